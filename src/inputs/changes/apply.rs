//! Requests → the year's plan and register as they stand at its end.

use super::change_codes as codes;
use super::change_rows::{Request, subject};
use super::field::{IndicatorField, ObjectiveField};
use super::hand_over::hand_over;
use super::outcome::{Base, Effect, Refused};
use super::{objective, register};
use crate::domain::{Change, ChangeEffect};
use crate::finding::Finding;
use crate::tabular::values;
use crate::words::nearest;
use crate::words::unit::is_money;

/// Applies the requests in their order; all of them come back as changes, those refused with
/// `applied: false` and a finding.
pub fn apply(requests: Vec<Request>, base: &mut Base<'_>) -> (Vec<Change>, Vec<Finding>) {
    let mut findings = Vec::new();
    let changes: Vec<Change> = requests
        .into_iter()
        .map(|mut request| {
            write_amounts(&mut request, base);
            let result = request.require_standing_act(&base.window).and_then(|()| match &request.change.indicator {
                Some(_) => apply_to_indicator(&request, base),
                None => apply_to_objective(&request, base),
            });
            if result.is_err() {
                leave_out_what_was_added(&request.change, base);
            }
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
    hand_over(&changes, base);
    (changes, findings)
}

/// BASE and TARGET of an amount or a price in euro have two decimals, however they are typed.
fn write_amounts(request: &mut Request, base: &Base<'_>) {
    let of_value = matches!(
        IndicatorField::parse(&request.change.field.value),
        Some(IndicatorField::Baseline | IndicatorField::Target)
    );
    let code = request.change.indicator.as_ref().filter(|_| of_value);
    let Some(indicator) = base.indicators.iter().find(|indicator| Some(&indicator.code) == code) else { return };
    if !is_money(&indicator.unit) {
        return;
    }
    let cells = [(&request.before, &mut request.change.before), (&request.after, &mut request.change.after)];
    for (cell, written) in cells {
        let read = values::quantity(cell.as_ref(), indicator.kind.value, &indicator.unit).ok().flatten();
        if let (Some(typed), Some(written)) = (read, written.as_mut()) {
            written.value = typed.value.written_in(&indicator.unit);
        }
    }
}

/// An indicator that stands in the register because a change added it is not scored where the change does not stand.
fn leave_out_what_was_added(change: &Change, base: &mut Base<'_>) {
    if let (Some(code), ChangeEffect::Adds) = (&change.indicator, change.effect) {
        base.indicators.retain(|indicator| indicator.code != *code);
    }
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
        IndicatorField::Added => {
            indicator.cancelled_by = None;
            Ok(Effect::Changed)
        }
        _ if indicator.cancelled_by.is_some() => {
            let expected = "togliere la riga, oppure una variazione «aggiunto» che lo riporta nell’anno";
            Err(request.refuse(codes::NOT_POSSIBLE, "l’indicatore è già stato annullato", expected))
        }
        IndicatorField::Cancelled => {
            indicator.cancelled_by = request.change.act.as_ref().map(|act| act.value.clone());
            Ok(Effect::Changed)
        }
        field => register::change(request, field, indicator),
    }
}
