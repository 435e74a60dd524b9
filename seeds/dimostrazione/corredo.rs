//! Makes the demonstration workbooks of resources, changes and individual performance from the
//! CSV files beside this program.
//!
//! Numbers become number cells and days become date cells; the table of resources gets its rows
//! of totals, which the program compares with the sums and does not import. The bytes depend
//! on the sources alone.

use std::path::Path;
use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use relazione_performance::sheet::house_style;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet};

type Failure = Box<dyn std::error::Error>;

const ENTITY: &str = "Comune di Boffalora sopra Ticino";
const HEADER_ROW: u32 = 2;

/// A workbook to make: its name within `seeds`, its source, sheet, title and columns' widths.
struct Book {
    path: &'static str,
    source: &'static str,
    sheet: &'static str,
    title: &'static str,
    widths: &'static [f64],
}

const BOOKS: [Book; 3] = [
    Book {
        path: "risorse/2024.xlsx",
        source: "risorse_2024.csv",
        sheet: "Risorse",
        title: "Risorse per programma – rendiconto 2024 – DATI DIMOSTRATIVI",
        widths: &[12.0, 52.0, 16.0, 16.0, 14.0, 16.0, 16.0, 16.0],
    },
    Book {
        path: "variazioni/2024.xlsx",
        source: "variazioni_2024.csv",
        sheet: "Variazioni",
        title: "Variazioni in corso d’anno 2024 – DATI DIMOSTRATIVI",
        widths: &[12.0, 14.0, 14.0, 22.0, 22.0, 60.0, 14.0, 12.0],
    },
    Book {
        path: "individuale/2024.xlsx",
        source: "individuale_2024.csv",
        sheet: "Performance individuale",
        title: "Performance individuale 2024, dati aggregati – DATI DIMOSTRATIVI",
        widths: &[38.0, 14.0, 14.0, 16.0, 16.0],
    },
];

fn main() -> ExitCode {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    match workbooks(&seeds).and_then(|files| write_all(&seeds, &files)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Every workbook of this program: its path within `seeds` and its bytes.
///
/// # Errors
/// If a source is missing or no CSV.
pub fn workbooks(seeds: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    BOOKS.iter().map(|book| Ok((book.path.to_owned(), make(seeds, book)?))).collect()
}

fn make(seeds: &Path, book: &Book) -> Result<Vec<u8>, Failure> {
    let path = seeds.join("dimostrazione").join(book.source);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(path)?;
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let (head, rows) = records.split_first().ok_or("il file è vuoto")?;
    let mut workbook = Workbook::new();
    let day = NaiveDate::from_ymd_opt(2024, 12, 31).ok_or("giorno non valido")?;
    workbook.set_properties(&house_style::properties(book.title, ENTITY, day)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name(book.sheet)?;
    sheet.write_string_with_format(0, 0, book.title, &house_style::title())?;
    for (column, (heading, width)) in (0u16..).zip(head.iter().zip(book.widths)) {
        sheet.write_string_with_format(HEADER_ROW, column, heading, &house_style::header())?;
        sheet.set_column_width(column, *width)?;
    }
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(str::to_owned).collect()).collect();
    let rows = if book.sheet == "Risorse" { with_totals(&rows)? } else { rows };
    for (row, fields) in (HEADER_ROW + 1..).zip(&rows) {
        for (column, field) in (0u16..).zip(fields) {
            write_cell(sheet, row, column, field, head.get(column.into()).unwrap_or_default())?;
        }
    }
    house_style::set_up_page(sheet, HEADER_ROW, book.title)?;
    Ok(workbook.save_to_buffer()?)
}

/// The rows with a total after each missione and one at the end.
fn with_totals(rows: &[Vec<String>]) -> Result<Vec<Vec<String>>, Failure> {
    let mut all = Vec::new();
    for mission in rows.chunk_by(|left, right| left[0][..2] == right[0][..2]) {
        all.extend(mission.iter().cloned());
        all.push(total(&format!("Totale missione {}", &mission[0][0][..2]), mission)?);
    }
    all.push(total("Totale generale", rows)?);
    Ok(all)
}

fn total(label: &str, rows: &[Vec<String>]) -> Result<Vec<String>, Failure> {
    let mut fields = vec![label.to_owned(), String::new()];
    for column in 2..rows[0].len() {
        let amounts: Result<Vec<Decimal>, _> = rows.iter().map(|row| row[column].parse::<Decimal>()).collect();
        fields.push(amounts?.into_iter().sum::<Decimal>().to_string());
    }
    Ok(fields)
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, field: &str, heading: &str) -> Result<(), Failure> {
    let is_code = heading.starts_with("CODICE") || heading == "PROGRAMMA" || heading == "FASCIA";
    let day = NaiveDate::parse_from_str(field, "%d/%m/%Y").ok();
    let number = field.parse::<Decimal>().ok().filter(|_| !is_code).and_then(|number| number.to_f64());
    let is_money = heading != "NUMERO DIPENDENTI" && heading != "PRIMA" && heading != "DOPO";
    if let Some(day) = day {
        let (month, day_of_month) = (u8::try_from(day.month())?, u8::try_from(day.day())?);
        let value = ExcelDateTime::from_ymd(u16::try_from(day.year())?, month, day_of_month)?;
        sheet.write_datetime_with_format(row, column, &value, &house_style::date())?;
    } else if let Some(number) = number {
        let format = if is_money { house_style::two_places() } else { house_style::number() };
        sheet.write_number_with_format(row, column, number, &format)?;
    } else {
        sheet.write_string_with_format(row, column, field, &house_style::text())?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a program beside the core writes its own results")]
fn write_all(seeds: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Failure> {
    for (name, bytes) in files {
        let path = seeds.join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, bytes)?;
        println!("{name}");
    }
    Ok(())
}
