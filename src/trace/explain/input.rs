//! Inputs of figures in words that explanations, provenance and annexes share.

use crate::assessment::Origin;
use crate::domain::{Quantity, Source};
use crate::kinds::application::Shown;
use crate::words::italian;

/// Where an input came from.
pub fn origin(origin: &Origin<'_>) -> String {
    match origin {
        Origin::Source(Source::Cell(place) | Source::Rules(place)) => place.to_string(),
        Origin::Source(Source::Default | Source::DefaultFor(_)) => "valore predefinito del metodo".to_owned(),
        Origin::Source(Source::FirstFinal) => "data di riferimento della prima definitiva".to_owned(),
        Origin::Source(Source::Adoption(act)) => format!("atto di adozione {}", act.written()),
        Origin::Figure(id) => id.to_string(),
    }
}

/// Its value for programs: decimals with a dot, days in ISO 8601; `None` where nothing was measured.
pub fn plain_value(value: Option<&Shown>) -> Option<String> {
    Some(match value? {
        Shown::Typed(Quantity::Number(value)) | Shown::Number(value) => value.normalize().to_string(),
        Shown::Typed(Quantity::Date(day)) => day.to_string(),
        Shown::Typed(quantity @ (Quantity::YesNo(_) | Quantity::NotDone)) => quantity.written(),
    })
}

/// Its value as people read it; missing is never zero.
pub(super) fn said(value: Option<&Shown>) -> String {
    match value {
        Some(Shown::Typed(quantity)) => quantity.written(),
        Some(Shown::Number(number)) => italian::long(*number),
        None => "non misurato".to_owned(),
    }
}
