//! Quotients and differences that several rules take.

use rust_decimal::Decimal;

use crate::domain::{Operand, Ratio};

/// 100·part/whole.
pub(super) fn per_cent(part: impl Into<Ratio>, whole: impl Into<Ratio>) -> Option<Ratio> {
    part.into().per_cent_of(&whole.into())
}

/// 2t − v: as far below the target as v lies above it.
pub(super) fn twice_less(t: &Operand<Decimal>, v: &Operand<Decimal>) -> Ratio {
    Ratio::from(t.value).times(&Decimal::TWO.into()).minus(&v.value.into())
}
