//! Filled workbooks → measurements, joined to the register by the indicator's code.

use std::collections::{BTreeMap, BTreeSet};

use super::handed_out::{HandedOut, SEALED};
use super::locked;
use super::measured_row::{read_outdated, read_row};
use super::rows::Rows;
use super::sheet_year;
use super::total_row;
use crate::domain::kind::Values;
use crate::domain::{Indicator, IndicatorCode, Measurement, Place, UnreadRow};
use crate::finding::Finding;
use crate::inputs::measurements::columns::{Column, Group};
use crate::inputs::measurements::instructions;
use crate::inputs::measurements::measurement_codes as codes;
use crate::tabular::{self, Header, RowCodes, RowReader};
use crate::words::{fold, nearest};
use crate::workbook::{Sheet, Workbook};

const ROW_CODES: RowCodes =
    RowCodes { bad: codes::BAD_VALUE, understood: codes::UNDERSTOOD, detail: codes::BAD_DETAIL };

/// Reads all measurement workbooks of a year against its register.
///
/// Measurements come in the register's order, one an indicator at most; files are
/// taken in the order of their names, whatever order they are given in. Lock and
/// temporary files are the caller's to leave out.
pub fn read_measurements(workbooks: &[Workbook], indicators: &[Indicator]) -> (Vec<Measurement>, Vec<Finding>) {
    read_changed_measurements(workbooks, indicators, &[])
}

/// The same where changes during the year have altered the register: `approved` is the register
/// before them. Sheets handed out before a change still repeat what stood then, and may still
/// have the rows of what was cancelled.
pub fn read_changed_measurements(
    workbooks: &[Workbook],
    indicators: &[Indicator],
    approved: &[Indicator],
) -> (Vec<Measurement>, Vec<Finding>) {
    read_against(workbooks, &Against { indicators, approved, unread: &[], unknown: &[] })
}

/// The register that sheets are read against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// Its indicators as the year's changes left them.
    pub indicators: &'a [Indicator],
    /// The same before them.
    pub approved: &'a [Indicator],
    /// Its rows that could not be read: their rows in the sheets are told there, once.
    pub unread: &'a [UnreadRow],
    /// Its values that nobody knows: with them no sheet is compared.
    pub unknown: &'a [(IndicatorCode, Column)],
}

/// [`read_changed_measurements`] where rows of the register could not be read.
pub fn read_against(workbooks: &[Workbook], register: &Against<'_>) -> (Vec<Measurement>, Vec<Finding>) {
    let Against { indicators, approved, unread, unknown } = *register;
    let standing = indicators.iter().filter(|indicator| indicator.cancelled_by.is_none());
    let mut reading = Reading {
        approved: approved.iter().map(|indicator| (&indicator.code, indicator)).collect(),
        // A row of what was cancelled repeats the approved register, and is not read.
        register: standing.map(|indicator| (&indicator.code, indicator)).collect(),
        unread: unread.iter().map(|row| &row.indicator).collect(),
        unknown: unknown.iter().map(|(code, column)| (code, *column)).collect(),
        rows: Rows::default(),
        findings: Vec::new(),
    };
    let mut ordered: Vec<&Workbook> = workbooks.iter().collect();
    ordered.sort_by_key(|workbook| workbook.sheets.first().map(|sheet| sheet.place.file.clone()));
    for workbook in ordered {
        reading.read_workbook(workbook);
    }
    let Reading { rows, mut findings, .. } = reading;
    let (mut measured, told) = rows.settled();
    findings.extend(told);
    let standing = indicators.iter().filter(|indicator| indicator.cancelled_by.is_none());
    let measurements = standing.filter_map(|indicator| measured.remove(&indicator.code)).collect();
    (measurements, findings)
}

struct Reading<'a> {
    approved: BTreeMap<&'a IndicatorCode, &'a Indicator>,
    register: BTreeMap<&'a IndicatorCode, &'a Indicator>,
    unread: BTreeSet<&'a IndicatorCode>,
    unknown: BTreeSet<(&'a IndicatorCode, Column)>,
    rows: Rows,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn read_workbook(&mut self, workbook: &Workbook) {
        let (mut tables, mut of_another_year) = (0, None);
        for sheet in &workbook.sheets {
            match Header::find(sheet) {
                Some(header) => {
                    tables += 1;
                    match sheet_year::other_year(sheet, header.row) {
                        Some(said) => of_another_year = of_another_year.or(Some(said)),
                        None => self.read_sheet(sheet, header),
                    }
                }
                None if sheet.cells.is_empty() || fold(&sheet.name) == fold(instructions::SHEET_NAME) => {}
                None => self.findings.push(
                    Finding::new(codes::NO_TABLE, "Il foglio non ha la tabella degli indicatori e non è letto.")
                        .at(sheet.place.clone())
                        .expected("una riga di intestazione con CODICE INDICATORE e CONSUNTIVO"),
                ),
            }
        }
        self.findings.extend(of_another_year.map(|(year, place)| {
            let message = format!("La scheda è del {year}, ma sta nella cartella di un altro anno: non è letta.");
            let there = format!("il file in misurazioni/{year}/; la scheda di quest’anno la scrive `relazione schede`");
            Finding::new(codes::OTHER_YEAR, message).at(place).expected(there)
        }));
        if tables == 0 {
            let finding = Finding::new(codes::NO_SHEET, "Il file non contiene nessuna scheda di misurazione.")
                .expected("almeno un foglio con CODICE INDICATORE e CONSUNTIVO");
            self.findings.push(match workbook.sheets.first() {
                Some(sheet) => finding.at(Place::file(sheet.place.file.clone())),
                None => finding,
            });
        }
    }

    fn read_sheet(&mut self, sheet: &Sheet, mut header: Header<Column>) {
        if !sheet.visible {
            self.findings.push(
                Finding::new(codes::HIDDEN_SHEET, "Il foglio è nascosto, ma contiene righe di misurazione: è letto.")
                    .at(sheet.place.clone())
                    .expected("un foglio visibile"),
            );
        }
        self.report_columns(sheet, &header);
        self.findings.extend(tabular::told(sheet, header.position(Column::Fingerprint)));
        let first = header.row;
        for (row, cells) in sheet.rows().filter(|(row, _)| *row > first) {
            match Header::of_row(sheet, row, cells) {
                // The header may be repeated down the sheet, even with its columns in another order.
                Some(repeated) => {
                    header = repeated;
                    self.report_columns(sheet, &header);
                }
                None => self.read_data_row(sheet, &header, row),
            }
        }
    }

    fn report_columns(&mut self, sheet: &Sheet, header: &Header<Column>) {
        let wanted = [(Column::Actual, codes::MISSING_COLUMN), (Column::Cause, codes::MISSING_CAUSE)];
        self.findings.extend(header.report_lacking(sheet, "Nella scheda", wanted));
        self.findings.extend(header.report_repeated(
            sheet,
            codes::REPEATED_COLUMN,
            "è ripetuta: conta la prima che contiene dati",
        ));
    }

    fn read_data_row(&mut self, sheet: &Sheet, header: &Header<Column>, row: u32) {
        let mut reader = RowReader::new(sheet, header, row, ROW_CODES);
        let typed = reader.text(Column::Indicator);
        let filled = Column::of(&[Group::Office, Group::Board]).any(|column| reader.is_filled(column));
        let code: Option<IndicatorCode> = typed.as_deref().and_then(|text| text.parse().ok());
        let approved = code.as_ref().and_then(|code| self.approved.get(code).copied());
        let indicator = code.as_ref().and_then(|code| self.register.get(code).copied()).or(approved);
        if let Some(indicator) = indicator {
            let is_known = |column| !self.unknown.contains(&(&indicator.code, column));
            let approved = approved.unwrap_or(indicator);
            let knows_all = SEALED.into_iter().all(is_known);
            let handed_out = HandedOut::of(&mut reader, indicator, approved).filter(|_| knows_all);
            locked::check_row(&mut reader, (indicator, approved), is_known, handed_out.is_some());
            if let Some(handed_out) = handed_out {
                let told = handed_out.told(&reader, indicator);
                if handed_out.is_outdated() {
                    let row = read_outdated(&mut reader, &handed_out.then);
                    self.rows.add_outdated(row, told, reader.findings);
                    return;
                }
                reader.findings.push(told);
            }
            let mut measurement = read_row(&mut reader, indicator);
            let has_value = indicator.kind.value.values() != Values::Score;
            if has_value && header.position(Column::Actual).is_none() {
                // That the column is not there has been told: no row of it is a blank.
                measurement.unreadable.get_or_insert_with(|| reader.place(Column::Indicator));
            }
            if filled && !self.register.contains_key(&indicator.code) {
                let message = format!("L’indicatore {} è annullato: la riga compilata non è valutata.", indicator.code);
                let expected =
                    "nulla, se è annullato davvero; se invece va valutato, togliere la variazione che lo annulla";
                reader.report(Column::Indicator, codes::CANCELLED_ROW, message, expected);
            }
            self.findings.append(&mut reader.findings);
            self.findings.extend(self.rows.add(measurement));
            return;
        }
        match code {
            _ if total_row::is_total(sheet, row) => {
                let message = "La riga è un totale delle altre: non è letta.".to_owned();
                reader.report(Column::Indicator, codes::TOTAL_ROW, message, "nulla: i totali li calcola il programma");
            }
            Some(code) if self.unread.contains(&code) => {}
            Some(code) => {
                let message = format!("L’indicatore {code} non è nel registro: la riga non è letta.");
                reader.report(Column::Indicator, codes::UNKNOWN_CODE, message, self.of_unknown(&code));
            }
            None if filled => {
                let message = "La riga è compilata ma non ha un codice indicatore: non è letta.".to_owned();
                // What is wrong with the cell is part of this finding.
                let why = reader.findings.iter().position(|finding| finding.code == ROW_CODES.detail);
                let why = why.and_then(|own| reader.findings.remove(own).expected);
                let code = "un codice del registro, come 01.02-03.1";
                let expected = why.map_or_else(|| code.to_owned(), |why| format!("{code}: {why}"));
                reader.report(Column::Indicator, codes::NO_CODE, message, expected);
            }
            None => {}
        }
        self.findings.append(&mut reader.findings);
    }

    /// What to do about a row that the register does not have: the codes nearest to its own, of the same objective where
    /// the register has it; those of another one can only be meant where the code is mistyped.
    fn of_unknown(&self, code: &IndicatorCode) -> String {
        let new = "la riga dell’indicatore nel registro, se è nuovo: la scrive chi tiene il registro";
        let of_objective = |code: &str| code.rsplit_once('.').map(|(objective, _)| objective.to_owned());
        let own = of_objective(code.as_str());
        let known = || self.register.keys().map(|known| known.as_str());
        let of_own = nearest(known().filter(|known| of_objective(known) == own), code.as_str());
        if !of_own.is_empty() {
            return format!("un codice dello stesso obiettivo, come {of_own}; oppure {new}");
        }
        match nearest(known(), code.as_str()).as_str() {
            "" => "un codice del registro, che è vuoto".to_owned(),
            nearest => format!("{new}; se il codice è scritto male, forse {nearest}"),
        }
    }
}
