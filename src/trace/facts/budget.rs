//! Budget figures: amounts with their cells, totals and shares with what they are made of.

use rust_decimal::Decimal;

use super::fact::{Fact, FactValue, Form};
use super::inputs::{FactInput, Inputs};
use crate::assessment::{Aspect, BudgetFigures, BudgetItem, Subject};
use crate::domain::{MissionCode, ProgrammeBudget, Sourced};
use crate::dossier::Dossier;

pub(super) fn of(dossier: &Dossier<'_>) -> Vec<Fact<'static>> {
    let Some(resources) = &dossier.supplements.resources else { return Vec::new() };
    let mut facts = Vec::new();
    for row in &resources.programmes {
        let figures = BudgetFigures::of(row);
        let subject = Subject::Programme(row.programme);
        facts.extend(BudgetItem::ALL.map(|item| fact(&subject, item, &figures, || vec![amount(item, row)])));
    }
    let mut missions: Vec<MissionCode> = resources.programmes.iter().map(|row| row.programme.mission).collect();
    missions.dedup();
    for mission in missions {
        let own: Vec<&ProgrammeBudget> = resources.of_mission(mission).collect();
        facts.extend(total(&Subject::Mission(mission), &own));
    }
    let all: Vec<&ProgrammeBudget> = resources.programmes.iter().collect();
    facts.extend(total(&Subject::Entity, &all));
    facts
}

/// The figures of a group, each from those of its programmi.
fn total(subject: &Subject, rows: &[&ProgrammeBudget]) -> [Fact<'static>; 8] {
    let figures = BudgetFigures::total(rows.iter().copied());
    BudgetItem::ALL.map(|item| {
        fact(subject, item, &figures, || {
            let part = |row: &&ProgrammeBudget| FactInput {
                name: item.label().into(),
                value: cell(item, row).map(|cell| cell.value.normalize().to_string()),
                origin: Subject::Programme(row.programme).fact(Aspect::Budget(item)),
            };
            rows.iter().map(part).collect()
        })
    })
}

fn fact(
    subject: &Subject,
    item: BudgetItem,
    figures: &BudgetFigures,
    summed: impl Fn() -> Vec<FactInput>,
) -> Fact<'static> {
    let value = item.of(figures);
    let quotient = |part: BudgetItem, whole: BudgetItem| {
        let operand = |item: BudgetItem| FactInput {
            name: item.label().into(),
            value: item.of(figures).map(|value| value.normalize().to_string()),
            origin: subject.fact(Aspect::Budget(item)),
        };
        let inputs = vec![operand(part), operand(whole)];
        (Form::PerCent, format!("100·{}/{}", part.label(), whole.label()), inputs)
    };
    let (form, rule, inputs) = match item {
        BudgetItem::CommittedShare => quotient(BudgetItem::Committed, BudgetItem::Appropriated),
        BudgetItem::PaidShare => quotient(BudgetItem::Paid, BudgetItem::Committed),
        BudgetItem::Appropriated
        | BudgetItem::Committed
        | BudgetItem::CarriedForward
        | BudgetItem::Paid
        | BudgetItem::ArrearsPaid
        | BudgetItem::ArrearsLeft => {
            let rule = match subject {
                Subject::Programme(_) => "valore del file delle risorse",
                Subject::Entity
                | Subject::Mission(_)
                | Subject::CrossCutting
                | Subject::Objective(_)
                | Subject::Indicator(_)
                | Subject::Direction(_)
                | Subject::Office(_) => "somma dei programmi; «n.d.» se manca una cifra",
            };
            (Form::TwoPlaces, rule.to_owned(), summed())
        }
    };
    let (value, inputs) = (FactValue::number(value, form), Inputs::Listed(inputs));
    Fact { name: subject.fact(Aspect::Budget(item)), value, exact: None, class: None, rule: rule.into(), inputs }
}

/// An amount with its cell, or the row that lacks it.
fn amount(item: BudgetItem, row: &ProgrammeBudget) -> FactInput {
    let cell = cell(item, row);
    FactInput {
        name: item.label().into(),
        value: cell.map(|cell| cell.value.normalize().to_string()),
        origin: cell.map_or(&row.place, |cell| &cell.place).to_string(),
    }
}

/// The cell of an amount; a share has none.
const fn cell(item: BudgetItem, row: &ProgrammeBudget) -> Option<&Sourced<Decimal>> {
    match item {
        BudgetItem::Appropriated => row.appropriated.as_ref(),
        BudgetItem::Committed => row.committed.as_ref(),
        BudgetItem::CarriedForward => row.carried_forward.as_ref(),
        BudgetItem::Paid => row.paid.as_ref(),
        BudgetItem::ArrearsPaid => row.arrears_paid.as_ref(),
        BudgetItem::ArrearsLeft => row.arrears_left.as_ref(),
        BudgetItem::CommittedShare | BudgetItem::PaidShare => None,
    }
}
