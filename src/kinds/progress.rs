//! `avanzamento`: share completed; the target defaults to 100.

use super::arithmetic::per_cent;
use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Descriptor, Formula, LevelTarget, Name, Phrasing, Rule, Side, Words};

/// `avanzamento`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("avanzamento"),
    rule: Rule::Level {
        target: LevelTarget::Share,
        better: Side::Above,
        formula: Formula {
            exact: |level, _| per_cent(level.v.value, level.t.value),
            steps: |level, said| vec![format!("100·{}/{} = {}", said.v(&level.v), said.of(&level.t), said.result)],
        },
    },
    sheet_formula: |cells| rounded(&format!("100*{}/{}", cells.v, cells.t)),
    words: Words {
        formula: Phrasing { method: "100·v/t (t = 100 se non indicato)", ..Phrasing::of("100·v/t") },
        reading: "Con il target vuoto, t = 100.",
        example: "v 75: 75,00 %",
        instruction: "avanzamento: quota completata in percentuale.",
    },
};
