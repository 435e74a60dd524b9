//! The canonical plan workbook: what `importa` writes, an office edits, and the reader reads back.
//!
//! One sheet for each missione, with its title above the table, and a sheet «Anomalie»
//! that is recognised and never imported. Inherited cells are grey and italic, and the
//! visible column EREDITATI names them: unlike notes, colours and hidden columns, a plain
//! text column survives sorting, copying and saving in any spreadsheet program and any
//! format. A name counts only while the cell repeats the row above: a text that an office
//! writes over an inherited one is that row's own, whatever EREDITATI still says.
//! Texts are always written as texts, so that nothing becomes a formula.

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::findings_sheet;
use super::header::Column;
use crate::domain::{Field, FieldOrigin, Mission, Objective, Plan};
use crate::finding::{Finding, Severity};
use crate::sheet::house_style;

const FINDINGS_WIDTHS: [f64; 8] = [10.0, 9.0, 48.0, 30.0, 18.0, 10.0, 48.0, 48.0];
/// Row of the header in a missione's sheet, from zero; the title stands above it.
const HEADER_ROW: u32 = 1;
/// A cell holds 32,767 UTF-16 units; quotations in findings are cut well before.
const LONGEST_QUOTATION: usize = 8000;

/// A plan that does not fit a workbook.
#[derive(Debug, thiserror::Error)]
#[error("il piano canonico non può essere scritto come xlsx (un testo supera i limiti del formato): {0}")]
pub struct CanonicalError(#[from] XlsxError);

/// Writes the canonical workbook; `document_date` becomes the creation date, so that the same plan gives the same bytes.
///
/// # Errors
/// If a text is longer than a cell can hold (32,767 characters).
pub fn canonical_workbook(
    plan: &Plan,
    findings: &[Finding],
    document_date: NaiveDate,
) -> Result<Vec<u8>, CanonicalError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&house_style::properties("Piano della performance", "", document_date)?);
    let formats = Formats::new();
    for mission in &plan.missions {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!("Missione {}", mission.code))?;
        write_mission(sheet, plan, mission, &formats)?;
    }
    write_findings(workbook.add_worksheet(), findings, &formats)?;
    Ok(workbook.save_to_buffer()?)
}

struct Formats {
    title: Format,
    header: Format,
    text: Format,
    inherited: Format,
    mark: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            title: house_style::title(),
            header: house_style::header(),
            text: house_style::text(),
            inherited: house_style::inherited(),
            mark: house_style::text().set_align(FormatAlign::Center),
            number: house_style::number(),
        }
    }
}

fn write_mission(sheet: &mut Worksheet, plan: &Plan, mission: &Mission, formats: &Formats) -> Result<(), XlsxError> {
    let title = format!("Missione {} – {}", mission.code, mission.title);
    sheet.write_string_with_format(0, 0, title, &formats.title)?;
    let mut column = 0;
    let mut head = |sheet: &mut Worksheet, label: &str, width: f64| -> Result<(), XlsxError> {
        sheet.write_string_with_format(HEADER_ROW, column, label, &formats.header)?;
        sheet.set_column_width(column, width)?;
        column += 1;
        Ok(())
    };
    for (label, width) in LEADING {
        head(sheet, label.label(), width)?;
    }
    for year in &plan.years {
        head(sheet, &year.to_string(), 6.0)?;
    }
    for (label, width) in TRAILING {
        head(sheet, label.label(), width)?;
    }
    for (row, objective) in (HEADER_ROW + 1..).zip(&mission.objectives) {
        write_objective(sheet, row, plan, objective, formats)?;
        sheet.set_row_height(row, row_height(objective))?;
    }
    house_style::set_up_page(sheet, HEADER_ROW, "Piano canonico: i codici non si cambiano")
}

const LEADING: [(Column, f64); 7] = [
    (Column::Code, 11.0),
    (Column::Direction, 22.0),
    (Column::Strategic, 32.0),
    (Column::Programme, 11.0),
    (Column::Title, 36.0),
    (Column::Purpose, 46.0),
    (Column::Stakeholders, 26.0),
];
const TRAILING: [(Column, f64); 5] = [
    (Column::Indicator, 46.0),
    (Column::Weight, 7.0),
    (Column::Office, 18.0),
    (Column::Manager, 18.0),
    (Column::Inherited, 18.0),
];

/// The height that shows the row's longest text whole.
fn row_height(objective: &Objective) -> f64 {
    let optional = |field: Option<&Field>| field.map_or_else(String::new, |field| field.text.clone());
    let texts = [
        (optional(objective.direction.as_ref()), LEADING[1].1),
        (optional(objective.strategic.as_ref()), LEADING[2].1),
        (objective.title.text.clone(), LEADING[4].1),
        (objective.purpose.clone(), LEADING[5].1),
        (objective.stakeholders.clone(), LEADING[6].1),
        (objective.indicator.value.clone(), TRAILING[0].1),
    ];
    house_style::row_height(texts.iter().map(|(text, width)| (text.as_str(), *width)))
}

fn write_objective(
    sheet: &mut Worksheet,
    row: u32,
    plan: &Plan,
    objective: &Objective,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let fields = [
        (1, Column::Direction, objective.direction.as_ref()),
        (2, Column::Strategic, objective.strategic.as_ref()),
        (4, Column::Title, Some(&objective.title)),
    ];
    let is_inherited = |field: &Field| field.origin == FieldOrigin::Inherited;
    for (column, _, field) in fields {
        let format = if field.is_some_and(is_inherited) { &formats.inherited } else { &formats.text };
        sheet.write_string_with_format(row, column, field.map_or("", |field| &field.text), format)?;
    }
    sheet.write_string_with_format(row, 0, objective.code.as_str(), &formats.text)?;
    sheet.write_string_with_format(row, 3, objective.programme.to_string(), &formats.text)?;
    sheet.write_string_with_format(row, 5, &objective.purpose, &formats.text)?;
    sheet.write_string_with_format(row, 6, &objective.stakeholders, &formats.text)?;
    let mut column = 7;
    for &year in &plan.years {
        sheet.write_string_with_format(
            row,
            column,
            if objective.is_planned_for(year) { "x" } else { "" },
            &formats.mark,
        )?;
        column += 1;
    }
    sheet.write_string_with_format(row, column, &objective.indicator.value, &formats.text)?;
    match objective.weight.as_ref().and_then(|weight| weight.value.to_f64()) {
        Some(weight) => sheet.write_number_with_format(row, column + 1, weight, &formats.number)?,
        None => sheet.write_blank(row, column + 1, &formats.number)?,
    };
    sheet.write_string_with_format(row, column + 2, objective.office.as_deref().unwrap_or(""), &formats.text)?;
    sheet.write_string_with_format(row, column + 3, objective.manager.as_deref().unwrap_or(""), &formats.text)?;
    let inherited = fields.iter().filter(|(_, _, field)| field.is_some_and(is_inherited));
    let inherited: Vec<&str> = inherited.map(|(_, column, _)| column.label()).collect();
    sheet.write_string_with_format(row, column + 4, inherited.join("; "), &formats.text)?;
    Ok(())
}

fn write_findings(sheet: &mut Worksheet, findings: &[Finding], formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(findings_sheet::NAME)?;
    for ((column, label), width) in (0u16..).zip(findings_sheet::HEADERS).zip(FINDINGS_WIDTHS) {
        sheet.write_string_with_format(0, column, label, &formats.header)?;
        sheet.set_column_width(column, width)?;
    }
    let mut row = 1;
    // The gravest first; within a severity, the order of reading.
    for severity in [Severity::Blocking, Severity::Warning, Severity::Note] {
        for finding in findings.iter().filter(|finding| finding.code.severity == severity) {
            let place = finding.place.as_ref();
            let texts = [
                severity.label().to_owned(),
                finding.code.id.to_owned(),
                finding.message.clone(),
                place.map_or_else(String::new, |place| place.file.to_string()),
                place.and_then(|place| place.sheet.as_deref()).unwrap_or("").to_owned(),
                place.map_or_else(String::new, |place| place.position.to_string()),
                quotation(finding.found.as_deref()),
                quotation(finding.expected.as_deref()),
            ];
            for (column, text) in (0u16..).zip(texts) {
                sheet.write_string_with_format(row, column, text, &formats.text)?;
            }
            row += 1;
        }
    }
    sheet.autofilter(0, 0, row - 1, 7)?;
    house_style::set_up_page(sheet, 0, "Anomalie dell’importazione")
}

fn quotation(text: Option<&str>) -> String {
    let text = text.unwrap_or("");
    let mut cut: String = text.chars().take(LONGEST_QUOTATION).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
