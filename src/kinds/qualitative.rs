//! `qualitativo`: the score that the Nucleo di valutazione recorded.

use super::sheet::rounded;
use crate::domain::Kind;
use crate::domain::descriptor::{Descriptor, Formula, Name, Phrasing, Rule, Words};

/// `qualitativo`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("qualitativo"),
    rule: Rule::Score(Formula {
        exact: |score, _| Some(score.v.value.into()),
        steps: |score, said| vec![format!("punteggio verbalizzato {}: {}", said.v(&score.v), said.result)],
    }),
    sheet_formula: |cells| rounded(cells.v),
    words: Words {
        formula: Phrasing { rules_sheet: "punteggio del NdV", ..Phrasing::of("punteggio del Nucleo di valutazione") },
        reading: "Finché il Nucleo di valutazione non lo registra, l’indicatore non è misurato.",
        example: "con numero e data del verbale",
        instruction: "qualitativo: valuta il Nucleo di valutazione.",
    },
};
