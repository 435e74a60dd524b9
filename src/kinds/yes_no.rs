//! `sì/no`: done or not, all or nothing.

use rust_decimal::Decimal;

use crate::domain::descriptor::{Descriptor, Formula, Name, Phrasing, Rule, Words};
use crate::domain::{Kind, Quantity, Ratio};

/// `sì/no`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name { spellings: &["si/no", "sí/no", "sì-no", "si-no"], ..Name::of("sì/no") },
    rule: Rule::Answer(Formula {
        exact: |answer, _| {
            Some(Ratio::from(if answer.v.value == answer.t.value { Decimal::ONE_HUNDRED } else { Decimal::ZERO }))
        },
        steps: |answer, said| {
            let [wanted, given] = [answer.t.value, answer.v.value].map(|yes| Quantity::YesNo(yes).written());
            vec![format!("attesa «{wanted}», risposta «{given}»: {}", said.result)]
        },
    }),
    sheet_formula: |cells| format!("IF({}={},100,0)", cells.v, cells.t),
    words: Words {
        formula: Phrasing {
            rules_sheet: "100 oppure 0",
            origins_sheet: "100 oppure 0",
            ..Phrasing::of("100 se la risposta è quella attesa, altrimenti 0")
        },
        reading: "100 se la risposta è quella attesa (sì, se il target è vuoto).",
        example: "sì: 100,00 %",
        instruction: "sì/no.",
    },
};
