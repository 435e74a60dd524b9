//! A map applied to a plan: headings get the words of the vocabulary, what it leaves out is told.

use std::collections::BTreeSet;

use super::{ColumnMap, Said, is_letter};
use crate::domain::{Place, Position};
use crate::finding::Finding;
use crate::inputs::plan::plan_codes;
use crate::inputs::plan::shapes::heading::SURE_BESIDE_A_VALUE;
use crate::inputs::plan::shapes::headings_read::{HeadingsRead, alone, in_words, labels_of};
use crate::inputs::plan::shapes::label_text::at_colon;
use crate::inputs::plan::source::{SourceRow, SourceSheet};
use crate::inputs::plan::source_cell::SourceCell;
use crate::words::fold;

/// Whether a map changed anything of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inputs::plan) enum Applied {
    Something,
    Nothing,
}

/// By what a map knows the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Words,
    WordsOrLetter,
}

impl ColumnMap {
    /// Whether a map that is kept from an earlier plan is about this one: it names something of it, or nothing of any
    /// plan but what holds for all.
    pub(in crate::inputs::plan) fn is_about(&self, sheets: &[SourceSheet]) -> bool {
        let names_nothing = self.names().next().is_none() && self.letters.is_empty() && self.offices.is_empty();
        names_nothing && self.says_of_all() || self.moved_to(&texts_of(sheets)).0.names_any_of(sheets)
    }

    /// Whether any heading, sheet or office that the map names is in a plan: a map of another plan is none of its
    /// business.
    pub(in crate::inputs::plan) fn names_any_of(&self, sheets: &[SourceSheet]) -> bool {
        let has_heading = |cell: &SourceCell| {
            let folded = fold(cell.words());
            self.columns.contains_key(&folded) || self.offices.contains_key(&folded)
        };
        let is_named = |name: &String| self.headers.contains_key(name) || self.sheets_left_out.contains(name);
        sheets.iter().any(|sheet| {
            !sheet.name.is_empty() && is_named(&fold(&sheet.name))
                || sheet.rows.iter().flat_map(|row| row.cells.values()).any(has_heading)
        })
    }

    /// Whether the map says what may hold for any plan of the entity; a year is that of one plan.
    fn says_of_all(&self) -> bool {
        !self.constants.is_empty()
            || self.code.is_some()
            || !self.title_rows.is_empty()
            || !self.rows_left_out.is_empty()
    }

    /// Gives headings their new words and leaves out what the map leaves out; a heading that is read so anyway, as
    /// `read` tells of each sheet, stays as it is. A map of another year goes with the years of the plan.
    pub(in crate::inputs::plan) fn apply(
        &self,
        sheets: &mut Vec<SourceSheet>,
        read: impl Fn(&SourceSheet) -> HeadingsRead,
        findings: &mut Vec<Finding>,
    ) -> Applied {
        let texts = texts_of(sheets);
        let (own, told) = self.moved_to(&texts);
        findings.extend(told);
        let unknown = own.not_of_the_plan(sheets, &texts);
        let applied = own.apply_as_it_is(sheets, read, findings);
        findings.extend(unknown);
        applied
    }

    fn apply_as_it_is(
        &self,
        sheets: &mut Vec<SourceSheet>,
        read: impl Fn(&SourceSheet) -> HeadingsRead,
        findings: &mut Vec<Finding>,
    ) -> Applied {
        let told_before = findings.len();
        sheets.retain(|sheet| {
            let is_left_out = self.sheets_left_out.contains(&fold(&sheet.name));
            if is_left_out {
                let message = format!("Il foglio «{}» non è importato: così dice la mappa", sheet.name);
                findings.push(Finding::new(plan_codes::IGNORED_SHEET, message).at(sheet.place.clone()));
            }
            !is_left_out
        });
        for sheet in sheets {
            let header = self.headers.get(&fold(&sheet.name)).copied();
            sheet.rows.retain(|row| !self.leaves_out(row, findings));
            self.title_rows.name(sheet, &self.file, findings);
            let read = read(sheet);
            let line = header.and_then(|header| header.checked_sub(1));
            let heads = |row: &&SourceRow| line.is_some() && row.place.row() == line;
            let headings: BTreeSet<String> = sheet.rows.iter().filter(heads).flat_map(folded_texts).collect();
            for (index, row) in sheet.rows.iter_mut().enumerate() {
                // The header again, further down, is read as it is above.
                let by = match header {
                    None => By::Words,
                    Some(_) if row.place.row() == line => By::WordsOrLetter,
                    Some(_) if folded_texts(row).all(|text| headings.contains(&text)) => By::WordsOrLetter,
                    Some(_) => continue,
                };
                let is_read_so = |column: u32, cell: &SourceCell, words: &str| match read.role(index, column) {
                    Some(role) => in_words(role.meaning, role.year) == words,
                    None => is_label_of(cell.words(), words),
                };
                self.rename(row, by, is_read_so, findings);
            }
        }
        if findings.len() > told_before { Applied::Something } else { Applied::Nothing }
    }

    /// What the map names and the plan does not have: a slip of the pen, or a heading that changed since.
    fn not_of_the_plan(&self, sheets: &[SourceSheet], texts: &BTreeSet<String>) -> Vec<Finding> {
        let names: BTreeSet<String> = sheets.iter().map(|sheet| fold(&sheet.name)).collect();
        let told = |what: &str, name: &str, key: &str| {
            let message = format!("La mappa nomina {what} «{name}», che il piano non ha");
            let place = Place { position: Position::Key(key.into()), ..Place::file(self.file.as_str()) };
            let finding = Finding::new(plan_codes::NOT_OF_THE_PLAN, message).at(place).found(name);
            finding.expected("il nome com’è scritto nel file del piano")
        };
        let columns = self.written.iter().filter(|name| !is_letter(name) && !texts.contains(&fold(name)));
        let columns = columns.map(|name| told("la colonna", name, "colonne"));
        let sheets = self.sheets_left_out.iter().filter(|name| !names.contains(*name));
        columns.chain(sheets.map(|name| told("il foglio", name, "fogli_esclusi"))).collect()
    }

    fn leaves_out(&self, row: &SourceRow, findings: &mut Vec<Finding>) -> bool {
        let Some(first) = row.cells.values().find(|cell| !cell.is_blank()) else { return false };
        let folded = fold(first.words());
        let is_left_out = self.rows_left_out.iter().any(|start| !start.is_empty() && folded.starts_with(start));
        if is_left_out {
            let message = "Riga non importata: così dice la mappa";
            let finding = Finding::new(plan_codes::IGNORED_ROW, message).at(row.place.clone());
            // Whatever else stands in the row, an indicator with its target, is left out with it.
            let texts: Vec<&str> = row.beginning().map(|(_, cell)| cell.words()).collect();
            findings.push(finding.found(texts.join(" | ")));
        }
        is_left_out
    }

    fn rename(
        &self,
        row: &mut SourceRow,
        by: By,
        is_read_so: impl Fn(u32, &SourceCell, &str) -> bool,
        findings: &mut Vec<Finding>,
    ) {
        // A heading «N» is no column N, and «N.» neither.
        let headings: BTreeSet<String> =
            row.cells.values().map(|cell| cell.words().to_owned()).filter(|words| is_letter(words)).collect();
        for (&column, cell) in row.cells.iter_mut().filter(|(_, cell)| !cell.is_blank()) {
            let letter = crate::domain::column_letters(column);
            let is_of_column = by == By::WordsOrLetter && !headings.contains(&letter);
            let by_letter = self.letters.get(&letter).filter(|_| is_of_column);
            let by_itself = self.letters.get(cell.words()).filter(|_| by == By::WordsOrLetter);
            let by_words = || self.columns.get(&fold(cell.words()));
            let Some(words) = by_letter.or(by_itself).or_else(by_words) else {
                self.rename_label(cell, findings);
                continue;
            };
            if matches!(words, Said::Read(words) if is_read_so(column, cell, words)) {
                continue;
            }
            let new = match words {
                Said::Read(words) => words.clone(),
                Said::LeftOut => String::new(),
            };
            findings.push(self.mapped(cell, words));
            cell.rewrite(&new);
        }
    }

    /// «Peso: 50»: a label in one cell with its value.
    fn rename_label(&self, cell: &mut SourceCell, findings: &mut Vec<Finding>) {
        let Some((label, value)) = at_colon(cell.words()) else { return };
        let Some(words) = self.columns.get(&fold(label)) else { return };
        let new = match words {
            Said::Read(words) if is_label_of(label, words) => return,
            Said::Read(words) => format!("{words}: {}", value.trim()),
            Said::LeftOut => String::new(),
        };
        findings.push(self.mapped(cell, words));
        cell.rewrite(&new);
    }

    /// What is told of a heading that is read as the map says.
    fn mapped(&self, cell: &SourceCell, words: &Said) -> Finding {
        let place = Place { position: Position::Key("colonne".into()), ..Place::file(self.file.as_str()) };
        let said = match words {
            Said::Read(words) => words.as_str(),
            Said::LeftOut => "non letta",
        };
        let message = format!("Colonna letta come dice la mappa ({place}): {said}");
        Finding::new(plan_codes::MAPPED, message).at(cell.place.clone()).found(cell.words())
    }
}

/// Whether a label is read so without a map: one that is less sure than a label must be is not.
fn is_label_of(label: &str, words: &str) -> bool {
    alone(label).is_some_and(|(own, sure)| own == words && sure >= SURE_BESIDE_A_VALUE)
}

/// All texts of a plan, folded: names of sheets, cells, labels with their values in one cell.
fn texts_of(sheets: &[SourceSheet]) -> BTreeSet<String> {
    let rows = || sheets.iter().flat_map(|sheet| &sheet.rows);
    let labels = rows().flat_map(labels_of).map(|(_, label)| fold(&label));
    let names = sheets.iter().map(|sheet| fold(&sheet.name));
    rows().flat_map(folded_texts).chain(labels).chain(names).collect()
}

fn folded_texts(row: &SourceRow) -> impl Iterator<Item = String> + '_ {
    row.cells.values().filter(|cell| !cell.is_blank()).map(|cell| fold(cell.words()))
}
