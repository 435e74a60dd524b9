//! The cell formats of the workbooks that are read, built once for each workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline};

use super::house_style;
use super::text_height::{FONT, FONT_SIZE};

/// Red of the marks BOZZA and DATI DIMOSTRATIVI; 7:1 on white.
const MARK_RED: Color = Color::RGB(0xA6_1B_1B);
/// Blue of links; 7:1 on white.
const LINK_BLUE: Color = Color::RGB(0x0B_4F_9C);
/// Ground of computed cells and totals.
const TOTAL_GROUND: Color = Color::RGB(0xEE_F2_F7);

/// How a cell looks and how its number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Wrapped text.
    Text,
    /// Text that its row inherited.
    Inherited,
    /// A number as it is: the decimals it has, of a formula those that fit.
    Number,
    /// A figure with the two decimals that are printed.
    TwoPlaces,
    /// A day.
    Date,
    /// A jump to another sheet or file.
    Link,
    /// A number that the reader may change; yellow, not locked.
    Setting,
    /// A text that the reader writes; yellow, not locked.
    Entry,
    /// An amount that the reader writes; yellow, not locked.
    Amount,
    /// A text of the line of totals.
    TotalText,
    /// A count or a weight of the line of totals.
    TotalNumber,
    /// A figure of the line of totals.
    TotalTwoPlaces,
}

/// Every format of a workbook.
#[derive(Debug, Clone)]
pub struct Styles {
    /// The title of a sheet.
    pub title: Format,
    /// Words under a title or beside a link.
    pub subtitle: Format,
    /// The marks that must stand on a sheet.
    pub mark: Format,
    /// A heading over a block.
    pub section: Format,
    /// The header row of a table.
    pub header: Format,
    /// A paragraph.
    pub note: Format,
    /// A jump outside of tables.
    pub jump: Format,
    text: Format,
    inherited: Format,
    /// By decimals: a format with optional ones would leave a lone comma after whole numbers.
    numbers: [Format; 9],
    general: Format,
    two_places: Format,
    date: Format,
    link: Format,
    setting: Format,
    entry: Format,
    amount: Format,
    total_text: Format,
    total_number: Format,
    total_two_places: Format,
}

impl Default for Styles {
    fn default() -> Self {
        Self::new()
    }
}

impl Styles {
    /// Builds them all.
    pub fn new() -> Self {
        let total = |format: Format| inset(format).set_bold().set_background_color(TOTAL_GROUND);
        // A number never wraps; told to, some programs drop its indent.
        let two_places = house_style::two_places().unset_text_wrap();
        let number = house_style::number().unset_text_wrap().set_num_format("General");
        Self {
            jump: face(Format::new()).set_font_color(LINK_BLUE).set_underline(FormatUnderline::Single),
            title: face(house_style::title()).set_font_size(14),
            subtitle: face(Format::new()),
            mark: face(Format::new()).set_bold().set_font_color(MARK_RED),
            section: face(house_style::title()).set_font_size(12),
            header: inset(house_style::header()),
            note: face(Format::new()).set_text_wrap().set_align(FormatAlign::Top),
            text: inset(house_style::text()).set_align(FormatAlign::Left),
            inherited: inset(house_style::inherited()).set_align(FormatAlign::Left),
            numbers: std::array::from_fn(|decimals| inset(number.clone()).set_num_format(decimal_format(decimals))),
            general: inset(number.clone()),
            two_places: inset(two_places.clone()),
            date: inset(house_style::date().unset_text_wrap()),
            link: inset(house_style::text())
                .set_align(FormatAlign::Left)
                .set_font_color(LINK_BLUE)
                .set_underline(FormatUnderline::Single),
            setting: inset(number.clone()).set_background_color(house_style::INPUT_YELLOW).set_unlocked(),
            amount: inset(two_places.clone()).set_background_color(house_style::INPUT_YELLOW).set_unlocked(),
            entry: inset(house_style::text())
                .set_align(FormatAlign::Left)
                .set_background_color(house_style::INPUT_YELLOW)
                .set_unlocked(),
            total_text: total(house_style::text().set_align(FormatAlign::Left)),
            total_number: total(number),
            total_two_places: total(two_places),
        }
    }

    /// The format of a look.
    pub const fn of(&self, look: Look) -> &Format {
        match look {
            Look::Text => &self.text,
            Look::Inherited => &self.inherited,
            Look::Number => &self.general,
            Look::TwoPlaces => &self.two_places,
            Look::Date => &self.date,
            Look::Link => &self.link,
            Look::Setting => &self.setting,
            Look::Entry => &self.entry,
            Look::Amount => &self.amount,
            Look::TotalText => &self.total_text,
            Look::TotalNumber => &self.total_number,
            Look::TotalTwoPlaces => &self.total_two_places,
        }
    }

    /// The format of a number with so many decimals; more than eight are rounded for the eye.
    pub fn number(&self, decimals: u32) -> &Format {
        &self.numbers[usize::try_from(decimals).unwrap_or(usize::MAX).min(self.numbers.len() - 1)]
    }

    /// The format that a workbook's empty cells and its column widths are measured in.
    pub fn base() -> Format {
        face(Format::new())
    }
}

/// `#,##0`, `#,##0.0`, `#,##0.00` …
fn decimal_format(decimals: usize) -> String {
    if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) }
}

/// A cell whose text keeps off the rule beside it.
fn inset(format: Format) -> Format {
    face(format).set_indent(1)
}

fn face(format: Format) -> Format {
    format.set_font_name(FONT).set_font_size(FONT_SIZE)
}
