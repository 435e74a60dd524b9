//! A title below a gap with nothing beside it but its code: an objective that the office has yet to detail.
//!
//! Guaranteed: an objective is never lost for want of an indicator. Deliberately absent: any guess on a sentence, a
//! signature or a label, which are told and left out.

use std::collections::BTreeSet;

use super::super::super::source::SourceRow;
use super::super::super::source_cell::SourceCell;
use super::super::table::Table;
use super::super::vocabulary::Meaning;
use super::Walk;
use crate::words::fold;

/// Words of a title that stands where notes may stand as well, at least.
const FEWEST_WORDS: usize = 3;
/// Ends of the verbs with which titles of objectives begin, folded: «Attivare», «Dotarsi».
const ENDS_OF_VERBS: [&str; 7] = ["ARE", "ERE", "IRE", "RRE", "ARSI", "ERSI", "IRSI"];
/// Ends of the nouns with which the others do: «Attivazione», «Potenziamento».
const ENDS_OF_NOUNS: [&str; 4] = ["ZIONE", "SIONE", "MENTO", "TURA"];
/// Beginnings of notes, labels and names of persons.
#[rustfmt::skip]
const OF_NOTES: [&str; 25] = [
    "NOTA", "NOTE", "DATA", "LUOGO", "FONTE", "PAGINA", "PAG", "VEDI", "ALLEGATO", "ALLEGATI", "VISTO", "VISTA", "DELIBERA",
    "DELIBERAZIONE", "DETERMINA", "DETERMINAZIONE", "VERBALE", "DOCUMENTO", "DOTT", "DR", "ING", "ARCH", "AVV", "GEOM",
    "RAG",
];

impl Walk<'_> {
    /// Whether a row names an objective of the table and says nothing else of it.
    pub(super) fn is_bare_objective(&self, table: &Table, row: &SourceRow) -> bool {
        let Some(column) = table.column(Meaning::Title) else { return false };
        let filled = |column: u32| row.cells.get(&column).filter(|cell| !cell.is_blank() && !cell.is_from_above);
        let is_wide = |cell: &SourceCell| cell.spread.is_some_and(|(first, last)| last > first);
        let Some(title) = filled(column).filter(|cell| !is_wide(cell)) else { return false };
        let code = table.column(Meaning::Code).and_then(filled);
        let beside = row.cells.iter().filter(|(own, cell)| **own != column && !cell.is_blank() && !cell.is_from_above);
        let is_alone = beside.count() == usize::from(code.is_some());
        if !is_alone || !is_of_objectives(title.words()) {
            return false;
        }
        match code {
            Some(code) => self.goes_on_with_codes(code.words()),
            // Free texts stand in the first column.
            None => table.roles.keys().next() != Some(&column) || begins_as_objective(title.words()),
        }
    }

    /// Whether a code is written as those of the table above, and is none of them.
    fn goes_on_with_codes(&self, code: &str) -> bool {
        let number = self.table.as_ref().map(|(number, _)| *number);
        let above = self.into.found.iter().chain(&self.current).filter(|found| Some(found.table) == number);
        let codes: BTreeSet<&str> =
            above.map(|found| found.text(Meaning::Code)).filter(|text| !text.is_empty()).collect();
        !codes.contains(code) && codes.iter().any(|own| shape(own) == shape(code))
    }
}

/// Whether a text may be the title of an objective: some words, and neither a sentence nor a note.
fn is_of_objectives(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    let words = folded.split(' ').count();
    let is_verb = ends_with(first, &ENDS_OF_VERBS);
    let is_long_enough = words >= FEWEST_WORDS || words > 1 && is_verb;
    // «Approvazione: delibera n. 12» is a note on the plan, «Approvazione del regolamento» an objective.
    let is_dated = || !is_verb && text.contains(|c: char| c.is_ascii_digit() || c == ':');
    is_long_enough
        && !OF_NOTES.contains(&first)
        && !is_dated()
        && !text.ends_with(['.', ':'])
        && text.starts_with(char::is_uppercase)
}

/// Whether a text begins as titles do: with what is to be done.
fn begins_as_objective(text: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next().unwrap_or_default();
    ends_with(first, &ENDS_OF_VERBS) || ends_with(first, &ENDS_OF_NOUNS)
}

fn ends_with(word: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

/// How a code is written: «OB.12» and «OB.3» alike, `OB.9`.
fn shape(code: &str) -> String {
    let mut shape: Vec<char> =
        code.chars().map(|c| if c.is_ascii_digit() { '9' } else { c.to_ascii_uppercase() }).collect();
    shape.dedup_by(|right, left| *left == '9' && *right == '9');
    shape.into_iter().collect()
}
