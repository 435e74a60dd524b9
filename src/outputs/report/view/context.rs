//! The entity in figures.

use rust_decimal::Decimal;
use serde::Serialize;

use super::narrative::TextView;
use super::said::{NamedFigure, Said};
use super::written::act_text;
use crate::domain::{EntityContext, StaffCount, Supplements, Topic};
use crate::trace::facts::names::{self, People};
use crate::words::italian;

/// Population, staff, totals of the *rendiconto*, and the office's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ContextView {
    /// Whether there is a text or data.
    presente: bool,
    pub disponibile: bool,
    pub testo: TextView,
    popolazione: Option<Said>,
    personale: Option<StaffView>,
    rendiconto: Vec<NamedFigure>,
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
    donne: Said,
    uomini: Said,
    totale: Said,
}

pub(super) fn view(supplements: &Supplements) -> ContextView {
    let nothing = EntityContext::default();
    let context = supplements.context.as_ref().unwrap_or(&nothing);
    let testo = TextView::of(&supplements.narratives, Topic::Context, 1);
    ContextView {
        presente: testo.disponibile || *context != nothing,
        disponibile: *context != nothing,
        testo,
        popolazione: context
            .population
            .as_ref()
            .map(|count| Said::new(names::population(), italian::number(count.value.into()))),
        personale: staff(context),
        rendiconto: context
            .accounts
            .iter()
            .map(|(nome, amount)| NamedFigure {
                nome: nome.clone(),
                valore: Said::new(names::account(nome), italian::two_places(amount.value)),
            })
            .collect(),
        atto_rendiconto: context.accounts_act.as_ref().map(act_text),
    }
}

fn staff(context: &EntityContext) -> Option<StaffView> {
    let line = |category: Option<&str>, count: StaffCount| {
        let said = |who, number: u64| Said::new(names::staff(category, who), italian::number(Decimal::from(number)));
        StaffLine {
            nome: category.unwrap_or("Totale").to_owned(),
            donne: said(People::Women, count.women),
            uomini: said(People::Men, count.men),
            totale: said(People::All, count.all()),
        }
    };
    let categorie: Vec<StaffLine> = context.staff.iter().map(|row| line(Some(&row.name), row.count())).collect();
    (!categorie.is_empty()).then(|| StaffView { categorie, totale: line(None, context.staff_total()) })
}
