//! The plan: missioni, programmi and objectives as the DUP lists them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{MissionCode, ObjectiveCode, Place, ProgrammeCode, Sourced, Year};

/// A whole plan, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The years that the plan's header names, ascending.
    pub years: Vec<Year>,
    /// Missioni in ascending order of code.
    pub missions: Vec<Mission>,
}

/// One missione with its objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission {
    /// Code of the classification.
    pub code: MissionCode,
    /// Title as the plan writes it, or the official name where the plan has none.
    pub title: String,
    /// Where the title was read.
    pub place: Place,
    /// Objectives in document order; programmes may alternate.
    pub objectives: Vec<Objective>,
}

/// An *obiettivo operativo*: one row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Permanent code.
    pub code: ObjectiveCode,
    /// Programme it belongs to.
    pub programme: ProgrammeCode,
    /// *Indirizzo strategico*; absent is shown as «non indicato».
    pub direction: Option<Field>,
    /// *Obiettivo strategico*; absent is shown as «non indicato».
    pub strategic: Option<Field>,
    /// *Obiettivo operativo*, the title of this objective.
    pub title: Field,
    /// *Finalità*.
    pub purpose: String,
    /// Stakeholders, as one text.
    pub stakeholders: String,
    /// The years for which the objective is planned; empty means *non previsto* in all.
    pub years: BTreeSet<Year>,
    /// The plan's own wording of the output indicators.
    pub indicator: Sourced<String>,
    /// Weight among its siblings, where the plan has a PESO column.
    pub weight: Option<Sourced<Decimal>>,
    /// The cell of PESO, blank or not; `None` where the plan has no such column.
    pub weight_cell: Option<Place>,
    /// Responsible office, where the plan has an UFFICIO column.
    pub office: Option<String>,
    /// Responsible manager, where the plan has a RESPONSABILE column.
    pub manager: Option<String>,
    /// The cell or line of the objective's title.
    pub place: Place,
}

/// A text of the plan with what is needed to show where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The cleaned text.
    pub text: String,
    /// Whether this row's own cell holds it.
    pub origin: FieldOrigin,
}

/// How a row came to its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldOrigin {
    /// The row's own cell, or a merged range that covers it.
    Cell,
    /// Inherited from the row above by the reading rules.
    Inherited,
}

impl FieldOrigin {
    /// Every origin.
    pub const ALL: [Self; 2] = [Self::Cell, Self::Inherited];

    /// The word of the published tables.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cell => "cella",
            Self::Inherited => "ereditato",
        }
    }
}

impl Plan {
    /// All objectives with their missione, in document order within each missione.
    pub fn objectives(&self) -> impl Iterator<Item = (&Mission, &Objective)> {
        self.missions.iter().flat_map(|mission| mission.objectives.iter().map(move |objective| (mission, objective)))
    }

    /// The objective with this code.
    pub fn objective(&self, code: &ObjectiveCode) -> Option<&Objective> {
        self.objectives().map(|(_, objective)| objective).find(|objective| objective.code == *code)
    }
}

impl Objective {
    /// Whether the plan marks the objective for `year`.
    pub fn is_planned_for(&self, year: Year) -> bool {
        self.years.contains(&year)
    }
}
