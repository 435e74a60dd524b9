//! The entity in figures: people, accounts, users, payments.

use rust_decimal::Decimal;

use super::derived::read;
use super::fact::{Fact, FactValue, Form};
use super::names::{self, People, SurveyFigure};
use crate::domain::{EntityContext, PaymentItem, Payments, Place, Sourced, StaffCount, Survey, Year};

pub(super) fn of(context: &EntityContext, year: Year) -> Vec<Fact<'static>> {
    let mut facts = Vec::new();
    facts.extend(
        context
            .population
            .iter()
            .map(|count| read(names::population(), number(count.value), "residenti", count.place.to_string())),
    );
    for row in &context.staff {
        let name = |who| names::staff(Some(&row.name), who);
        facts.extend(people(name, row.count(), "personale in servizio", &row.place.to_string()));
    }
    if let Some(first) = context.staff.first() {
        let origin = format!("{}, somma delle categorie", first.place.file);
        facts.extend(people(|who| names::staff(None, who), context.staff_total(), "personale in servizio", &origin));
    }
    for row in &context.gender {
        let name = |who| names::gender(&row.name, who);
        facts.extend(people(name, row.count(), "donne e uomini", &row.place.to_string()));
    }
    facts.extend(context.accounts.iter().map(|(label, amount)| {
        let value = FactValue::Number(amount.value, Form::TwoPlaces);
        read(names::account(label), value, "totale del rendiconto", amount.place.to_string())
    }));
    facts.extend(context.surveys.iter().flat_map(survey));
    facts.extend(payments(&context.payments, year));
    facts
}

fn number(value: impl Into<Decimal>) -> FactValue {
    FactValue::Number(value.into(), Form::Plain)
}

fn people(name: impl Fn(People) -> String, count: StaffCount, rule: &'static str, origin: &str) -> [Fact<'static>; 4] {
    let share = FactValue::number(count.women_share(), Form::PerCent);
    [
        read(name(People::Women), number(count.women), rule, origin.to_owned()),
        read(name(People::Men), number(count.men), rule, origin.to_owned()),
        read(name(People::All), number(count.all()), rule, origin.to_owned()),
        read(name(People::WomenShare), share, "donne su tutti, in percentuale", origin.to_owned()),
    ]
}

fn survey(survey: &Survey) -> [Fact<'static>; 3] {
    let name = |figure| names::survey(&survey.service, figure);
    let origin = |place: &Place| place.to_string();
    [
        read(name(SurveyFigure::Answers), number(survey.answers.value), "risposte", origin(&survey.answers.place)),
        read(name(SurveyFigure::Average), number(survey.average.value), "media", origin(&survey.average.place)),
        read(name(SurveyFigure::OutOf), number(survey.out_of.value), "punteggio massimo", origin(&survey.out_of.place)),
    ]
}

fn payments(payments: &Payments, year: Year) -> Vec<Fact<'static>> {
    let day = payments.observed_on.iter().map(|day| {
        let value = FactValue::Day(day.value);
        read(names::payments_day(), value, "giorno della rilevazione", day.place.to_string())
    });
    let figure = |(item, value): &(PaymentItem, Sourced<Decimal>)| {
        let form = match item.unit() {
            "%" => Form::PerCent,
            "euro" => Form::TwoPlaces,
            _ => Form::Plain,
        };
        let said = FactValue::Number(value.value, form);
        let bound = item.bound(year).map(|bound| {
            let said = FactValue::Number(bound.value(), form);
            read(names::payment_bound(*item), said, "termine di legge", item.law().to_owned())
        });
        let own = read(names::payment(*item), said, "valore del file", value.place.to_string());
        std::iter::once(own).chain(bound)
    };
    day.chain(payments.figures.iter().flat_map(figure)).collect()
}
