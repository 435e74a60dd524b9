//! The sheet *Indicatori*: one row an indicator, every derived figure a live formula.
//!
//! Deliberately absent: who compiled the sheets and the notes of evidence.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::classes::{self, class_label};
use super::contents::{Contents, Tables};
use super::formulas::IndicatorCells;
use super::provenance_rows::ProvenanceRows;
use super::sheets::{INDICATORS, IndicatorKey};
use crate::assessment::{Aspect, Deviation, IndicatorResult, Measure, OwnValue, State, Subject, printed};
use crate::domain::kind::Values;
use crate::domain::{Act, Kind, Quantity, Rules, SourceKind, Sourced};
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Look, NOT_AVAILABLE, RowCells, Table, is_computable};
use crate::words::unit::is_euro;

/// An indicator with what its row links to.
pub(super) struct Row<'m> {
    result: &'m IndicatorResult<'m>,
    rules: &'m Rules,
    objective: String,
    provenance: String,
    /// The office's own percentage of achievement.
    reached: Option<&'m str>,
}

type Column<'m> = sheet::Column<'m, Row<'m>, IndicatorKey>;

/// Adds the sheet.
pub(super) fn add(
    book: &mut Book<'_>,
    contents: &Contents<'_>,
    tables: &Tables,
    provenance: &ProvenanceRows,
) -> Result<(), XlsxError> {
    let columns = columns(contents);
    let mut writer = book.sheet(INDICATORS, INDICATORS, &columns)?;
    let rows = contents.indicators.iter().enumerate().map(|(index, listed)| Row {
        result: listed.result,
        rules: contents.rules,
        objective: tables.objectives.link(listed.objective),
        provenance: tables.provenance.link(provenance.of_indicator(index)),
        reached: contents.reached(listed),
    });
    let alt_text = "Un indicatore per riga: valori, grado di raggiungimento e scostamento";
    let table = writer.table(&columns, rows, INDICATORS, alt_text)?;
    writer.long_table(2, 2)?;
    classes::colour(&mut writer, &table, IndicatorKey::Class)
}

/// The table as formulas of other sheets name it.
pub(super) fn table(contents: &Contents<'_>) -> Table<IndicatorKey> {
    columns(contents).table(INDICATORS, HEADER_ROW, contents.indicators.len())
}

fn columns<'m>(contents: &Contents<'_>) -> Columns<'m, Row<'m>, IndicatorKey> {
    let has_own = contents.indicators.iter().any(|listed| contents.reached(listed).is_some());
    let all = inputs().into_iter().chain(figures()).chain(deviation()).chain(explanations());
    Columns::of(all.chain(has_own.then(reached_for_the_office)))
}

/// What the office itself says of the achievement, beside ours: nothing is computed from it.
fn reached_for_the_office<'m>() -> Column<'m> {
    Column::new("Raggiungimento secondo l’ufficio (non usato)", 18, |row| Cell::optional(row.reached))
}

fn inputs<'m>() -> [Column<'m>; 10] {
    let value = |row: &Row<'_>, cell: &Option<Sourced<Quantity>>| {
        Cell::quantity_in(cell.as_ref().map(|cell| cell.value), &row.result.indicator.unit)
    };
    [
        Column::new("Codice indicatore", 14, |row| Cell::Link {
            text: row.result.indicator.code.as_str().into(),
            target: row.provenance.clone(),
        }),
        Column::new("Codice obiettivo", 12, |row| Cell::Link {
            text: row.result.indicator.objective.as_str().into(),
            target: row.objective.clone(),
        })
        .key(IndicatorKey::Objective),
        Column::new("Indicatore", 36, |row| Cell::text(row.result.indicator.name.as_str())),
        Column::new("Tipo", 15, |row| Cell::text(row.kind().to_string())),
        Column::new("Unità", 11, |row| Cell::text(row.result.indicator.unit.as_str())),
        Column::new("Base (b)", 11, move |row| value(row, &row.result.indicator.baseline))
            .key(IndicatorKey::Baseline)
            .fact(|row| row.own(OwnValue::Baseline)),
        Column::new("Target (t)", 12, move |row| value(row, &row.result.indicator.target))
            .key(IndicatorKey::Target)
            .fact(|row| row.has_own_target().then(|| row.own(OwnValue::Target))),
        Column::new("Consuntivo (v)", 13, |row| {
            Cell::quantity_in(row.result.scored_value(), &row.result.indicator.unit)
        })
        .key(IndicatorKey::Actual)
        .fact(|row| row.shows_value().then(|| row.own(OwnValue::Actual))),
        Column::new("Stato", 13, |row| Cell::text(row.result.state.label())).key(IndicatorKey::State),
        Column::new("Peso (w)", 8, |row| Cell::number(row.result.weight.value))
            .key(IndicatorKey::Weight)
            .fact(|row| row.subject().fact(Aspect::Weight)),
    ]
}

fn figures<'m>() -> [Column<'m>; 5] {
    [
        Column::new("Peso conteggiato", 13, |row| Cell::or_empty(row.weight(), Look::Number))
            .key(IndicatorKey::CountedWeight)
            .formula(|row, cells| row.live(|| named(cells).counted_weight(&cells.of(IndicatorKey::Weight)))),
        Column::new("Grado grezzo %", 11, |row| {
            let achievement = &row.result.achievement;
            Cell::figure(achievement.value.and(achievement.exact.as_ref()).and_then(printed))
        })
        .key(IndicatorKey::Raw)
        .formula(|row, cells| row.live(|| named(cells).raw_achievement(row.kind()))),
        Column::new("Grado G %", 10, |row| Cell::figure(row.result.achievement.value))
            .key(IndicatorKey::Achievement)
            .fact(|row| row.subject().result(Measure::Achievement))
            .formula(|row, cells| row.live(|| named(cells).clamped()))
            .comment(|row| cause_of_deviation(row.result)),
        Column::new("Classe", 23, |row| {
            let class = row.result.class.map(|class| class_label(row.rules, class));
            Cell::text(class.unwrap_or_else(|| NOT_AVAILABLE.to_owned()))
        })
        .key(IndicatorKey::Class)
        .formula(|row, cells| row.live(|| named(cells).class())),
        Column::new("Punti G·w", 10, |row| {
            let points = row.result.achievement.value.zip(row.weight());
            Cell::or_empty(points.and_then(|(value, weight)| value.checked_mul(weight)), Look::Number)
        })
        .key(IndicatorKey::Points)
        .formula(|row, cells| row.live(|| named(cells).points())),
    ]
}

/// How far from the target. Where there is no scale on which to be distant, or the Nucleo's score
/// stands in the place of a value measured by the office, no formula could tell.
fn deviation<'m>() -> [Column<'m>; 3] {
    let has_scale = |row: &Row<'_>| row.kind().favourable().is_some();
    let has_share = move |row: &Row<'_>| has_scale(row) && row.kind().values() != Values::Day;
    [
        Column::new("Scostamento v − t", 14, move |row| {
            let amount = row.result.deviation.map(|deviation| deviation.amount);
            let look = if is_euro(&row.result.indicator.unit) { Look::TwoPlaces } else { Look::Number };
            if has_scale(row) { Cell::or_not_available(amount, look) } else { Cell::figure(None) }
        })
        .key(IndicatorKey::Deviation)
        .fact(move |row| (has_scale(row) && row.result.deviation.is_some()).then(|| row.own(OwnValue::Deviation)))
        .formula(move |row, cells| row.live(|| named(cells).deviation_amount(row.kind())).filter(|_| has_scale(row))),
        Column::new("Scostamento %", 14, move |row| {
            Cell::figure(row.result.deviation.and_then(|deviation| deviation.per_cent).filter(|_| has_share(row)))
        })
        .fact(move |row| {
            let share = row.result.deviation.and_then(|deviation| deviation.per_cent).filter(|_| has_share(row));
            share.map(|_| row.own(OwnValue::DeviationShare))
        })
        .formula(move |row, cells| row.live(|| named(cells).deviation_per_cent(row.kind())).filter(|_| has_share(row))),
        Column::new("Segno", 12, move |row| {
            Cell::text(row.result.deviation.filter(|_| has_scale(row)).map_or("", Deviation::side))
        })
        .formula(move |row, cells| {
            let favourable = row.kind().favourable()?;
            row.live(|| named(cells).deviation_side(favourable))
        }),
    ]
}

fn explanations<'m>() -> [Column<'m>; 5] {
    [
        Column::new("Causa dello scostamento", 36, |row| {
            Cell::optional(row.result.measurement.and_then(|own| own.cause.as_deref()))
        }),
        Column::new("Azione correttiva", 32, |row| {
            Cell::optional(row.result.measurement.and_then(|own| own.corrective_action.as_deref()))
        }),
        Column::new("Fonte", 14, |row| {
            Cell::optional(row.result.measurement.and_then(|own| own.source).map(SourceKind::label))
        }),
        Column::new("Atto o verbale", 20, |row| row.result.act().map(Act::written).map_or(Cell::Blank, Cell::text)),
        Column::new("Indicatore nel piano", 34, |row| Cell::text(row.result.indicator.plan_text.as_str())),
    ]
}

/// The comment on an achievement below 100: why, in the office's words.
fn cause_of_deviation(result: &IndicatorResult<'_>) -> Option<String> {
    result.achievement.value.filter(|value| *value < Decimal::ONE_HUNDRED)?;
    let cause = result.measurement?.cause.as_deref()?;
    Some(format!("Causa dello scostamento: {cause}"))
}

impl Row<'_> {
    fn subject(&self) -> Subject {
        Subject::Indicator(self.result.indicator.code.clone())
    }

    /// The name of one of its own values.
    fn own(&self, value: OwnValue) -> String {
        self.subject().fact(Aspect::Own(value))
    }

    /// Whether the column of targets says what the document prints: a target that the kind gives stands in no cell.
    fn has_own_target(&self) -> bool {
        self.result.indicator.target.is_some() || self.kind().default_target().is_none()
    }

    /// Whether the column of values does: one that cannot be computed stands in the office's sheet alone.
    fn shows_value(&self) -> bool {
        !matches!(self.result.state, State::NotComputable(_))
    }

    fn kind(&self) -> Kind {
        self.result.indicator.kind.value
    }

    /// w, where it counts.
    fn weight(&self) -> Option<Decimal> {
        self.result.state.counts().then_some(self.result.weight.value)
    }

    /// A formula, unless the cells that it needs cannot hold their values.
    fn live(&self, formula: impl FnOnce() -> String) -> Option<String> {
        let target = self.result.indicator.target.as_ref().map(|target| target.value);
        let computable = [target, self.result.scored_value()].into_iter().flatten().all(is_computable);
        computable.then(formula)
    }
}

/// The cells of a row by the names that the rules give them.
fn named(cells: &RowCells<'_, IndicatorKey>) -> IndicatorCells {
    IndicatorCells {
        baseline: cells.of(IndicatorKey::Baseline),
        target: cells.of(IndicatorKey::Target),
        actual: cells.of(IndicatorKey::Actual),
        state: cells.of(IndicatorKey::State),
        weight: cells.of(IndicatorKey::CountedWeight),
        raw: cells.of(IndicatorKey::Raw),
        achievement: cells.of(IndicatorKey::Achievement),
        deviation: cells.of(IndicatorKey::Deviation),
    }
}
