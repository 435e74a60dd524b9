//! The plan: missioni, programmi and objectives as the DUP lists them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::few::Few;
use super::{GroupCode, MissionCode, ObjectiveCode, Place, Placement, Sourced, Year};
use crate::words::PlanName;

/// A whole plan, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The years that the plan's header names, ascending.
    pub years: Vec<Year>,
    /// Missioni in ascending order of code, and after them the cross-cutting objectives, where there are any.
    pub missions: Vec<Mission>,
    /// Objectives whose programme the plan does not tell, in document order. They have no code until an
    /// office says it, and are never lost.
    pub unplaced: Vec<Unplaced>,
    /// What its titles or the names of its files call it.
    pub name: Option<PlanName>,
}

/// An objective that waits for its programme; its missione, where at least that is known.
pub type Unplaced = Objective<(), Option<MissionCode>>;

/// One missione with its objectives, or the cross-cutting group with its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission {
    /// Code of the classification, or the cross-cutting group.
    pub code: GroupCode,
    /// Title as the plan writes it, or the official name where the plan has none.
    pub title: String,
    /// Where the title was read.
    pub place: Place,
    /// Objectives in document order; programmes may alternate.
    pub objectives: Vec<Objective>,
}

/// An *obiettivo operativo*: one row of the plan, or several with one indicator each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective<Code = ObjectiveCode, Belongs = Placement> {
    /// Permanent code.
    pub code: Code,
    /// Programme or group it belongs to.
    pub placement: Belongs,
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
    /// What plans of other shapes than the DUP's table say as well.
    pub details: Details,
    /// The cell or line of the objective's title.
    pub place: Place,
}

/// What a plan says of an objective beside the columns of the DUP's table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The office's own code, *codice origine*.
    pub office_code: Option<Sourced<String>>,
    /// The title that the objective had in the plan before, where another one goes on under its code.
    pub former_title: Option<String>,
    /// The indicators, each with its own cells.
    pub indicators: Vec<PlanIndicator>,
    /// Texts of columns that no stage uses, each under its heading.
    pub others: Vec<(String, Sourced<String>)>,
    /// Where an objective without programme may belong: what the office's map says of its settore, or the
    /// cross-cutting group where the plan's own words say so.
    pub proposed: Option<Placement>,
    /// Where its office stands in the office's own file.
    pub office_place: Option<Place>,
    /// Where its manager does.
    pub manager_place: Option<Place>,
}

/// An indicator as a plan writes it; what the plan leaves out is absent, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanIndicator {
    /// Its name.
    pub name: String,
    /// The formula, where it stands beside the name.
    pub formula: Option<String>,
    /// Unit of measure, of its own column or shown with the values.
    pub unit: Option<Sourced<String>>,
    /// The value that it starts from.
    pub base: Option<Sourced<String>>,
    /// The year of that value, where the plan says it.
    pub base_year: Option<Year>,
    /// Target of each year.
    pub targets: Few<Year, Sourced<String>>,
    /// Result of each year, as the office wrote it.
    pub actuals: Few<Year, Sourced<String>>,
    /// Weight within its objective, as given: per cent or points.
    pub weight: Option<Sourced<Decimal>>,
    /// Where its figures are to come from.
    pub source: Option<Sourced<String>>,
    /// The day by which the target is to be reached.
    pub due: Option<Sourced<NaiveDate>>,
    /// Which way is better, where a value's own words say it: «almeno 3».
    pub bound: Option<Wanted>,
    /// Values as the office wrote them, where they were read from words.
    pub as_written: Option<String>,
    /// The cell of its name.
    pub place: Place,
}

/// Whether a target is the least or the most that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// «almeno», «≥»: more is better.
    More,
    /// «entro», «massimo», «≤»: less is better.
    Less,
}

impl Wanted {
    /// How offices call the kind of indicator that it makes.
    pub const fn label(self) -> &'static str {
        match self {
            Self::More => "crescente",
            Self::Less => "decrescente",
        }
    }

    /// The bound of a label.
    pub fn named(label: &str) -> Option<Self> {
        [Self::More, Self::Less].into_iter().find(|bound| bound.label() == label)
    }
}

impl PlanIndicator {
    /// Whether another one says the same, wherever it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        fn value<T>(sourced: Option<&Sourced<T>>) -> Option<&T> {
            sourced.map(|sourced| &sourced.value)
        }
        let same_values = |own: &Few<Year, Sourced<String>>, other: &Few<Year, Sourced<String>>| {
            let values = |all: &Few<Year, Sourced<String>>| -> Vec<(Year, String)> {
                all.iter().map(|(year, sourced)| (*year, sourced.value.clone())).collect()
            };
            values(own) == values(other)
        };
        (&self.name, &self.formula, self.base_year) == (&other.name, &other.formula, other.base_year)
            && value(self.unit.as_ref()) == value(other.unit.as_ref())
            && value(self.source.as_ref()) == value(other.source.as_ref())
            && value(self.base.as_ref()) == value(other.base.as_ref())
            && value(self.weight.as_ref()) == value(other.weight.as_ref())
            && value(self.due.as_ref()) == value(other.due.as_ref())
            && same_values(&self.targets, &other.targets)
            && same_values(&self.actuals, &other.actuals)
    }
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

impl<Code, Belongs> Objective<Code, Belongs> {
    /// Whether the plan marks the objective for `year`.
    pub fn is_planned_for(&self, year: Year) -> bool {
        self.years.contains(&year)
    }
}
