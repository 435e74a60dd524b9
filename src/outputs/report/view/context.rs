//! The entity in figures: population, staff, accounts; women and men; what users say.

use serde::Serialize;

use super::narrative::TextView;
use super::said::{NamedFigure, Said};
use super::written::{act_text, per_cent};
use crate::domain::{EntityContext, StaffCategory, StaffCount, Supplements, Survey, Topic};
use crate::trace::facts::names::{self, People, SurveyFigure};
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

/// What users said of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct SurveyLine {
    servizio: String,
    risposte: Said,
    media: Said,
    su: Said,
}

/// Women and men of a category, an office or a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct StaffLine {
    nome: String,
    donne: Said,
    uomini: Said,
    totale: Said,
    quota_donne: Said,
}

pub(super) fn view(supplements: &Supplements) -> ContextView {
    let nothing = EntityContext::default();
    let context = supplements.context.as_ref().unwrap_or(&nothing);
    let testo = TextView::of(&supplements.narratives, Topic::Context, 1);
    let disponibile = context.has_figures();
    ContextView {
        presente: testo.disponibile || disponibile,
        disponibile,
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
        atto_rendiconto: context.accounts_act.as_ref().map(|act| act_text(&act.value)),
    }
}

fn staff(context: &EntityContext) -> Option<StaffView> {
    let line = |category: Option<&str>, count: StaffCount| {
        people_line(category.unwrap_or("Totale"), count, |who| names::staff(category, who))
    };
    let categorie: Vec<StaffLine> = context.staff.iter().map(|row| line(Some(&row.name), row.count())).collect();
    (!categorie.is_empty()).then(|| StaffView { categorie, totale: line(None, context.staff_total()) })
}

fn people_line(nome: &str, count: StaffCount, name: impl Fn(People) -> String) -> StaffLine {
    let said = |who, number: u64| Said::new(name(who), italian::number(number.into()));
    StaffLine {
        nome: nome.to_owned(),
        donne: said(People::Women, count.women),
        uomini: said(People::Men, count.men),
        totale: said(People::All, count.all()),
        quota_donne: Said::new(name(People::WomenShare), per_cent(count.women_share())),
    }
}

/// Women and men beside the staff.
pub(super) fn gender(context: &EntityContext) -> Vec<StaffLine> {
    let line = |row: &StaffCategory| people_line(&row.name, row.count(), |who| names::gender(&row.name, who));
    context.gender.iter().map(line).collect()
}

/// What users said.
pub(super) fn surveys(context: &EntityContext) -> Vec<SurveyLine> {
    let line = |row: &Survey| {
        let said = |figure, value| Said::new(names::survey(&row.service, figure), italian::number(value));
        SurveyLine {
            servizio: row.service.clone(),
            risposte: said(SurveyFigure::Answers, row.answers.value.into()),
            media: said(SurveyFigure::Average, row.average.value),
            su: said(SurveyFigure::OutOf, row.out_of.value),
        }
    };
    context.surveys.iter().map(line).collect()
}
