//! `data`: done by a day, with bands of delay.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::descriptor::{Descriptor, Formula, Name, Phrasing, Rule, Words};
use crate::domain::operand::{Day, Done};
use crate::domain::{Kind, Quantity, Rules};
use crate::words::italian;

/// `data`
pub const KIND: Kind = Kind::of(&DESCRIPTOR);

static DESCRIPTOR: Descriptor = Descriptor {
    name: Name::of("data"),
    rule: Rule::Day(Formula {
        exact: |day, rules| Some(points(day, rules).into()),
        steps: |day, said| steps(day, said.result),
    }),
    sheet_formula: |cells| {
        let (v, t) = (cells.v, cells.t);
        format!("IF(ISNUMBER({v}),LOOKUP(MAX(0,{v}-{t}),{},{}),0)", cells.delays, cells.points)
    },
    words: Words {
        formula: Phrasing {
            rules_sheet: "punti della tabella dei ritardi",
            origins_sheet: "punti della tabella dei ritardi",
            ..Phrasing::of("tabella dei ritardi")
        },
        reading: "«non eseguito» vale 0: è un valore, non una lacuna.",
        example: "18 giorni di ritardo: si veda la tabella",
        instruction: "data: fatto entro un giorno.",
    },
};

/// What the delay table gives for the days late; *non eseguito* is 0.
fn points(day: &Day, rules: &Rules) -> Decimal {
    let late = match day.v.value {
        Done::On(done) => (done - day.t.value).num_days(),
        Done::Never => return Decimal::ZERO,
    };
    if late <= 0 {
        return Decimal::ONE_HUNDRED;
    }
    let band = rules.delays.iter().find(|band| late <= i64::from(band.up_to_days));
    band.map_or(Decimal::ZERO, |band| band.achievement)
}

fn steps(day: &Day, result: &str) -> Vec<String> {
    let due = italian::short_date(day.t.value);
    vec![match day.v.value {
        Done::On(done) => format!("termine {due}, eseguito {}: {result}", done_words(done, day.t.value)),
        Done::Never => format!("termine {due}: {}: {result}", Quantity::NotDone.written()),
    }]
}

fn done_words(done: NaiveDate, due: NaiveDate) -> String {
    let written = italian::short_date(done);
    match (done - due).num_days() {
        1 => format!("{written}: 1 giorno di ritardo"),
        late @ 2.. => format!("{written}: {late} giorni di ritardo"),
        _ => format!("{written}: nei termini"),
    }
}
