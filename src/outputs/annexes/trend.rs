//! The sheets of the summary that set the year beside the two before it.
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

use super::classes::class_label;
use super::groups;
use super::sheets::{GroupKey, OBJECTIVE_TREND, SUMMARY, TREND};
use crate::assessment::{Assessment, Indices, ObjectivePoint, Trend};
use crate::domain::{MissionCode, Rules, TREND_YEARS, Year};
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Column, Columns, NOT_AVAILABLE, SheetWriter, Table};

/// An index: its name, its column in *Sommario*, and how to read it.
type Index = (&'static str, GroupKey, fn(&Indices) -> Option<Decimal>);

const INDICES: [Index; 3] = [
    ("Cautelativo %", GroupKey::Prudent, |indices| indices.prudent),
    ("Sui misurati %", GroupKey::Measured, |indices| indices.measured),
    ("Copertura %", GroupKey::Coverage, |indices| indices.coverage),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TrendKey {
    Code,
    Name,
    /// An index in one year.
    Value(GroupKey, Year),
}

/// The entity or a missione: its indices by year, and its row in *Sommario*.
struct GroupYears<'m> {
    code: String,
    name: &'m str,
    indices: Vec<(Year, Indices)>,
    row: Option<usize>,
}

/// An objective: its points by year.
struct ObjectiveYears<'m> {
    code: &'m str,
    title: &'m str,
    points: Vec<(Year, &'m ObjectivePoint)>,
    rules: &'m Rules,
}

/// Adds both sheets.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let years = years(dossier.edition.year);
    add_groups(book, dossier, &years)?;
    add_objectives(book, dossier, &years)
}

/// The years of the trend, ascending.
fn years(last: Year) -> Vec<Year> {
    (0..TREND_YEARS).rev().map(|back| Year(last.0.saturating_sub(back))).collect()
}

fn add_groups(book: &mut Book<'_>, dossier: &Dossier<'_>, years: &[Year]) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, .. } = *dossier;
    let summary = groups::table(SUMMARY, assessment.missions.len());
    let columns = group_columns(years, &summary);
    let title = "Andamento triennale dell’ente e delle missioni";
    let mut writer = book.sheet(TREND, title, &columns)?;
    let alt_text = "Ente e missioni: i tre indici anno per anno";
    let table = writer.table(&columns, group_rows(dossier, years), TREND, alt_text)?;
    writer.skip(1);
    let chart_years = writer.next_row();
    let words = [(TrendKey::Code, Cell::text("Anni")), (TrendKey::Name, Cell::text("del grafico"))];
    let years_of_chart = years.iter().map(|year| (TrendKey::Value(INDICES[0].1, *year), Cell::text(year.to_string())));
    writer.line(&table, words.into_iter().chain(years_of_chart))?;
    writer.note(
        "Gli anni precedenti sono calcolati con il loro piano e le loro schede, con le regole di quest’anno; gli obiettivi \
         sono seguiti per codice. «n.d.» significa che per quell’anno non ci sono dati: non è uno zero.",
        10,
    )?;
    add_chart(&mut writer, &table, years, chart_years, trend)?;
    writer.long_table(1, 2)
}

fn group_columns<'c>(years: &'c [Year], summary: &'c Table<GroupKey>) -> Columns<'c, GroupYears<'c>, TrendKey> {
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
        year_columns((name, index, 12), years, value, live)
    });
    Columns::of(group.into_iter().chain(indices))
}

/// A column a year, the last one live where there is a formula for it, and the difference of the last two.
fn year_columns<'c, R: 'c>(
    (name, index, width): (&str, GroupKey, u16),
    years: &[Year],
    value: impl Fn(&R, Year) -> Option<Decimal> + Copy + 'c,
    live: impl Fn(&R) -> Option<String> + Copy + 'c,
) -> Vec<Column<'c, R, TrendKey>> {
    let [.., before, last] = *years else { return Vec::new() };
    let year_column = |year: &Year| {
        let year = *year;
        Column::<R, TrendKey>::new(format!("{name} {year}"), width, move |row| Cell::figure(value(row, year)))
            .key(TrendKey::Value(index, year))
            .formula(move |row, _| live(row).filter(|_| year == last))
    };
    let difference = Column::<R, TrendKey>::new(format!("{name} differenza sul {before}"), width, move |row| {
        Cell::figure(value(row, last).zip(value(row, before)).map(|(last, before)| last - before))
    })
    .formula(move |_, cells| {
        let [last, before] = [last, before].map(|year| cells.of(TrendKey::Value(index, year)));
        format!("IF(AND(ISNUMBER({last}),ISNUMBER({before})),ROUND({last}-{before},2),\"n.d.\")")
    });
    years.iter().map(year_column).chain([difference]).collect()
}

/// The entity, then the missioni of any year.
fn group_rows<'m>(dossier: &Dossier<'m>, years: &'m [Year]) -> impl Iterator<Item = GroupYears<'m>> {
    let Dossier { assessment, trend, edition, .. } = *dossier;
    let of = move |indices: &dyn Fn(Year) -> Option<Indices>| {
        years.iter().filter_map(|year| Some((*year, indices(*year)?))).collect::<Vec<_>>()
    };
    let entity = GroupYears {
        code: "Ente".to_owned(),
        name: &edition.entity,
        indices: of(&|year| trend.year(year).map(|entry| entry.entity)),
        row: Some(assessment.missions.len()),
    };
    let missions = missions(assessment, trend).into_iter().map(move |code| GroupYears {
        code: code.to_string(),
        name: title_of(assessment, code),
        indices: of(&|year| trend.year(year).and_then(|entry| entry.missions.get(&code).copied())),
        row: assessment.missions.iter().position(|mission| mission.code == code),
    });
    std::iter::once(entity).chain(missions)
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
    let run = INDICES.iter().map(|(_, _, of)| known(*of)).min().unwrap_or_default();
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

fn add_objectives(book: &mut Book<'_>, dossier: &Dossier<'_>, years: &[Year]) -> Result<(), XlsxError> {
    let Dossier { assessment, trend, .. } = *dossier;
    let columns = objective_columns(years);
    let mut writer = book.sheet(OBJECTIVE_TREND, "Andamento degli obiettivi", &columns)?;
    let rows = assessment.objectives().map(|(_, result)| {
        let code = &result.objective.code;
        let point = |year: &Year| Some((*year, trend.year(*year)?.objectives.get(code)?));
        ObjectiveYears {
            code: code.as_str(),
            title: result.objective.title.text.as_str(),
            points: years.iter().filter_map(point).collect(),
            rules: assessment.rules,
        }
    });
    writer.table(&columns, rows, "AndamentoObiettivi", "Il risultato di ogni obiettivo anno per anno")?;
    writer.long_table(1, 2)
}

fn objective_columns(years: &[Year]) -> Columns<'_, ObjectiveYears<'_>, TrendKey> {
    type Own<'c> = Column<'c, ObjectiveYears<'c>, TrendKey>;
    let objective = [
        Own::new("Codice", 12, |row| Cell::text(row.code)).key(TrendKey::Code),
        Own::new("Obiettivo operativo", 56, |row| Cell::text(row.title)).key(TrendKey::Name),
    ];
    let prudent = |row: &ObjectiveYears<'_>, year| row.point(year).and_then(|point| point.prudent);
    let figures = year_columns(("Cautelativo C %", GroupKey::Prudent, 13), years, prudent, |_| None);
    let classes =
        years.iter().map(|year| Own::new(format!("Classe o stato {year}"), 24, |row| Cell::text(row.class(*year))));
    Columns::of(objective.into_iter().chain(figures).chain(classes))
}

impl ObjectiveYears<'_> {
    fn point(&self, year: Year) -> Option<&ObjectivePoint> {
        self.points.iter().find(|(own, _)| *own == year).map(|(_, point)| *point)
    }

    fn class(&self, year: Year) -> String {
        match self.point(year) {
            None => NOT_AVAILABLE.to_owned(),
            Some(ObjectivePoint { class: Some(class), .. }) => class_label(self.rules, *class),
            Some(ObjectivePoint { state, .. }) => state.label().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_years_end_with_the_one_measured() {
        assert_eq!(years(Year(2024)), [Year(2022), Year(2023), Year(2024)]);
    }
}
