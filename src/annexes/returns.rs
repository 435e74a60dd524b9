//! The workbook that goes back to an office: its cells to correct and to fill in, each with a link.
//!
//! A finding belongs to the office whose indicator stands in its row, else to the office
//! that alone filled in its file; what belongs to nobody goes into one workbook more, so
//! that no finding is lost on the way back.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Workbook, XlsxError};

use super::anomalies::place_cells;
use super::book::{finish, new_book};
use super::cell::Cell;
use super::styles::Styles;
use super::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::assessment::{Assessment, findings as codes};
use crate::domain::{Edition, Place, Position};
use crate::finding::{Finding, Severity};
use crate::progress::{Completeness, Missing, by_office};

const TO_CORRECT: &str = "Da correggere";
const TO_FILL_IN: &str = "Da compilare";

const CORRECTION_COLUMNS: [Column; 8] = [
    column("Gravità", 11),
    column("Codice", 10),
    column("Che cosa", 52),
    column("File", 36),
    column("Foglio", 22),
    column("Cella", 12),
    column("Trovato", 34),
    column("Che cosa fare", 44),
];
const GAP_COLUMNS: [Column; 6] = [
    column("Indicatore", 16),
    column("Che cosa misura", 60),
    column("Stato", 22),
    column("File", 36),
    column("Foglio", 22),
    column("Riga o cella", 14),
];

/// What goes back to one office.
#[derive(Debug, Clone, Default)]
pub(super) struct Return<'a> {
    findings: Vec<&'a Finding>,
    missing: Vec<Missing>,
}

/// One entry for each office that has something to do; `None` collects what belongs to no office.
pub(super) fn by_addressee<'a>(
    assessment: &Assessment<'_>,
    findings: &'a [Finding],
) -> BTreeMap<Option<String>, Return<'a>> {
    let offices = Offices::of(assessment);
    let mut returns: BTreeMap<Option<String>, Return<'a>> = BTreeMap::new();
    for Completeness { name, missing, .. } in by_office(assessment) {
        if !missing.is_empty() {
            returns.entry(name).or_default().missing = missing;
        }
    }
    // A blank cell stands in the other sheet already; plan and configuration are not an office's.
    let is_gap = |finding: &Finding| [codes::NOT_MEASURED.id, codes::AWAITING_BOARD.id].contains(&finding.code.id);
    for finding in findings.iter().filter(|finding| !is_gap(finding)) {
        let Some(place) = &finding.place else { continue };
        if offices.knows(&place.file) {
            returns.entry(offices.of_place(place)).or_default().findings.push(finding);
        }
    }
    for entry in returns.values_mut() {
        entry.findings.sort_by_key(|finding| std::cmp::Reverse(finding.code.severity));
    }
    returns
}

/// The bytes of one office's workbook; `link_base` leads from its folder to the entity's.
pub(super) fn bytes(
    office: Option<&str>,
    entry: &Return<'_>,
    link_base: &str,
    edition: &Edition,
) -> Result<Vec<u8>, XlsxError> {
    let name = office.unwrap_or("ufficio non indicato");
    let mut book = new_book(&format!("Foglio di ritorno – {name}"), edition)?;
    let styles = Styles::new();
    if !entry.findings.is_empty() {
        add_corrections(&mut book, &styles, name, entry, link_base, edition)?;
    }
    if !entry.missing.is_empty() {
        add_gaps(&mut book, &styles, name, entry, link_base, edition)?;
    }
    finish(book)
}

fn add_corrections(
    book: &mut Workbook,
    styles: &Styles,
    office: &str,
    entry: &Return<'_>,
    link_base: &str,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(TO_CORRECT)?;
    let title = format!("{office}: celle da correggere");
    let mut writer = SheetWriter::new(sheet, styles, &CORRECTION_COLUMNS, &title, edition)?;
    writer.header()?;
    for finding in &entry.findings {
        let severity = match finding.code.severity {
            Severity::Blocking => "blocca",
            Severity::Warning => "avviso",
            Severity::Note => "nota",
        };
        let mut cells = vec![Cell::text(severity), Cell::text(finding.code.id), Cell::text(finding.message.as_str())];
        cells.extend(linked(finding.place.as_ref(), link_base));
        cells.extend([Cell::optional(finding.found.as_deref()), Cell::optional(finding.expected.as_deref())]);
        writer.row(&cells)?;
    }
    writer.close_table("DaCorreggere", HEADER_ROW, "Una cella da correggere o da guardare per riga")?;
    writer.long_table(1, 2, &footer(edition))
}

fn add_gaps(
    book: &mut Workbook,
    styles: &Styles,
    office: &str,
    entry: &Return<'_>,
    link_base: &str,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(TO_FILL_IN)?;
    let title = format!("{office}: indicatori ancora senza valore");
    let mut writer = SheetWriter::new(sheet, styles, &GAP_COLUMNS, &title, edition)?;
    writer.header()?;
    for missing in &entry.missing {
        let mut cells =
            vec![Cell::text(missing.code.as_str()), Cell::text(missing.name.as_str()), Cell::text(missing.state)];
        cells.extend(linked(Some(&missing.place), link_base));
        writer.row(&cells)?;
    }
    writer.close_table("DaCompilare", HEADER_ROW, "Un indicatore senza valore per riga")?;
    writer.long_table(1, 1, &footer(edition))
}

/// File, sheet and cell, the cell as a link into the file.
fn linked<'a>(place: Option<&'a Place>, link_base: &str) -> [Cell<'a>; 3] {
    let [file, sheet, spot] = place_cells(place);
    let Some(Place { file: path, sheet: Some(name), position: position @ Position::Cell { .. } }) = place else {
        return [file, sheet, spot];
    };
    let target = format!("file:///{link_base}{path}#'{}'!{position}", name.replace('\'', "''"));
    [file, sheet, Cell::Link { text: position.to_string().into(), target }]
}

/// Whose each row and file is.
struct Offices<'a> {
    rows: BTreeMap<(&'a str, Option<&'a str>, u32), Option<&'a str>>,
    files: BTreeMap<&'a str, BTreeSet<Option<&'a str>>>,
}

impl<'a> Offices<'a> {
    fn of(assessment: &'a Assessment<'_>) -> Self {
        let mut offices = Self { rows: BTreeMap::new(), files: BTreeMap::new() };
        for (_, objective) in assessment.objectives() {
            for result in &objective.indicators {
                let office = result.indicator.office.as_deref().or(objective.office);
                offices.add(&result.indicator.place, office);
                if let Some(measurement) = result.measurement {
                    offices.add(&measurement.place, office);
                }
            }
        }
        offices
    }

    fn add(&mut self, place: &'a Place, office: Option<&'a str>) {
        if let Position::Cell { row, .. } = place.position {
            self.rows.insert((&place.file, place.sheet.as_deref(), row), office);
        }
        self.files.entry(&place.file).or_default().insert(office);
    }

    /// Whether offices work in this file.
    fn knows(&self, file: &str) -> bool {
        self.files.contains_key(file) || file.starts_with("misurazioni/")
    }

    fn of_place(&self, place: &Place) -> Option<String> {
        let by_row = match place.position {
            Position::Cell { row, .. } => self.rows.get(&(&*place.file, place.sheet.as_deref(), row)).copied(),
            _ => None,
        };
        let alone = || self.files.get(&*place.file).filter(|offices| offices.len() == 1)?.first().copied();
        by_row.or_else(alone).flatten().map(str::to_owned)
    }
}
