//! Values of the provenance as people read them.

use rust_decimal::Decimal;

use crate::trace::provenance::FigureView;
use crate::words::italian;

/// Value and class, as people read them.
pub(super) fn printed(view: &FigureView) -> String {
    let value = if view.is_result() {
        let number = view.valore.as_deref().and_then(|value| value.parse().ok());
        number.map_or_else(|| "n.d.".to_owned(), italian::two_places)
    } else {
        words(view.valore.as_deref()).unwrap_or_else(|| "n.d.".to_owned())
    };
    view.classe.as_ref().map_or(value.clone(), |class| format!("{value} – {class}"))
}

/// A value of the provenance in Italian figures, with the decimals that it has there: amounts in euro have two.
pub(super) fn words(value: Option<&str>) -> Option<String> {
    let value = value?;
    if let Ok(day) = value.parse() {
        return Some(italian::short_date(day));
    }
    Some(value.parse::<Decimal>().map_or_else(|_| value.to_owned(), |_| italian::digits(value)))
}
