//! The native chart of a *Sommario*: how many objectives of each group are in which class.
//!
//! Its series are the counts of the table above it, so it follows the formulas; fills are those of the document and
//! differ in lightness, and each series is named, so it can be read in greyscale.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color, XlsxError,
};

use super::sheets::GroupKey;
use crate::outputs::typeset::{BarPaint, Rgb, Style};
use crate::sheet::{SheetWriter, Table, limits};
use crate::words::shorten::within;

/// The series, in the order of the classes.
const SERIES: [GroupKey; 4] = [GroupKey::Achieved, GroupKey::Partly, GroupKey::NotAchieved, GroupKey::NotMeasured];

/// A colour as workbooks have it.
fn colour(Rgb(red, green, blue): Rgb) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

const WIDTH_PIXELS: u32 = 980;
const HEIGHT_PIXELS: u32 = 130;
const BAR_PIXELS: u32 = 32;

/// Puts the chart below what was written; of the table's groups, the largest has so many planned objectives.
pub(super) fn add(
    writer: &mut SheetWriter<'_>,
    table: &Table<GroupKey>,
    title: &str,
    groups: usize,
    largest: u32,
) -> Result<(), XlsxError> {
    let Ok(bars) = u32::try_from(groups) else { return Ok(()) };
    if bars == 0 {
        return Ok(());
    }
    let (first, last) = (table.first_row(), table.header_row() + bars);
    let (sheet, names) = (table.sheet(), table.index(GroupKey::Code));
    let mut chart = Chart::new(ChartType::BarStacked);
    for (key, BarPaint { fill, outline }) in SERIES.into_iter().zip(Style::embedded().workbook_bars()) {
        let column = table.index(key);
        chart
            .add_series()
            .set_name((sheet, table.header_row(), column))
            .set_categories((sheet, first, names, last, names))
            .set_values((sheet, first, column, last, column))
            .set_gap(40)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(colour(fill)))
                    .set_border(ChartLine::new().set_color(colour(outline)).set_width(1.0)),
            );
    }
    chart.title().set_name(title).set_font(ChartFont::new().set_size(11).set_bold());
    if largest <= 10 {
        // There is no half objective.
        chart.x_axis().set_major_unit(1);
    }
    chart.legend().set_position(ChartLegendPosition::Bottom);
    // Bars grow upwards: reversed, they stand in the order of the table.
    chart.y_axis().set_reverse();
    chart.set_width(WIDTH_PIXELS).set_height(HEIGHT_PIXELS + bars.min(60) * BAR_PIXELS);
    let words = format!("{title}. Le stesse cifre sono nella tabella in cima a questo foglio.");
    chart.set_alt_text(within(&words, limits::ALTERNATIVE_TEXT));
    writer.sheet.insert_chart(writer.next_row() + 1, 0, &chart)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::house_style::HEADER_BLUE;

    #[test]
    fn headers_have_the_accent_of_the_palette() {
        let Color::RGB(blue) = HEADER_BLUE else { panic!("{HEADER_BLUE:?}") };
        assert!(Style::embedded().css_colours().contains(&format!("--accento:#{blue:06x};")));
    }
}
