//! The distance from the target, with its sign and side.

use rust_decimal::Decimal;

use super::figure::printed;
use super::result::Deviation;
use crate::domain::{Quantity, Ratio};
use crate::kinds::application::Application;

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
