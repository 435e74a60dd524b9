//! Payment times beside what the law asks of them.

use serde::Serialize;

use super::said::{Prose, Said};
use crate::domain::{Bound, EntityContext, PaymentItem, Year};
use crate::trace::facts::names;
use crate::words::italian;

/// Payment times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PaymentsView {
    /// None where nothing is known.
    pub voci: Vec<PaymentLine>,
    rilevati_il: Option<Prose>,
    /// Whether the yearly delay is above zero, so that the share of the result pay cannot be paid.
    in_ritardo: bool,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PaymentLine {
    nome: &'static str,
    unita: &'static str,
    valore: Said,
    /// What the law asks: «non oltre 30 giorni».
    termine: Option<Prose>,
    esito: Option<&'static str>,
    fonte: &'static str,
}

pub(super) fn view(context: &EntityContext, year: Year) -> PaymentsView {
    let payments = &context.payments;
    let late = payments.figures.iter().find(|(item, _)| *item == PaymentItem::Delay);
    let in_ritardo = late.is_some_and(|(item, value)| item.bound(year).is_some_and(|bound| !bound.holds(value.value)));
    let mut figures = payments.figures.clone();
    figures.sort_by_key(|(item, _)| PaymentItem::ALL.iter().position(|known| known == item));
    let voci = figures.iter().map(|(item, value)| {
        let bound = item.bound(year);
        PaymentLine {
            nome: item.label(),
            unita: item.unit(),
            valore: Said::new(names::payment(*item), written(*item, value.value)),
            termine: bound.map(|bound| asked(*item, bound)),
            esito: bound.map(|bound| if bound.holds(value.value) { "rispettato" } else { "non rispettato" }),
            fonte: item.law(),
        }
    });
    let rilevati_il = payments.observed_on.as_ref().map(|day| {
        let written = italian::long_date(day.value);
        Prose::marking(&italian::with_day("il", &written), [Said::new(names::payments_day(), written)])
    });
    PaymentsView { voci: voci.collect(), rilevati_il, in_ritardo }
}

fn written(item: PaymentItem, value: rust_decimal::Decimal) -> String {
    match item.unit() {
        "%" => italian::per_cent(value),
        "euro" => italian::two_places(value),
        _ => italian::number(value),
    }
}

fn asked(item: PaymentItem, bound: Bound) -> Prose {
    let value = Said::new(names::payment_bound(item), written(item, bound.value()));
    let words = match bound {
        Bound::AtMost(_) => "non oltre ",
        Bound::AtLeast(_) => "almeno ",
    };
    Prose::between(words, value, if item.unit() == "giorni" { "\u{a0}giorni" } else { "" })
}
