//! `contesto/ANNO.toml` → [`EntityContext`].

use rust_decimal::Decimal;
use serde::Deserialize;

use super::context_codes as codes;
use crate::domain::{Act, EntityContext, Place, Position, Sourced, StaffCategory};
use crate::finding::Finding;
use crate::inputs::keys::{self, Day, KeyError, Number};
use crate::tabular::table_codes::NOT_UTF8;
use crate::tabular::values;
use crate::tabular::{is_plausible, odd_letters};
use crate::words::decoding::decode;
use crate::workbook::{Cell, Value};

/// Reads population, staff and totals of the *rendiconto*.
///
/// A file with an unknown key, a wrong type or broken syntax gives nothing and a blocking
/// finding with the line; an amount that cannot be read is absent with one of its own.
pub fn read_context(bytes: &[u8], file: &str) -> (Option<EntityContext>, Vec<Finding>) {
    let text = decode(bytes);
    let mut findings = odd_letters(&text, file, NOT_UTF8);
    let raw: File = match keys::read(&text.text) {
        Ok(raw) => raw,
        Err(error) => {
            findings.push(broken(&error, file));
            return (None, findings);
        }
    };
    let place = |key: String| Place { position: Position::Key(key.into()), ..Place::file(file) };
    let staff = (1..).zip(raw.dipendenti).map(|(number, row)| StaffCategory {
        name: row.categoria,
        women: row.donne,
        men: row.uomini,
        place: place(format!("dipendenti, voce {number}")),
    });
    let staff = staff.collect();
    let (items, act) = raw.rendiconto.map_or_else(Default::default, |accounts| (accounts.voci, accounts.atto));
    let accounts = (1..).zip(items).filter_map(|(number, item)| {
        let place = place(format!("rendiconto.voci, voce {number}"));
        let amount = item.importo.exact().filter(|amount| is_plausible(*amount));
        if amount.is_none() {
            let message = format!("L’importo di «{}» non si può leggere.", item.voce);
            let finding = Finding::new(codes::BAD_CONTEXT, message).at(place.clone()).found(item.importo.written());
            findings.push(finding.expected("un importo in euro, come 1234567.89 oppure \"1.234.567,89\""));
        }
        Some((item.voce, Sourced::new(amount?, place)))
    });
    let accounts = accounts.collect();
    let context = EntityContext {
        population: raw.popolazione.map(|people| Sourced::new(people, place("popolazione".to_owned()))),
        staff,
        accounts,
        accounts_act: act.map(|act| Act { number: act.numero, date: act.data.0 }),
    };
    (Some(context), findings)
}

fn broken(error: &KeyError, file: &str) -> Finding {
    let line = u32::try_from(error.line).unwrap_or(u32::MAX);
    Finding::new(codes::BAD_CONTEXT, "Il file del contesto non si può leggere: nessun dato ne è preso.")
        .at(Place::file(file).at_line(line))
        .found(error.source_line.clone())
        .expected(error.message.clone())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    popolazione: Option<u32>,
    #[serde(default)]
    dipendenti: Vec<Staff>,
    rendiconto: Option<Accounts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Staff {
    categoria: String,
    donne: u32,
    uomini: u32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accounts {
    atto: Option<AccountsAct>,
    #[serde(default)]
    voci: Vec<Item>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountsAct {
    numero: String,
    data: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    voce: String,
    importo: Money,
}

/// An amount: a number, or a text in Italian notation.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "serve un importo: un numero, oppure un testo come \"1.234,56\"")]
enum Money {
    Number(Number),
    Text(String),
}

impl Money {
    fn exact(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => number.exact(),
            Self::Text(text) => {
                let cell = Cell { row: 0, column: 0, value: Value::Text(text.clone()), shown: None };
                values::number(Some(&cell), "euro").ok().flatten().map(|typed| typed.value)
            }
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}
