//! Rows of a register from the indicators that the plan itself has: what it says is never typed again.
//!
//! Guaranteed: every value is the plan's; TIPO is proposed from the words and marked to be confirmed; a value that
//! is no number, day or answer stays out of its cell and is shown beside it. Deliberately absent: any base or target
//! that the plan does not write.

use super::direction;
use super::register_row::{RegisterRow, name_of};
use crate::domain::kind::Values;
use crate::domain::{IndicatorCode, Kind, Objective, PlanIndicator, Quantity, Wanted, Year};
use crate::kinds;
use crate::tabular::change_figure::{level, reached_from};
use crate::tabular::dates::italian_date;
use crate::tabular::numbers::is_per_cent;
use crate::words::{fold, italian};

/// What the office has to look at before the row counts.
const CONFIRM_KIND: &str = "TIPO proposto dal testo: da confermare (cancellare questa cella quando la riga va bene)";
/// The words by which a row is known that nobody has looked at yet.
const TO_CONFIRM: &str = "DA CONFERMARE";
const CHOOSE_KIND: &str = "TIPO da scegliere";

/// The rows of an objective whose plan has indicators: those with a target for the year, else all.
pub fn rows(objective: &Objective, year: Year) -> Vec<RegisterRow> {
    let all = &objective.details.indicators;
    let of_year = all.iter().filter(|indicator| indicator.targets.contains_key(&year)).count();
    let planned = all.iter().filter(|indicator| of_year == 0 || indicator.targets.contains_key(&year));
    (1..).zip(planned).map(|(running, indicator)| row(objective, indicator, running, year)).collect()
}

/// The plan's indicator from which a row of the register with this name came.
pub fn indicator_named<'p>(objective: &'p Objective, name: &str) -> Option<&'p PlanIndicator> {
    let name = fold(name);
    objective.details.indicators.iter().find(|indicator| fold(&row_name(indicator, objective)) == name)
}

/// INDICATORE of a row: its own name, else its formula, else the objective's title.
fn row_name(indicator: &PlanIndicator, objective: &Objective) -> String {
    let formula = indicator.formula.as_deref().unwrap_or_default();
    let words = [indicator.name.as_str(), formula, &objective.title.text];
    name_of(words.into_iter().find(|text| !text.is_empty()).unwrap_or_default())
}

/// The plan's target of the year for a row of this name, if it writes one.
pub fn target_of(objective: &Objective, name: &str, kind: Kind, year: Year) -> Option<Quantity> {
    quantity_for(&indicator_named(objective, name)?.targets.get(&year)?.value, kind)
}

/// A value of the plan, if it is of the type that a kind counts in.
pub fn quantity_for(text: &str, kind: Kind) -> Option<Quantity> {
    quantity(text).filter(|quantity| fits(*quantity, kind))
}

fn row(objective: &Objective, indicator: &PlanIndicator, running: u32, year: Year) -> RegisterRow {
    let target_text = indicator.targets.get(&year).map(|target| target.value.as_str());
    let target = target_text.and_then(quantity);
    let base_text = indicator.base.as_ref().map(|base| base.value.as_str());
    let kind = proposed_kind(indicator, target, base_text.and_then(quantity));
    let fitting = |value: Option<Quantity>| value.filter(|value| kind.is_none_or(|kind| fits(*value, kind)));
    let baseline = fitting(base_text.and_then(quantity)).filter(|value| matches!(value, Quantity::Number(_)));
    RegisterRow {
        code: IndicatorCode::numbered(&objective.code, running),
        objective: objective.code.clone(),
        plan_text: objective.indicator.value.clone(),
        name: row_name(indicator, objective),
        kind,
        unit: indicator.unit.as_ref().map(|unit| unit.value.clone()).unwrap_or_default(),
        baseline,
        baseline_year: baseline.and(indicator.base_year),
        target: fitting(target),
        weight: indicator.weight.as_ref().map(|weight| weight.value),
        office: objective.office.clone().or_else(|| objective.manager.clone()),
        manager: objective.manager.clone(),
        expected_source: indicator.source.as_ref().map(|source| source.value.clone()),
        themes: Vec::new(),
        to_confirm: to_confirm(indicator, kind, target_text.filter(|_| fitting(target).is_none())),
        origin: Some(crate::inputs::plan::origin(indicator, &objective.details)),
    }
}

/// What stands beside the plan's words for the office: the kind to confirm, and what no cell of the row holds.
fn to_confirm(indicator: &PlanIndicator, kind: Option<Kind>, unread_target: Option<&str>) -> Vec<String> {
    let mut lines = vec![if kind.is_some() { CONFIRM_KIND } else { CHOOSE_KIND }.to_owned()];
    lines.extend(indicator.as_written.as_ref().map(|text| format!("scritto nel piano: {text} (da confermare)")));
    let reached = |target| {
        let base = indicator.base.as_ref().and_then(|base| level(&base.value))?;
        Some(format!(" (da {} sarebbe {})", italian::long(base), italian::long(reached_from(base, target)?)))
    };
    let of_target = |target| format!("valore atteso nel piano: {target}{}", reached(target).unwrap_or_default());
    lines.extend(unread_target.map(of_target));
    lines.extend(indicator.formula.as_ref().map(|formula| format!("formula: {formula}")));
    lines.extend(indicator.due.as_ref().map(|due| format!("scadenza: {}", italian::long_date(due.value))));
    lines
}

/// What is still to be confirmed of a row whose kind somebody has given already.
pub fn with_known_kind(mut to_confirm: Vec<String>) -> Vec<String> {
    to_confirm.retain(|line| line != CONFIRM_KIND && line != CHOOSE_KIND);
    to_confirm
}

/// What is to be confirmed of a row that has a kind which nobody has confirmed.
pub fn with_kind_to_confirm(to_confirm: Vec<String>) -> Vec<String> {
    std::iter::once(CONFIRM_KIND.to_owned()).chain(with_known_kind(to_confirm)).collect()
}

/// Whether SUGGERIMENTO still asks somebody to look at the row.
pub fn is_to_confirm(suggestion: &str) -> bool {
    fold(suggestion).contains(TO_CONFIRM)
}

/// A value of the plan as the register holds it.
fn quantity(text: &str) -> Option<Quantity> {
    if let Some(number) = level(text) {
        return Some(Quantity::Number(number));
    }
    match fold(text).as_str() {
        "SI" => return Some(Quantity::YesNo(true)),
        "NO" => return Some(Quantity::YesNo(false)),
        _ => {}
    }
    let lower = text.to_lowercase();
    let bare = ["entro il ", "entro "].iter().find_map(|start| lower.strip_prefix(start)).unwrap_or(&lower);
    italian_date(bare).map(|date| Quantity::Date(date.date()))
}

/// The kind that the words and values of an indicator suggest; none where they leave it open.
fn proposed_kind(indicator: &PlanIndicator, target: Option<Quantity>, base: Option<Quantity>) -> Option<Kind> {
    let number = match target? {
        Quantity::Date(_) => return Some(kinds::date::KIND),
        Quantity::YesNo(_) => return Some(kinds::yes_no::KIND),
        Quantity::NotDone => return None,
        Quantity::Number(number) => number,
    };
    let base = match base {
        Some(Quantity::Number(base)) => Some(base),
        _ => None,
    };
    if number.is_sign_negative() && !number.is_zero() {
        // Only the way from a base to a target may pass below zero.
        return base.filter(|base| *base != number).map(|_| kinds::variation::KIND);
    }
    match indicator.bound {
        Some(Wanted::More) => return Some(kinds::increasing::KIND),
        Some(Wanted::Less) => return Some(kinds::decreasing::KIND),
        None => {}
    }
    let is_share = indicator.unit.as_ref().is_some_and(|unit| is_per_cent(&unit.value));
    let values = base.into_iter().chain(indicator.targets.values().filter_map(|target| level(&target.value)));
    let falls = direction::falls(values).unwrap_or_else(|| direction::is_better_less(&indicator.name, is_share));
    let is_progress = is_share && fold(&indicator.name).starts_with("AVANZAMENT");
    Some(match (is_progress, falls) {
        (true, _) => kinds::progress::KIND,
        (false, true) => kinds::decreasing::KIND,
        (false, false) => kinds::increasing::KIND,
    })
}

/// Whether a value is of the type that the kind counts in.
fn fits(value: Quantity, kind: Kind) -> bool {
    matches!(
        (kind.values(), value),
        (Values::Day, Quantity::Date(_)) | (Values::Answer, Quantity::YesNo(_)) | (Values::Number, Quantity::Number(_))
    )
}
