//! The workbook that goes back to an office: its cells to correct and to fill in, each with a link.
//!
//! A finding belongs to the office whose indicator stands in its row, else to the office
//! that alone filled in its file; what belongs to nobody goes into one workbook more, so
//! that no finding is lost on the way back.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Workbook, XlsxError};

use super::anomalies::place_cells;
use super::book::{finish, new_book};
use super::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::assessment::{Assessment, assessment_codes as codes};
use crate::domain::{Edition, Place, Position};
use crate::finding::Finding;
use crate::sheet::Cell;
use crate::sheet::Styles;
use crate::trace::progress::{Completeness, Missing, by_office};

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
    let corrections = Listing {
        sheet: TO_CORRECT,
        table: "DaCorreggere",
        title: format!("{name}: celle da correggere"),
        columns: &CORRECTION_COLUMNS,
        fixed_columns: 2,
        rows: correction_rows(entry, link_base),
    };
    let gaps = Listing {
        sheet: TO_FILL_IN,
        table: "DaCompilare",
        title: format!("{name}: indicatori ancora senza valore"),
        columns: &GAP_COLUMNS,
        fixed_columns: 1,
        rows: gap_rows(entry, link_base),
    };
    for listing in [corrections, gaps].iter().filter(|listing| !listing.rows.is_empty()) {
        listing.add(&mut book, &styles, edition)?;
    }
    finish(book)
}

fn correction_rows<'a>(entry: &'a Return<'_>, link_base: &str) -> Vec<Vec<Cell<'a>>> {
    let row = |finding: &&'a Finding| {
        let code = finding.code;
        let mut cells =
            vec![Cell::text(code.severity.label()), Cell::text(code.id), Cell::text(finding.message.as_str())];
        cells.extend(linked(finding.place.as_ref(), link_base));
        cells.extend([Cell::optional(finding.found.as_deref()), Cell::optional(finding.expected.as_deref())]);
        cells
    };
    entry.findings.iter().map(row).collect()
}

fn gap_rows<'a>(entry: &'a Return<'_>, link_base: &str) -> Vec<Vec<Cell<'a>>> {
    let row = |missing: &'a Missing| {
        let mut cells =
            vec![Cell::text(missing.code.as_str()), Cell::text(missing.name.as_str()), Cell::text(missing.state)];
        cells.extend(linked(Some(&missing.place), link_base));
        cells
    };
    entry.missing.iter().map(row).collect()
}

/// One sheet that is one table.
struct Listing<'a> {
    sheet: &'static str,
    table: &'static str,
    title: String,
    columns: &'static [Column<'static>],
    fixed_columns: u16,
    rows: Vec<Vec<Cell<'a>>>,
}

impl Listing<'_> {
    fn add(&self, book: &mut Workbook, styles: &Styles, edition: &Edition) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name(self.sheet)?;
        let mut writer = SheetWriter::new(sheet, styles, self.columns, &self.title, edition)?;
        writer.header()?;
        for cells in &self.rows {
            writer.row(cells)?;
        }
        writer.close_table(self.table, HEADER_ROW, &self.title)?;
        writer.long_table(1, self.fixed_columns, &footer(edition))
    }
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
