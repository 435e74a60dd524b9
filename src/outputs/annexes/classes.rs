//! Classes in words and in colour.
//!
//! Symbol and word stand in the cell; colour only helps the eye, and follows the
//! thresholds when an auditor changes them.

use rust_xlsxwriter::{Color, Format, XlsxError};

use super::formulas::class_name;
use crate::assessment::ObjectiveResult;
use crate::domain::{Class, Rules};
use crate::sheet::{SheetWriter, Table};

/// The words of the column *Classe* for an objective.
pub(super) fn class_words(rules: &Rules, row: &ObjectiveResult<'_>) -> String {
    match row.class {
        Some(class) => format!("{} {}", class.symbol(), row.verdict(rules)),
        None => row.verdict(rules),
    }
}

/// Symbol and word of a class: it is told by neither colour nor shape alone.
pub(super) fn class_label(rules: &Rules, class: Class) -> String {
    format!("{} {}", class.symbol(), rules.label(class))
}

/// Colours the cells of a column whose words are those of a class.
pub(super) fn colour<K: Copy + PartialEq>(
    writer: &mut SheetWriter<'_>,
    table: &Table<K>,
    column: K,
) -> Result<(), XlsxError> {
    let cell = table.row(0).pinned(column);
    for class in Class::ALL {
        let (ground, ink) = colours(class);
        let format = Format::new().set_background_color(ground).set_font_color(ink);
        writer.colour(table, column, &format!("EXACT({cell},{})", class_name(class)), format)?;
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
