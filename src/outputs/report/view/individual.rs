//! Aggregates of individual performance, never a person.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::TextView;
use super::said::{NamedFigure, Piece, Prose, Said};
use crate::assessment::{Assessment, GroupResult, Measure, Subject};
use crate::domain::{Amount, BandTotal, Headcount, ScoreBand, Topic};
use crate::dossier::Dossier;
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
    /// What was paid of what was set aside, by category, where both may be shown.
    differenziazione: Vec<NamedFigure>,
    /// The entity's index and those of its offices, beside which individual results are read.
    confronto: Option<Prose>,
}

/// A score band of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct BandLine {
    categoria: String,
    fascia: String,
    dipendenti: Piece,
    /// Of the people of the category, in per cent.
    quota: Piece,
    stanziati: Piece,
    distribuiti: Piece,
    /// What each had on average.
    medio: Piece,
}

/// The total of a category, or of the entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TotalLine {
    nome: String,
    dipendenti: Piece,
    stanziati: Piece,
    distribuiti: Piece,
    medio: Piece,
}

pub(super) fn view(dossier: &Dossier<'_>) -> IndividualView {
    let supplements = dossier.supplements;
    let bands = &supplements.score_bands;
    let testo = TextView::of(&supplements.narratives, Topic::Individual, 1);
    IndividualView {
        presente: testo.disponibile || !bands.is_empty(),
        disponibile: !bands.is_empty(),
        fasce: bands.iter().map(|band| line(band, &supplements.band_totals)).collect(),
        totali: supplements.band_totals.iter().map(total_line).collect(),
        soppresse: bands.iter().any(is_suppressed),
        testo,
        differenziazione: supplements.band_totals.iter().filter_map(paid_share).collect(),
        confronto: (!bands.is_empty()).then(|| beside_organisation(dossier.assessment)).flatten(),
    }
}

/// `distribuito il 90,20 %`, where both amounts are shown.
fn paid_share(total: &BandTotal) -> Option<NamedFigure> {
    let share = total.distributed.share_of(&total.allocated)?;
    let name = names::band(total.category.as_deref(), None, BandFigure::PaidShare);
    let nome = total.category.clone().unwrap_or_else(|| "Ente".to_owned());
    Some(NamedFigure { nome, valore: Said::new(name, italian::per_cent(share)) })
}

/// The entity's index, and the lowest and the highest of its offices.
fn beside_organisation(assessment: &Assessment<'_>) -> Option<Prose> {
    let entity = assessment.entity.prudent.value.is_some().then_some(&assessment.entity.prudent)?;
    let mut offices: Vec<_> = assessment.offices.iter().filter(|office| office.total.prudent.value.is_some()).collect();
    offices.sort_by_key(|office| office.total.prudent.value);
    let said = |office: &GroupResult| {
        Said::result(&Subject::Office(office.name.clone()), Measure::Prudent, &office.total.prudent)
    };
    let mut prose = Prose::between(
        "L’indice cautelativo dell’ente è ",
        Said::result(&Subject::Entity, Measure::Prudent, entity),
        "",
    );
    if let [lowest, .., highest] = offices[..] {
        let name = |office: &GroupResult| office.name.clone().unwrap_or_else(|| "ufficio non indicato".to_owned());
        prose.words("; quelli degli uffici vanno da ").figure(said(lowest));
        prose.words(&format!(" ({}) a ", name(lowest))).figure(said(highest)).words(&format!(" ({})", name(highest)));
    }
    prose.words(".");
    Some(prose)
}

fn line(band: &ScoreBand, totals: &[BandTotal]) -> BandLine {
    let name = |figure| names::band(Some(&band.category), Some(&band.label), figure);
    let total = totals.iter().find(|total| total.category.as_ref() == Some(&band.category));
    let share = total.and_then(|total| band.people.share_of(&total.people));
    BandLine {
        categoria: band.category.clone(),
        fascia: band.label.clone(),
        dipendenti: people(&band.people, name(BandFigure::People)),
        quota: or_dash(share, name(BandFigure::Share), italian::per_cent),
        stanziati: amount(&band.allocated, name(BandFigure::Allocated)),
        distribuiti: amount(&band.distributed, name(BandFigure::Distributed)),
        medio: or_dash(band.distributed.each(&band.people), name(BandFigure::Average), italian::two_places),
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
        medio: or_dash(total.distributed.each(&total.people), name(BandFigure::Average), italian::two_places),
    }
}

/// A figure that follows from others, or a dash where one of them is not shown.
fn or_dash(value: Option<Decimal>, name: String, written: fn(Decimal) -> String) -> Piece {
    value.map_or_else(|| Piece::Words("–".to_owned()), |value| Piece::Figure(Said::new(name, written(value))))
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
