//! `mantenimento`, VERSO `minimo`: do not fall below, within tolerance.

use super::arithmetic::per_cent;
use super::kept;
use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Bound, Descriptor, Formula, Phrasing, Rule, Side, Words};

/// `mantenimento (minimo)`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: kept::name(Bound { word: "minimo", short: "min" }),
    rule: Rule::Kept {
        better: Side::Above,
        formula: Formula {
            exact: |kept, _| kept::exact(kept, Side::Above, per_cent(kept.v.value, kept.t.value)),
            steps: |kept, said| {
                let otherwise = format!("100·{}/{}", said.v(&kept.v), said.of(&kept.t));
                kept::steps(kept, Side::Above, &otherwise, said)
            },
        },
    },
    sheet_formula: |cells| {
        let (v, t) = (cells.v, cells.t);
        let otherwise = rounded(&format!("100*{v}/{t}"));
        format!("IF(ROUND({v}/{t},11)>=ROUND(1-{},11),100,{otherwise})", cells.tolerance)
    },
    words: Words {
        formula: Phrasing::of("v ≥ t(1 − τ) → 100, altrimenti 100·v/t"),
        reading: "Non scendere sotto il target, entro la tolleranza.",
        example: "t 12.000, v 10.800: 90,00 %",
        instruction: "mantenimento: non scendere sotto il target (VERSO minimo)",
    },
};
