//! The distance from the target, with its sign and side.

use rust_decimal::Decimal;

use super::{Deviation, printed};
use crate::domain::Quantity;
use crate::kinds::application::Application;

/// v − t with its sign and side, for kinds that have both on one scale.
pub(super) fn deviation(application: &Application, value: Quantity) -> Option<Deviation> {
    let distance = application.distance(value)?;
    let amount = distance.amount;
    let per_cent = distance.target.filter(|target| *target > Decimal::ZERO).and_then(|target| {
        amount.checked_mul(Decimal::ONE_HUNDRED).and_then(|scaled| scaled.checked_div(target)).map(printed)
    });
    let favourable = amount.is_zero() || amount.is_sign_negative() == distance.less_is_better;
    Some(Deviation { amount, per_cent, favourable })
}
