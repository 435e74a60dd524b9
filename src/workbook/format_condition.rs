//! The condition under which a section of a number format serves a number: `[>=100]`.

use rust_decimal::Decimal;

type Comparison = fn(&Decimal, &Decimal) -> bool;

/// A comparison with a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Condition {
    holds: Comparison,
    bound: Decimal,
}

impl Condition {
    /// Reads what stands in brackets; none where it is a colour, a currency or a language.
    pub fn parse(inside: &str) -> Option<Self> {
        const OPERATORS: [(&str, Comparison); 6] = [
            ("<=", Decimal::le),
            (">=", Decimal::ge),
            ("<>", Decimal::ne),
            ("<", Decimal::lt),
            (">", Decimal::gt),
            ("=", Decimal::eq),
        ];
        let (mark, holds) = OPERATORS.into_iter().find(|(mark, _)| inside.starts_with(mark))?;
        let bound = inside[mark.len()..].trim().parse().ok()?;
        Some(Self { holds, bound })
    }

    /// Whether a number fulfils it.
    pub fn holds(self, value: Decimal) -> bool {
        (self.holds)(&value, &self.bound)
    }
}
