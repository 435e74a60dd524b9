//! The sheet *Indicatori*: one row an indicator, every derived figure a live formula.
//!
//! Deliberately absent: who compiled the sheets and the notes of evidence.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::contents::{Contents, ListedIndicator};
use super::formulas::IndicatorCells;
use super::groups::class_label;
use super::provenance::ProvenanceRows;
use super::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use super::{classes, objectives};
use crate::assessment::{IndicatorResult, printed};
use crate::domain::Rules;
use crate::domain::{Act, Edition, Kind, Quantity, Sourced};
use crate::sheet::{Cell, Computed, NOT_AVAILABLE, is_computable};
use crate::sheet::{Look, Styles};
use crate::words::italian;

/// Name of the sheet.
pub(super) const SHEET: &str = "Indicatori";

pub(super) const OBJECTIVE: u16 = 1;
pub(super) const COUNTED_WEIGHT: u16 = 10;
pub(super) const ACHIEVEMENT: u16 = 12;
pub(super) const CLASS: u16 = 13;
pub(super) const POINTS: u16 = 14;

const COLUMNS: [Column<'static>; 23] = [
    column("Codice indicatore", 14),
    column("Codice obiettivo", 12),
    column("Indicatore", 36),
    column("Tipo", 15),
    column("Unità", 11),
    column("Base (b)", 11),
    column("Target (t)", 12),
    column("Consuntivo (v)", 13),
    column("Stato", 13),
    column("Peso (w)", 8),
    column("Peso conteggiato", 13),
    column("Grado grezzo %", 11),
    column("Grado G %", 10),
    column("Classe", 23),
    column("Punti G·w", 10),
    column("Scostamento v − t", 14),
    column("Scostamento %", 14),
    column("Segno", 12),
    column("Causa dello scostamento", 36),
    column("Azione correttiva", 32),
    column("Fonte", 14),
    column("Atto o verbale", 20),
    column("Indicatore nel piano", 34),
];

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    contents: &Contents<'_, '_>,
    provenance: &ProvenanceRows,
    rules: &Rules,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, "Indicatori", edition)?;
    writer.header()?;
    for (index, indicator) in contents.indicators.iter().enumerate() {
        let number = contents.indicator_rows.number(index);
        let mut cells = links(indicator, contents, provenance, index);
        cells.extend(inputs(indicator.result));
        cells.extend(figures(indicator.result, number, rules));
        cells.extend(explanations(indicator.result));
        if let Some(cause) = cause_of_deviation(indicator.result) {
            writer.comment(ACHIEVEMENT, &cause)?;
        }
        writer.row(&cells)?;
    }
    writer.close_table(SHEET, HEADER_ROW, "Un indicatore per riga: valori, grado di raggiungimento e scostamento")?;
    writer.long_table(2, 2, &footer(edition))?;
    classes::colour(writer.sheet, CLASS, contents.indicator_rows)
}

/// The comment on an achievement below 100: why, in the office's words.
fn cause_of_deviation(result: &IndicatorResult<'_>) -> Option<String> {
    result.achievement.value.filter(|value| *value < Decimal::ONE_HUNDRED)?;
    let cause = result.measurement?.cause.as_deref()?;
    Some(format!("Causa dello scostamento: {cause}"))
}

fn links<'m>(
    indicator: &ListedIndicator<'m, '_>,
    contents: &Contents<'m, '_>,
    provenance: &ProvenanceRows,
    index: usize,
) -> Vec<Cell<'m>> {
    let row = indicator.result.indicator;
    let objective = contents.objective_rows.number(indicator.objective);
    vec![
        Cell::Link { text: row.code.as_str().into(), target: provenance.of_indicator(index) },
        Cell::Link {
            text: row.objective.as_str().into(),
            target: format!("internal:{}!A{objective}", objectives::SHEET),
        },
    ]
}

fn inputs<'m>(result: &'m IndicatorResult<'_>) -> Vec<Cell<'m>> {
    let row = result.indicator;
    let value = |cell: &Option<Sourced<Quantity>>| Cell::quantity(cell.as_ref().map(|cell| cell.value));
    vec![
        Cell::text(row.name.as_str()),
        Cell::text(row.kind.value.to_string()),
        Cell::text(row.unit.as_str()),
        value(&row.baseline),
        value(&row.target),
        Cell::quantity(result.scored_value()),
        Cell::text(result.state.label()),
        Cell::number(result.weight.value),
    ]
}

fn figures<'m>(result: &'m IndicatorResult<'_>, number: u32, rules: &'m Rules) -> Vec<Cell<'m>> {
    let cells = IndicatorCells {
        baseline: format!("F{number}"),
        target: format!("G{number}"),
        actual: format!("H{number}"),
        state: format!("I{number}"),
        weight: format!("K{number}"),
        raw: format!("L{number}"),
        achievement: format!("M{number}"),
        deviation: format!("P{number}"),
    };
    let kind = result.indicator.kind.value;
    let weight = result.state.counts().then_some(result.weight.value);
    let value = result.achievement.value;
    let raw = value.and(result.achievement.exact).map(printed);
    let class = result.class.map_or_else(|| NOT_AVAILABLE.to_owned(), |class| class_label(rules, class));
    let points = value.zip(weight).and_then(|(value, weight)| value.checked_mul(weight));
    let mut figures = vec![
        Cell::formula(cells.counted_weight(&format!("J{number}")), Computed::or_empty(weight), Look::Number),
        Cell::formula(cells.raw_achievement(kind), Computed::or_not_available(raw), Look::TwoPlaces),
        Cell::formula(cells.clamped(), Computed::or_not_available(value), Look::TwoPlaces),
        Cell::formula(cells.class(), Computed::text(class), Look::Text),
        Cell::formula(cells.points(), Computed::or_empty(points), Look::Number),
    ];
    figures.extend(deviation(result, &cells, kind));
    let target = result.indicator.target.as_ref().map(|target| target.value);
    if [target, result.scored_value()].into_iter().flatten().all(is_computable) {
        figures
    } else {
        figures.into_iter().map(Cell::frozen).collect()
    }
}

fn deviation(result: &IndicatorResult<'_>, cells: &IndicatorCells, kind: Kind) -> [Cell<'static>; 3] {
    // Where there is no scale on which to be distant, or the Nucleo's score stands in the place
    // of a value measured by the office, no formula could tell.
    if matches!(kind, Kind::YesNo | Kind::Qualitative) {
        return [Cell::not_available(), Cell::not_available(), Cell::text("")];
    }
    let amount = result.deviation.map(|deviation| deviation.amount);
    let per_cent = result.deviation.and_then(|deviation| deviation.per_cent);
    let side = match result.deviation {
        Some(deviation) if deviation.favourable => "favorevole",
        Some(_) => "sfavorevole",
        None => "",
    };
    let share = match kind {
        Kind::Date => Cell::not_available(),
        _ => Cell::formula(cells.deviation_per_cent(kind), Computed::or_not_available(per_cent), Look::TwoPlaces),
    };
    [
        Cell::formula(cells.deviation_amount(kind), Computed::or_not_available(amount), Look::Number),
        share,
        Cell::formula(cells.deviation_side(kind), Computed::text(side), Look::Text),
    ]
}

fn explanations<'m>(result: &'m IndicatorResult<'_>) -> [Cell<'m>; 5] {
    let measurement = result.measurement;
    let source = measurement.and_then(|row| row.source).map(crate::domain::SourceKind::label);
    [
        Cell::optional(measurement.and_then(|row| row.cause.as_deref())),
        Cell::optional(measurement.and_then(|row| row.corrective_action.as_deref())),
        Cell::optional(source),
        result.act().map_or(Cell::Blank, |act| Cell::text(act_words(act))),
        Cell::text(result.indicator.plan_text.as_str()),
    ]
}

/// `G.C. 42 del 15/03/2025`
pub(super) fn act_words(act: &Act) -> String {
    format!("{} del {}", act.number, italian::short_date(act.date))
}
