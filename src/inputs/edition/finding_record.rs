//! A finding about a file that is not kept, as `edizione.json` holds it.

use serde::{Deserialize, Serialize};

use crate::domain::{Place, Position};
use crate::finding::{Code, Finding, Severity};

/// A finding, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRecord {
    codice: String,
    gravita: RecordedSeverity,
    messaggio: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    posizione: Option<RecordedPlace>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trovato: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    atteso: Option<String>,
}

/// The words of [`Severity`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum RecordedSeverity {
    #[serde(rename = "nota")]
    Note,
    #[serde(rename = "avviso")]
    Warning,
    #[serde(rename = "blocca")]
    Blocking,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecordedPlace {
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    foglio: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    punto: Option<RecordedPosition>,
}

/// A spot within a file; absent for the whole of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum RecordedPosition {
    /// Row and column, from zero.
    #[serde(rename = "cella")]
    Cell(u32, u32),
    #[serde(rename = "tabella")]
    Table,
    #[serde(rename = "sopra_tabella")]
    AboveTable,
    /// Row and column of a table of a text document, from zero.
    #[serde(rename = "cella_di_tabella")]
    TableCell(u32, u32),
    #[serde(rename = "paragrafo")]
    Paragraph(u32),
    #[serde(rename = "riga")]
    Line(u32),
    #[serde(rename = "chiave")]
    Key(String),
}

impl From<&Finding> for FindingRecord {
    fn from(finding: &Finding) -> Self {
        Self {
            codice: finding.code.id.to_owned(),
            gravita: match finding.code.severity {
                Severity::Note => RecordedSeverity::Note,
                Severity::Warning => RecordedSeverity::Warning,
                Severity::Blocking => RecordedSeverity::Blocking,
            },
            messaggio: finding.message.clone(),
            posizione: finding.place.as_ref().map(RecordedPlace::from),
            trovato: finding.found.clone(),
            atteso: finding.expected.clone(),
        }
    }
}

impl FindingRecord {
    /// The finding, by a code of the program; `None` for one that this program does not know.
    pub fn finding(&self, codes: impl IntoIterator<Item = Code>) -> Option<Finding> {
        let code = codes.into_iter().find(|code| code.id == self.codice)?;
        let severity = match self.gravita {
            RecordedSeverity::Note => Severity::Note,
            RecordedSeverity::Warning => Severity::Warning,
            RecordedSeverity::Blocking => Severity::Blocking,
        };
        Some(Finding {
            code: code.with_severity(severity),
            message: self.messaggio.clone(),
            place: self.posizione.as_ref().map(RecordedPlace::place),
            found: self.trovato.clone(),
            expected: self.atteso.clone(),
        })
    }
}

impl From<&Place> for RecordedPlace {
    fn from(place: &Place) -> Self {
        let punto = match &place.position {
            Position::Whole => None,
            Position::Cell { row, column } => Some(RecordedPosition::Cell(*row, *column)),
            Position::Table => Some(RecordedPosition::Table),
            Position::AboveTable => Some(RecordedPosition::AboveTable),
            Position::TableCell { row, column } => Some(RecordedPosition::TableCell(*row, *column)),
            Position::Paragraph(paragraph) => Some(RecordedPosition::Paragraph(*paragraph)),
            Position::Line(line) => Some(RecordedPosition::Line(*line)),
            Position::Key(key) => Some(RecordedPosition::Key(key.to_string())),
        };
        Self { file: place.file.to_string(), foglio: place.sheet.as_deref().map(str::to_owned), punto }
    }
}

impl RecordedPlace {
    fn place(&self) -> Place {
        let position = match &self.punto {
            None => Position::Whole,
            Some(RecordedPosition::Cell(row, column)) => Position::Cell { row: *row, column: *column },
            Some(RecordedPosition::Table) => Position::Table,
            Some(RecordedPosition::AboveTable) => Position::AboveTable,
            Some(RecordedPosition::TableCell(row, column)) => Position::TableCell { row: *row, column: *column },
            Some(RecordedPosition::Paragraph(paragraph)) => Position::Paragraph(*paragraph),
            Some(RecordedPosition::Line(line)) => Position::Line(*line),
            Some(RecordedPosition::Key(key)) => Position::Key(key.as_str().into()),
        };
        Place { file: self.file.as_str().into(), sheet: self.foglio.as_deref().map(Into::into), position }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: Code = Code::note("X001", "prova");

    #[test]
    fn a_finding_reads_back_as_it_was() {
        let sheet = Place::sheet("individuale/2024.xlsx", "Foglio1");
        for place in [
            sheet.at_cell(3, 2),
            sheet.at_line(7),
            Place::file("testi/2024/contesto.docx").at_paragraph(3),
            sheet.clone(),
            Place::table("piano/piano.docx", "tabella 3"),
            Place::table("piano/piano.docx", "tabella 3").at_cell(4, 1),
            Place::table("piano/piano.docx", "tabella 3").above_table(),
            Place { position: Position::Key("ente.nome".into()), ..Place::file("relazione.toml") },
        ] {
            let finding = Finding::new(CODE.with_severity(Severity::Blocking), "Messaggio.").at(place).found("x");
            let json = serde_json::to_vec(&FindingRecord::from(&finding)).unwrap();
            let record: FindingRecord = serde_json::from_slice(&json).unwrap();
            assert_eq!(record.finding([CODE]), Some(finding));
            assert_eq!(record.finding([]), None, "a code of another program");
        }
    }
}
