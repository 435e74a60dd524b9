//! Values of the provenance as people read them.

use std::fmt;

use rust_decimal::Decimal;

use crate::trace::provenance::FigureView;
use crate::words::italian;

/// A published value with its class, as people read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedValue {
    /// The value in Italian figures; absent where nothing had a value.
    pub value: Option<String>,
    /// Its class, where it has one.
    pub class: Option<String>,
}

impl PublishedValue {
    /// What a provenance says of a figure.
    pub(super) fn of(view: &FigureView) -> Self {
        let value = view.valore.as_deref();
        let value = if view.is_result() {
            value.and_then(|value| value.parse().ok()).map(italian::two_places)
        } else {
            words(value)
        };
        Self { value, class: view.classe.clone() }
    }
}

/// `85,18 – raggiunto`, `85,18`, `n.d.`
impl fmt::Display for PublishedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.value.as_deref().unwrap_or("n.d."))?;
        self.class.as_ref().map_or(Ok(()), |class| write!(f, " – {class}"))
    }
}

/// A value of the provenance in Italian figures, with the decimals that it has there: amounts in euro have two.
pub(super) fn words(value: Option<&str>) -> Option<String> {
    let value = value?;
    if let Ok(day) = value.parse() {
        return Some(italian::short_date(day));
    }
    Some(value.parse::<Decimal>().map_or_else(|_| value.to_owned(), |_| italian::digits(value)))
}
