//! Results that the plan itself already holds → measurements, each with the cell of its origin.
//!
//! Guaranteed: a value is taken only where it is of the indicator's type, and says in EVIDENZA where it stands in the
//! office's own file. Deliberately absent: the office's own percentages of achievement, which are repeated in NOTE and
//! never used.

use std::collections::{BTreeMap, BTreeSet};

use super::plan_remarks::{notes, reached, said};
use super::register::{indicator_named, quantity_for};
use crate::domain::{
    DeclaredState, EntryCells, Indicator, Measurement, Objective, ObjectiveCode, Place, Plan, PlanIndicator, Quantity,
    Sourced, UnreadRow, Year,
};
use crate::inputs::plan::shapes::remarks::Remark;

/// Measurements of a year for the register's indicators; those that the plan says nothing of are left out. `original`
/// gives the path of a plan's file in the entity's folder.
pub fn of_plan(
    plan: &Plan,
    indicators: &[Indicator],
    year: Year,
    original: impl Fn(&str) -> String,
) -> Vec<Measurement> {
    indicators.iter().filter_map(|indicator| measurement(plan, indicator, year, &original)).collect()
}

/// A result of the plan that no measurement takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untaken {
    /// Its indicator.
    pub indicator: String,
    /// As it stands there, with its cell.
    pub value: Sourced<String>,
    /// Why.
    pub why: WhyUntaken,
}

/// Why a result of the plan becomes no measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUntaken {
    /// The register has no row for its indicator.
    NoRow,
    /// A row of its objective in the register lacks what is needed to measure.
    OpenRow,
    /// It is no value of the indicator's type.
    OtherType,
    /// A sheet of the year cannot be read: it may hold the result already.
    UnreadSheet,
}

impl WhyUntaken {
    /// For those who have to enter it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoRow => "l’indicatore non ha una riga nel registro: nel piano manca il suo valore atteso per l’anno",
            Self::OpenRow => "nel registro la sua riga è ancora da completare (TIPO, TARGET)",
            Self::OtherType => "non è un valore del tipo dell’indicatore nel registro",
            Self::UnreadSheet => {
                "una scheda dell’anno non si legge (controlla dice quale), e finché è così non se ne scrivono altre"
            }
        }
    }
}

/// The results of a year that [`of_plan`] leaves out, in the plan's order.
pub fn untaken(plan: &Plan, indicators: &[Indicator], unread: &[UnreadRow], year: Year) -> Vec<Untaken> {
    let open: BTreeSet<&ObjectiveCode> = unread.iter().filter_map(|row| row.objective.as_ref()).collect();
    let mut rows: BTreeMap<&ObjectiveCode, Vec<&Indicator>> = BTreeMap::new();
    for own in indicators {
        rows.entry(&own.objective).or_default().push(own);
    }
    let row = |objective: &Objective, indicator: &PlanIndicator| {
        let is_it = |own: &&&Indicator| {
            indicator_named(objective, &own.name).is_some_and(|named| std::ptr::eq(named, indicator))
        };
        rows.get(&objective.code)?.iter().find(is_it).copied()
    };
    let why = |objective: &Objective, indicator: &PlanIndicator, value: &str| match row(objective, indicator) {
        None if open.contains(&objective.code) => Some(WhyUntaken::OpenRow),
        None => Some(WhyUntaken::NoRow),
        Some(own) => quantity_for(value, own.kind.value).is_none().then_some(WhyUntaken::OtherType),
    };
    untaken_because(plan, year, why)
}

/// All results of a year, where a sheet that may hold them cannot be read.
pub fn none_taken(plan: &Plan, year: Year) -> Vec<Untaken> {
    untaken_because(plan, year, |_, _, _| Some(WhyUntaken::UnreadSheet))
}

fn untaken_because(
    plan: &Plan,
    year: Year,
    why: impl Fn(&Objective, &PlanIndicator, &str) -> Option<WhyUntaken>,
) -> Vec<Untaken> {
    let indicators = plan
        .objectives()
        .flat_map(|(_, objective)| objective.details.indicators.iter().map(move |indicator| (objective, indicator)));
    let untaken = indicators.filter_map(|(objective, indicator)| {
        let value = indicator.actuals.get(&year)?;
        let why = why(objective, indicator, &value.value)?;
        Some(Untaken { indicator: indicator.name.clone(), value: value.clone(), why })
    });
    untaken.collect()
}

fn measurement(
    plan: &Plan,
    indicator: &Indicator,
    year: Year,
    original: &impl Fn(&str) -> String,
) -> Option<Measurement> {
    let objective = plan.objective(&indicator.objective)?;
    let of_plan = indicator_named(objective, &indicator.name)?;
    let actual = of_plan.actuals.get(&year)?;
    let value = quantity_for(&actual.value, indicator.kind.value)?;
    let place = indicator.place.clone();
    let cell = Place { file: original(&actual.place.file).into(), ..actual.place.clone() };
    Some(Measurement {
        indicator: indicator.code.clone(),
        state: Some(Sourced::new(DeclaredState::Measured, place.clone())),
        actual: Some(Sourced::<Quantity>::new(value, actual.place.clone())),
        unreadable: None,
        observed_on: None,
        source: None,
        evidence: Some(format!("piano: {cell}")),
        cause: said(objective, of_plan, Remark::Cause),
        corrective_action: said(objective, of_plan, Remark::Correction),
        compiler: None,
        act: None,
        board_score: None,
        minutes: None,
        notes: notes(objective, of_plan),
        entry: EntryCells::at(&place),
        place,
        repeats: Vec::new(),
        is_outdated: false,
    })
}

/// What the office's own file says of an indicator: cells of the values that are used, and its own percentage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfOffice<'p> {
    /// The cell of the base that the register has.
    pub base: Option<&'p Place>,
    /// The cell of the target that the register has.
    pub target: Option<&'p Place>,
    /// The cell of the result that the sheet has.
    pub actual: Option<&'p Place>,
    /// The cell of its name.
    pub name: Option<&'p Place>,
    /// The cell of the unit that the register has.
    pub unit: Option<&'p Place>,
    /// The cell of its weight.
    pub weight: Option<&'p Place>,
    /// The cell, or the title, that names its office.
    pub office: Option<&'p Place>,
    /// That which names its manager.
    pub manager: Option<&'p Place>,
    /// The cell of the source of its data.
    pub source: Option<&'p Place>,
    /// The office's own percentage of achievement, which no figure uses.
    pub reached: Option<&'p Sourced<String>>,
}

impl<'p> OfOffice<'p> {
    /// Every cell that it has, each with what stands there.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &'p Place)> {
        let all = [
            ("indicatore", self.name),
            ("unità", self.unit),
            ("base", self.base),
            ("target", self.target),
            ("consuntivo", self.actual),
            ("peso", self.weight),
            ("ufficio", self.office),
            ("responsabile", self.manager),
            ("fonte", self.source),
        ];
        all.into_iter().filter_map(|(what, place)| Some((what, place?)))
    }
}

/// What the office's own file says of an indicator of the register; a value that somebody changed since is not its any more.
pub fn of_office<'p>(
    objective: &'p Objective,
    indicator: &Indicator,
    actual: Option<Quantity>,
    year: Year,
) -> OfOffice<'p> {
    let Some(own) = indicator_named(objective, &indicator.name) else { return OfOffice::default() };
    // What was never imported stands in the plan alone.
    let used = |written: Option<&'p Sourced<String>>, used: Option<Quantity>| {
        let written = written.filter(|written| written.place.file != objective.place.file)?;
        let value = quantity_for(&written.value, indicator.kind.value)?;
        (Some(value) == used).then_some(&written.place)
    };
    let said = |written: Option<&'p Sourced<String>>, used: Option<&str>| {
        written.filter(|written| Some(written.value.as_str()) == used).map(|written| &written.place)
    };
    let weight =
        own.weight.as_ref().filter(|weight| Some(weight.value) == indicator.weight.as_ref().map(|own| own.value));
    // The plan's office is the manager where it names no other.
    let own_office = objective.office.as_ref().or(objective.manager.as_ref());
    let office_place = objective.details.office_place.as_ref().or(objective.details.manager_place.as_ref());
    let elsewhere = |place: Option<&'p Place>| place.filter(|place| place.file != objective.place.file);
    OfOffice {
        name: elsewhere(Some(&own.place)),
        unit: elsewhere(said(own.unit.as_ref(), Some(&indicator.unit))),
        weight: elsewhere(weight.map(|weight| &weight.place)),
        office: elsewhere(office_place.filter(|_| own_office == indicator.office.as_ref())),
        manager: elsewhere(objective.details.manager_place.as_ref().filter(|_| objective.manager == indicator.manager)),
        source: elsewhere(said(own.source.as_ref(), indicator.expected_source.as_deref())),
        base: used(own.base.as_ref(), indicator.baseline.as_ref().map(|base| base.value)),
        target: used(own.targets.get(&year), indicator.target.as_ref().map(|target| target.value)),
        actual: used(own.actuals.get(&year), actual),
        reached: reached(objective, own).map(|(_, text)| text),
    }
}
