//! The files of one invented entity.

use std::collections::BTreeMap;

use relazione_performance::domain::{Edition, Indicator, Measurement, Status, Year};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::measurements::register::{self, RegisterRow};
use relazione_performance::inputs::measurements::sheets;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

use super::random::Random;
use super::{fault, indicators, plan_file};

const YEAR: Year = Year(2024);
/// Fewest and most objectives of a plan.
const OBJECTIVES: (u32, u32) = (20, 300);

/// What stops the writing.
pub type Failure = Box<dyn std::error::Error>;

/// Paths within the entity's folder, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of the entity with this number.
pub fn files(number: u32, random: &mut Random) -> Result<Files, Failure> {
    // Small entities are many: of two sizes the lesser.
    let size = random.between(OBJECTIVES.0, OBJECTIVES.1).min(random.between(OBJECTIVES.0, OBJECTIVES.1));
    let (plan_name, plan_bytes) = plan_file::write(size, random)?;
    let (plan, _) = plan::read(&plan_bytes, &plan_name, Catalogue::embedded(), &Limits::default())?;
    let measured: Vec<(Indicator, Measurement)> =
        plan.objectives().flat_map(|(_, objective)| indicators::of(objective, YEAR, random)).collect();
    let (indicators, measurements): (Vec<_>, Vec<_>) = measured.into_iter().unzip();
    let name = format!("Comune di Prova {number}");
    let edition = Edition {
        entity: name.clone(),
        year: YEAR,
        reference_date: "2025-06-20".parse()?,
        status: Status::Draft,
        demonstration: true,
    };
    let rows: Vec<RegisterRow> = indicators.iter().map(RegisterRow::from).collect();
    let scope = if random.between(0, 1) == 0 { sheets::Scope::Office } else { sheets::Scope::Mission };
    let filled = sheets::Filled { rows: &measurements, report_itself: None };
    let books = sheets::write(&edition, &plan, &indicators, filled, scope)?;
    let mut files = BTreeMap::from([
        ("relazione.toml".to_owned(), configuration(&name).into_bytes()),
        (format!("piano/{plan_name}"), plan_bytes),
        (format!("indicatori/{YEAR}.xlsx"), register::write(&edition, &plan, &rows)?),
    ]);
    files.extend(books.into_iter().map(|book| (format!("misurazioni/{YEAR}/{}", book.name), book.bytes)));
    fault::spoil(&mut files, random);
    Ok(files)
}

fn configuration(name: &str) -> String {
    format!("[ente]\nnome = \"{name}\"\nprovincia = \"MI\"\ndimostrativo = true\n")
}
