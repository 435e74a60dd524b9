//! `variazione`: share of the way from baseline to target.

use super::arithmetic::per_cent;
use super::sheet::rounded;
use crate::domain::descriptor::{Descriptor, Formula, Name, Phrasing, Rule, Words};
use crate::domain::{Kind, Ratio};

/// `variazione`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("variazione"),
    rule: Rule::Way(Formula {
        exact: |way, _| {
            let from_baseline = |value| Ratio::from(value).minus(&way.b.value.into());
            per_cent(from_baseline(way.v.value), from_baseline(way.t.value))
        },
        steps: |way, said| {
            let (v, t, b) = (said.v(&way.v), said.of(&way.t), said.of(&way.b));
            vec![format!("100·({v} − {b})/({t} − {b}) = {}", said.result)]
        },
    }),
    sheet_formula: |cells| rounded(&format!("100*({}-{b})/({}-{b})", cells.v, cells.t, b = cells.b)),
    words: Words {
        formula: Phrasing::of("100·(v − b)/(t − b)"),
        reading: "b è il valore base: quanta parte della strada da base a target è stata percorsa.",
        example: "b 400, t 440, v 425: 62,50 %",
        instruction: "variazione: si misura la strada percorsa dal valore base al target (per esempio «+10 %»); \
                      serve la BASE.",
    },
};
