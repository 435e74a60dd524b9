//! The cycle's chronology, and who measured when.

use serde::Serialize;

use super::said::{Piece, Prose, Said};
use super::written::act_text;
use crate::domain::Act;
use crate::dossier::Dossier;
use crate::inputs::acts::{Adoption, are_late_accounts, is_late_plan};
use crate::inputs::approval::Approval;
use crate::trace::facts::names::{self, WorkFigure};
use crate::trace::progress::{Completeness, by_office};
use crate::words::italian;

const NOT_YET: &str = "non ancora disponibile";

/// How the year was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ProcessView {
    /// The phases of the cycle, as far as they are known, in its order.
    fasi: Vec<Phase>,
    /// Who measured.
    uffici: Vec<WorkLine>,
}

/// A phase of the cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Phase {
    nome: String,
    quando: Prose,
    /// Whether it was in time, where that can be said.
    nota: Option<&'static str>,
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
    ProcessView { fasi: phases(dossier, &offices), uffici: offices.iter().map(line).collect() }
}

fn phases(dossier: &Dossier<'_>, offices: &[Completeness]) -> Vec<Phase> {
    let year = dossier.edition.year;
    let acts = dossier.config.acts.get(&year).cloned().unwrap_or_default();
    let bodies = &dossier.config.bodies;
    let known = |nome: &str, act: Option<Act>| act.map(|act| of_act(nome, &act));
    let late = acts.plan.as_ref().is_some_and(|act| is_late_plan(act, year));
    let plan = known("Approvazione del piano", acts.plan);
    let plan = plan.map(|phase| Phase { nota: late.then_some("dopo la fine di febbraio"), ..phase });
    let frozen = dossier.approved.map(Approval::act);
    let accounts = dossier.supplements.context.as_ref().and_then(|context| context.accounts_act.clone());
    let accounts = accounts.map(|act| Phase {
        nota: are_late_accounts(&act.value, year).then_some("oltre il 30 aprile"),
        ..of_act("Approvazione del rendiconto", &act.value)
    });
    let before = [
        plan,
        known("Approvazione del PIAO", acts.integrated_plan),
        known("Approvazione del PEG", acts.management_plan),
        known("Piano e registro degli indicatori fissati", frozen),
        known(&format!("Monitoraggio del {}", bodies.board), acts.monitoring),
        observed(offices),
        accounts,
    ];
    let timely = match dossier.adoption {
        Adoption::InTime(_) => Some("entro il termine"),
        Adoption::Late(..) => Some("oltre il termine"),
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
