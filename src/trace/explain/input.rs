//! Inputs of figures in words that explanations, provenance and annexes share.

use crate::assessment::{InputValue, Source};
use crate::domain::Quantity;

/// Where an input came from.
pub fn origin(source: &Source) -> String {
    match source {
        Source::Cell(place) | Source::Rules(place) => place.to_string(),
        Source::Figure(id) => id.to_string(),
        Source::Default => "valore predefinito del metodo".to_owned(),
        Source::ReferenceDate => "data di riferimento della definitiva".to_owned(),
    }
}

/// Its value for programs: decimals with a dot, days in ISO 8601; `None` where nothing was measured.
pub fn plain_value(value: &InputValue) -> Option<String> {
    match value {
        InputValue::Quantity(Quantity::Number(value)) | InputValue::Number(value) => {
            Some(value.normalize().to_string())
        }
        InputValue::Quantity(Quantity::Date(day)) => Some(day.to_string()),
        InputValue::Quantity(quantity) => Some(quantity.written()),
        InputValue::Missing => None,
    }
}
