//! `decrescente`: less is better, level against target.

use super::arithmetic::{per_cent, twice_less};
use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Descriptor, Name, Phrasing, Rule, Side, Words};

/// `decrescente`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("decrescente"),
    rule: Rule::level(
        Side::Below,
        |level, _| per_cent(twice_less(&level.t, &level.v), level.t.value),
        |level, said| {
            let (v, t) = (said.v(&level.v), said.of(&level.t));
            vec![format!("100·(2·{t} − {v})/{t} = {}", said.result)]
        },
    ),
    sheet_formula: |cells| rounded(&format!("100*(2*{t}-{})/{t}", cells.v, t = cells.t)),
    words: Words {
        formula: Phrasing::of("100·(2t − v)/t"),
        reading: "Con t = 0 vale 100 se v ≤ 0, altrimenti 0.",
        example: "t 57, v 58: 98,25 %",
        instruction: "decrescente: più è basso, meglio è.",
    },
};
