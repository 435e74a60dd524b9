//! Budget figures by programma, missione and entity.
//!
//! A total of which a part is not known is not known: «n.d.», never a smaller number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Context, per_cent};
use crate::domain::{MissionCode, ProgrammeBudget, Resources, Sourced};
use crate::words::italian;

/// Figures by missione, the entity's totals and the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ResourcesView {
    disponibile: bool,
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
    valori: String,
}

/// One row of the table, in euro.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct BudgetLine {
    codice: String,
    nome: String,
    /// Whether the plan has objectives in this programma for the year.
    con_obiettivi: bool,
    stanziato: String,
    impegnato: String,
    quota_impegnato: String,
    fpv: String,
    pagato: String,
    quota_pagato: String,
}

/// Figures of a row before they are written.
#[derive(Debug, Clone, Copy)]
struct Amounts {
    appropriated: Option<Decimal>,
    committed: Option<Decimal>,
    carried_forward: Option<Decimal>,
    paid: Option<Decimal>,
}

impl Amounts {
    const NONE: Self = Self {
        appropriated: Some(Decimal::ZERO),
        committed: Some(Decimal::ZERO),
        carried_forward: Some(Decimal::ZERO),
        paid: Some(Decimal::ZERO),
    };

    fn of(row: &ProgrammeBudget) -> Self {
        let value = |cell: &Option<Sourced<Decimal>>| cell.as_ref().map(|cell| cell.value);
        Self {
            appropriated: value(&row.appropriated),
            committed: value(&row.committed),
            carried_forward: value(&row.carried_forward),
            paid: value(&row.paid),
        }
    }

    fn plus(self, other: Self) -> Self {
        let add = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_add(other?);
        Self {
            appropriated: add(self.appropriated, other.appropriated),
            committed: add(self.committed, other.committed),
            carried_forward: add(self.carried_forward, other.carried_forward),
            paid: add(self.paid, other.paid),
        }
    }

    fn line(self, codice: String, nome: String, con_obiettivi: bool) -> BudgetLine {
        BudgetLine {
            codice,
            nome,
            con_obiettivi,
            stanziato: euro(self.appropriated),
            impegnato: euro(self.committed),
            quota_impegnato: per_cent(share(self.committed, self.appropriated)),
            fpv: euro(self.carried_forward),
            pagato: euro(self.paid),
            quota_pagato: per_cent(share(self.paid, self.committed)),
        }
    }

    fn is_incomplete(self) -> bool {
        [self.appropriated, self.committed, self.carried_forward, self.paid].contains(&None)
    }
}

pub(super) fn view(context: &Context<'_>) -> ResourcesView {
    let assessment = context.dossier.assessment;
    let none = Resources::default();
    let resources = context.dossier.supplements.resources.as_ref().unwrap_or(&none);
    let titles: BTreeMap<MissionCode, &str> = assessment.missions.iter().map(|row| (row.code, row.title)).collect();
    let planned: Vec<_> = assessment
        .missions
        .iter()
        .flat_map(|mission| &mission.programmes)
        .filter(|programme| programme.total.counts.planned > 0)
        .map(|programme| programme.code)
        .collect();
    let catalogue = assessment.catalogue;
    let mut codes: Vec<MissionCode> = resources.programmes.iter().map(|row| row.programme.mission).collect();
    codes.dedup();
    let sum = |rows: &[&ProgrammeBudget]| rows.iter().map(|row| Amounts::of(row)).fold(Amounts::NONE, Amounts::plus);
    let mission = |code: MissionCode| {
        let rows: Vec<&ProgrammeBudget> = resources.of_mission(code).collect();
        let total = sum(&rows);
        let titolo = titles.get(&code).map(|title| (*title).to_owned());
        let titolo = titolo.or_else(|| catalogue.mission(code).map(str::to_owned)).unwrap_or_default();
        MissionBudget {
            codice: code.to_string(),
            valori: format!("{} {}", chart_value(total.committed), chart_value(total.paid)),
            programmi: rows
                .iter()
                .map(|row| {
                    let name = catalogue.programme(row.programme).unwrap_or_default().to_owned();
                    Amounts::of(row).line(row.programme.to_string(), name, planned.contains(&row.programme))
                })
                .collect(),
            totale: total.line(code.to_string(), titolo.clone(), true),
            titolo,
        }
    };
    let all: Vec<&ProgrammeBudget> = resources.programmes.iter().collect();
    let missioni: Vec<MissionBudget> = codes.into_iter().map(mission).collect();
    ResourcesView {
        disponibile: !all.is_empty(),
        alternativa_grafico: alternative(&missioni),
        missioni,
        totale: sum(&all).line(String::new(), "Ente".to_owned(), true),
        incomplete: all.iter().any(|row| Amounts::of(row).is_incomplete()),
    }
}

fn euro(amount: Option<Decimal>) -> String {
    amount.map_or_else(|| "n.d.".to_owned(), italian::two_places)
}

/// An amount for the chart, which draws nothing below zero.
fn chart_value(amount: Option<Decimal>) -> String {
    euro(amount.filter(|amount| !amount.is_sign_negative() || amount.is_zero()))
}

/// `part` of `whole` in per cent; `None` where the whole is zero or not known.
fn share(part: Option<Decimal>, whole: Option<Decimal>) -> Option<Decimal> {
    part?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole?)
}

fn alternative(missions: &[MissionBudget]) -> String {
    let parts: Vec<String> = missions
        .iter()
        .map(|row| format!("missione {}: {} impegnati, {} pagati", row.codice, row.totale.impegnato, row.totale.pagato))
        .collect();
    format!("Grafico a barre delle somme impegnate e pagate per missione, in euro. {}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_and_a_sum_with_a_gap_are_not_known() {
        let amounts = |appropriated: Option<i64>, committed: Option<i64>| Amounts {
            appropriated: appropriated.map(Decimal::from),
            committed: committed.map(Decimal::from),
            carried_forward: None,
            paid: Some(Decimal::ZERO),
        };
        let nothing = amounts(Some(0), Some(0)).line(String::new(), String::new(), true);
        assert_eq!((nothing.quota_impegnato.as_str(), nothing.quota_pagato.as_str()), ("n.d.", "n.d."));
        assert_eq!((nothing.stanziato.as_str(), nothing.fpv.as_str()), ("0,00", "n.d."));
        let total = Amounts::NONE.plus(amounts(Some(200), Some(50))).plus(amounts(Some(100), None));
        let total = total.line(String::new(), String::new(), true);
        assert_eq!((total.stanziato.as_str(), total.impegnato.as_str()), ("300,00", "n.d."));
        let half = amounts(Some(200), Some(50)).line(String::new(), String::new(), true);
        assert_eq!(half.quota_impegnato, "25,00\u{a0}%");
    }
}
