//! The page that says how to fill in a workbook: a heading and what it asks for, line by line.
//!
//! Guaranteed: every text shows whole, in programs too that do not grow rows by themselves.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::text_height::{lines, row_points};
use super::{house_style, limits};

/// Name of the sheet; readers pass over it.
pub const INSTRUCTIONS: &str = "Istruzioni";

const HEADING_WIDTH: u16 = 28;
const TEXT_WIDTH: u16 = 92;

/// Writes the page, with a note at the foot.
///
/// # Errors
/// If the sheet cannot hold it.
pub fn write_instructions<'t>(
    sheet: &mut Worksheet,
    note: &str,
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<(), XlsxError> {
    let wrapped = house_style::text().set_align(FormatAlign::Top);
    sheet.set_name(INSTRUCTIONS)?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, f64::from(HEADING_WIDTH))?.set_column_width(1, f64::from(TEXT_WIDTH))?;
    sheet.write_string_with_format(0, 0, INSTRUCTIONS, &house_style::title())?;
    sheet.set_row_height(0, 22)?;
    for (row, (heading, text)) in (2u32..).zip(texts) {
        sheet.write_string_with_format(row, 0, heading, &wrapped.clone().set_bold())?;
        sheet.write_string_with_format(row, 1, text, &wrapped)?;
        // Bold letters are wider than those that are counted.
        let tallest = lines(heading, HEADING_WIDTH - 4).max(lines(text, TEXT_WIDTH));
        sheet.set_row_height(row, row_points(tallest))?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L{}", limits::in_footer(note, "&L".len())));
    Ok(())
}
