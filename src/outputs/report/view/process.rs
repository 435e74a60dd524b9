//! The cycle's chronology, and who measured when.

use serde::Serialize;

use super::said::{Piece, Prose, Said};
use super::written::act_text;
use crate::domain::{Act, Year};
use crate::dossier::Dossier;
use crate::inputs::acts::{Adoption, Due};
use crate::inputs::approval::Approval;
use crate::trace::facts::late::{act_due, days_late};
use crate::trace::facts::names::{self, WorkFigure};
use crate::trace::progress::{Completeness, by_office};
use crate::words::italian;

const NOT_YET: &str = "non ancora disponibile";

/// How the year was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ProcessView {
    /// The phases of the cycle, as far as they are known, in its order.
    fasi: Vec<Phase>,
    /// Whether an act came after a term that moves with the budget's.
    termini_mobili: bool,
    /// Who measured.
    uffici: Vec<WorkLine>,
    /// Whether some indicators have no value.
    non_tutti: bool,
}

/// A phase of the cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Phase {
    nome: String,
    quando: Prose,
    /// Whether it was in time, where that can be said.
    nota: Option<Prose>,
}

/// What an office measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct WorkLine {
    nome: String,
    previsti: Said,
    misurati: Said,
    prima: Piece,
    ultima: Piece,
}

pub(super) fn view(dossier: &Dossier<'_>) -> ProcessView {
    let offices = by_office(dossier.assessment);
    let moves = |due: Due| act_due(due, dossier).is_some_and(|act| due.days_late(&act, dossier.edition.year).is_some());
    ProcessView {
        fasi: phases(dossier, &offices),
        termini_mobili: [Due::IntegratedPlan, Due::ManagementPlan].into_iter().any(moves),
        non_tutti: offices.iter().any(|office| office.measured < office.planned),
        uffici: offices.iter().map(line).collect(),
    }
}

fn phases(dossier: &Dossier<'_>, offices: &[Completeness]) -> Vec<Phase> {
    let year = dossier.edition.year;
    let acts = dossier.config.acts.get(&year).cloned().unwrap_or_default();
    let bodies = &dossier.config.bodies;
    let known = |nome: &str, act: Option<Act>| act.map(|act| of_act(nome, &act));
    let frozen = dossier.approved.map(Approval::act);
    let due = |nome: &str, due: Due| {
        let act = act_due(due, dossier)?;
        Some(Phase { nota: due.days_late(&act, year).map(|days| late(days, due, year)), ..of_act(nome, &act) })
    };
    let before = [
        due("Approvazione del piano", Due::Plan),
        due("Approvazione del PIAO", Due::IntegratedPlan),
        due("Approvazione del PEG", Due::ManagementPlan),
        known("Piano e registro degli indicatori fissati", frozen),
        known(&format!("Monitoraggio del {}", bodies.board), acts.monitoring),
        observed(offices),
        due("Approvazione del rendiconto", Due::Accounts),
    ];
    let timely = match dossier.adoption {
        Adoption::InTime(_) => Some(said("entro il termine")),
        Adoption::Late(_, days) => Some(after(days, names::days_from_deadline(), "il termine")),
        Adoption::Unknown | Adoption::Issued(_) => None,
    };
    let or_not_yet = |nome: String, act: Option<Act>| {
        act.map_or_else(|| Phase { nome: nome.clone(), quando: said(NOT_YET), nota: None }, |act| of_act(&nome, &act))
    };
    let deadline = Said::new(names::deadline(), italian::long_date(dossier.deadline.date));
    let adoption = or_not_yet(format!("Adozione della {}", bodies.executive), acts.resolution);
    let after = [
        Phase { nome: "Termine di adozione".to_owned(), quando: Prose::between("", deadline, ""), nota: None },
        Phase { nota: timely, ..adoption },
        or_not_yet(format!("Validazione del {}", bodies.board), acts.validation),
    ];
    before.into_iter().flatten().chain(after).collect()
}

/// `115 giorni dopo il 31 gennaio`
fn late(days: i64, due: Due, year: Year) -> Prose {
    after(days, days_late(due), &due.words(year))
}

fn after(days: i64, name: String, term: &str) -> Prose {
    let words = if days == 1 { "giorno" } else { "giorni" };
    Prose::between("", Said::new(name, italian::number(days.into())), &format!(" {words} dopo {term}"))
}

fn said(words: &str) -> Prose {
    let mut prose = Prose::default();
    prose.words(words);
    prose
}

fn of_act(nome: &str, act: &Act) -> Phase {
    Phase { nome: nome.to_owned(), quando: said(&act_text(act)), nota: None }
}

/// From the first to the last day on which somebody observed a value.
fn observed(offices: &[Completeness]) -> Option<Phase> {
    let days = || offices.iter().filter_map(|office| office.observed);
    let (first, last) = (days().map(|(first, _)| first).min()?, days().map(|(_, last)| last).max()?);
    let [first, last] = [first, last].map(italian::long_date);
    let words = format!("{} {}", italian::with_day("dal", &first), italian::with_day("al", &last));
    let [of_first, of_last] = names::observed();
    let quando = Prose::marking(&words, [Said::new(of_first, first), Said::new(of_last, last)]);
    Some(Phase { nome: "Rilevazione dei risultati".to_owned(), quando, nota: None })
}

fn line(office: &Completeness) -> WorkLine {
    let name = |figure| names::work(office.name.as_deref(), figure);
    let count = |figure, number: usize| Said::new(name(figure), italian::number(number.into()));
    let day = |figure, day: Option<chrono::NaiveDate>| match day {
        Some(day) => Piece::Figure(Said::new(name(figure), italian::short_date(day))),
        None => Piece::Words("n.d.".to_owned()),
    };
    WorkLine {
        nome: office.name.clone().unwrap_or_else(|| "ufficio non indicato".to_owned()),
        previsti: count(WorkFigure::Planned, office.planned),
        misurati: count(WorkFigure::Measured, office.measured),
        prima: day(WorkFigure::First, office.observed.map(|(first, _)| first)),
        ultima: day(WorkFigure::Last, office.observed.map(|(_, last)| last)),
    }
}
