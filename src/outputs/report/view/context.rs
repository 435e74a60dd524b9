//! The entity in figures.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::TextView;
use super::written::{NamedValue, act_text};
use crate::domain::{EntityContext, StaffCount, Supplements, Topic};
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
    let line = |nome: &str, count: StaffCount| StaffLine {
        nome: nome.to_owned(),
        donne: italian::number(Decimal::from(count.women)),
        uomini: italian::number(Decimal::from(count.men)),
        totale: italian::number(Decimal::from(count.all())),
    };
    let categorie: Vec<StaffLine> = context.staff.iter().map(|row| line(&row.name, row.count())).collect();
    (!categorie.is_empty()).then(|| StaffView { categorie, totale: line("Totale", context.staff_total()) })
}
