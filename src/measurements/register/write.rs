//! Register rows → the workbook that the office completes at planning time.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Workbook, Worksheet, XlsxError};

use super::row::{RegisterRow, row_content, source_words};
use crate::domain::{Edition, Kind, Plan};
use crate::house_style;
use crate::measurements::columns::Column;
use crate::measurements::instructions;
use crate::measurements::table::{HEADER_ROW, ask_again, list, set_row_height, write_head};

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
    write_head(sheet, edition, &title, help, &Column::REGISTER)?;
    for (row, entry) in (HEADER_ROW + 1..).zip(rows) {
        let objective = plan.objective(&entry.objective).map_or("", |objective| objective.title.text.as_str());
        let contents = Column::REGISTER.map(|column| (column, row_content(entry, objective, column)));
        for (position, (_, content)) in (0u16..).zip(&contents) {
            content.write(sheet, row, position, &content.format())?;
        }
        set_row_height(sheet, row, contents.iter())?;
    }
    let last = HEADER_ROW + u32::try_from(rows.len()).unwrap_or(u32::MAX - HEADER_ROW - SPARE_ROWS) + SPARE_ROWS;
    add_validations(sheet, last)?;
    instructions::write(workbook.add_worksheet(), edition, instructions::REGISTER)?;
    workbook.save_to_buffer()
}

fn add_validations(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let mut kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.label()).collect();
    kinds.dedup();
    let weight = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let year = DataValidation::new().allow_whole_number(DataValidationRule::Between(1990, 2100));
    // A relative reference to the first row, which spreadsheets move along with the cell.
    let first = HEADER_ROW + 2;
    let code =
        DataValidation::new().allow_custom(Formula::new(format!("=COUNTIF($A${first}:$A${}, A{first})=1", last + 1)));
    for (column, validation) in [
        (Column::Indicator, ask_again(code, "Il codice indicatore deve essere unico.")?),
        (Column::Kind, list(&kinds)?),
        (Column::Bound, list(&["minimo", "massimo"])?),
        (Column::ExpectedSource, list(&source_words())?),
        (Column::Weight, ask_again(weight, "Il peso è un numero non negativo.")?),
        (Column::BaselineYear, ask_again(year, "L’anno base è un anno di quattro cifre.")?),
    ] {
        let position = (0u16..).zip(Column::REGISTER).find(|(_, known)| *known == column).map(|(position, _)| position);
        let position = position.expect("each of these is a column of the register");
        sheet.add_data_validation(HEADER_ROW + 1, position, last, position, &validation)?;
    }
    Ok(())
}
