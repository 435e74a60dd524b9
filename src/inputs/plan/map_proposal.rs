//! `importa --proponi-mappa`: a commented map of what was recognised, for the office to correct.
//!
//! Guaranteed: applied as it is, it changes nothing of what is read. A heading that its header makes mean something
//! else than its words is left to the program, with what it was taken for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::column_map::{IGNORED, UNDECIDED};
use super::shapes;
use super::shapes::card_titles;
use super::shapes::heading::Heading;
use super::shapes::headings_read::{HeadingsRead, alone, in_words, labels_of};
use super::shapes::vocabulary::{Meaning, VOCABULARY};
use super::source::{SourceRow, SourceSheet};
use crate::domain::column_letters;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// A heading less sure than this is left to the office.
const LEAST: u32 = 50;
/// Labels of a sheet of cards, at least, and the words of one that nobody knows, at most.
const FEWEST_LABELS: usize = 2;
const MOST_WORDS_OF_LABEL: usize = 6;
/// Rows of a sheet among which its header is looked for.
const MOST_ROWS: usize = 60;

/// A heading of the file, with what it is taken for wherever it stands.
struct Proposal {
    text: String,
    /// Where it stands first.
    place: String,
    /// What it says by itself, and how surely.
    alone: Option<(String, u32)>,
    /// What its headers take it for.
    read: Vec<String>,
}

impl Proposal {
    /// Its line of the map: what it says by itself, where no header reads it otherwise.
    fn line(&self) -> String {
        let (value, said) = match (&self.alone, self.read.as_slice()) {
            (Some((words, sure)), read) if read.iter().all(|read| read == words) => {
                (words.as_str(), format!("sicurezza {sure}"))
            }
            (_, []) => (UNDECIDED, "non riconosciuta".to_owned()),
            (_, read) => (UNDECIDED, format!("letta come {}", read.join("; "))),
        };
        format!("{} = {}    # {}; {said}", quoted(&self.text), quoted(value), self.place)
    }
}

/// The map of these sheets.
pub(super) fn propose(sheets: &[SourceSheet], file: &str, catalogue: &Catalogue) -> String {
    let labels: Vec<&str> = VOCABULARY.iter().map(|entry| entry.label).collect();
    let mut text = format!(
        "# Mappa delle colonne di {file}.\n\
         # A sinistra l’intestazione com’è nel file, a destra che cosa contiene. Correggere la parte destra e poi:\n\
         #   relazione importa {file} --mappa QUESTO_FILE\n\
         # Sono ammessi: {}.\n\
         # «valore atteso 2025» aggiunge l’anno; «{IGNORED}» non legge la colonna; «{UNDECIDED}» lascia decidere al programma.\n\n\
         # anno = 2025                     # l’anno di ciò che non lo dice\n\
         # fogli_esclusi = [\"Note\"]\n\
         # righe_escluse = [\"Riepilogo\"]   # righe che cominciano così\n\
         # righe_titolo = [\"Intervento\"]   # righe che danno il titolo di un obiettivo, e cominciano così\n\
         # codice = \"OB.MM.PP.*\"           # dove stanno missione e programma nel codice dell’ufficio\n\n\
         # [costanti]                      # ciò che vale per tutti gli obiettivi\n\
         # ufficio = \"Settore Tecnico\"\n\n\
         # [settori]                       # il programma, o trasversale, proposto a chi non ne ha uno\n\
         # \"Settore Tecnico\" = \"01.06\"\n\n",
        labels.join(", ")
    );
    text.push_str("[intestazione]                    # la riga delle intestazioni di ogni foglio\n");
    let mut proposals = Proposals::default();
    for sheet in sheets {
        let Some((index, row)) = header_of(sheet) else { continue };
        let year = shapes::year_of(sheet, file);
        let read = HeadingsRead::of(sheet, year, catalogue);
        let stands_in_a_header = row.cells.keys().any(|column| read.role(index, *column).is_some());
        if !stands_in_a_header && (shapes::has_cards(sheet) || is_labelled(sheet)) {
            proposals.add_labels(sheet);
            continue;
        }
        if let Some(line) = row.place.row() {
            let _ = writeln!(text, "{} = {}", quoted(&sheet.name), line + 1);
        }
        for (column, cell) in row.cells.iter().filter(|(_, cell)| !cell.is_blank()) {
            let role = read.role(index, *column).map(|role| in_words(role.meaning, role.year));
            proposals.add(cell.words(), &format!("{}, colonna {}", sheet.name, column_letters(*column)), role);
        }
    }
    text.push_str("\n[colonne]\n");
    for proposal in proposals.all {
        let _ = writeln!(text, "{}", proposal.line());
    }
    text
}

/// Whether a sheet has labels with their values, though none that names an objective.
fn is_labelled(sheet: &SourceSheet) -> bool {
    let labels: BTreeSet<String> = sheet.rows.iter().flat_map(labels_of).map(|(_, label)| fold(&label)).collect();
    labels.len() >= FEWEST_LABELS
}

/// The headings of a file in their order, each once.
#[derive(Default)]
struct Proposals {
    all: Vec<Proposal>,
    known: BTreeMap<String, usize>,
}

impl Proposals {
    /// Cards have labels, each beside its value or above it, and no row of headings. Those that nobody knows may be what
    /// the office calls its objectives.
    fn add_labels(&mut self, sheet: &SourceSheet) {
        let named = card_titles::title_label(sheet);
        for row in &sheet.rows {
            let known: BTreeMap<String, String> = labels_of(row)
                .into_iter()
                .map(|(place, label)| (label, place.column().map(column_letters).unwrap_or_default()))
                .collect();
            for (column, label) in card_titles::labels_in(row) {
                let is_read = known.contains_key(&label);
                if !is_read && label.split_whitespace().count() > MOST_WORDS_OF_LABEL {
                    continue;
                }
                let read = match &named {
                    Some(named) if fold(&label) == *named => Some(Meaning::Title.label().to_owned()),
                    _ => None,
                };
                self.add_label(&label, &format!("{}, colonna {}", sheet.name, column_letters(column)), read, is_read);
            }
            for (label, letter) in known {
                self.add_label(&label, &format!("{}, colonna {letter}", sheet.name), None, true);
            }
        }
    }

    /// A label that is not sure enough to be read as one is left to the office, with what it is taken for.
    fn add_label(&mut self, label: &str, place: &str, read: Option<String>, is_read: bool) {
        self.add(label, place, read);
        if let Some(proposal) = self.known.get(&fold(label)).and_then(|index| self.all.get_mut(*index))
            && !is_read
        {
            proposal.alone = None;
        }
    }

    fn add(&mut self, text: &str, place: &str, read: Option<String>) {
        let new = self.all.len();
        let index = *self.known.entry(fold(text)).or_insert(new);
        if index == new {
            let (text, place) = (text.to_owned(), place.to_owned());
            self.all.push(Proposal { alone: alone(&text), text, place, read: Vec::new() });
        }
        let own = &mut self.all[index].read;
        own.extend(read.filter(|read| !own.contains(read)));
    }
}

/// The row of a sheet with most known headings; none where no row has two.
pub(super) fn header_of(sheet: &SourceSheet) -> Option<(usize, &SourceRow)> {
    let known = |(_, row): &(usize, &SourceRow)| {
        let cells = row.beginning();
        cells.filter(|(_, cell)| !cell.is_a_value() && Heading::of(cell.words()).strength() >= LEAST).count()
    };
    let filled = |row: &SourceRow| row.cells.values().filter(|cell| !cell.is_blank()).count();
    let rows = sheet.rows[..sheet.rows.len().min(MOST_ROWS)].iter().enumerate().filter(|(_, row)| filled(row) >= 2);
    // Of rows that know as many, the first: headings stand above what they head.
    rows.rev().max_by_key(known)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
