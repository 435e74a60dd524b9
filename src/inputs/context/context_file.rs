//! `contesto/ANNO.toml` → [`EntityContext`].

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{context_codes as codes, soundness};
use crate::domain::{Act, EntityContext, PaymentItem, Payments, Place, Position, Sourced, StaffCategory, Survey};
use crate::finding::Finding;
use crate::inputs::keys::{self, Day, KeyError, Number};
use crate::tabular::table_codes::NOT_UTF8;
use crate::tabular::values;
use crate::tabular::{is_plausible, odd_letters};
use crate::words::decoding::decode;
use crate::workbook::{Cell, Value};

/// Reads the entity in figures.
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
    let mut reading = Reading { file, findings: &mut findings };
    let (items, act) = raw.rendiconto.map_or_else(Default::default, |accounts| (accounts.voci, accounts.atto));
    let context = EntityContext {
        population: raw.popolazione.map(|people| Sourced::new(people, reading.place("popolazione".to_owned()))),
        staff: reading.people("dipendenti", raw.dipendenti),
        accounts: (1..).zip(items).filter_map(|row| reading.account(row)).collect(),
        accounts_act: act.map(|act| {
            Sourced::new(Act { number: act.numero, date: act.data.0 }, reading.place("rendiconto.atto".to_owned()))
        }),
        gender: reading.people("genere", raw.genere),
        surveys: (1..).zip(raw.utenti).filter_map(|row| reading.survey(row)).collect(),
        payments: raw.pagamenti.map(|payments| reading.payments(payments)).unwrap_or_default(),
    };
    (Some(context), findings)
}

/// The file while it is read.
struct Reading<'f> {
    file: &'f str,
    findings: &'f mut Vec<Finding>,
}

impl Reading<'_> {
    fn place(&self, key: String) -> Place {
        Place { position: Position::Key(key.into()), ..Place::file(self.file) }
    }

    fn people(&self, key: &str, rows: Vec<People>) -> Vec<StaffCategory> {
        let row = |(number, row): (usize, People)| StaffCategory {
            name: row.name,
            women: row.donne,
            men: row.uomini,
            place: self.place(format!("{key}, voce {number}")),
        };
        (1..).zip(rows).map(row).collect()
    }

    /// A number, or a finding where it cannot be one.
    fn number(&mut self, of: &str, number: &Money, place: Place) -> Option<Sourced<Decimal>> {
        let value = number.exact().filter(|value| is_plausible(*value));
        if value.is_none() {
            let message = format!("Il valore di «{of}» non si può leggere.");
            let finding = Finding::new(codes::BAD_CONTEXT, message).at(place.clone()).found(number.written());
            self.findings.push(finding.expected("un numero, come 1234567.89 oppure \"1.234.567,89\""));
        }
        Some(Sourced::new(value?, place))
    }

    fn account(&mut self, (number, item): (usize, Item)) -> Option<(String, Sourced<Decimal>)> {
        let place = self.place(format!("rendiconto.voci, voce {number}"));
        let amount = self.number(&item.voce, &item.importo, place)?;
        Some((item.voce, amount))
    }

    fn survey(&mut self, (number, row): (usize, Users)) -> Option<Survey> {
        let place = self.place(format!("utenti, voce {number}"));
        let average = self.number(&row.servizio, &row.media, place.clone())?;
        let out_of = self.number(&row.servizio, &row.su, place.clone())?;
        let answers = Sourced::new(row.risposte, place.clone());
        let survey = Survey { service: row.servizio, answers, average, out_of };
        soundness::survey(survey, &place).map_err(|finding| self.findings.push(*finding)).ok()
    }

    fn payments(&mut self, raw: PaymentTimes) -> Payments {
        let observed_on =
            raw.rilevati_il.map(|day| Sourced::new(day.0, self.place("pagamenti.rilevati_il".to_owned())));
        let mut figures: Vec<(PaymentItem, Sourced<Decimal>)> = Vec::new();
        for (number, row) in (1..).zip(raw.voci) {
            let place = self.place(format!("pagamenti.voci, voce {number}"));
            match soundness::payment(&row.voce, &figures, &place) {
                Ok(item) => figures.extend(self.number(&row.voce, &row.valore, place).map(|value| (item, value))),
                Err(finding) => self.findings.push(*finding),
            }
        }
        Payments { observed_on, figures }
    }
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
    dipendenti: Vec<People>,
    rendiconto: Option<Accounts>,
    #[serde(default)]
    genere: Vec<People>,
    #[serde(default)]
    utenti: Vec<Users>,
    pagamenti: Option<PaymentTimes>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    #[serde(rename = "categoria", alias = "voce")]
    name: String,
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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Users {
    servizio: String,
    risposte: u32,
    media: Money,
    su: Money,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentTimes {
    rilevati_il: Option<Day>,
    #[serde(default)]
    voci: Vec<PaymentTime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PaymentTime {
    voce: String,
    valore: Money,
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
