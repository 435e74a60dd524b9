//! `mappa.toml`: what an office says of the columns of its plan, where their words are not enough.
//!
//! A map gives headings the words of the vocabulary, so that everything after it is the same as for a plan that has
//! them. Guaranteed: a key that means nothing is told with its line; what the map leaves out of a plan is a finding.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::cross_cutting;
use super::plan_codes;
use super::shapes::heading::Heading;
use super::shapes::headings_read::{HeadingsRead, alone, in_words, labels_of};
use super::shapes::vocabulary::{Meaning, VOCABULARY};
use super::source::{SourceRow, SourceSheet};
use super::source_cell::SourceCell;
use super::title_rows::TitleRows;
use crate::domain::{MissionCode, Place, Placement, Position, ProgrammeCode, Year};
use crate::finding::Finding;
use crate::inputs::keys::{self, KeyError};
use crate::words::fold;

/// The word for a column that is not to be read.
pub(super) const IGNORED: &str = "ignora";
/// The word for a column of which nobody has said anything yet.
pub(super) const UNDECIDED: &str = "?";

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    anno: Option<u16>,
    #[serde(default)]
    fogli_esclusi: Vec<String>,
    #[serde(default)]
    righe_escluse: Vec<String>,
    #[serde(default)]
    righe_titolo: Vec<String>,
    #[serde(default)]
    costanti: BTreeMap<String, String>,
    #[serde(default)]
    intestazione: BTreeMap<String, u32>,
    #[serde(default)]
    colonne: BTreeMap<String, String>,
    #[serde(default)]
    settori: BTreeMap<String, String>,
    codice: Option<String>,
}

/// A map, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMap {
    /// Its file.
    pub file: String,
    /// The year of what names none.
    pub year: Option<Year>,
    /// What holds for every objective.
    pub(super) constants: Vec<(Meaning, String)>,
    /// What an office's objectives belong to, by the folded name of the office.
    pub(super) offices: BTreeMap<String, Placement>,
    code: Option<CodePattern>,
    sheets_left_out: Vec<String>,
    rows_left_out: Vec<String>,
    /// What the lines that name an objective begin with.
    title_rows: TitleRows,
    headers: BTreeMap<String, u32>,
    /// What is said of each column, by folded heading or by letter.
    columns: BTreeMap<String, Said>,
    /// The names of those columns as the map writes them.
    written: Vec<String>,
}

/// Whether a map changed anything of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Applied {
    Something,
    Nothing,
}

/// By what a map knows the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Words,
    WordsOrLetter,
}

/// What a map says of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// It is read under these words of the vocabulary.
    Read(String),
    /// It is not read.
    LeftOut,
}

/// Where the digits of missione and programma stand in an office's code: `OB.MM.PP.*`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CodePattern(Vec<char>);

impl CodePattern {
    /// The programme in a code of this form.
    fn programme(&self, code: &str) -> Option<ProgrammeCode> {
        let (mut mission, mut number) = (String::new(), String::new());
        let mut letters = code.trim().chars();
        for expected in &self.0 {
            if *expected == '*' {
                break;
            }
            let letter = letters.next()?;
            match expected {
                'M' => mission.push(letter),
                'P' => number.push(letter),
                'n' if letter.is_ascii_digit() => {}
                other if *other == letter => {}
                _ => return None,
            }
        }
        Some(ProgrammeCode { mission: MissionCode(mission.parse().ok()?), number: number.parse().ok()? })
    }
}

impl ColumnMap {
    /// Reads a map; `file` names it in findings.
    ///
    /// # Errors
    /// [`KeyError`] with the line of the first key or value that means nothing.
    pub fn parse(text: &str, file: &str) -> Result<Self, KeyError> {
        let raw: Raw = keys::read(text)?;
        let mut columns = BTreeMap::new();
        for (key, value) in raw.colonne.iter().filter(|(_, value)| *value != UNDECIDED) {
            let words = new_words(value)
                .ok_or_else(|| KeyError::impossible(text, &["colonne", key], &unknown_meaning(value)))?;
            if is_letter(key) && raw.intestazione.is_empty() {
                let message = "per una colonna indicata con la lettera serve la riga in [intestazione], per esempio \
                               \"PEG 2025\" = 4";
                return Err(KeyError::impossible(text, &["colonne", key], message));
            }
            let key = if is_letter(key) { key.clone() } else { fold(key) };
            columns.insert(key, words);
        }
        let written = raw.colonne.iter().filter(|(_, value)| *value != UNDECIDED).map(|(key, _)| key.clone()).collect();
        let mut constants = Vec::new();
        for (key, value) in raw.costanti {
            let meaning = meaning_of(&key).filter(|meaning| !meaning.is_by_year());
            let message = || unknown_meaning(&key);
            let meaning = meaning.ok_or_else(|| KeyError::impossible(text, &["costanti", &key], &message()))?;
            constants.push((meaning, value));
        }
        let mut offices = BTreeMap::new();
        for (office, code) in &raw.settori {
            let message = "serve un programma nella forma MM.PP, come \"01.02\", oppure \"trasversale\"";
            let cross_cutting = Some(Placement::CrossCutting).filter(|_| cross_cutting::is_said(code));
            let placement = cross_cutting.or_else(|| code.parse().ok().map(Placement::Programme));
            let placement = placement.ok_or_else(|| KeyError::impossible(text, &["settori", office], message))?;
            offices.insert(fold(office), placement);
        }
        let code = raw.codice.map(|pattern| CodePattern(pattern.chars().collect()));
        let is_pattern = |pattern: &CodePattern| ['M', 'P'].iter().all(|letter| pattern.0.contains(letter));
        if code.as_ref().is_some_and(|pattern| !is_pattern(pattern)) {
            let message = "serve un modello con MM e PP dove stanno missione e programma, per esempio \"OB.MM.PP.*\"";
            return Err(KeyError::impossible(text, &["codice"], message));
        }
        Ok(Self {
            file: file.to_owned(),
            year: raw.anno.map(Year),
            constants,
            offices,
            code,
            sheets_left_out: raw.fogli_esclusi.iter().map(|name| fold(name)).collect(),
            rows_left_out: raw.righe_escluse.iter().map(|start| fold(start)).collect(),
            title_rows: TitleRows::of(&raw.righe_titolo),
            headers: raw.intestazione.into_iter().map(|(sheet, row)| (fold(&sheet), row)).collect(),
            columns,
            written,
        })
    }

    /// The programme in an office's code, if the map says where it stands.
    pub(super) fn programme_in(&self, code: &str) -> Option<ProgrammeCode> {
        self.code.as_ref()?.programme(code)
    }

    /// Whether any heading, sheet or office that the map names is in a plan: a map of another plan is none of its
    /// business.
    pub(super) fn is_about(&self, sheets: &[SourceSheet]) -> bool {
        let has_heading = |cell: &SourceCell| {
            let folded = fold(cell.words());
            self.columns.contains_key(&folded) || self.offices.contains_key(&folded)
        };
        sheets.iter().any(|sheet| {
            !sheet.name.is_empty() && self.headers.contains_key(&fold(&sheet.name))
                || sheet.rows.iter().flat_map(|row| row.cells.values()).any(has_heading)
        })
    }

    /// Whether the map says what no heading does: a year, a constant, a programme.
    pub(super) fn says_more(&self) -> bool {
        self.year.is_some()
            || !self.title_rows.is_empty()
            || !self.constants.is_empty()
            || !self.offices.is_empty()
            || self.code.is_some()
    }

    /// Gives headings their new words and leaves out what the map leaves out; a heading that is read so anyway, as
    /// `read` tells of each sheet, stays as it is.
    pub(super) fn apply(
        &self,
        sheets: &mut Vec<SourceSheet>,
        read: impl Fn(&SourceSheet) -> HeadingsRead,
        findings: &mut Vec<Finding>,
    ) -> Applied {
        let unknown = self.not_of_the_plan(sheets);
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
                    None => alone(cell.words()).is_some_and(|(own, _)| own == words),
                };
                self.rename(row, by, is_read_so, findings);
            }
        }
        let applied = if findings.len() > told_before { Applied::Something } else { Applied::Nothing };
        findings.extend(unknown);
        applied
    }

    /// What the map names and the plan does not have: a slip of the pen, or a heading that changed since.
    fn not_of_the_plan(&self, sheets: &[SourceSheet]) -> Vec<Finding> {
        let rows = || sheets.iter().flat_map(|sheet| &sheet.rows);
        let labels = rows().flat_map(labels_of).map(|(_, label)| fold(&label));
        let texts: BTreeSet<String> = rows().flat_map(folded_texts).chain(labels).collect();
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
            findings.push(finding.found(first.words()));
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
        for (&column, cell) in row.cells.iter_mut().filter(|(_, cell)| !cell.is_blank()) {
            let letter = crate::domain::column_letters(column);
            let by_letter = (by == By::WordsOrLetter).then(|| self.columns.get(&letter)).flatten();
            let Some(words) = by_letter.or_else(|| self.columns.get(&fold(cell.words()))) else {
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
            rewrite(cell, &new);
        }
    }

    /// «Peso: 50»: a label in one cell with its value.
    fn rename_label(&self, cell: &mut SourceCell, findings: &mut Vec<Finding>) {
        let Some((label, value)) = cell.words().split_once(':') else { return };
        let Some(words) = self.columns.get(&fold(label)) else { return };
        let new = match words {
            Said::Read(words) if alone(label).is_some_and(|(own, _)| own == *words) => return,
            Said::Read(words) => format!("{words}: {}", value.trim()),
            Said::LeftOut => String::new(),
        };
        findings.push(self.mapped(cell, words));
        rewrite(cell, &new);
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

/// Gives a cell other words, and leaves it where it is.
fn rewrite(cell: &mut SourceCell, words: &str) {
    let (spread, is_from_above, is_hidden) = (cell.spread, cell.is_from_above, cell.is_hidden);
    *cell = SourceCell { spread, is_from_above, is_hidden, ..SourceCell::text(words, cell.place.clone()) };
}

fn folded_texts(row: &SourceRow) -> impl Iterator<Item = String> + '_ {
    row.cells.values().filter(|cell| !cell.is_blank()).map(|cell| fold(cell.words()))
}

/// `A`, `AB`: a column by its letter.
fn is_letter(key: &str) -> bool {
    (1..=2).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What a value of the map says.
fn new_words(value: &str) -> Option<Said> {
    if fold(value) == fold(IGNORED) {
        return Some(Said::LeftOut);
    }
    Some(Said::Read(in_words(meaning_of(value)?, Heading::of(value).year)))
}

/// The meaning that a label names, with or without a year.
fn meaning_of(value: &str) -> Option<Meaning> {
    let folded = fold(value);
    let bare = folded.rsplit_once(' ').filter(|(_, year)| year.len() == 4 && year.parse::<u16>().is_ok());
    let bare = bare.map_or(folded.as_str(), |(label, _)| label);
    VOCABULARY.iter().find(|entry| fold(entry.label) == bare).map(|entry| entry.meaning)
}

fn unknown_meaning(value: &str) -> String {
    let labels: Vec<&str> = VOCABULARY.iter().map(|entry| entry.label).collect();
    format!("«{value}» non è una colonna di un piano; sono ammessi: {}, {IGNORED}", labels.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_the_vocabulary_reads_as_itself() {
        for entry in VOCABULARY.iter().filter(|entry| !matches!(entry.meaning, Meaning::Year | Meaning::Month)) {
            assert!(Heading::of(entry.label).is(entry.meaning), "{}: {:?}", entry.label, Heading::of(entry.label));
        }
        assert_eq!(new_words("valore atteso 2026"), Some(Said::Read("valore atteso 2026".to_owned())));
        assert_eq!(new_words("Ignora"), Some(Said::LeftOut));
        assert_eq!(new_words("boh"), None);
    }

    #[test]
    fn a_code_pattern_finds_the_programme() {
        let pattern = CodePattern("OB.MM.PP.*".chars().collect());
        assert_eq!(pattern.programme("OB.12.03.7"), Some(ProgrammeCode::new(12, 3)));
        assert_eq!(pattern.programme("X.12.03"), None);
    }

    #[test]
    fn what_a_map_cannot_mean_is_told_with_its_line() {
        for (text, line) in [
            ("[colonne]\n\"Voce\" = \"boh\"\n", 2),
            ("[colonne]\nB = \"peso\"\n", 2),
            ("codice = \"OB\"\n", 1),
            ("[settori]\nTecnico = \"dieci\"\n", 2),
            ("\n[costanti]\nvaligia = \"x\"\n", 3),
        ] {
            assert_eq!(ColumnMap::parse(text, "mappa.toml").unwrap_err().line, line, "{text}");
        }
    }
}
