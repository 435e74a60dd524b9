//! Colour for the column of classes. Symbol and word stand in the cell already: colour
//! only helps the eye, and follows the thresholds when an auditor changes them.

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, Worksheet, XlsxError};

use super::formulas::class_name;
use super::table::Rows;
use crate::domain::Class;
use crate::domain::column_letters;

/// Colours the cells of a column whose words are those of a class.
pub(super) fn colour(sheet: &mut Worksheet, column: u16, rows: Rows) -> Result<(), XlsxError> {
    let (first, last) = (rows.number(0) - 1, rows.last_index());
    for class in Class::ALL {
        let (ground, ink) = colours(class);
        let cell = format!("${}{}", column_letters(u32::from(column)), first + 1);
        let format = Format::new().set_background_color(ground).set_font_color(ink);
        let rule = ConditionalFormatFormula::new()
            .set_rule(format!("=EXACT({cell},{})", class_name(class)).as_str())
            .set_format(format);
        sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}

/// Ground and ink, told apart by colour-blind readers: blue, yellow, orange.
const fn colours(class: Class) -> (Color, Color) {
    match class {
        Class::Achieved => (Color::RGB(0xDC_EB_F7), Color::RGB(0x0B_3C_6E)),
        Class::Partly => (Color::RGB(0xFF_F3_CD), Color::RGB(0x5C_44_00)),
        Class::NotAchieved => (Color::RGB(0xF9_DC_CF), Color::RGB(0x7A_1F_00)),
    }
}
