//! Plans of other shapes than the DUP's table: the seven of an invented Comune with what is right for each, and
//! small ones that show one habit each.

mod asked;
mod card_titles;
mod cards;
mod columns;
mod constants;
mod groups;
mod habits;
mod handed;
mod headings;
mod into_entity;
mod maps;
mod next_year;
mod nothing_unsaid;
mod on_its_side;
mod outside;
mod over_years;
mod parts;
mod programmes;
mod provenance;
mod quantities;
mod remarks;
mod rows;
mod stacked;
mod titles;
mod twice;
mod unchanged;
mod whose;

use std::fmt::Write as _;

use relazione_performance::domain::{Objective, Plan, PlanIndicator};
use relazione_performance::finding::Finding;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A plan of these sheets, each a name and rows whose cells are parted by `|`; a `%` in a number shows it in per cent.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, line) in (0u32..).zip(rows.lines().map(str::trim)) {
            for (column, text) in (0u16..).zip(line.split('|').map(str::trim)).filter(|(_, text)| !text.is_empty()) {
                put(sheet, row, column, text);
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A number is written as one, a share with its format, `'01` as text.
fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let share = text.strip_suffix('%').and_then(|share| share.parse::<f64>().ok());
    if let Some(share) = share {
        let format = Format::new().set_num_format("0%");
        sheet.write_number_with_format(row, column, share / 100.0, &format).unwrap();
    } else if let Ok(number) = text.parse::<f64>() {
        sheet.write_number(row, column, number).unwrap();
    } else {
        sheet.write_string(row, column, text.trim_start_matches('\'')).unwrap();
    }
}

#[track_caller]
fn import(bytes: &[u8]) -> (Plan, Vec<Finding>) {
    plan::read(bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default()).unwrap()
}

/// A plan as lines: each objective with what it says, each indicator below it.
fn lines(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for (_, objective) in plan.objectives() {
        lines.push(line(objective, &objective.placement.to_string()));
        lines.extend(objective.details.indicators.iter().map(indicator));
    }
    for objective in &plan.unplaced {
        lines.push(line(objective, "senza programma"));
        lines.extend(objective.details.indicators.iter().map(indicator));
    }
    lines
}

fn line<Code, Programme>(objective: &Objective<Code, Programme>, programme: &str) -> String {
    let mut line = format!("{programme} {}", objective.title.text);
    let years: Vec<String> = objective.years.iter().map(ToString::to_string).collect();
    let weight = objective.weight.as_ref().map(|weight| weight.value.normalize().to_string());
    let code = objective.details.office_code.as_ref().map(|code| code.value.clone());
    for (name, text) in [
        ("codice", code),
        ("ufficio", objective.office.clone()),
        ("responsabile", objective.manager.clone()),
        ("peso", weight),
        ("anni", Some(years.join(" ")).filter(|years| !years.is_empty())),
        ("strategico", objective.strategic.as_ref().map(|field| field.text.clone())),
        ("finalità", Some(objective.purpose.clone()).filter(|purpose| !purpose.is_empty())),
    ] {
        if let Some(text) = text {
            let _ = write!(line, "; {name} {text}");
        }
    }
    line
}

fn indicator(indicator: &PlanIndicator) -> String {
    let mut line = format!("- {}", indicator.name);
    let of_year =
        |kind: &str, values: &relazione_performance::domain::Few<_, relazione_performance::domain::Sourced<String>>| {
            let texts = values.iter().map(|(year, value): (&relazione_performance::domain::Year, _)| {
                format!("; {kind} {year} {}", value.value)
            });
            texts.collect::<String>()
        };
    for (name, text) in [
        ("formula", indicator.formula.clone()),
        ("unità", indicator.unit.as_ref().map(|unit| unit.value.clone())),
        ("base", indicator.base.as_ref().map(|base| base.value.clone())),
        ("del", indicator.base_year.map(|year| year.to_string())),
        ("peso", indicator.weight.as_ref().map(|weight| weight.value.normalize().to_string())),
        ("fonte", indicator.source.as_ref().map(|source| source.value.clone())),
        ("entro", indicator.due.as_ref().map(|due| due.value.to_string())),
    ] {
        if let Some(text) = text {
            let _ = write!(line, "; {name} {text}");
        }
    }
    line + &of_year("target", &indicator.targets) + &of_year("risultato", &indicator.actuals)
}

/// What a workbook of one sheet says.
#[track_caller]
fn read(name: &str, rows: &str) -> Vec<String> {
    lines(&import(&workbook(&[(name, rows)])).0)
}

/// The codes of findings that block.
fn blocking(findings: &[Finding]) -> Vec<&str> {
    findings.iter().filter(|finding| finding.blocks()).map(|finding| finding.code.id).collect()
}
