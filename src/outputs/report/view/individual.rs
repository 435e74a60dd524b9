//! Aggregates of individual performance, never a person.

use serde::Serialize;

use super::narrative::TextView;
use crate::domain::{Amount, BandTotal, Headcount, ScoreBand, Supplements, Topic};
use crate::words::italian;

/// What a suppressed cell shows.
const NOT_PUBLISHED: &str = "n.p.";

/// Score bands and the office's comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct IndividualView {
    disponibile: bool,
    fasce: Vec<BandLine>,
    /// By category, then the whole entity; only those that give no person away.
    totali: Vec<TotalLine>,
    /// Whether a cell is «n.p.», which a note then explains.
    soppresse: bool,
    testo: TextView,
}

/// A score band of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct BandLine {
    categoria: String,
    fascia: String,
    dipendenti: String,
    stanziati: String,
    distribuiti: String,
}

/// The total of a category, or of the entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TotalLine {
    nome: String,
    dipendenti: String,
    stanziati: String,
    distribuiti: String,
}

pub(super) fn view(supplements: &Supplements) -> IndividualView {
    let bands = &supplements.score_bands;
    IndividualView {
        disponibile: !bands.is_empty(),
        fasce: bands.iter().map(line).collect(),
        totali: supplements.band_totals.iter().map(total_line).collect(),
        soppresse: bands.iter().any(is_suppressed),
        testo: TextView::of(&supplements.narratives, Topic::Individual, 1),
    }
}

fn line(band: &ScoreBand) -> BandLine {
    BandLine {
        categoria: band.category.clone(),
        fascia: band.label.clone(),
        dipendenti: people(&band.people),
        stanziati: amount(&band.allocated),
        distribuiti: amount(&band.distributed),
    }
}

fn total_line(total: &BandTotal) -> TotalLine {
    let nome = total.category.as_ref().map_or_else(|| "Ente".to_owned(), |name| format!("Totale {name}"));
    TotalLine {
        nome,
        dipendenti: people(&total.people),
        stanziati: amount(&total.allocated),
        distribuiti: amount(&total.distributed),
    }
}

fn people(people: &Headcount) -> String {
    match people {
        Headcount::Shown(count) => italian::number(count.value.into()),
        Headcount::Suppressed => NOT_PUBLISHED.to_owned(),
        Headcount::Missing => "n.d.".to_owned(),
    }
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Shown(amount) => italian::two_places(amount.value),
        Amount::Suppressed => NOT_PUBLISHED.to_owned(),
        Amount::Missing => "n.d.".to_owned(),
    }
}

fn is_suppressed(band: &ScoreBand) -> bool {
    band.people == Headcount::Suppressed
        || [&band.allocated, &band.distributed].into_iter().any(|amount| *amount == Amount::Suppressed)
}
