//! `premi.csv`: awards set aside and paid, by category and score band (D.Lgs. 33/2013, art. 20), aggregates only.
//!
//! Guaranteed: what the document does not show because it would tell of fewer than five people is empty here too.

use rust_decimal::Decimal;

use super::key::Keys;
use super::table::{KEY, Resource, Table};
use crate::domain::{Amount, BandTotal, Headcount, ScoreBand};
use crate::sheet::field::Rule::{Free, NotNegative, Required};
use crate::sheet::field::{Field, Rule, exact, figure, text};
use crate::trace::facts::names::{self, BandFigure};

pub(super) const RESOURCE: Resource = Resource {
    name: "premi",
    file: "premi.csv",
    title: "Premi stanziati e distribuiti per categoria e fascia di valutazione, in euro",
    references: &[],
};

struct Row<'a> {
    key: String,
    category: Option<&'a str>,
    band: Option<&'a str>,
    people: &'a Headcount,
    allocated: &'a Amount,
    distributed: &'a Amount,
}

impl Row<'_> {
    /// The name of a figure of the row, where it is shown.
    fn fact(&self, figure: BandFigure, is_shown: bool) -> Option<String> {
        is_shown.then(|| names::band(self.category, self.band, figure))
    }
}

/// The table; without aggregates it has no rows.
pub(super) fn table(bands: &[ScoreBand], totals: &[BandTotal]) -> Table {
    let mut keys = Keys::default();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for band in bands {
        rows.push(Row {
            key: keys.of("fascia", Some(&format!("{} {}", band.category, band.label))),
            category: Some(&band.category),
            band: Some(&band.label),
            people: &band.people,
            allocated: &band.allocated,
            distributed: &band.distributed,
        });
    }
    for total in totals {
        rows.push(Row {
            key: keys.of("totale", Some(total.category.as_deref().unwrap_or("ente"))),
            category: total.category.as_deref(),
            band: None,
            people: &total.people,
            allocated: &total.allocated,
            distributed: &total.distributed,
        });
    }
    Table::new(&RESOURCE, &fields(), rows)
}

fn shown(amount: &Amount) -> Option<Decimal> {
    match amount {
        Amount::Shown(value) => Some(value.value),
        Amount::Suppressed | Amount::Missing => None,
    }
}

fn fields<'a>() -> Vec<Field<Row<'a>>> {
    vec![
        text(KEY, "Chiave della riga, dal nome della categoria e della fascia", Required, |row: &Row<'a>| {
            Some(&row.key)
        }),
        text("categoria", "Categoria; vuoto per il totale dell’ente", Free, |row| row.category),
        text("fascia", "Fascia di valutazione; vuoto per un totale", Free, |row| row.band),
        exact(
            "dipendenti",
            "Numero di dipendenti; vuoto se non pubblicato o non disponibile",
            NotNegative,
            |row: &Row<'a>| row.people.shown().map(|people| people.value.into()),
        )
        .fact(|row| row.fact(BandFigure::People, row.people.shown().is_some())),
        figure("premi_stanziati", "Vuoto se non pubblicato o non disponibile", NotNegative, |row: &Row<'a>| {
            shown(row.allocated)
        })
        .fact(|row| row.fact(BandFigure::Allocated, shown(row.allocated).is_some())),
        figure("premi_distribuiti", "Vuoto se non pubblicato o non disponibile", NotNegative, |row: &Row<'a>| {
            shown(row.distributed)
        })
        .fact(|row| row.fact(BandFigure::Distributed, shown(row.distributed).is_some())),
        text(
            "riservato",
            "Se qualcosa non è pubblicato perché riguarda meno di cinque persone",
            Rule::words(["sì", "no"]),
            |row| {
                let hidden = matches!(row.people, Headcount::Suppressed)
                    || [row.allocated, row.distributed].into_iter().any(|amount| matches!(amount, Amount::Suppressed));
                Some(if hidden { "sì" } else { "no" })
            },
        ),
    ]
}
