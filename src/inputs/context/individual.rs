//! `individuale/ANNO.xlsx` → score bands with disclosure control applied.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::columns::Column;
use super::disclosure::{RawBand, protect};
use super::{context_codes as codes, people};
use crate::domain::{BandTotal, Headcount, Place, ScoreBand, Sourced};
use crate::finding::Finding;
use crate::tabular::{self, Header, RowCodes, RowReader};
use crate::words::fold;
use crate::words::italian;
use crate::workbook::{Limits, Sheet, Value, WorkbookError};

const ROW_CODES: RowCodes = RowCodes { bad: codes::BAD_VALUE, understood: codes::UNDERSTOOD, detail: codes::BAD_VALUE };

type Reader<'a> = RowReader<'a, Column>;

/// What may be printed of a file of individual performance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Individual {
    /// The bands, in the file's order.
    pub bands: Vec<ScoreBand>,
    /// The totals that may be printed beside them.
    pub totals: Vec<BandTotal>,
    /// Whether the file holds personal data and was refused: it must not go into the package either.
    pub refused: bool,
}

/// Reads the aggregates of individual performance.
///
/// A file with a column of names or a tax code anywhere is refused as a whole with a blocking
/// finding that says where, and never what.
///
/// # Errors
/// If the file cannot be opened as a table at all.
pub fn read_individual(bytes: &[u8], file: &str, limits: &Limits) -> Result<(Individual, Vec<Finding>), WorkbookError> {
    let workbook = tabular::open::<Column>(bytes, file, limits)?;
    if let Some((place, sign)) = people::find(&workbook) {
        let message = format!("Il file della performance individuale contiene {sign}: nulla del file è letto.");
        let finding = Finding::new(codes::PERSONAL_DATA, message).at(place);
        let finding =
            finding.expected("soltanto dati aggregati per categoria e fascia, senza nomi, matricole o codici");
        return Ok((Individual { refused: true, ..Individual::default() }, vec![finding]));
    }
    let mut reading = Reading { findings: tabular::told_of_file(&workbook), ..Reading::default() };
    let tables = workbook.sheets.iter().filter(|sheet| sheet.visible);
    let tables: Vec<_> = tables.filter_map(|sheet| Some((sheet, Header::<Column>::find(sheet)?))).collect();
    if tables.is_empty() {
        let message = "Nel file della performance individuale non c’è la tabella delle fasce.";
        let finding = Finding::new(codes::NO_TABLE, message).at(Place::file(file));
        reading.findings.push(finding.expected("le colonne CATEGORIA, FASCIA e NUMERO DIPENDENTI"));
    }
    for (sheet, header) in tables {
        reading.read_sheet(sheet, &header);
    }
    let Reading { rows, mut findings, .. } = reading;
    let (bands, totals) = protect(&rows);
    findings.extend(report_suppressed(&bands, file));
    Ok((Individual { bands, totals, refused: false }, findings))
}

#[derive(Default)]
struct Reading {
    rows: Vec<RawBand>,
    category: Option<String>,
    findings: Vec<Finding>,
}

impl Reading {
    fn read_sheet(&mut self, sheet: &Sheet, header: &Header<Column>) {
        self.findings.extend(tabular::told(sheet, None));
        let required = [Column::Band, Column::People].map(|column| (column, codes::MISSING_COLUMN));
        self.findings.extend(header.report_lacking(sheet, "Nella performance individuale", required));
        self.category = None;
        for (row, _) in header.rows_below(sheet) {
            let mut reader = Reader::new(sheet, header, row, ROW_CODES);
            self.read_row(&mut reader);
            self.findings.append(&mut reader.findings);
        }
    }

    fn read_row(&mut self, reader: &mut Reader<'_>) {
        let values = [Column::Band, Column::People, Column::Allocated, Column::Distributed];
        let written = reader.text(Column::Category);
        if !values.into_iter().any(|column| reader.is_filled(column)) {
            // A title or a note below the table.
            return;
        }
        let band = label(reader);
        if [&written, &band].into_iter().flatten().any(|text| fold(text).starts_with("TOTAL")) {
            let message = "La riga di totale non è letta: i totali pubblicabili li calcola il programma.";
            reader.report(Column::Category, codes::TOTAL_ROW, message, "niente");
            return;
        }
        let Some(category) = written.clone().or_else(|| self.category.clone()) else {
            let message = "La riga non dice di quale categoria è: non è letta.";
            reader.report(Column::Category, codes::BAD_VALUE, message, "la categoria, come «Istruttori»");
            return;
        };
        if written.is_none() {
            let message = format!("La categoria è vuota: vale «{category}», quella della riga sopra.");
            reader.report(Column::Category, codes::INHERITED, message, "la categoria scritta in ogni riga");
        }
        self.category = Some(category.clone());
        let Some(band) = band else {
            let message = format!("La riga di «{category}» non dice la fascia: non è letta.");
            reader.report(Column::Band, codes::BAD_VALUE, message, "la fascia come testo, per esempio «90–100»");
            return;
        };
        self.add(reader, category, band);
    }

    fn add(&mut self, reader: &mut Reader<'_>, category: String, label: String) {
        let same = |row: &&RawBand| fold(&row.category) == fold(&category) && fold(&row.label) == fold(&label);
        if let Some(first) = self.rows.iter().find(same) {
            let message = format!("La fascia «{label}» di «{category}» compare due volte: conta la prima.");
            let expected = format!("una sola riga; la prima è {}", first.place);
            reader.report(Column::Band, codes::DUPLICATE, message, expected);
            return;
        }
        let people = headcount(reader);
        let mut amount = |column| reader.amount(column);
        let (allocated, distributed) = (amount(Column::Allocated), amount(Column::Distributed));
        let row = RawBand { category, label, people, allocated, distributed, place: reader.place(Column::Category) };
        check_awards(&row, &mut self.findings);
        self.rows.push(row);
    }
}

/// FASCIA with DA and A where it does not name them itself.
fn label(reader: &mut Reader<'_>) -> Option<String> {
    if reader.cell(Column::Band).is_some_and(|cell| matches!(cell.value, Value::Date(_))) {
        // The spreadsheet made a date of «9-10».
        return None;
    }
    let name = reader.text(Column::Band);
    let bound = |column| reader.number(column, "").map(|bound| italian::number(bound.value));
    let [from, to] = [Column::From, Column::To].map(bound);
    let range = from.zip(to).map(|(from, to)| format!("{from}–{to}"));
    match (name, range) {
        (Some(name), Some(range)) if !name.contains(|c: char| c.is_ascii_digit()) => Some(format!("{name} ({range})")),
        (Some(name), _) => Some(name),
        (None, range) => range,
    }
}

fn headcount(reader: &mut Reader<'_>) -> Option<Sourced<u32>> {
    let number = reader.number(Column::People, "")?;
    let people = Some(number.value).filter(|value| value.fract().is_zero()).and_then(|value| value.to_u32());
    if people.is_none() {
        let message = "NUMERO DIPENDENTI non è un numero di persone.";
        reader.report(Column::People, codes::BAD_VALUE, message, "un numero intero, zero compreso");
    }
    people.map(|people| Sourced::new(people, number.place))
}

/// Findings name no amount: they are printed in an annex, and a small group must not be read there.
fn check_awards(row: &RawBand, findings: &mut Vec<Finding>) {
    let Some(distributed) = &row.distributed else { return };
    if row.allocated.as_ref().is_some_and(|allocated| distributed.value > allocated.value) {
        let message =
            format!("In «{}», fascia «{}», i premi distribuiti superano gli stanziati.", row.category, row.label);
        findings.push(Finding::new(codes::OVER_ALLOCATION, message).at(distributed.place.clone()));
    }
    let nobody = row.people.as_ref().is_some_and(|people| people.value == 0);
    if nobody && distributed.value > Decimal::ZERO {
        let message = format!("In «{}», fascia «{}», ci sono premi ma nessun dipendente.", row.category, row.label);
        findings.push(Finding::new(codes::AWARDS_WITHOUT_PEOPLE, message).at(distributed.place.clone()));
    }
}

fn report_suppressed(bands: &[ScoreBand], file: &str) -> Option<Finding> {
    let hidden = bands.iter().filter(|band| band.people == Headcount::Suppressed).count();
    (hidden > 0).then(|| {
        let message = format!(
            "{} della performance individuale non {}: meno di cinque persone, celle che le rivelerebbero, o una categoria tutta in una fascia.",
            italian::count(hidden, "fascia", "fasce"),
            if hidden == 1 { "è pubblicata" } else { "sono pubblicate" },
        );
        Finding::new(codes::SUPPRESSED, message).at(Place::file(file))
    })
}
