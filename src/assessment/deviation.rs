//! The distance from the target, with its sign and side.

use rust_decimal::Decimal;

use super::figure::printed;
use crate::domain::{Quantity, Ratio};
use crate::kinds::application::Application;

/// Distance from the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deviation {
    /// v − t in the indicator's unit, in days for dates, in points for boards' scores.
    pub amount: Decimal,
    /// (v − t)/t in per cent, rounded to 2 decimals; `None` where t ≤ 0 or t is a date.
    pub per_cent: Option<Decimal>,
    /// Whether the distance is on the favourable side; zero is favourable.
    pub favourable: bool,
}

impl Deviation {
    /// The words for the sides of the target.
    pub const SIDES: [&'static str; 2] = [Self::FAVOURABLE, Self::UNFAVOURABLE];
    const FAVOURABLE: &'static str = "favorevole";
    const UNFAVOURABLE: &'static str = "sfavorevole";

    /// On which side of the target the value lies, as it is shown to people.
    pub const fn side(self) -> &'static str {
        if self.favourable { Self::FAVOURABLE } else { Self::UNFAVOURABLE }
    }
}

/// v − t with its sign and side, for kinds that have both on one scale.
pub(super) fn deviation(application: &Application, value: Quantity) -> Option<Deviation> {
    let distance = application.distance(value)?;
    let amount = distance.amount;
    let per_cent = distance
        .target
        .filter(|target| *target > Decimal::ZERO)
        .and_then(|target| Ratio::from(amount).per_cent_of(&target.into()).and_then(|share| printed(&share)));
    let favourable = amount.is_zero() || amount.is_sign_negative() == distance.less_is_better;
    Some(Deviation { amount, per_cent, favourable })
}
