//! The plainest objective, indicator and measurement, for samples to vary.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    Details, EntryCells, Field, FieldOrigin, Indicator, IndicatorCode, Kind, Measurement, Mission, MissionCode,
    Objective, ObjectiveCode, Place, ProgrammeCode, Sourced, Year,
};
use crate::inputs::catalogue::Catalogue;

/// The year of the samples.
pub(crate) const YEAR: Year = Year(2024);

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub(super) fn plan_cell(row: u32, column: u32) -> Place {
    Place::sheet("piano/piano.xlsx", "Missione").at_cell(row, column)
}

pub(super) fn field(text: &str, origin: FieldOrigin) -> Field {
    Field { text: text.to_owned(), origin }
}

pub(super) fn plain_mission(code: MissionCode, objectives: Vec<Objective>) -> Mission {
    let title = Catalogue::embedded().mission(code).unwrap_or_default().to_owned();
    Mission { code: code.into(), title, place: plan_cell(0, 0), objectives }
}

/// An objective planned for the year; its manager's name must not be published.
pub(super) fn plain_objective(programme: ProgrammeCode, running: u32) -> Objective {
    Objective {
        code: ObjectiveCode::numbered(programme, running),
        placement: programme.into(),
        direction: None,
        strategic: None,
        title: field("Ridurre i tempi", FieldOrigin::Cell),
        purpose: String::new(),
        stakeholders: "Cittadini, imprese, associazioni".to_owned(),
        years: BTreeSet::from([YEAR]),
        indicator: Sourced::new("+10 % rispetto all’anno precedente".to_owned(), plan_cell(running, 8)),
        weight: None,
        weight_cell: None,
        office: None,
        manager: Some("Responsabile Xriservato".to_owned()),
        details: Details::default(),
        place: plan_cell(running, 3),
    }
}

pub(super) fn plain_indicator(code: IndicatorCode, objective: &ObjectiveCode, kind: Kind, place: Place) -> Indicator {
    Indicator {
        code,
        objective: objective.clone(),
        plan_text: "+10 % rispetto all’anno precedente".to_owned(),
        name: "Tempo medio".to_owned(),
        kind: Sourced::new(kind, place.clone()),
        unit: "giorni".to_owned(),
        baseline: None,
        baseline_year: None,
        target: None,
        weight: None,
        office: None,
        manager: Some("Responsabile Xriservato".to_owned()),
        expected_source: None,
        themes: Vec::new(),
        cancelled_by: None,
        place,
        cells: crate::domain::RegisterCells::default(),
    }
}

/// A row in which nothing is measured; compiler, evidence and notes must not be published.
pub(super) fn plain_measurement(indicator: IndicatorCode, place: Place) -> Measurement {
    Measurement {
        indicator,
        state: None,
        actual: None,
        unreadable: None,
        observed_on: None,
        source: None,
        evidence: Some("Evidenza Xriservata".to_owned()),
        cause: None,
        corrective_action: None,
        compiler: Some("Compilatore Xriservato".to_owned()),
        act: None,
        board_score: None,
        minutes: None,
        notes: Some("Nota Xriservata".to_owned()),
        entry: EntryCells::at(&place),
        place,
        repeats: Vec::new(),
        is_outdated: false,
    }
}
