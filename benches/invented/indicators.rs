//! Indicators of every kind, and what the offices say of them, faults included.

use chrono::{Days, NaiveDate};
use relazione_performance::domain::kind::Values;
use relazione_performance::domain::{
    Act, EntryCells, Indicator, IndicatorCode, Kind, Measurement, Objective, Place, Quantity, RegisterCells,
    SourceKind, Sourced, Year,
};
use relazione_performance::kinds;

use super::random::Random;
use super::words;

/// One to three indicators of an objective, each with its measurement.
pub fn of(objective: &Objective, year: Year, random: &mut Random) -> Vec<(Indicator, Measurement)> {
    let office = words::office(random);
    (1..=random.between(1, 3)).map(|running| one(objective, running, (year, &office), random)).collect()
}

fn one(
    objective: &Objective,
    running: u32,
    (year, office): (Year, &str),
    random: &mut Random,
) -> (Indicator, Measurement) {
    let code = IndicatorCode::numbered(&objective.code, running);
    let kinds: Vec<Kind> = kinds::ALL.iter().collect();
    let kind = *random.one_of(&kinds);
    let values = values(kind, year, random);
    let at = |value: Quantity| Sourced::new(value, place());
    let indicator = Indicator {
        code: code.clone(),
        objective: objective.code.clone(),
        plan_text: objective.indicator.value.clone(),
        name: words::measured(random),
        kind: Sourced::new(kind, place()),
        unit: values.unit.to_owned(),
        baseline: values.baseline.map(at),
        baseline_year: values.baseline.map(|_| year.previous()),
        target: values.target.filter(|_| !random.is_fault()).map(at),
        weight: None,
        office: Some(office.to_owned()),
        manager: None,
        expected_source: None,
        themes: Vec::new(),
        cancelled_by: None,
        place: place(),
        cells: RegisterCells::default(),
    };
    let is_score = kind.values() == Values::Score;
    let minutes = Act { number: "Verbale 3".to_owned(), date: year.next().first_day() + Days::new(60) };
    let measurement = Measurement {
        indicator: code,
        state: None,
        actual: values.actual.filter(|_| !random.is_fault()).map(at),
        unreadable: None,
        observed_on: Some(year.last_day()),
        source: Some(*random.one_of(&SourceKind::ALL)).filter(|_| !random.is_fault()),
        evidence: Some("Estrazione dal gestionale".to_owned()),
        cause: Some("Ritardo nella fornitura delle attrezzature.".to_owned()).filter(|_| !random.is_fault()),
        corrective_action: None,
        compiler: Some("Responsabile del servizio".to_owned()),
        act: None,
        board_score: (is_score && !random.is_fault()).then(|| Sourced::new(random.between(40, 100).into(), place())),
        minutes: is_score.then(|| Sourced::new(minutes, place())),
        notes: None,
        entry: EntryCells::at(&place()),
        place: place(),
        repeats: Vec::new(),
        is_outdated: false,
    };
    (indicator, measurement)
}

/// What stands in BASE, TARGET and CONSUNTIVO, and in which unit.
struct Cells {
    unit: &'static str,
    baseline: Option<Quantity>,
    target: Option<Quantity>,
    actual: Option<Quantity>,
}

fn values(kind: Kind, year: Year, random: &mut Random) -> Cells {
    let number = |value: u32| Some(Quantity::Number(value.into()));
    let day = |days: u32| -> Option<Quantity> {
        let day: NaiveDate = year.first_day() + Days::new(days.into());
        Some(Quantity::Date(day))
    };
    let target = random.between(50, 120);
    match kind.values() {
        Values::Number if kind == kinds::variation::KIND => Cells {
            unit: "n.",
            baseline: number(target / 2),
            target: number(target),
            actual: number(target * random.between(40, 110) / 100),
        },
        Values::Number if kind == kinds::progress::KIND => {
            Cells { unit: "%", baseline: None, target: number(100), actual: number(random.between(30, 100)) }
        }
        Values::Number => Cells {
            unit: random.one_of::<&str>(&["n.", "giorni", "ore", "km"]),
            baseline: None,
            target: number(target),
            actual: number(target * random.between(60, 130) / 100),
        },
        Values::Day => {
            let due = random.between(150, 330);
            Cells { unit: "", baseline: None, target: day(due), actual: day(due + random.between(0, 40) - 20) }
        }
        Values::Answer => Cells {
            unit: "",
            baseline: None,
            target: Some(Quantity::YesNo(true)),
            actual: Some(Quantity::YesNo(random.between(0, 9) > 1)),
        },
        Values::Score => Cells { unit: "", baseline: None, target: None, actual: None },
    }
}

fn place() -> Place {
    Place::file("ente inventato")
}
