//! What an assessment holds, from the entity down to the programma.

use rust_decimal::Decimal;

use super::classing::{Issue, Lead};
use super::condition::ObjectiveState;
use super::counts::ClassCounts;
use super::figure::Figure;
use super::figure_id::Subject;
use super::objective_result::ObjectiveResult;
use crate::domain::{Class, GroupCode, Placement, Plan, ProgrammeCode, Rules, Year};
use crate::inputs::catalogue::Catalogue;

/// The complete result of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment<'a> {
    /// The year measured.
    pub year: Year,
    /// Draft or final.
    pub issue: Issue,
    /// The plan it was measured against.
    pub plan: &'a Plan,
    /// The rules applied.
    pub rules: &'a Rules,
    /// Official names of missioni and programmi.
    pub catalogue: &'a Catalogue,
    /// By missione, ascending, the cross-cutting group last; missioni of the plan without objectives are absent.
    pub missions: Vec<MissionResult<'a>>,
    /// By *indirizzo strategico*, in order of first appearance; `name: None` comes last.
    pub directions: Vec<GroupResult>,
    /// By office, alphabetical; `name: None` comes last.
    pub offices: Vec<GroupResult>,
    /// The whole entity.
    pub entity: RollUp,
}

/// A missione, or the cross-cutting group beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct MissionResult<'a> {
    /// Its code.
    pub code: GroupCode,
    /// Its title as in the plan.
    pub title: &'a str,
    /// Its programmi, ascending; the cross-cutting group is one part that is no programma.
    pub programmes: Vec<ProgrammeResult<'a>>,
    /// Its figures.
    pub total: RollUp,
}

/// A programma, or the whole cross-cutting group.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeResult<'a> {
    /// Its code.
    pub code: Placement,
    /// Its official name, where the catalogue knows it.
    pub name: Option<String>,
    /// Its objectives in document order, those not planned for the year included.
    pub objectives: Vec<ObjectiveResult<'a>>,
    /// Its figures.
    pub total: RollUp,
}

/// A group that cuts across missioni.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupResult {
    /// Its name; `None` for «non indicato».
    pub name: Option<String>,
    /// Its figures.
    pub total: RollUp,
}

/// The three indices of a group, always shown together, and what they rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct RollUp {
    /// *Indice cautelativo*.
    pub prudent: Figure,
    /// *Indice sui misurati*.
    pub measured: Figure,
    /// *Copertura*, in per cent.
    pub coverage: Figure,
    /// *Peso escluso*, in per cent of all that was planned.
    pub excluded: Figure,
    /// The prudent index with all that is missing at its highest.
    pub highest: Figure,
    /// The prudent index with what was excluded after the year counted as not measured; only where there is such.
    pub without_late_acts: Option<Figure>,
    /// ΣW over the objectives that count.
    pub weight: Decimal,
    /// Which index leads.
    pub lead: Lead,
    /// The class of the index that leads, where there is one to give.
    pub class: Option<Class>,
    /// How many indicators that weigh nothing are not measured: coverage does not see them.
    pub weightless_blanks: u32,
    /// How many objectives are in which class or state.
    pub counts: ClassCounts,
}

impl<'a> Assessment<'a> {
    /// How many objectives of the first class are at the full result.
    pub fn fully_achieved(&self) -> usize {
        let full = |row: &ObjectiveResult<'_>| row.prudent.value.is_some_and(|value| value >= Decimal::ONE_HUNDRED);
        let whole = |row: &ObjectiveResult<'_>| row.state == ObjectiveState::Measured && full(row);
        self.objectives().filter(|(_, row)| row.class == Some(Class::Achieved) && whole(row)).count()
    }

    /// How many missioni have objectives; the cross-cutting group is none.
    pub fn mission_count(&self) -> usize {
        self.missions.iter().filter(|mission| mission.code.mission().is_some()).count()
    }

    /// The cross-cutting group, where the plan has one.
    pub fn cross_cutting(&self) -> Option<&MissionResult<'a>> {
        self.missions.iter().find(|mission| mission.code == GroupCode::CrossCutting)
    }

    /// Every objective of the plan with its missione, in the document's order.
    pub fn objectives(&self) -> impl Iterator<Item = (&MissionResult<'a>, &ObjectiveResult<'a>)> {
        self.missions.iter().flat_map(|mission| {
            mission.programmes.iter().flat_map(move |programme| programme.objectives.iter().map(move |o| (mission, o)))
        })
    }
}

impl<'a> MissionResult<'a> {
    /// What it is as the subject of figures.
    pub fn subject(&self) -> Subject {
        self.code.into()
    }

    /// Its programmi, each with its code; the cross-cutting group has none.
    pub fn coded_programmes(&self) -> impl Iterator<Item = (ProgrammeCode, &ProgrammeResult<'a>)> {
        self.programmes.iter().filter_map(|programme| Some((programme.code.programme()?, programme)))
    }
}

impl RollUp {
    /// The index that leads. Where nothing was measured there is nothing to say, but in a final under `zero`.
    pub fn headline(&self) -> Option<Decimal> {
        let leading = match self.lead {
            Lead::Prudent => self.prudent.value,
            Lead::Measured => self.measured.value,
        };
        leading.filter(|_| self.class.is_some() || self.measured.value.is_some())
    }

    /// What the result may still become while something is not measured: from the prudent index to the highest.
    pub fn interval(&self) -> Option<(Decimal, Decimal)> {
        let (lower, upper) = (self.prudent.value?, self.highest.value?);
        let open = self.coverage.exact.as_ref().is_some_and(|coverage| *coverage < Decimal::ONE_HUNDRED);
        open.then(|| (lower, upper.max(lower)))
    }
}
