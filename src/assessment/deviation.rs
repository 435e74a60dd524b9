//! The distance from the target, with its sign and side.

use rust_decimal::Decimal;

use super::{Deviation, score};
use crate::domain::{Indicator, Kind, Quantity, Sourced};

/// v − t with its sign and side, for kinds that have both on one scale.
pub(super) fn deviation(indicator: &Indicator, value: Quantity) -> Option<Deviation> {
    let kind = indicator.kind.value;
    let target = match &indicator.target {
        Some(target) => target.value,
        None if kind == Kind::Progress => Quantity::Number(Decimal::ONE_HUNDRED),
        None => return None,
    };
    let (amount, per_cent) = match (value, target) {
        (Quantity::Number(v), Quantity::Number(t)) => {
            let amount = v.checked_sub(t)?;
            let share = amount.checked_mul(Decimal::ONE_HUNDRED).and_then(|scaled| scaled.checked_div(t));
            (amount, share.filter(|_| t > Decimal::ZERO).map(score::printed))
        }
        (Quantity::Date(v), Quantity::Date(t)) => (Decimal::from((v - t).num_days()), None),
        _ => return None,
    };
    let less_is_better = match kind {
        Kind::Decreasing | Kind::MaintainMaximum | Kind::Date => true,
        Kind::Variation => matches!(
            (&indicator.baseline, target),
            (Some(Sourced { value: Quantity::Number(b), .. }), Quantity::Number(t)) if t < *b
        ),
        _ => false,
    };
    let favourable = amount.is_zero() || amount.is_sign_negative() == less_is_better;
    Some(Deviation { amount, per_cent, favourable })
}
