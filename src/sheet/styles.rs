//! The cell formats of the workbooks that are read, built once for each workbook.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline};

use super::house_style;
use super::long_texts::LongTexts;
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
    /// A year, without separators.
    Year,
    /// A number that a program shows as it likes.
    General,
    /// A sign in the middle of its cell.
    Mark,
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

/// What decides about the format of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Appearance {
    /// The format of a look.
    Look(Look),
    /// The format of a number with so many decimals.
    Decimals(u32),
}

impl Appearance {
    /// The format itself.
    pub fn format(self, styles: &Styles) -> &Format {
        match self {
            Self::Look(look) => styles.of(look),
            Self::Decimals(decimals) => styles.number(decimals),
        }
    }
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
    numbers: Vec<Format>,
    general: Format,
    two_places: Format,
    date: Format,
    year: Format,
    centred: Format,
    link: Format,
    setting: Format,
    entry: Format,
    amount: Format,
    total_text: Format,
    total_number: Format,
    total_two_places: Format,
    /// What becomes of a text that no cell can hold.
    pub(super) long_texts: LongTexts,
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
            numbers: decimals(&inset(number.clone()), 8),
            general: inset(number.clone()),
            two_places: inset(two_places.clone()),
            date: inset(house_style::date().unset_text_wrap()),
            year: inset(house_style::year()),
            centred: inset(house_style::text()).set_align(FormatAlign::Center),
            link: inset(house_style::text())
                .set_align(FormatAlign::Left)
                .set_font_color(LINK_BLUE)
                .set_underline(FormatUnderline::Single),
            setting: house_style::input(inset(number.clone())),
            amount: house_style::input(inset(two_places.clone())),
            entry: house_style::input(inset(house_style::text()).set_align(FormatAlign::Left)),
            total_text: total(house_style::text().set_align(FormatAlign::Left)),
            total_number: total(number),
            total_two_places: total(two_places),
            long_texts: LongTexts::Cut,
        }
    }

    /// Those of the workbooks that offices fill in and the program reads back.
    pub fn of_forms() -> Self {
        Self {
            title: house_style::title(),
            header: house_style::header(),
            text: house_style::text(),
            inherited: house_style::inherited(),
            numbers: decimals(&house_style::number(), Decimal::MAX_SCALE),
            general: house_style::number(),
            date: house_style::date(),
            year: house_style::year(),
            centred: house_style::text().set_align(FormatAlign::Center),
            long_texts: LongTexts::Refused,
            ..Self::new()
        }
    }

    /// The format of a look.
    pub const fn of(&self, look: Look) -> &Format {
        match look {
            Look::Text => &self.text,
            Look::Inherited => &self.inherited,
            Look::Number | Look::General => &self.general,
            Look::TwoPlaces => &self.two_places,
            Look::Date => &self.date,
            Look::Year => &self.year,
            Look::Mark => &self.centred,
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

/// `#,##0`, `#,##0.0`, `#,##0.00` … up to so many decimals.
fn decimals(number: &Format, most: u32) -> Vec<Format> {
    let pattern = |decimals| if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
    (0..=most as usize).map(|decimals| number.clone().set_num_format(pattern(decimals))).collect()
}

/// A cell whose text keeps off the rule beside it.
fn inset(format: Format) -> Format {
    face(format).set_indent(1)
}

fn face(format: Format) -> Format {
    format.set_font_name(FONT).set_font_size(FONT_SIZE)
}
