//! The native chart of a *Sommario*: how many objectives of each group are in which class.
//!
//! Its series are the counts of the table above it, so it follows the formulas; grounds
//! differ in lightness, and each series is named, so it can be read in greyscale.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color, XlsxError,
};

use super::sheets::GroupKey;
use crate::sheet::{SheetWriter, Table, limits};
use crate::words::shorten::within;

/// Series from the darkest to the lightest.
const SERIES: [(GroupKey, Color); 4] = [
    (GroupKey::Achieved, Color::RGB(0x1F_3A_5F)),
    (GroupKey::Partly, Color::RGB(0x5B_8D_C9)),
    (GroupKey::NotAchieved, Color::RGB(0xF2_B5_8A)),
    (GroupKey::NotMeasured, Color::RGB(0xE8_E8_E8)),
];

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
    for (key, colour) in SERIES {
        let column = table.index(key);
        chart
            .add_series()
            .set_name((sheet, table.header_row(), column))
            .set_categories((sheet, first, names, last, names))
            .set_values((sheet, first, column, last, column))
            .set_gap(40)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(colour))
                    .set_border(ChartLine::new().set_color(Color::RGB(0x40_40_40)).set_width(0.5)),
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
