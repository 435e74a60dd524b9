//! How every workbook we write looks: one header, one yellow, one print set-up.

use chrono::NaiveDate;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{limits, text_height};

/// Dark blue of headers; white text on it has a contrast of 9:1.
pub const HEADER_BLUE: Color = Color::RGB(0x1F_3A_5F);
/// Yellow of the cells an office fills in.
pub const INPUT_YELLOW: Color = Color::RGB(0xFF_F6_CC);
/// Grey of values that were inherited, not written in their own cell.
pub const INHERITED_GREY: Color = Color::RGB(0x59_59_59);
/// Hairlines between cells.
pub const RULE_GREY: Color = Color::RGB(0xBF_C5_CC);

/// The face that every cell is set in, in which row heights are computed.
fn face() -> Format {
    Format::new().set_font_name(text_height::FONT).set_font_size(f64::from(text_height::FONT_SIZE))
}

/// The header row of a table.
pub fn header() -> Format {
    face()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(HEADER_BLUE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE_GREY)
}

/// A title above a table.
pub fn title() -> Format {
    face().set_bold().set_font_size(14).set_font_color(HEADER_BLUE)
}

/// A wrapped text cell, read from the top.
pub fn text() -> Format {
    face().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(RULE_GREY)
}

/// A text that its row inherited.
pub fn inherited() -> Format {
    text().set_italic().set_font_color(INHERITED_GREY)
}

/// A number with two decimals, thousands grouped.
pub fn two_places() -> Format {
    text().set_num_format("#,##0.00").set_align(FormatAlign::Right)
}

/// A number shown with the decimals it has. The general format does that; a format with
/// optional decimals would print whole numbers with a lone comma.
pub fn number() -> Format {
    text().set_align(FormatAlign::Right)
}

/// A date as offices write it.
pub fn date() -> Format {
    text().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Right)
}

/// A year, without separators.
pub fn year() -> Format {
    text().set_num_format("0")
}

/// The cell of an office: yellow, not locked.
pub fn input(format: Format) -> Format {
    format.set_background_color(INPUT_YELLOW).set_unlocked()
}

/// Document properties with a fixed creation date, without which a workbook's bytes change at each run.
///
/// # Errors
/// If the date is out of Excel's range.
pub fn properties(title: &str, author: &str, reference_date: NaiveDate) -> Result<DocProperties, XlsxError> {
    use chrono::Datelike;
    let (month, day) = (reference_date.month(), reference_date.day());
    let created = ExcelDateTime::from_ymd(
        u16::try_from(reference_date.year()).unwrap_or(1900),
        u8::try_from(month).expect("months fit a byte"),
        u8::try_from(day).expect("days fit a byte"),
    )?;
    Ok(DocProperties::new().set_title(title).set_author(author).set_company(author).set_creation_datetime(&created))
}

/// What stands in a footer beside its note: sheet and page number.
const FOOTER_REST: &str = "&R&A – pagina &P di &N";

/// A4 landscape, one page wide, header row repeated and frozen, page numbers, the given footer note.
///
/// # Errors
/// If `header_row` is beyond the last row of a sheet.
pub fn set_up_page(sheet: &mut Worksheet, header_row: u32, note: &str) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(header_row, header_row)?;
    sheet.set_freeze_panes(header_row + 1, 0)?;
    let note = limits::in_footer(note, "&L".len() + FOOTER_REST.encode_utf16().count());
    sheet.set_footer(format!("&L{note}{FOOTER_REST}"));
    Ok(())
}
