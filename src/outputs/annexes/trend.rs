//! The sheets of the summary that set the year beside the two before it.
//!
//! The year measured is a live formula on *Sommario*; the years before are values, printed
//! by the same rules from their own plan and sheets. A year without data is «n.d.», and no
//! line of the chart runs through it: a gap drawn as a zero would lie.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartType, Color,
    Workbook, XlsxError,
};

use super::groups::class_label;
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use crate::assessment::{Assessment, Indices, Trend};
use crate::domain::TREND_YEARS;
use crate::domain::{MissionCode, Year, column_letters};
use crate::dossier::Dossier;
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};

/// Name of the sheet of entity and missioni.
pub(super) const SHEET: &str = "Andamento";
/// Name of the sheet of objectives.
pub(super) const OBJECTIVES: &str = "Andamento obiettivi";

/// An index: its name, its column in *Sommario*, and how to read it.
type Index = (&'static str, char, fn(&Indices) -> Option<Decimal>);

const INDICES: [Index; 3] = [
    ("Cautelativo %", 'D', |indices| indices.prudent),
    ("Sui misurati %", 'E', |indices| indices.measured),
    ("Copertura %", 'F', |indices| indices.coverage),
];

/// Columns of one index: a column a year, and the difference.
const WIDTH: u16 = TREND_YEARS + 1;

/// Adds both sheets. `summary` has a row for each missione of the year, then the entity's.
pub(super) fn add(book: &mut Workbook, styles: &Styles, dossier: &Dossier<'_>, summary: Rows) -> Result<(), XlsxError> {
    let years = years(dossier.edition.year);
    add_groups(book, styles, dossier, &years, summary)?;
    add_objectives(book, styles, dossier, &years)
}

/// The years of the trend, ascending.
fn years(last: Year) -> Vec<Year> {
    (0..TREND_YEARS).rev().map(|back| Year(last.0.saturating_sub(back))).collect()
}

fn add_groups(
    book: &mut Workbook,
    styles: &Styles,
    dossier: &Dossier<'_>,
    years: &[Year],
    summary: Rows,
) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let headers: Vec<String> = INDICES.iter().flat_map(|(name, ..)| index_headers(name, years)).collect();
    let mut columns = vec![column("Missione", 12), column("Titolo", 44)];
    columns.extend(headers.iter().map(|header| column(header, 12)));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Andamento triennale dell’ente e delle missioni";
    let mut writer = SheetWriter::new(sheet, styles, &columns, title, edition)?;
    writer.header()?;
    let entity_row = summary.number(assessment.missions.len());
    let entity = |year: Year| trend.year(year).map(|entry| entry.entity);
    writer.row(&group_cells("Ente", &edition.entity, years, entity, Some(entity_row), writer.next_row() + 1))?;
    for code in missions(assessment, trend) {
        let row = assessment.missions.iter().position(|mission| mission.code == code).map(|at| summary.number(at));
        let own = |year: Year| trend.year(year).and_then(|entry| entry.missions.get(&code).copied());
        writer.row(&group_cells(
            &code.to_string(),
            title_of(assessment, code),
            years,
            own,
            row,
            writer.next_row() + 1,
        ))?;
    }
    writer.close_table(SHEET, HEADER_ROW, "Ente e missioni: i tre indici anno per anno")?;
    writer.skip(1);
    let chart_years = writer.next_row();
    let mut cells = vec![Cell::text("Anni"), Cell::text("del grafico")];
    cells.extend(years.iter().map(|year| Cell::text(year.to_string())));
    writer.row(&cells)?;
    writer.note(
        "Gli anni precedenti sono calcolati con il loro piano e le loro schede, con le regole di quest’anno; gli obiettivi \
         sono seguiti per codice. «n.d.» significa che per quell’anno non ci sono dati: non è uno zero.",
        10,
    )?;
    add_chart(&mut writer, years, chart_years, trend)?;
    writer.long_table(1, 2, &footer(edition))
}

fn index_headers(name: &str, years: &[Year]) -> Vec<String> {
    let mut headers: Vec<String> = years.iter().map(|year| format!("{name} {year}")).collect();
    headers.push(format!("{name} differenza sul {}", years[years.len() - 2]));
    headers
}

/// A row: what the years had, the last one as a formula where *Sommario* has a row for it.
fn group_cells<'m>(
    code: &str,
    name: &'m str,
    years: &[Year],
    indices: impl Fn(Year) -> Option<Indices>,
    summary_row: Option<u32>,
    number: u32,
) -> Vec<Cell<'m>> {
    let mut cells = vec![Cell::text(code.to_owned()), Cell::text(name)];
    for (block, (_, letter, of)) in (0_u16..).zip(INDICES) {
        let values: Vec<Option<Decimal>> = years.iter().map(|year| indices(*year).as_ref().and_then(of)).collect();
        let (last, before) = values.split_last().expect("the trend has years");
        cells.extend(before.iter().map(|value| figure(*value)));
        cells.push(match summary_row {
            Some(row) => {
                let result = Computed::or_not_available(*last);
                Cell::formula(format!("Sommario!{letter}{row}"), result, Look::TwoPlaces)
            }
            None => figure(*last),
        });
        cells.push(difference(2 + block * WIDTH, &values, number));
    }
    cells
}

fn figure<'m>(value: Option<Decimal>) -> Cell<'m> {
    value.map_or(Cell::not_available(), |value| Cell::Number(value, Look::TwoPlaces))
}

/// The last value less the one before it, both in the block of columns that begins at `first`.
fn difference<'m>(first: u16, values: &[Option<Decimal>], number: u32) -> Cell<'m> {
    let cell = |back: u16| format!("{}{number}", column_letters(u32::from(first + TREND_YEARS - back)));
    let (last, before) = (cell(1), cell(2));
    let formula = format!("IF(AND(ISNUMBER({last}),ISNUMBER({before})),ROUND({last}-{before},2),\"n.d.\")");
    let result = match values {
        [.., Some(before), Some(last)] => Some(last - before),
        _ => None,
    };
    Cell::formula(formula, Computed::or_not_available(result), Look::TwoPlaces)
}

/// Missioni of any year, ascending.
fn missions(assessment: &Assessment<'_>, trend: &Trend) -> BTreeSet<MissionCode> {
    let own = assessment.missions.iter().map(|mission| mission.code);
    own.chain(trend.years.iter().flat_map(|year| year.missions.keys().copied())).collect()
}

fn title_of<'m>(assessment: &Assessment<'m>, code: MissionCode) -> &'m str {
    let own = assessment.missions.iter().find(|mission| mission.code == code).map(|mission| mission.title);
    own.or_else(|| assessment.catalogue.mission(code)).unwrap_or_default()
}

/// Marker and colour of each index: lines differ in shape and in lightness.
const MARKERS: [(ChartMarkerType, Color); 3] = [
    (ChartMarkerType::Circle, Color::RGB(0x1F_3A_5F)),
    (ChartMarkerType::Square, Color::RGB(0x5B_8D_C9)),
    (ChartMarkerType::Triangle, Color::RGB(0xA6_4B_00)),
];

/// The entity's indices as lines, over the unbroken run of years that ends with the last.
fn add_chart(writer: &mut SheetWriter<'_>, years: &[Year], years_row: u32, trend: &Trend) -> Result<(), XlsxError> {
    let known = |of: fn(&Indices) -> Option<Decimal>| {
        let values = years.iter().rev().map(|year| trend.year(*year).and_then(|entry| of(&entry.entity)));
        u16::try_from(values.take_while(Option::is_some).count()).expect("a few years")
    };
    let run = INDICES.iter().map(|(_, _, of)| known(*of)).min().unwrap_or_default();
    if run < 2 {
        return Ok(());
    }
    let mut chart = Chart::new(ChartType::Line);
    for (block, ((name, ..), (marker, colour))) in (0_u16..).zip(INDICES.into_iter().zip(MARKERS)) {
        let last = 2 + block * WIDTH + TREND_YEARS - 1;
        let row = HEADER_ROW + 1;
        chart
            .add_series()
            .set_name(name)
            .set_categories((SHEET, years_row, 2 + TREND_YEARS - run, years_row, 2 + TREND_YEARS - 1))
            .set_values((SHEET, row, last + 1 - run, row, last))
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(2)))
            .set_marker(ChartMarker::new().set_type(marker).set_size(8));
    }
    chart.title().set_name("Andamento dell’ente").set_font(ChartFont::new().set_size(11).set_bold());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.y_axis().set_min(0).set_num_format("0");
    chart.set_width(720).set_height(320);
    chart.set_alt_text("Andamento dei tre indici dell’ente. Le stesse cifre sono nella prima riga della tabella.");
    writer.sheet.insert_chart(writer.next_row() + 1, 0, &chart)?;
    Ok(())
}

fn add_objectives(
    book: &mut Workbook,
    styles: &Styles,
    dossier: &Dossier<'_>,
    years: &[Year],
) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let mut headers = index_headers("Cautelativo C %", years);
    headers.extend(years.iter().map(|year| format!("Classe o stato {year}")));
    let mut columns: Vec<Column<'_>> = vec![column("Codice", 12), column("Obiettivo operativo", 56)];
    let (figures, classes) = headers.split_at(usize::from(WIDTH));
    columns.extend(figures.iter().map(|header| column(header, 13)));
    columns.extend(classes.iter().map(|header| column(header, 24)));
    let sheet = book.add_worksheet().set_name(OBJECTIVES)?;
    let mut writer = SheetWriter::new(sheet, styles, &columns, "Andamento degli obiettivi", edition)?;
    writer.header()?;
    for (_, result) in assessment.objectives() {
        let code = &result.objective.code;
        let points = years.iter().map(|year| trend.year(*year).and_then(|entry| entry.objectives.get(code)));
        let points: Vec<_> = points.collect();
        let values: Vec<Option<Decimal>> = points.iter().map(|point| point.and_then(|point| point.prudent)).collect();
        let mut cells = vec![Cell::text(code.as_str()), Cell::text(result.objective.title.text.as_str())];
        cells.extend(values.iter().map(|value| figure(*value)));
        cells.push(difference(2, &values, writer.next_row() + 1));
        cells.extend(points.into_iter().map(|point| {
            match point {
                None => Cell::text("n.d."),
                Some(point) => Cell::text(
                    point
                        .class
                        .map_or_else(|| point.state.label().to_owned(), |class| class_label(assessment.rules, class)),
                ),
            }
        }));
        writer.row(&cells)?;
    }
    writer.close_table("AndamentoObiettivi", HEADER_ROW, "Il risultato di ogni obiettivo anno per anno")?;
    writer.long_table(1, 2, &footer(edition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_years_end_with_the_one_measured() {
        assert_eq!(years(Year(2024)), [Year(2022), Year(2023), Year(2024)]);
    }
}
