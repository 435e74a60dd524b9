//! Changes during the year (*variazioni*): what an act changed in plan or register after approval.

use chrono::NaiveDate;

use super::{Act, Indicator, IndicatorCode, ObjectiveCode, Place, Sourced};
use crate::words::italian;

/// One row of `variazioni/`: a field of an objective or of an indicator, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The objective concerned.
    pub objective: ObjectiveCode,
    /// The indicator concerned; absent where the change is of the objective itself.
    pub indicator: Option<IndicatorCode>,
    /// CAMPO, as the office wrote it: a column of the register or of the plan, or «annullato», «aggiunto».
    pub field: Sourced<String>,
    /// PRIMA, as written.
    pub before: Option<Sourced<String>>,
    /// DOPO, as written.
    pub after: Option<Sourced<String>>,
    /// What it does to the year, where it stands.
    pub effect: ChangeEffect,
    /// MOTIVO.
    pub reason: Option<String>,
    /// ATTO and DATA; without an act, or with one from outside its window, a change does not stand.
    pub act: Option<Sourced<Act>>,
    /// DATA alone, where no act's number is given.
    pub date: Option<NaiveDate>,
    /// Whether it was applied to the year's plan and register; one that was not is a finding.
    pub applied: bool,
    /// The cell of the row's code.
    pub place: Place,
}

impl Change {
    /// Whether it brings in an indicator of the register, alone or with its objective.
    pub fn brings(&self, indicator: &Indicator) -> bool {
        let is_of_it = match &self.indicator {
            Some(code) => *code == indicator.code,
            None => self.objective == indicator.objective,
        };
        self.effect == ChangeEffect::Adds && is_of_it
    }
}

/// What a change does to the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeEffect {
    /// It takes an objective, or an indicator, out of the year: «annullato», or the year's mark removed.
    Cancels,
    /// It brings one in: «aggiunto», or the year's mark set.
    Adds,
    /// It changes a field.
    Alters,
}

/// What the changes that stand did to a year's objectives.
#[derive(Debug, Clone, Copy)]
pub struct Lifecycle<'a>(pub &'a [Change]);

impl<'a> Lifecycle<'a> {
    fn moves(self) -> impl Iterator<Item = &'a Change> {
        let moves =
            |change: &&Change| change.applied && change.indicator.is_none() && change.effect != ChangeEffect::Alters;
        self.0.iter().filter(moves)
    }

    /// The changes that took an objective out of the year or brought it in, in their order.
    pub fn of(self, objective: &ObjectiveCode) -> Vec<&'a Change> {
        self.moves().filter(|change| change.objective == *objective).collect()
    }

    /// How the number of objectives came about, from how many are planned now.
    pub fn perimeter(self, planned: u32) -> Perimeter {
        Perimeter { planned, cancelled: self.count(ChangeEffect::Cancels), added: self.count(ChangeEffect::Adds) }
    }

    /// How many times an objective was taken out, or brought in: both in one year count in both.
    fn count(self, effect: ChangeEffect) -> u32 {
        let number = self.moves().filter(|change| change.effect == effect).count();
        u32::try_from(number).unwrap_or(u32::MAX)
    }
}

/// How many objectives a year's plan had before the changes, and what they did to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Perimeter {
    /// Planned after the changes.
    pub planned: u32,
    /// Taken out by an act.
    pub cancelled: u32,
    /// Brought in by an act.
    pub added: u32,
}

impl Perimeter {
    /// Planned before the changes.
    pub const fn before(self) -> u32 {
        (self.planned + self.cancelled).saturating_sub(self.added)
    }

    /// `2 annullati e 1 aggiunto con atto`; nothing where no act moved an objective.
    pub fn moves(self) -> Option<String> {
        let moves = [(self.cancelled, "annullato", "annullati"), (self.added, "aggiunto", "aggiunti")];
        let moves = moves.into_iter().filter(|(number, ..)| *number > 0);
        let moves: Vec<String> = moves.map(|(number, one, many)| italian::count(number as usize, one, many)).collect();
        (!moves.is_empty()).then(|| format!("{} con atto", moves.join(" e ")))
    }

    /// `57 obiettivi; 2 annullati e 2 aggiunti con atto: 57`, or `57 obiettivi`.
    pub fn written(self) -> String {
        let before = italian::count(self.before() as usize, "obiettivo", "obiettivi");
        self.moves().map_or_else(|| before.clone(), |moves| format!("{before}; {moves}: {}", self.planned))
    }
}
