//! Quotients and differences that several rules take.

use rust_decimal::Decimal;

use crate::domain::Operand;

/// 100·part/whole. Dividing last keeps results such as 96.59 exact to the last digit.
pub(super) fn per_cent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// 2t − v: as far below the target as v lies above it.
pub(super) fn twice_less(t: &Operand<Decimal>, v: &Operand<Decimal>) -> Option<Decimal> {
    t.value.checked_mul(Decimal::TWO)?.checked_sub(v.value)
}
