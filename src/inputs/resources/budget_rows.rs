//! Cells → one entry a programma.

use std::collections::BTreeMap;

use super::budget_codes as codes;
use super::columns::Column;
use super::detail::Detail;
use super::row_code::{Reader, code_of, detail_of, key_column, total_scope};
use super::summed::{self, Line};
use super::total_row::{Scope, TotalRow};
use super::unread_columns;
use crate::domain::{MissionCode, Place, ProgrammeBudget, ProgrammeCode, Resources};
use crate::finding::Finding;
use crate::tabular::{self, Header, ProgrammeRefusal, RowCodes};
use crate::words::italian;
use crate::workbook::{Cell, Limits, Sheet, WorkbookError};

const ROW_CODES: RowCodes =
    RowCodes { bad: codes::BAD_AMOUNT, understood: codes::UNDERSTOOD, detail: codes::BAD_AMOUNT };

/// Reads the year's budget figures from a spreadsheet or a CSV.
///
/// # Errors
/// If the file cannot be opened as a table at all.
pub fn read(bytes: &[u8], file: &str, limits: &Limits) -> Result<(Resources, Vec<Finding>), WorkbookError> {
    let workbook = tabular::open::<Column>(bytes, file, limits)?;
    let mut reading = Reading { findings: tabular::told_of_file(&workbook), ..Reading::default() };
    let mut tables = 0;
    for sheet in &workbook.sheets {
        let Some(header) = header_of(sheet) else { continue };
        tables += 1;
        if sheet.visible {
            reading.read_sheet(sheet, &header);
        } else {
            let finding = Finding::new(codes::HIDDEN_SHEET, "Il foglio nascosto non è letto.").at(sheet.place.clone());
            reading.findings.push(finding.expected("mostrare il foglio se contiene le risorse, altrimenti eliminarlo"));
        }
    }
    if tables == 0 {
        reading.findings.push(
            Finding::new(codes::NO_TABLE, "Nel file non c’è la tabella delle risorse per programma.")
                .at(Place::file(file))
                .expected("una riga di intestazione con PROGRAMMA, STANZIATO, IMPEGNATO e PAGATO"),
        );
    }
    Ok(reading.finish())
}

#[derive(Default)]
struct Reading {
    programmes: BTreeMap<ProgrammeCode, Vec<Line>>,
    /// The rows of the sheet that were read.
    rows: Vec<u32>,
    totals: Vec<TotalRow>,
    /// Amounts that cannot be read.
    unread: Vec<(ProgrammeCode, Column)>,
    above: Option<MissionCode>,
    /// The programma of the last row of the sheet that was read.
    last: Option<ProgrammeCode>,
    /// The first row of the sheet that took its programma from the row above, and how many did.
    inherited: Option<(Place, usize)>,
    findings: Vec<Finding>,
}

impl Reading {
    fn read_sheet(&mut self, sheet: &Sheet, header: &Header<Column>) {
        self.report_columns(sheet, header);
        self.findings.extend(tabular::told(sheet, None));
        self.rows.clear();
        self.last = None;
        for (row, cells) in header.rows_below(sheet) {
            self.read_row(sheet, header, row, cells);
        }
        self.findings.extend(self.inherited.take().map(|(first, count)| inherited(first, count)));
        self.findings.extend(unread_columns::report(sheet, header, &self.rows));
    }

    fn report_columns(&mut self, sheet: &Sheet, header: &Header<Column>) {
        let wanted = Column::AMOUNTS.map(|column| {
            let required = Column::REQUIRED.contains(&column);
            (column, if required { codes::MISSING_COLUMN } else { codes::ABSENT_COLUMN })
        });
        self.findings.extend(header.report_lacking(sheet, "Nelle risorse", wanted));
        self.findings.extend(header.report_repeated(
            sheet,
            codes::REPEATED_COLUMN,
            "è ripetuta: conta la prima che contiene dati",
        ));
    }

    fn read_row(&mut self, sheet: &Sheet, header: &Header<Column>, row: u32, cells: &[Cell]) {
        let mut reader = Reader::new(sheet, header, row, ROW_CODES);
        let has_amounts = Column::AMOUNTS.into_iter().any(|column| reader.is_filled(column));
        let scope = total_scope(cells, header, self.above);
        if let Some(stray) = cells.iter().find(|cell| cell.column > header.last) {
            let message = "La riga ha più celle dell’intestazione e non è letta: gli importi non si distinguono.";
            let expected = "in un CSV con la virgola come separatore gli importi vanno fra virgolette";
            let finding = Finding::new(codes::STRAY_CELL, message).at(sheet.place_of(row, stray.column));
            self.findings.push(finding.found(stray.quoted()).expected(expected));
        } else if let Some(scope) = scope {
            self.add_total(&mut reader, scope, has_amounts);
        } else {
            match self.code_of(&reader, has_amounts) {
                Ok((programme, detail)) => {
                    self.rows.push(row);
                    self.add(&mut reader, programme, detail);
                }
                Err(refusal) => report_refusal(&mut reader, &refusal, has_amounts),
            }
        }
        self.findings.append(&mut reader.findings);
    }

    /// The programma of a row. Where missione and programma are written on the first row of a block only, the rows
    /// below it, which say a titolo or a macroaggregato, are of the same; a new number is of the missione above.
    fn code_of(&mut self, reader: &Reader<'_>, has_amounts: bool) -> Result<(ProgrammeCode, Detail), ProgrammeRefusal> {
        let found = code_of(reader, self.above);
        let keys = [Column::Code, Column::Programme, Column::Mission];
        let is_blank = keys.into_iter().all(|column| !reader.is_filled(column));
        let goes_on = [Column::Title, Column::Aggregate].into_iter().any(|column| reader.is_filled(column));
        match (found, self.last) {
            (Err(ProgrammeRefusal::Blank), Some(last)) if is_blank && goes_on && has_amounts => {
                let place = reader.place(key_column(reader));
                self.inherited = Some(self.inherited.take().map_or((place, 1), |(first, count)| (first, count + 1)));
                Ok((last, detail_of(reader)))
            }
            (found, _) => found,
        }
    }

    fn add_total(&mut self, reader: &mut Reader<'_>, scope: Scope, has_amounts: bool) {
        let amounts = Column::AMOUNTS.into_iter().filter_map(|column| Some((column, reader.amount(column)?))).collect();
        if scope == Scope::Unknown && has_amounts {
            let message = "Il totale non dice di che cosa è la somma: non è controllato e non è importato.";
            reader.report(key_column(reader), codes::UNKNOWN_TOTAL, message, "«Totale missione 01» oppure «Totale»");
        }
        self.totals.push(TotalRow { scope, amounts });
    }

    fn add(&mut self, reader: &mut Reader<'_>, programme: ProgrammeCode, detail: Detail) {
        self.above = Some(programme.mission);
        self.last = Some(programme);
        let unread = &mut self.unread;
        let mut figure = |column| {
            let reported = reader.findings.len();
            let amount = reader.amount(column);
            let blank = amount.is_none() && reader.findings.len() == reported;
            if amount.is_none() && !blank {
                unread.push((programme, column));
            }
            if blank && Column::REQUIRED.contains(&column) {
                report_blank(reader, programme, column);
            }
            amount
        };
        let budget = ProgrammeBudget {
            programme,
            appropriated: figure(Column::Appropriated),
            committed: figure(Column::Committed),
            carried_forward: figure(Column::CarriedForward),
            paid: figure(Column::Paid),
            arrears_paid: figure(Column::ArrearsPaid),
            arrears_left: figure(Column::ArrearsLeft),
            place: reader.place(key_column(reader)),
        };
        self.programmes.entry(programme).or_default().push(Line { detail, budget });
    }

    fn finish(mut self) -> (Resources, Vec<Finding>) {
        let findings = &mut self.findings;
        let of_lines = |(programme, lines)| summed::of_lines(programme, lines, findings);
        let programmes: Vec<ProgrammeBudget> = self.programmes.into_iter().map(of_lines).collect();
        let says_nothing = |row: &ProgrammeBudget| Column::AMOUNTS.iter().all(|column| column.of(row).is_none());
        if let Some(first) = programmes.first().filter(|_| programmes.iter().all(says_nothing)) {
            // A form that nobody has filled in is as good as none.
            self.findings.retain(|finding| finding.code != codes::BLANK_AMOUNT);
            let message = "Nel file delle risorse non c’è ancora nessun importo: è come se non ci fosse.";
            let finding = Finding::new(codes::NOT_FILLED_IN, message).at(Place::file(first.place.file.clone()));
            self.findings.push(finding.expected("gli importi del rendiconto; se sono zero, scrivere 0"));
            return (Resources::default(), self.findings);
        }
        // Totals count the rows that were refused: that they differ is the same fact.
        let is_refused = |finding: &Finding| [codes::BAD_PROGRAMME, codes::STRAY_CELL].contains(&finding.code);
        if !self.findings.iter().any(is_refused) {
            for total in &self.totals {
                total.compare(&programmes, &self.unread, &mut self.findings);
            }
        }
        (Resources { programmes }, self.findings)
    }
}

/// A blank under a heading that the table lacks altogether has been reported once for all.
fn report_blank(reader: &mut Reader<'_>, programme: ProgrammeCode, column: Column) {
    if reader.has(column) {
        let message = format!("Manca l’importo di {} per il programma {programme}.", column.heading());
        reader.report(column, codes::BLANK_AMOUNT, message, "l’importo; se è zero, scrivere 0");
    }
}

/// The first row that names a column of codes beside amounts.
fn header_of(sheet: &Sheet) -> Option<Header<Column>> {
    let has_code = |header: &Header<Column>| {
        [Column::Programme, Column::Code].into_iter().any(|column| header.position(column).is_some())
    };
    sheet.rows().find_map(|(row, cells)| Header::of_row(sheet, row, cells).filter(has_code))
}

/// Rows that go on with the programma above, told once for a sheet.
fn inherited(first: Place, count: usize) -> Finding {
    let rows = italian::count(count, "riga di importi non ha", "righe di importi non hanno");
    let message = format!("{rows} né missione né programma: valgono quelli della riga sopra.");
    Finding::new(codes::INHERITED, message).at(first).expected("niente, se il programma è scritto una volta per blocco")
}

fn report_refusal(reader: &mut Reader<'_>, refusal: &ProgrammeRefusal, has_amounts: bool) {
    if !has_amounts {
        let message = "La riga non ha né un codice di programma né importi: non è letta.";
        reader.report(key_column(reader), codes::IGNORED_ROW, message, "niente, se è un titolo o una nota");
        return;
    }
    let message = format!("{}: la riga ha importi e non è importata.", refusal.why());
    let expected = refusal.remedy();
    reader.report(key_column(reader), codes::BAD_PROGRAMME, message, expected);
}
