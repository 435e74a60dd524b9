//! Changes of the register: an indicator's fields.

use super::change_rows::Request;
use super::field::IndicatorField;
use super::objective::weight;
use super::outcome::{Effect, Refused};
use super::standing::{Standing, words};
use crate::domain::{Indicator, Kind, Quantity, Sourced, Year};
use crate::kinds;
use crate::tabular::values;

/// Changes one field of an indicator.
pub(super) fn change(request: &Request, field: IndicatorField, indicator: &mut Indicator) -> Result<Effect, Refused> {
    let standing = standing(indicator, field);
    request.require(&standing)?;
    let text = words(request.after.as_ref());
    let optional = || Some(text.clone()).filter(|text| !text.is_empty());
    match field {
        IndicatorField::Name if text.is_empty() => return Err(request.bad_after("che cosa si misura")),
        IndicatorField::Name => indicator.name = text,
        IndicatorField::Unit => indicator.unit = text,
        IndicatorField::Office => indicator.office = optional(),
        IndicatorField::Manager => indicator.manager = optional(),
        IndicatorField::ExpectedSource => indicator.expected_source = optional(),
        IndicatorField::Kind => indicator.kind = Sourced::new(kind(request, &text)?, request.after_place.clone()),
        IndicatorField::Bound => {
            let kind = bound(request, indicator.kind.value, &text)?;
            indicator.kind = Sourced::new(kind, request.after_place.clone());
        }
        IndicatorField::Baseline => {
            indicator.baseline = quantity(request, indicator)?;
            indicator.cells.baseline = Some(request.after_place.clone());
        }
        IndicatorField::Target => {
            indicator.target = quantity(request, indicator)?;
            indicator.cells.target = Some(request.after_place.clone());
        }
        IndicatorField::BaselineYear => indicator.baseline_year = year(request)?,
        IndicatorField::Weight => {
            indicator.weight = weight(request)?;
            indicator.cells.weight = Some(request.after_place.clone());
        }
        IndicatorField::Cancelled | IndicatorField::Added => unreachable!("these change no field"),
    }
    Ok(request.effect(&standing))
}

fn quantity(request: &Request, indicator: &Indicator) -> Result<Option<Sourced<Quantity>>, Refused> {
    let read = values::quantity(request.after.as_ref(), indicator.kind.value, &indicator.unit);
    let read = read.map_err(|error| request.bad_after(error.to_string()))?;
    Ok(read.map(|typed| Sourced::new(typed.value, request.after_place.clone())))
}

fn kind(request: &Request, text: &str) -> Result<Kind, Refused> {
    kinds::ALL.read(text, "").ok_or_else(|| request.bad_after(format!("uno di: {}", kinds::ALL.labels().join(", "))))
}

/// VERSO means something for `mantenimento` only.
fn bound(request: &Request, kind: Kind, text: &str) -> Result<Kind, Refused> {
    let advice = || request.bad_after("minimo o massimo, per un indicatore di mantenimento");
    kinds::ALL.bounded(kind, text).ok_or_else(advice)
}

fn year(request: &Request) -> Result<Option<Year>, Refused> {
    let read = values::number(request.after.as_ref(), "").map_err(|error| request.bad_after(error.to_string()))?;
    let Some(typed) = read else { return Ok(None) };
    Year::of_number(typed.value).map(Some).ok_or_else(|| request.bad_after("un anno di quattro cifre"))
}

fn standing(indicator: &Indicator, field: IndicatorField) -> Standing {
    let optional = |text: &Option<String>| Standing::Text(text.clone().unwrap_or_default());
    let quantity = |value: &Option<Sourced<Quantity>>| Standing::Quantity {
        value: value.as_ref().map(|value| value.value),
        kind: indicator.kind.value,
        unit: indicator.unit.clone(),
    };
    match field {
        IndicatorField::Name | IndicatorField::Cancelled | IndicatorField::Added => {
            Standing::Text(indicator.name.clone())
        }
        IndicatorField::Kind => Standing::Text(indicator.kind.value.label().to_owned()),
        IndicatorField::Bound => Standing::Text(indicator.kind.value.bound().unwrap_or_default().to_owned()),
        IndicatorField::Unit => Standing::Text(indicator.unit.clone()),
        IndicatorField::Baseline => quantity(&indicator.baseline),
        IndicatorField::Target => quantity(&indicator.target),
        IndicatorField::BaselineYear => Standing::Year(indicator.baseline_year),
        IndicatorField::Weight => Standing::Number(indicator.weight.as_ref().map(|weight| weight.value)),
        IndicatorField::Office => optional(&indicator.office),
        IndicatorField::Manager => optional(&indicator.manager),
        IndicatorField::ExpectedSource => optional(&indicator.expected_source),
    }
}
