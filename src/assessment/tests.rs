//! Small years, assessed: the fixture of all tests of the assessment.

mod incomplete;
mod indicators;
mod properties;
mod states;
mod sums;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::*;
use crate::domain::{
    Act, ActWindow, Class, DeclaredState, EntryCells, Field, FieldOrigin, Indicator, IndicatorCode, Kind, Measurement,
    Mission, MissionCode, Objective, ObjectiveCode, Place, Plan, ProgrammeCode, Quantity, Rules, Source, Sourced, Year,
};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use crate::inputs::deadline::OwnReport;
use crate::kinds;

const YEAR: Year = Year(2024);

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn place() -> Place {
    Place::file("prova.xlsx")
}

/// A plan of one missione, with a register and sheets that fit it.
#[derive(Debug, Clone)]
struct Case {
    plan: Plan,
    indicators: Vec<Indicator>,
    measurements: Vec<Measurement>,
    rules: Rules,
    report_objective: Option<ObjectiveCode>,
    own_report: Option<OwnReport>,
    published_on: Option<NaiveDate>,
    plan_approved: Option<NaiveDate>,
}

/// One indicator of a case: what the register and the sheet say.
#[derive(Debug, Clone)]
struct Row {
    kind: Kind,
    baseline: Option<Quantity>,
    target: Option<Quantity>,
    actual: Option<Quantity>,
    weight: Option<Decimal>,
}

#[expect(clippy::unnecessary_wraps, reason = "stands where a register cell that may be blank is due")]
fn number(text: &str) -> Option<Quantity> {
    Some(Quantity::Number(decimal(text)))
}

fn row(kind: Kind, target: Option<Quantity>, actual: Option<Quantity>) -> Row {
    Row { kind, baseline: None, target, actual, weight: None }
}

impl Row {
    fn from(mut self, baseline: &str) -> Self {
        self.baseline = number(baseline);
        self
    }

    fn weighing(mut self, weight: &str) -> Self {
        self.weight = Some(decimal(weight));
        self
    }
}

impl Case {
    fn new() -> Self {
        let mission = Mission {
            code: MissionCode(1).into(),
            title: "Servizi".to_owned(),
            place: place(),
            objectives: Vec::new(),
        };
        Self {
            plan: Plan { years: vec![YEAR], missions: vec![mission], unplaced: Vec::new(), name: None },
            indicators: Vec::new(),
            measurements: Vec::new(),
            rules: Rules::standard(place()),
            report_objective: None,
            own_report: None,
            published_on: None,
            plan_approved: None,
        }
    }

    fn objective(mut self, weight: &str, rows: &[Row]) -> Self {
        let objectives = &mut self.plan.missions[0].objectives;
        let code = ObjectiveCode::numbered(ProgrammeCode::new(1, 2), u32::try_from(objectives.len()).unwrap() + 1);
        objectives.push(Objective {
            code: code.clone(),
            placement: ProgrammeCode::new(1, 2).into(),
            direction: None,
            strategic: None,
            title: Field { text: format!("Obiettivo {code}"), origin: FieldOrigin::Cell },
            purpose: String::new(),
            stakeholders: String::new(),
            years: BTreeSet::from([YEAR]),
            indicator: Sourced::new(String::new(), place()),
            weight: Some(Sourced::new(decimal(weight), place())),
            weight_cell: None,
            office: None,
            manager: None,
            details: crate::domain::Details::default(),
            place: place(),
        });
        for (index, row) in rows.iter().enumerate() {
            let indicator_code = IndicatorCode::numbered(&code, u32::try_from(index).unwrap() + 1);
            self.measurements.push(measured(&indicator_code, row.actual));
            self.indicators.push(registered(indicator_code, code.clone(), row));
        }
        self
    }

    /// Assesses the case and hands the result to `check`.
    #[track_caller]
    fn assess<T>(&self, check: impl FnOnce(&Assessment<'_>, &[Finding]) -> T) -> T {
        let inputs = Inputs {
            plan: &self.plan,
            year: YEAR,
            indicators: &self.indicators,
            unread: &[],
            measurements: &self.measurements,
            changes: &[],
            rules: &self.rules,
            catalogue: Catalogue::embedded(),
            report_objective: self.report_objective.as_ref(),
            published_on: self.published_on,
            own_report: self.own_report.as_ref(),
            exclusions: ActWindow::of_exclusions(YEAR, self.plan_approved, day("2025-06-20")),
        };
        let (assessment, findings) = assess(&inputs);
        check(&assessment, &findings)
    }

    /// M, c, C of the first objective.
    fn first_objective(&self) -> (Option<Decimal>, Option<Decimal>, Option<Decimal>) {
        self.assess(|assessment, _| {
            let (_, objective) = assessment.objectives().next().unwrap();
            (objective.measured.value, objective.coverage.value, objective.prudent.value)
        })
    }
}

fn registered(code: IndicatorCode, objective: ObjectiveCode, row: &Row) -> Indicator {
    let sourced = |quantity| Sourced::new(quantity, place());
    Indicator {
        code,
        objective,
        plan_text: String::new(),
        name: "Adozione della Relazione".to_owned(),
        kind: Sourced::new(row.kind, place()),
        unit: String::new(),
        baseline: row.baseline.map(sourced),
        baseline_year: None,
        target: row.target.map(sourced),
        weight: row.weight.map(|weight| Sourced::new(weight, place())),
        office: None,
        manager: None,
        expected_source: None,
        themes: Vec::new(),
        cancelled_by: None,
        place: place(),
        cells: crate::domain::RegisterCells::default(),
    }
}

fn measured(indicator: &IndicatorCode, actual: Option<Quantity>) -> Measurement {
    Measurement {
        indicator: indicator.clone(),
        state: None,
        actual: actual.map(|quantity| Sourced::new(quantity, place())),
        unreadable: None,
        observed_on: None,
        source: None,
        evidence: None,
        cause: None,
        corrective_action: None,
        compiler: None,
        act: None,
        board_score: None,
        minutes: None,
        notes: None,
        entry: EntryCells::at(&place()),
        place: place(),
        repeats: Vec::new(),
        is_outdated: false,
    }
}

/// G of a single indicator, printed; `None` where it is not measured or not computable.
fn achievement(row: Row) -> Option<Decimal> {
    Case::new().objective("1", &[row]).assess(|assessment, _| {
        let (_, objective) = assessment.objectives().next().unwrap();
        objective.indicators[0].achievement.value
    })
}

#[track_caller]
fn scores(row: Row, expected: &str) {
    assert_eq!(achievement(row), Some(decimal(expected)));
}
