//! Budget figures by programma, missione and entity.
//!
//! A total of which a part is not known is not known: «n.d.», never a smaller number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::said::{Piece, Prose, Said};
use super::written::per_cent;
use crate::assessment::{Aspect, BudgetFigures, BudgetItem, MissionResult, Subject};
use crate::domain::{MissionCode, ProgrammeBudget, Resources};
use crate::dossier::Dossier;
use crate::words::italian;

/// Figures by missione, the entity's totals and the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ResourcesView {
    pub disponibile: bool,
    missioni: Vec<MissionBudget>,
    totale: BudgetLine,
    alternativa_grafico: String,
    /// Whether a figure is «n.d.» because a cell is blank.
    incomplete: bool,
}

/// A missione's programmi and total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct MissionBudget {
    codice: String,
    titolo: String,
    programmi: Vec<BudgetLine>,
    totale: BudgetLine,
    /// Committed and paid, for the chart.
    valori: Prose,
}

/// One row of the table, in euro.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct BudgetLine {
    codice: String,
    nome: String,
    /// Whether the plan has objectives in this programma for the year.
    con_obiettivi: bool,
    stanziato: Said,
    impegnato: Said,
    quota_impegnato: Said,
    fpv: Said,
    pagato: Said,
    quota_pagato: Said,
}

impl BudgetLine {
    fn of(subject: &Subject, figures: &BudgetFigures, codice: String, nome: String, con_obiettivi: bool) -> Self {
        let money = |item: BudgetItem| Said::of(subject, Aspect::Budget(item), euro(item.of(figures)));
        let share = |item: BudgetItem| Said::of(subject, Aspect::Budget(item), per_cent(item.of(figures)));
        Self {
            codice,
            nome,
            con_obiettivi,
            stanziato: money(BudgetItem::Appropriated),
            impegnato: money(BudgetItem::Committed),
            quota_impegnato: share(BudgetItem::CommittedShare),
            fpv: money(BudgetItem::CarriedForward),
            pagato: money(BudgetItem::Paid),
            quota_pagato: share(BudgetItem::PaidShare),
        }
    }
}

pub(super) fn view(dossier: &Dossier<'_>) -> ResourcesView {
    let assessment = dossier.assessment;
    let none = Resources::default();
    let resources = dossier.supplements.resources.as_ref().unwrap_or(&none);
    let titles = assessment.missions.iter().filter_map(|row| Some((row.code.mission()?, row.title)));
    let titles: BTreeMap<MissionCode, &str> = titles.collect();
    let planned: Vec<_> = assessment
        .missions
        .iter()
        .flat_map(MissionResult::coded_programmes)
        .filter(|(_, programme)| programme.total.counts.planned + programme.total.counts.cancelled > 0)
        .map(|(code, _)| code)
        .collect();
    let catalogue = assessment.catalogue;
    let mut codes: Vec<MissionCode> = resources.programmes.iter().map(|row| row.programme.mission).collect();
    codes.dedup();
    let mission = |code: MissionCode| {
        let total = BudgetFigures::total(resources.of_mission(code));
        let subject = Subject::Mission(code);
        let titolo = titles.get(&code).map(|title| (*title).to_owned());
        let titolo = titolo.or_else(|| catalogue.mission(code).map(str::to_owned)).unwrap_or_default();
        MissionBudget {
            codice: code.to_string(),
            valori: Prose::spaced(
                [BudgetItem::Committed, BudgetItem::Paid].map(|item| chart_value(&subject, item, &total)),
            ),
            programmi: resources
                .of_mission(code)
                .map(|row| {
                    let name = catalogue.programme(row.programme).unwrap_or_default().to_owned();
                    let (code, planned) = (row.programme.to_string(), planned.contains(&row.programme));
                    BudgetLine::of(&Subject::Programme(row.programme), &BudgetFigures::of(row), code, name, planned)
                })
                .collect(),
            totale: BudgetLine::of(&subject, &total, code.to_string(), titolo.clone(), true),
            titolo,
        }
    };
    let total = BudgetFigures::total(&resources.programmes);
    let lacks_an_amount = |row: &ProgrammeBudget| {
        [&row.appropriated, &row.committed, &row.carried_forward, &row.paid].into_iter().any(Option::is_none)
    };
    let missioni: Vec<MissionBudget> = codes.into_iter().map(mission).collect();
    ResourcesView {
        disponibile: !resources.programmes.is_empty(),
        alternativa_grafico: alternative(&missioni),
        missioni,
        totale: BudgetLine::of(&Subject::Entity, &total, String::new(), "Ente".to_owned(), true),
        incomplete: resources.programmes.iter().any(lacks_an_amount),
    }
}

fn euro(amount: Option<Decimal>) -> String {
    amount.map_or_else(|| "n.d.".to_owned(), italian::two_places)
}

/// An amount for the chart, which draws nothing below zero.
fn chart_value(subject: &Subject, item: BudgetItem, figures: &BudgetFigures) -> Piece {
    let amount = item.of(figures);
    if amount.is_some_and(|amount| amount < Decimal::ZERO) {
        return Piece::Words("n.d.".to_owned());
    }
    Piece::Figure(Said::of(subject, Aspect::Budget(item), euro(amount)))
}

fn alternative(missions: &[MissionBudget]) -> String {
    let parts: Vec<String> = missions
        .iter()
        .map(|row| {
            format!(
                "missione {}: {} impegnati, {} pagati",
                row.codice, row.totale.impegnato.testo, row.totale.pagato.testo
            )
        })
        .collect();
    format!("Grafico a barre delle somme impegnate e pagate per missione, in euro. {}.", parts.join("; "))
}
