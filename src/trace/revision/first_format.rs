//! What a final of version 0.1.0 promised, as far as the derivations of its figures tell it.
//!
//! Guaranteed: what is told is in the package. Deliberately absent: what cannot be told from it, such as the target of
//! an indicator that was not measured, or whether an indicator is new or was excluded by an act.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::assessment::{Assessment, IndicatorResult, ObjectiveResult};
use crate::domain::{Kind, Quantity};
use crate::inputs::approval::{Difference, as_read, plain};
use crate::inputs::changes::Aspect;
use crate::kinds;
use crate::trace::provenance::{FigureView, Provenance};
use crate::trace::published::{ENTITY, weights};

/// In what plan and register now differ from what the figures of that final were made from.
pub(super) fn differences(before: &Provenance, assessment: &Assessment<'_>) -> Vec<Difference> {
    let figures: BTreeMap<&str, &FigureView> = before.cifre.iter().map(|view| (view.cifra.as_str(), view)).collect();
    let of_entity = figures.get(ENTITY).map(|figure| weights(figure)).unwrap_or_default();
    let mut differences = Vec::new();
    let now: BTreeMap<String, &ObjectiveResult<'_>> =
        assessment.objectives().map(|(_, row)| (format!("obiettivo {}, C", row.objective.code), row)).collect();
    for (name, figure) in figures.iter().filter(|(name, _)| name.starts_with("obiettivo ") && name.ends_with(", C")) {
        let Some(row) = now.get(*name) else {
            let code = name.trim_start_matches("obiettivo ").trim_end_matches(", C");
            differences.push(gone(code, None));
            continue;
        };
        let promised = of_entity.get(name).copied();
        differences.extend(weight(row, None, promised, row.weight.value));
        for (origin, promised) in weights(figure) {
            let Some(code) = origin.strip_prefix("indicatore ").and_then(|rest| rest.strip_suffix(", G")) else {
                continue;
            };
            match row.indicators.iter().find(|own| own.indicator.code.as_str() == code) {
                Some(own) => {
                    differences.extend(weight(row, Some(own), Some(promised), own.weight.value));
                    differences.extend(figures.get(origin).into_iter().flat_map(|grade| of_grade(row, own, grade)));
                }
                None => differences.push(gone(row.objective.code.as_str(), Some(code))),
            }
        }
    }
    differences
}

fn gone(objective: &str, indicator: Option<&str>) -> Difference {
    Difference {
        objective: objective.to_owned(),
        indicator: indicator.map(str::to_owned),
        aspect: Aspect::Presence,
        before: Some(indicator.unwrap_or(objective).to_owned()),
        after: None,
    }
}

fn weight(
    row: &ObjectiveResult<'_>,
    own: Option<&IndicatorResult<'_>>,
    promised: Option<Decimal>,
    now: Decimal,
) -> Option<Difference> {
    let aspect = if own.is_some() { Aspect::INDICATOR_WEIGHT } else { Aspect::OBJECTIVE_WEIGHT };
    let [before, after] = [promised?, now].map(|value| Some(as_read(&value.normalize().to_string(), "")));
    (before != after).then(|| Difference {
        objective: row.objective.code.to_string(),
        indicator: own.map(|own| own.indicator.code.to_string()),
        aspect,
        before,
        after,
    })
}

/// Kind, target and base, where the grade was computed from them.
fn of_grade(row: &ObjectiveResult<'_>, own: &IndicatorResult<'_>, grade: &FigureView) -> Vec<Difference> {
    let indicator = own.indicator;
    let kind = indicator.kind.value;
    let difference = |aspect, before: Option<String>, after: Option<String>| Difference {
        objective: row.objective.code.to_string(),
        indicator: Some(indicator.code.to_string()),
        aspect,
        before,
        after,
    };
    let formula = |kind: Kind| kind.words().formula.method;
    let known = kinds::ALL.iter().find(|kind| formula(*kind) == grade.regola);
    if let Some(other) = known.filter(|known| formula(*known) != formula(kind)) {
        return vec![difference(Aspect::KIND, Some(other.label().to_owned()), Some(kind.label().to_owned()))];
    }
    let target = indicator.target.as_ref().map(|cell| cell.value).or_else(|| kind.default_target());
    let baseline = indicator.baseline.as_ref().map(|cell| cell.value);
    let values = [("t", Aspect::TARGET, target), ("b", Aspect::BASELINE, baseline)];
    let promised = |letter: &str| grade.ingressi.iter().find(|input| input.nome == letter)?.valore.as_deref();
    let said = |(letter, aspect, now): (&str, Aspect, Option<Quantity>)| {
        let before = as_read(promised(letter)?, &indicator.unit);
        let after = now.map(|value| as_read(&plain(value), &indicator.unit));
        (after.as_ref() != Some(&before)).then(|| difference(aspect, Some(before), after))
    };
    values.into_iter().filter_map(said).collect()
}
