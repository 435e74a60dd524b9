//! Individual performance: what may be published of score bands, their totals, and what follows from both.
//!
//! Guaranteed: a share or an average is made of shown cells alone, so that it tells nothing that they do not.

use rust_decimal::Decimal;

use super::derived::read;
use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use super::names::{self, BandFigure};
use crate::domain::{Amount, BandTotal, Headcount, Place, ScoreBand, Sourced, Supplements};

pub(super) fn of(supplements: &Supplements) -> Vec<Fact<'static>> {
    let totals = &supplements.band_totals;
    let bands = supplements.score_bands.iter().flat_map(|own| band(own, totals));
    bands.chain(totals.iter().flat_map(band_total)).collect()
}

/// The figures of a band that may be published; what is suppressed is no figure.
fn band(band: &ScoreBand, totals: &[BandTotal]) -> Vec<Fact<'static>> {
    let name = |figure| names::band(Some(&band.category), Some(&band.label), figure);
    let amounts = [(&band.allocated, BandFigure::Allocated), (&band.distributed, BandFigure::Distributed)];
    let mut facts = published(&band.people, amounts, name, "valore del file");
    let total = totals.iter().find(|total| total.category.as_ref() == Some(&band.category));
    let share = total.and_then(|total| band.people.share_of(&total.people));
    let of = total.and_then(|total| total.people.shown());
    facts.extend(quotient(name(BandFigure::Share), share, Form::PerCent, band.people.shown(), of));
    let each = band.distributed.each(&band.people);
    let paid = band.distributed.shown();
    facts.extend(quotient(name(BandFigure::Average), each, Form::TwoPlaces, paid, band.people.shown()));
    facts
}

fn band_total(total: &BandTotal) -> Vec<Fact<'static>> {
    let name = |figure| names::band(total.category.as_deref(), None, figure);
    let amounts = [(&total.allocated, BandFigure::Allocated), (&total.distributed, BandFigure::Distributed)];
    let mut facts = published(&total.people, amounts, name, "somma delle fasce");
    let paid = total.distributed.share_of(&total.allocated);
    let (above, below) = (total.distributed.shown(), total.allocated.shown());
    facts.extend(quotient(name(BandFigure::PaidShare), paid, Form::PerCent, above, below));
    let each = total.distributed.each(&total.people);
    facts.extend(quotient(name(BandFigure::Average), each, Form::TwoPlaces, above, total.people.shown()));
    facts
}

/// A quotient of two shown cells.
fn quotient<A: Copy + Into<Decimal>, B: Copy + Into<Decimal>>(
    name: String,
    value: Option<Decimal>,
    form: Form,
    above: Option<&Sourced<A>>,
    below: Option<&Sourced<B>>,
) -> Option<Fact<'static>> {
    let input = |name: &'static str, value: Decimal, place: &Place| FactInput {
        name: name.into(),
        value: Some(value.normalize().to_string()),
        origin: place.to_string(),
    };
    let (above, below) = (above?, below?);
    let rule = if form == Form::PerCent { "parte su tutto, in percentuale" } else { "importo diviso dipendenti" };
    let inputs =
        vec![input("parte", above.value.into(), &above.place), input("tutto", below.value.into(), &below.place)];
    let inputs = Inputs::Listed(inputs);
    Some(Fact { name, value: FactValue::Number(value?, form), exact: None, class: None, rule: rule.into(), inputs })
}

fn published(
    people: &Headcount,
    amounts: [(&Amount, BandFigure); 2],
    name: impl Fn(BandFigure) -> String,
    rule: &'static str,
) -> Vec<Fact<'static>> {
    let fact = |figure: BandFigure, value: FactValue, place: &Place| read(name(figure), value, rule, place.to_string());
    let heads = match people {
        Headcount::Shown(count) => {
            Some(fact(BandFigure::People, FactValue::Number(count.value.into(), Form::Plain), &count.place))
        }
        Headcount::Suppressed | Headcount::Missing => None,
    };
    let amounts = amounts.into_iter().filter_map(|(amount, figure)| match amount {
        Amount::Shown(amount) => Some(fact(figure, FactValue::Number(amount.value, Form::TwoPlaces), &amount.place)),
        Amount::Suppressed | Amount::Missing => None,
    });
    heads.into_iter().chain(amounts).collect()
}
