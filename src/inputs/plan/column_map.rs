//! `mappa.toml`: what an office says of the columns of its plan, where their words are not enough.
//!
//! A map gives headings the words of the vocabulary, so that everything after it is the same as for a plan that has
//! them. Guaranteed: a key that means nothing is told with its line; what the map leaves out of a plan is a finding.

mod apply;
mod code_pattern;
mod constants;
mod labels;
mod moved;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cross_cutting;
use super::shapes::heading::Heading;
use super::shapes::headings_read::in_words;
use super::shapes::vocabulary::{Meaning, VOCABULARY};
use super::title_rows::TitleRows;
use crate::domain::{Place, Placement, Position, ProgrammeCode, Year};
use crate::inputs::keys::{self, KeyError};
use crate::words::fold;
pub(super) use apply::Applied;
use code_pattern::CodePattern;
use labels::meaning_of;

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
    /// What is said of each column, by folded heading.
    columns: BTreeMap<String, Said>,
    /// What is said of columns by their letters, or of headings that are written as one.
    letters: BTreeMap<String, Said>,
    /// The names of those columns as the map writes them.
    written: Vec<String>,
}

/// What a map says of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// It is read under these words of the vocabulary.
    Read(String),
    /// It is not read.
    LeftOut,
}

impl ColumnMap {
    /// Reads a map; `file` names it in findings.
    ///
    /// # Errors
    /// [`KeyError`] with the line of the first key or value that means nothing.
    pub fn parse(text: &str, file: &str) -> Result<Self, KeyError> {
        let raw: Raw = keys::read(text)?;
        let (mut columns, mut letters) = (BTreeMap::new(), BTreeMap::new());
        for (key, value) in raw.colonne.iter().filter(|(_, value)| *value != UNDECIDED) {
            let words = new_words(value)
                .ok_or_else(|| KeyError::impossible(text, &["colonne", key], &unknown_meaning(value)))?;
            if is_letter(key) && raw.intestazione.is_empty() {
                let message = "per una colonna indicata con la lettera serve la riga in [intestazione], per esempio \
                               \"PEG 2025\" = 4";
                return Err(KeyError::impossible(text, &["colonne", key], message));
            }
            if is_letter(key) {
                letters.insert(key.clone(), words);
            } else {
                columns.insert(fold(key), words);
            }
        }
        let written = raw.colonne.iter().filter(|(_, value)| *value != UNDECIDED).map(|(key, _)| key.clone()).collect();
        let constants = constants::read(text, raw.costanti)?;
        let mut offices = BTreeMap::new();
        for (office, code) in &raw.settori {
            let message = "serve un programma nella forma MM.PP, come \"01.02\", oppure \"trasversale\"";
            let cross_cutting = Some(Placement::CrossCutting).filter(|_| cross_cutting::is_said(code));
            let placement = cross_cutting.or_else(|| code.parse().ok().map(Placement::Programme));
            let placement = placement.ok_or_else(|| KeyError::impossible(text, &["settori", office], message))?;
            offices.insert(fold(office), placement);
        }
        let code = raw.codice.as_deref().map(CodePattern::parse);
        if code == Some(None) {
            let message = "serve un modello con MM e PP dove stanno missione e programma, per esempio \"OB.MM.PP.*\"";
            return Err(KeyError::impossible(text, &["codice"], message));
        }
        Ok(Self {
            file: file.to_owned(),
            year: raw.anno.map(Year),
            constants,
            offices,
            code: code.flatten(),
            sheets_left_out: raw.fogli_esclusi.iter().map(|name| fold(name)).collect(),
            rows_left_out: raw.righe_escluse.iter().map(|start| fold(start)).collect(),
            title_rows: TitleRows::of(&raw.righe_titolo),
            headers: raw.intestazione.into_iter().map(|(sheet, row)| (fold(&sheet), row)).collect(),
            columns,
            letters,
            written,
        })
    }

    /// The programme in an office's code, if the map says where it stands.
    pub(super) fn programme_in(&self, code: &str) -> Option<ProgrammeCode> {
        self.code.as_ref()?.programme(code)
    }

    /// Where the map says what holds for every objective.
    pub(super) fn place_of_constants(&self) -> Place {
        Place { position: Position::Key(constants::KEY.into()), ..Place::file(self.file.as_str()) }
    }

    /// Whether the map says what no heading does: a year, a constant, a programme.
    pub(super) fn says_more(&self) -> bool {
        self.year.is_some()
            || !self.title_rows.is_empty()
            || !self.constants.is_empty()
            || !self.offices.is_empty()
            || self.code.is_some()
    }
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
    fn what_a_map_cannot_mean_is_told_with_its_line() {
        for (text, line) in [
            ("[colonne]\n\"Voce\" = \"boh\"\n", 2),
            ("[colonne]\nB = \"peso\"\n", 2),
            ("codice = \"OB\"\n", 1),
            ("[settori]\nTecnico = \"dieci\"\n", 2),
            ("\n[costanti]\nvaligia = \"x\"\n", 3),
            ("[costanti]\n\"obiettivo operativo\" = \"x\"\n", 2),
            ("[costanti]\nufficio = \"x\"\npeso = \"molto\"\n", 3),
            ("[costanti]\nscadenza = \"presto\"\n", 2),
        ] {
            assert_eq!(ColumnMap::parse(text, "mappa.toml").unwrap_err().line, line, "{text}");
        }
    }
}
