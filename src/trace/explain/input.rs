//! Inputs of figures in words that explanations, provenance and annexes share.

use crate::assessment::{Input, Origin};
use crate::domain::{Quantity, Source};
use crate::kinds::application::Shown;
use crate::words::italian;
use crate::words::unit::plain_in;

/// Where an input came from.
pub fn origin(origin: &Origin<'_>) -> String {
    match origin {
        Origin::Source(from) => source(from),
        Origin::Figure(id) => id.to_string(),
    }
}

/// Where a value came from that is no other figure.
pub fn source(source: &Source) -> String {
    match source {
        Source::Cell(place) | Source::Rules(place) => place.to_string(),
        Source::Default => "valore predefinito del metodo".to_owned(),
        Source::Blank(place) => format!("cella vuota ({place}): valore predefinito del metodo"),
        Source::DefaultFor(place) => format!("valore predefinito del metodo ({place})"),
        Source::FirstFinal => "data di riferimento della prima definitiva".to_owned(),
        Source::Adoption(act) => format!("atto di adozione {}", act.written()),
    }
}

/// Its value for programs, in the indicator's unit: decimals with a dot, days in ISO 8601; `None` where nothing was
/// measured.
pub fn plain_value(value: Option<&Shown>, unit: &str) -> Option<String> {
    Some(match value? {
        Shown::Typed(Quantity::Number(value)) => plain_in(*value, unit),
        Shown::Number(value) => value.normalize().to_string(),
        Shown::Fraction(value) => value.decimal()?.to_string(),
        Shown::Typed(Quantity::Date(day)) => day.to_string(),
        Shown::Typed(quantity @ (Quantity::YesNo(_) | Quantity::NotDone)) => quantity.written(),
    })
}

/// Its value as people read it in the indicator's unit; missing is never zero.
pub(super) fn said(input: &Input<'_>, unit: &str) -> String {
    match input.value.as_ref() {
        Some(Shown::Typed(quantity)) => quantity.written_in(unit),
        Some(Shown::Number(number)) => italian::long(*number),
        Some(Shown::Fraction(value)) => value.decimal().map_or_else(|| "n.d.".to_owned(), italian::long),
        None => "non misurato".to_owned(),
    }
}
