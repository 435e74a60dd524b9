//! Register rows → the workbook that the office completes at planning time.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::register_row::{RegisterRow, row_content, source_words};
use crate::domain::{Edition, Kind, Plan, column_letters};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::content::Content;
use crate::inputs::measurements::instructions;
use crate::inputs::measurements::table::{HEADER_ROW, ask_again, list, protection, set_row_height, write_head};
use crate::sheet::house_style;

/// Blank rows below the last one that already carry lists, so that the office can add indicators.
const SPARE_ROWS: u32 = 100;

/// Writes the register of `edition.year`; whether the edition is a draft or a final does not matter here.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn write(edition: &Edition, plan: &Plan, rows: &[RegisterRow]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = format!("Registro degli indicatori {}", edition.year);
    workbook.set_properties(&house_style::properties(&title, &edition.entity, edition.reference_date)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Registro")?;
    let help = "Una riga per indicatore; un obiettivo può averne più di uno. Il foglio «Istruzioni» dice come.";
    let columns: Vec<Column> = Column::register().collect();
    write_head(sheet, edition, &title, help, &columns)?;
    unlock_spare_rows(sheet, &columns)?;
    for (row, entry) in (HEADER_ROW + 1..).zip(rows) {
        let objective = plan.objective(&entry.objective).map_or("", |objective| objective.title.text.as_str());
        let content_of = |&column: &Column| (column, row_content(entry, objective, edition.year, column));
        let contents: Vec<(Column, Content)> = columns.iter().map(content_of).collect();
        for (position, (column, content)) in (0u16..).zip(&contents) {
            content.write(sheet, row, position, &format(content, *column, entry.kind))?;
        }
        set_row_height(sheet, row, contents.iter())?;
    }
    let last = HEADER_ROW + u32::try_from(rows.len()).unwrap_or(u32::MAX - HEADER_ROW - SPARE_ROWS) + SPARE_ROWS;
    add_validations(sheet, last, &columns)?;
    sheet.protect_with_options(&ProtectionOptions { insert_rows: true, sort: true, ..protection() });
    instructions::write(workbook.add_worksheet(), edition, instructions::REGISTER)?;
    workbook.save_to_buffer()
}

/// Rows that hold nothing yet belong to the office, from the code on.
fn unlock_spare_rows(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    let unlocked = Format::new().set_unlocked();
    for (position, _) in (0u16..).zip(columns) {
        sheet.set_column_format(position, &unlocked)?;
    }
    Ok(())
}

/// What comes from the plan is locked, what the office decides is yellow.
fn format(content: &Content, column: Column, kind: Option<Kind>) -> Format {
    match column {
        Column::Indicator | Column::Objective | Column::Title | Column::PlanText | Column::Suggestion => {
            content.format()
        }
        Column::Baseline | Column::Target => content.input_format(kind == Some(Kind::Date)),
        _ => content.input_format(false),
    }
}

fn add_validations(sheet: &mut Worksheet, last: u32, columns: &[Column]) -> Result<(), XlsxError> {
    let mut kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.label()).collect();
    kinds.dedup();
    let weight = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let year = DataValidation::new().allow_whole_number(DataValidationRule::Between(1990, 2100));
    // A relative reference to the first row, which spreadsheets move along with the cell.
    let first = HEADER_ROW + 2;
    let code =
        DataValidation::new().allow_custom(Formula::new(format!("=COUNTIF($A${first}:$A${}, A{first})=1", last + 1)));
    // BASE and TARGET are a number, a day (which is a number too) or a yes or no, according to TIPO.
    let value = |column| -> Result<DataValidation, XlsxError> {
        let cell = format!("{}{first}", column_letters(position_in(columns, column).into()));
        let rule = Formula::new(format!("=OR(ISNUMBER({cell}),LOWER({cell})=\"sì\",LOWER({cell})=\"no\")"));
        let message = "Scrivere un numero senza unità di misura, una data oppure sì o no, secondo il TIPO.";
        ask_again(DataValidation::new().allow_custom(rule), message)
    };
    for (column, validation) in [
        (Column::Baseline, value(Column::Baseline)?),
        (Column::Target, value(Column::Target)?),
        (Column::Indicator, ask_again(code, "Il codice indicatore deve essere unico.")?),
        (Column::Kind, list(&kinds)?),
        (Column::Bound, list(&["minimo", "massimo"])?),
        (Column::ExpectedSource, list(&source_words())?),
        (Column::Weight, ask_again(weight, "Il peso è un numero non negativo.")?),
        (Column::BaselineYear, ask_again(year, "L’anno base è un anno di quattro cifre.")?),
    ] {
        let position = position_in(columns, column);
        sheet.add_data_validation(HEADER_ROW + 1, position, last, position, &validation)?;
    }
    Ok(())
}

fn position_in(columns: &[Column], column: Column) -> u16 {
    let found = (0u16..).zip(columns).find(|(_, known)| **known == column);
    found.map(|(position, _)| position).expect("each of these is a column of the register")
}
