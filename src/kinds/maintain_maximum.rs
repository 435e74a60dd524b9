//! `mantenimento`, VERSO `massimo`: do not exceed, within tolerance.

use super::arithmetic::{per_cent, twice_less};
use super::kept;
use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Bound, Descriptor, Formula, Phrasing, Rule, Side, Words};

/// `mantenimento (massimo)`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: kept::name(Bound { word: "massimo", short: "max" }),
    rule: Rule::Kept {
        better: Side::Below,
        formula: Formula {
            exact: |kept, _| {
                let otherwise = per_cent(twice_less(&kept.t, &kept.v), kept.t.value);
                kept::exact(kept, Side::Below, otherwise)
            },
            steps: |kept, said| {
                let (v, t) = (said.v(&kept.v), said.of(&kept.t));
                kept::steps(kept, Side::Below, &format!("100·(2·{t} − {v})/{t}"), said)
            },
        },
    },
    sheet_formula: |cells| {
        let (v, t) = (cells.v, cells.t);
        let otherwise = rounded(&format!("100*(2*{t}-{v})/{t}"));
        format!("IF(ROUND({v}/{t},11)<=ROUND(1+{},11),100,{otherwise})", cells.tolerance)
    },
    words: Words {
        formula: Phrasing::of("v ≤ t(1 + τ) → 100, altrimenti 100·(2t − v)/t"),
        reading: "Non superare il target, entro la tolleranza.",
        example: "t 30, v 45: 50,00 %",
        instruction: "o non superarlo (VERSO massimo).",
    },
};
