//! The entity in figures.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::TextView;
use super::{NamedValue, act_text};
use crate::domain::{EntityContext, Supplements, Topic};
use crate::words::italian;

/// Population, staff, totals of the *rendiconto*, and the office's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ContextView {
    disponibile: bool,
    testo: TextView,
    popolazione: Option<String>,
    personale: Option<StaffView>,
    rendiconto: Vec<NamedValue>,
    atto_rendiconto: Option<String>,
}

/// Employees by category and in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct StaffView {
    categorie: Vec<StaffLine>,
    totale: StaffLine,
}

/// One category of employees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct StaffLine {
    nome: String,
    donne: String,
    uomini: String,
    totale: String,
}

pub(super) fn view(supplements: &Supplements) -> ContextView {
    let nothing = EntityContext::default();
    let context = supplements.context.as_ref().unwrap_or(&nothing);
    let testo = TextView::of(&supplements.narratives, Topic::Context, 1);
    ContextView {
        disponibile: *context != nothing,
        testo,
        popolazione: context.population.as_ref().map(|count| italian::number(count.value.into())),
        personale: staff(context),
        rendiconto: context
            .accounts
            .iter()
            .map(|(nome, amount)| NamedValue { nome: nome.clone(), valore: italian::two_places(amount.value) })
            .collect(),
        atto_rendiconto: context.accounts_act.as_ref().map(act_text),
    }
}

fn staff(context: &EntityContext) -> Option<StaffView> {
    let line = |nome: &str, women: u64, men: u64| StaffLine {
        nome: nome.to_owned(),
        donne: italian::number(Decimal::from(women)),
        uomini: italian::number(Decimal::from(men)),
        totale: italian::number(Decimal::from(women + men)),
    };
    let sum = |of: fn(&crate::domain::StaffCategory) -> u32| context.staff.iter().map(|row| u64::from(of(row))).sum();
    let categories = context.staff.iter().map(|row| line(&row.name, row.women.into(), row.men.into())).collect();
    (!context.staff.is_empty())
        .then(|| StaffView { categorie: categories, totale: line("Totale", sum(|row| row.women), sum(|row| row.men)) })
}
