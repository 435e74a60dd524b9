//! Makes the demonstration register and measurement sheets from the CSV files beside this program.
//!
//! The CSV files go through the same readers as any office's workbooks, and the
//! workbooks come out of the same writers: what does not read cleanly stops here.
//! The bytes depend on the sources alone.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use relazione_performance::assessment::report_itself;
use relazione_performance::domain::{Edition, Place, Plan, Status, Year};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::deadline;
use relazione_performance::inputs::measurements::{read_measurements, read_register, register, sheets};
use relazione_performance::workbook::{Cell, FileFormat, Limits, Sheet, Value, Workbook};

const PLAN: &str = "piano/piano_dup_2024-2026.txt";
const YEARS: [Year; 2] = [Year(2024), Year(2025)];

type Failure = Box<dyn std::error::Error>;

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

/// Every demonstration workbook: its path within `seeds` and its bytes.
///
/// # Errors
/// If a source is missing or does not read without blocking findings.
pub fn workbooks(seeds: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let plan = read_plan(seeds)?;
    let mut files = Vec::new();
    for year in YEARS {
        let edition = Edition {
            entity: "Comune di Boffalora sopra Ticino".to_owned(),
            year,
            reference_date: NaiveDate::from_ymd_opt(i32::from(year.0), 12, 31).ok_or("anno non valido")?,
            status: Status::Draft,
            demonstration: true,
        };
        let (mut indicators, findings) = read_register(&csv_grid(seeds, &format!("indicatori_{year}.csv"))?);
        refuse(&findings)?;
        for indicator in &mut indicators {
            let objective = plan.objective(&indicator.objective);
            let objective = objective.ok_or_else(|| format!("{}: obiettivo sconosciuto", indicator.code))?;
            indicator.plan_text.clone_from(&objective.indicator.value);
        }
        let sheet = csv_grid(seeds, &format!("misurazioni_{year}.csv"))?;
        let (measurements, findings) = read_measurements(&[sheet], &indicators);
        refuse(&findings)?;
        let rows: Vec<_> = indicators.iter().map(register::RegisterRow::from).collect();
        files.push((format!("indicatori/{year}.xlsx"), register::write(&edition, &plan, &rows)?));
        let (deadline, _) = deadline::find(&plan, edition.year, None);
        let report_itself = deadline.objective.as_ref().and_then(|own| report_itself(&indicators, own));
        let filled = sheets::Filled { rows: &measurements, report_itself };
        let books = sheets::write(&edition, &plan, &indicators, filled, sheets::Scope::Office)?;
        files.extend(books.into_iter().map(|book| (format!("misurazioni/{year}/{}", book.name), book.bytes)));
    }
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "a program beside the core reads its own sources")]
fn read_plan(seeds: &Path) -> Result<Plan, Failure> {
    let bytes = std::fs::read(seeds.join(PLAN))?;
    let (plan, _) = relazione_performance::inputs::plan::read(&bytes, PLAN, Catalogue::embedded(), &Limits::default())?;
    Ok(plan)
}

/// A CSV file as the grid that a workbook of texts would give.
fn csv_grid(seeds: &Path, name: &str) -> Result<Workbook, Failure> {
    let place = Place::sheet(format!("dimostrazione/{name}"), "csv");
    let path = seeds.join("dimostrazione").join(name);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(path)?;
    let mut cells = Vec::new();
    for (row, record) in (0u32..).zip(reader.records()) {
        let record = record?;
        let filled = (0u32..).zip(&record).filter(|(_, text)| !text.is_empty());
        cells.extend(filled.map(|(column, text)| Cell {
            row,
            column,
            value: Value::Text(text.to_owned()),
            shown: None,
        }));
    }
    let sheet = Sheet::new("csv", place, true, cells);
    Ok(Workbook {
        sheets: vec![sheet],
        left_out: Vec::new(),
        lost: Vec::new(),
        western: None,
        format: FileFormat::Text,
    })
}

fn refuse(findings: &[Finding]) -> Result<(), Failure> {
    let blocking: Vec<String> = findings.iter().filter(|finding| finding.blocks()).map(ToString::to_string).collect();
    if blocking.is_empty() { Ok(()) } else { Err(blocking.join("\n").into()) }
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
