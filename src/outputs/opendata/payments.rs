//! `pagamenti.csv`: payment times beside what the law asks (D.Lgs. 33/2013, art. 33).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::key::Keys;
use super::table::{KEY, Resource, Table};
use crate::domain::{Bound, PaymentItem, Payments, Year};
use crate::sheet::field::Rule::{Free, Required};
use crate::sheet::field::{Field, Rule, date, exact, text};
use crate::trace::facts::names;

pub(super) const RESOURCE: Resource = Resource {
    name: "pagamenti",
    file: "pagamenti.csv",
    title: "Tempi di pagamento e debiti commerciali, con i termini di legge",
    references: &[],
};

struct Row {
    key: String,
    item: PaymentItem,
    value: Decimal,
    bound: Option<Bound>,
    observed_on: Option<NaiveDate>,
}

/// The table; without data it has no rows.
pub(super) fn table(payments: &Payments, year: Year) -> Table {
    let mut keys = Keys::default();
    let rows = payments.figures.iter().map(|(item, value)| Row {
        key: keys.of("pagamenti", Some(item.label())),
        item: *item,
        value: value.value,
        bound: item.bound(year),
        observed_on: payments.observed_on.as_ref().map(|day| day.value),
    });
    Table::new(&RESOURCE, &fields(), rows.collect::<Vec<_>>())
}

fn fields() -> Vec<Field<Row>> {
    vec![
        text(KEY, "Chiave della voce, dal suo nome", Required, |row: &Row| Some(&row.key)),
        text("voce", "Nome della voce", Required, |row| Some(row.item.label())),
        text("unita", "Unità di misura; vuoto per un numero", Free, |row| {
            Some(row.item.unit()).filter(|unit| !unit.is_empty())
        }),
        exact("valore", "Valore, nell’unità; un ritardo negativo è un anticipo", Required, |row: &Row| {
            Some(row.value)
        })
        .fact(|row| Some(names::payment(row.item))),
        text(
            "confronto",
            "Se la legge chiede di non superare il termine o di raggiungerlo; vuoto se non chiede nulla",
            Rule::optional_words(["non oltre", "almeno"]),
            |row| {
                row.bound.map(|bound| match bound {
                    Bound::AtMost(_) => "non oltre",
                    Bound::AtLeast(_) => "almeno",
                })
            },
        ),
        exact("termine", "Il termine di legge; vuoto se non c’è", Free, |row: &Row| row.bound.map(Bound::value))
            .fact(|row| row.bound.map(|_| names::payment_bound(row.item))),
        text(
            "rispettato",
            "Se il termine è rispettato; vuoto se non c’è",
            Rule::optional_words(["sì", "no"]),
            |row| row.bound.map(|bound| if bound.holds(row.value) { "sì" } else { "no" }),
        ),
        date("rilevati_il", "Giorno della rilevazione; vuoto se non indicato", |row| row.observed_on),
    ]
}
