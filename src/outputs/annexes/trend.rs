//! The sheet of the summary that sets entity and missioni beside the two years before.
//!
//! The year measured is a live formula on *Sommario*; the years before are values, printed
//! by the same rules from their own plan and sheets. A year without data is «n.d.», and no
//! line of the chart runs through it: a gap drawn as a zero would lie.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartType, Color,
    XlsxError,
};

use super::groups;
use super::sheets::{GroupKey, SUMMARY, TREND};
use super::trend_columns::{TrendKey, basis, note, year_columns, years};
use crate::assessment::{Assessment, Comparison, Difference, Indices, Trend};
use crate::domain::{GroupCode, Year};
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Column, Columns, SheetWriter, Table};

/// An index: its name, its column in *Sommario*, and how to read it.
type Index = (&'static str, GroupKey, fn(&Indices) -> Option<Decimal>);

const INDICES: [Index; 4] = [
    ("Cautelativo %", GroupKey::Prudent, |indices| indices.prudent),
    ("Sui misurati %", GroupKey::Measured, |indices| indices.measured),
    ("Copertura %", GroupKey::Coverage, |indices| indices.coverage),
    ("Peso escluso %", GroupKey::ExcludedShare, |indices| indices.excluded),
];

/// The entity or a missione: its indices by year, and its row in *Sommario*.
struct GroupYears<'m> {
    code: String,
    name: &'m str,
    indices: Vec<(Year, Indices)>,
    row: Option<usize>,
    /// The differences, in the order of [`INDICES`].
    differences: [Difference; 4],
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let years = &years(edition.year);
    let summary = groups::table(SUMMARY, assessment.missions.len());
    let columns = columns(years, &summary);
    let title = "Andamento triennale dell’ente e delle missioni";
    let mut writer = book.sheet(TREND, title, &columns)?;
    let alt_text = "Ente e missioni: gli indici e il peso escluso anno per anno";
    let table = writer.table(&columns, group_rows(dossier, years), TREND, alt_text)?;
    writer.skip(1);
    let chart_years = writer.next_row();
    let words = [(TrendKey::Code, Cell::text("Anni")), (TrendKey::Name, Cell::text("del grafico"))];
    let years_of_chart = years.iter().map(|year| (TrendKey::Value(INDICES[0].1, *year), Cell::text(year.to_string())));
    writer.line(&table, words.into_iter().chain(years_of_chart))?;
    let bases: Vec<String> = trend.years.iter().filter_map(basis).collect();
    writer.note(
        &format!(
            "Gli anni precedenti mostrano ciò che ha pubblicato la loro ultima definitiva; senza una definitiva sono \
             ricalcolati. {} Gli obiettivi sono seguiti per codice. «n.d.» significa che per quell’anno non ci sono dati: \
             non è uno zero.",
            bases.join(" ")
        ),
        10,
    )?;
    add_chart(&mut writer, &table, years, chart_years, trend)?;
    writer.long_table(1, 2)
}

fn columns<'c>(years: &'c [Year], summary: &'c Table<GroupKey>) -> Columns<'c, GroupYears<'c>, TrendKey> {
    type Own<'c> = Column<'c, GroupYears<'c>, TrendKey>;
    let group = [
        Own::new("Missione", 12, |row| Cell::text(row.code.as_str())).key(TrendKey::Code),
        Own::new("Titolo", 44, |row| Cell::text(row.name)).key(TrendKey::Name),
    ];
    let indices = INDICES.into_iter().flat_map(|(name, index, of)| {
        let value = move |row: &GroupYears<'_>, year| {
            row.indices.iter().find(|(own, _)| *own == year).and_then(|(_, own)| of(own))
        };
        let live = move |row: &GroupYears<'_>| row.row.map(|row| summary.cell(index, row));
        let place = INDICES.iter().position(|(_, own, _)| *own == index).expect("it is one of them");
        let difference = move |row: &GroupYears<'_>| row.differences[place].clone();
        year_columns((name, index, 12), years, value, live, difference)
    });
    let note = Own::new("Nota", 44, |row| Cell::text(note(&row.differences[0]).unwrap_or_default()));
    Columns::of(group.into_iter().chain(indices).chain([note]))
}

/// The entity, then the missioni of any year.
fn group_rows<'m>(dossier: &Dossier<'m>, years: &'m [Year]) -> impl Iterator<Item = GroupYears<'m>> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let comparison = Comparison::of(trend, edition.year);
    let of = move |indices: &dyn Fn(Year) -> Option<Indices>| {
        years.iter().filter_map(|year| Some((*year, indices(*year)?))).collect::<Vec<_>>()
    };
    let entity = GroupYears {
        code: "Ente".to_owned(),
        name: &edition.entity,
        indices: of(&|year| trend.year(year).map(|entry| entry.entity)),
        row: Some(assessment.missions.len()),
        differences: INDICES.map(|(_, _, index)| comparison.group(None, index)),
    };
    let missions = missions(assessment, trend).into_iter().map(move |code| GroupYears {
        code: code.to_string(),
        name: title_of(assessment, code),
        indices: of(&|year| trend.year(year).and_then(|entry| entry.missions.get(&code).copied())),
        row: assessment.missions.iter().position(|mission| mission.code == code),
        differences: INDICES.map(|(_, _, index)| comparison.group(Some(code), index)),
    });
    std::iter::once(entity).chain(missions)
}

/// Missioni of any year, ascending.
fn missions(assessment: &Assessment<'_>, trend: &Trend) -> BTreeSet<GroupCode> {
    let own = assessment.missions.iter().map(|mission| mission.code);
    own.chain(trend.years.iter().flat_map(|year| year.missions.keys().copied())).collect()
}

fn title_of<'m>(assessment: &Assessment<'m>, code: GroupCode) -> &'m str {
    let own = assessment.missions.iter().find(|mission| mission.code == code).map(|mission| mission.title);
    own.unwrap_or_else(|| match code {
        GroupCode::Mission(code) => assessment.catalogue.mission(code).unwrap_or_default(),
        GroupCode::CrossCutting => GroupCode::CROSS_CUTTING_TITLE,
    })
}

/// Marker and colour of each index of the chart, the first of [`INDICES`]: lines differ in shape and in lightness.
const MARKERS: [(ChartMarkerType, Color); 3] = [
    (ChartMarkerType::Circle, Color::RGB(0x1F_3A_5F)),
    (ChartMarkerType::Square, Color::RGB(0x5B_8D_C9)),
    (ChartMarkerType::Triangle, Color::RGB(0xA6_4B_00)),
];

/// The entity's indices as lines, over the unbroken run of years that ends with the last.
fn add_chart(
    writer: &mut SheetWriter<'_>,
    table: &Table<TrendKey>,
    years: &[Year],
    years_row: u32,
    trend: &Trend,
) -> Result<(), XlsxError> {
    let known = |of: fn(&Indices) -> Option<Decimal>| {
        let values = years.iter().rev().map(|year| trend.year(*year).and_then(|entry| of(&entry.entity)));
        values.take_while(Option::is_some).count()
    };
    let run = INDICES.iter().take(MARKERS.len()).map(|(_, _, of)| known(*of)).min().unwrap_or_default();
    let [first, .., last] = years[years.len() - run..] else { return Ok(()) };
    let mut chart = Chart::new(ChartType::Line);
    for ((name, index, _), (marker, colour)) in INDICES.into_iter().zip(MARKERS) {
        let column = |index, year| table.index(TrendKey::Value(index, year));
        let (labels, row) = (INDICES[0].1, table.first_row());
        chart
            .add_series()
            .set_name(name)
            .set_categories((TREND, years_row, column(labels, first), years_row, column(labels, last)))
            .set_values((TREND, row, column(index, first), row, column(index, last)))
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
