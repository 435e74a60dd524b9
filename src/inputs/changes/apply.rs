//! Requests → the year's plan and register as they stand at its end.

use super::change_codes as codes;
use super::change_rows::{Request, subject};
use super::field::{IndicatorField, ObjectiveField};
use super::outcome::{Base, Effect, Refused};
use super::{objective, register};
use crate::domain::Change;
use crate::finding::Finding;
use crate::words::nearest;

/// Applies the requests in their order; all of them come back as changes, those refused with
/// `applied: false` and a finding.
pub fn apply(requests: Vec<Request>, base: &mut Base<'_>) -> (Vec<Change>, Vec<Finding>) {
    let mut findings = Vec::new();
    let changes = requests
        .into_iter()
        .map(|request| {
            let result = match &request.change.indicator {
                Some(_) => apply_to_indicator(&request, base),
                None => apply_to_objective(&request, base),
            };
            let mut change = request.change;
            match result {
                Ok(effect) => {
                    change.applied = true;
                    if effect == Effect::None {
                        let name = subject(&change.objective, change.indicator.as_ref());
                        let message = format!("La variazione di {name} non cambia nulla: PRIMA e DOPO sono uguali.");
                        findings.push(Finding::new(codes::NO_EFFECT, message).at(change.place.clone()));
                    }
                }
                Err(refused) => findings.push(*refused),
            }
            change
        })
        .collect();
    (changes, findings)
}

fn apply_to_objective(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let field = ObjectiveField::parse(&request.change.field.value);
    let field = field.ok_or_else(|| request.unknown_field(&ObjectiveField::known()))?;
    match field {
        ObjectiveField::Added => objective::add(request, base),
        ObjectiveField::Cancelled => objective::cancel(request, base),
        field => objective::change(request, field, base),
    }
}

fn apply_to_indicator(request: &Request, base: &mut Base<'_>) -> Result<Effect, Refused> {
    let field = IndicatorField::parse(&request.change.field.value);
    let field = field.ok_or_else(|| request.unknown_field(&IndicatorField::known()))?;
    let code = request.change.indicator.as_ref().expect("the caller has seen it");
    let Some(position) = base.indicators.iter().position(|indicator| indicator.code == *code) else {
        let known = base.indicators.iter().map(|indicator| indicator.code.as_str());
        return Err(request.unknown_code("indicatore del registro", &nearest(known, code.as_str())));
    };
    let indicator = &mut base.indicators[position];
    if indicator.objective != request.change.objective {
        let expected = format!("CODICE {}, quello dell’indicatore", indicator.objective);
        return Err(request.refuse(codes::UNKNOWN_CODE, "CODICE e CODICE INDICATORE non vanno insieme", expected));
    }
    match field {
        IndicatorField::Added => Ok(Effect::Changed),
        IndicatorField::Cancelled => {
            base.indicators.remove(position);
            Ok(Effect::Changed)
        }
        field => register::change(request, field, indicator),
    }
}
