//! `crescente`: more is better, level against target.

use super::arithmetic::per_cent;
use super::sheet::rounded;
use super::written;
use crate::domain::Kind;
use crate::domain::kind::{Descriptor, Formula, LevelTarget, Rule, Side, Words};

/// `crescente`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    label: "crescente",
    spellings: &[],
    bound: None,
    rule: Rule::Level {
        target: LevelTarget::NotNegative,
        better: Side::Above,
        formula: Formula {
            exact: |level, _| per_cent(level.v.value, level.t.value),
            steps: |level, result| vec![format!("100·{}/{} = {result}", written::v(&level.v), written::of(&level.t))],
        },
    },
    sheet_formula: |cells| rounded(&format!("100*{}/{}", cells.v, cells.t)),
    words: Words {
        formula: "100·v/t",
        rules_sheet: "100·v/t",
        origins_sheet: "100·v/t",
        reading: "v è il consuntivo, t il target; con t = 0 vale 100 se v ≥ 0, altrimenti 0.",
        example: "t 440, v 425: 96,59 %",
        instruction: "crescente: più è alto, meglio è.",
        blank_target: "TARGET vuoto nel registro",
    },
};
