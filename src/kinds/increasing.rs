//! `crescente`: more is better, level against target.

use super::arithmetic::per_cent;
use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Descriptor, Name, Phrasing, Rule, Side, Words};

/// `crescente`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("crescente"),
    rule: Rule::level(
        Side::Above,
        |level, _| per_cent(level.v.value, level.t.value),
        |level, said| vec![format!("100·{}/{} = {}", said.v(&level.v), said.of(&level.t), said.result)],
    ),
    sheet_formula: |cells| rounded(&format!("100*{}/{}", cells.v, cells.t)),
    words: Words {
        formula: Phrasing::of("100·v/t"),
        reading: "v è il consuntivo, t il target; con t = 0 vale 100 se v ≥ 0, altrimenti 0.",
        example: "t 440, v 425: 96,59 %",
        instruction: "crescente: più è alto, meglio è.",
    },
};
