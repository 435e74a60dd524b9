//! How a place holds a published figure: in full, or a percentage as a fraction.

use rust_decimal::Decimal;

/// The scale on which a cell or a field holds a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scale {
    /// As the figure is.
    #[default]
    Full,
    /// From 0 to 1 what the figure tells in per cent.
    Fraction,
}

impl Scale {
    /// The number on the figure's own scale.
    pub fn in_full(self, number: Decimal) -> Decimal {
        match self {
            Self::Full => number,
            Self::Fraction => number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number),
        }
    }
}
