//! What the two kinds of `mantenimento` share.

use rust_decimal::Decimal;

use crate::domain::descriptor::{Bound, Name, Side};
use crate::domain::operand::Kept;
use crate::domain::{Ratio, StepWords};
use crate::words::italian::long;

/// The word of the TIPO column with that of VERSO.
pub(super) const fn name(bound: Bound) -> Name {
    Name { bound: Some(bound), ..Name::of("mantenimento") }
}

/// The value up to which the tolerance reaches: t(1 − τ) or t(1 + τ).
fn limit(kept: &Kept, better: Side) -> Ratio {
    let (one, tolerance) = (Ratio::from(Decimal::ONE), kept.tolerance.value.into());
    let factor = match better {
        Side::Above => one.minus(&tolerance),
        Side::Below => one.plus(&tolerance),
    };
    factor.times(&kept.t.value.into())
}

fn holds(kept: &Kept, better: Side, limit: &Ratio) -> bool {
    let v = Ratio::from(kept.v.value);
    match better {
        Side::Above => v >= *limit,
        Side::Below => v <= *limit,
    }
}

/// 100 within the tolerance.
pub(super) fn exact(kept: &Kept, better: Side, otherwise: Option<Ratio>) -> Option<Ratio> {
    if holds(kept, better, &limit(kept, better)) { Some(Decimal::ONE_HUNDRED.into()) } else { otherwise }
}

/// The limit, and the rule beyond it.
pub(super) fn steps(kept: &Kept, better: Side, otherwise: &str, said: &StepWords<'_>) -> Vec<String> {
    let exact = limit(kept, better);
    let Some(limit) = exact.decimal() else { return vec![format!("{otherwise} = {}", said.result)] };
    let (v, t, tolerance) = (said.v(&kept.v), said.of(&kept.t), long(kept.tolerance.value));
    let (compared, sign) = match better {
        Side::Above => ('≥', '−'),
        Side::Below => ('≤', '+'),
    };
    let limit = said.value(limit);
    let comparison = format!("limite {t}·(1 {sign} {tolerance}) = {limit}");
    if holds(kept, better, &exact) {
        vec![format!("{comparison}; {v} {compared} {limit}: {}", said.result)]
    } else {
        vec![format!("{comparison}; {v} non è {compared} {limit}"), format!("{otherwise} = {}", said.result)]
    }
}
