//! Aggregates of individual performance, never a person.

use serde::Serialize;

use super::narrative::TextView;
use super::said::{Piece, Said};
use crate::domain::{Amount, BandTotal, Headcount, ScoreBand, Supplements, Topic};
use crate::trace::facts::names::{self, BandFigure};
use crate::words::italian;

/// What a suppressed cell shows.
const NOT_PUBLISHED: &str = "n.p.";

/// Score bands and the office's comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct IndividualView {
    /// Whether there is a text or data.
    presente: bool,
    pub disponibile: bool,
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
    dipendenti: Piece,
    stanziati: Piece,
    distribuiti: Piece,
}

/// The total of a category, or of the entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TotalLine {
    nome: String,
    dipendenti: Piece,
    stanziati: Piece,
    distribuiti: Piece,
}

pub(super) fn view(supplements: &Supplements) -> IndividualView {
    let bands = &supplements.score_bands;
    let testo = TextView::of(&supplements.narratives, Topic::Individual, 1);
    IndividualView {
        presente: testo.disponibile || !bands.is_empty(),
        disponibile: !bands.is_empty(),
        fasce: bands.iter().map(line).collect(),
        totali: supplements.band_totals.iter().map(total_line).collect(),
        soppresse: bands.iter().any(is_suppressed),
        testo,
    }
}

fn line(band: &ScoreBand) -> BandLine {
    let name = |figure| names::band(Some(&band.category), Some(&band.label), figure);
    BandLine {
        categoria: band.category.clone(),
        fascia: band.label.clone(),
        dipendenti: people(&band.people, name(BandFigure::People)),
        stanziati: amount(&band.allocated, name(BandFigure::Allocated)),
        distribuiti: amount(&band.distributed, name(BandFigure::Distributed)),
    }
}

fn total_line(total: &BandTotal) -> TotalLine {
    let name = |figure| names::band(total.category.as_deref(), None, figure);
    let nome = total.category.as_ref().map_or_else(|| "Ente".to_owned(), |name| format!("Totale {name}"));
    TotalLine {
        nome,
        dipendenti: people(&total.people, name(BandFigure::People)),
        stanziati: amount(&total.allocated, name(BandFigure::Allocated)),
        distribuiti: amount(&total.distributed, name(BandFigure::Distributed)),
    }
}

fn people(people: &Headcount, name: String) -> Piece {
    match people {
        Headcount::Shown(count) => Piece::Figure(Said::new(name, italian::number(count.value.into()))),
        Headcount::Suppressed => Piece::Words(NOT_PUBLISHED.to_owned()),
        Headcount::Missing => Piece::Words("n.d.".to_owned()),
    }
}

fn amount(amount: &Amount, name: String) -> Piece {
    match amount {
        Amount::Shown(amount) => Piece::Figure(Said::new(name, italian::two_places(amount.value))),
        Amount::Suppressed => Piece::Words(NOT_PUBLISHED.to_owned()),
        Amount::Missing => Piece::Words("n.d.".to_owned()),
    }
}

fn is_suppressed(band: &ScoreBand) -> bool {
    band.people == Headcount::Suppressed
        || [&band.allocated, &band.distributed].into_iter().any(|amount| *amount == Amount::Suppressed)
}
