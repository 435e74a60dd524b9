//! The worked examples of the scoring rules, to the cent.

mod incomplete;
mod properties;

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
        let mission =
            Mission { code: MissionCode(1), title: "Servizi".to_owned(), place: place(), objectives: Vec::new() };
        Self {
            plan: Plan { years: vec![YEAR], missions: vec![mission] },
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
            programme: ProgrammeCode::new(1, 2),
            direction: None,
            strategic: None,
            title: Field { text: format!("Obiettivo {code}"), origin: FieldOrigin::Cell },
            purpose: String::new(),
            stakeholders: String::new(),
            years: BTreeSet::from([YEAR]),
            indicator: Sourced::new(String::new(), place()),
            weight: Some(Sourced::new(decimal(weight), place())),
            office: None,
            manager: None,
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
        place: place(),
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

#[test]
fn levels_and_variations_score_as_in_the_worked_examples() {
    scores(row(kinds::increasing::KIND, number("440"), number("425")), "96.59");
    scores(row(kinds::decreasing::KIND, number("57"), number("58")), "98.25");
    scores(row(kinds::decreasing::KIND, number("57"), number("120")), "0.00");
    scores(row(kinds::variation::KIND, number("440"), number("425")).from("400"), "62.50");
    scores(row(kinds::variation::KIND, number("57"), number("58")).from("60"), "66.67");
    scores(row(kinds::progress::KIND, None, number("75")), "75.00");
    scores(row(kinds::increasing::KIND, number("400"), number("500")), "100");
}

#[test]
fn maintenance_tolerates_five_per_cent_on_its_own_side() {
    scores(row(kinds::maintain_minimum::KIND, number("12000"), number("11500")), "100");
    scores(row(kinds::maintain_minimum::KIND, number("12000"), number("11400")), "100");
    scores(row(kinds::maintain_minimum::KIND, number("12000"), number("10800")), "90.00");
    scores(row(kinds::maintain_maximum::KIND, number("30"), number("31")), "100");
    scores(row(kinds::maintain_maximum::KIND, number("30"), number("45")), "50.00");
}

#[test]
fn dates_score_by_days_late() {
    let target = Some(Quantity::Date(day("2024-06-30")));
    let on = |date: &str| row(kinds::date::KIND, target, Some(Quantity::Date(day(date))));
    scores(on("2024-06-30"), "100");
    scores(on("2024-07-18"), "80");
    scores(on("2024-07-30"), "80");
    scores(on("2024-07-31"), "50");
    scores(on("2024-08-29"), "50");
    scores(on("2024-08-30"), "0");
    scores(row(kinds::date::KIND, target, Some(Quantity::NotDone)), "0");
}

#[test]
fn a_zero_target_rewards_only_the_favourable_side() {
    scores(row(kinds::increasing::KIND, number("0"), number("0")), "100");
    scores(row(kinds::increasing::KIND, number("0"), number("-1")), "0");
    scores(row(kinds::decreasing::KIND, number("0"), number("0")), "100");
    scores(row(kinds::decreasing::KIND, number("0"), number("1")), "0");
    scores(row(kinds::maintain_maximum::KIND, number("0"), number("3")), "0");
}

#[test]
fn yes_and_no_score_all_or_nothing() {
    scores(row(kinds::yes_no::KIND, None, Some(Quantity::YesNo(true))), "100");
    scores(row(kinds::yes_no::KIND, None, Some(Quantity::YesNo(false))), "0");
    scores(row(kinds::yes_no::KIND, Some(Quantity::YesNo(false)), Some(Quantity::YesNo(false))), "100");
}

#[test]
fn what_cannot_be_scored_is_a_blocking_finding_and_never_a_number() {
    let due = Some(Quantity::Date(day("2024-06-30")));
    let on = |date: &str| row(kinds::date::KIND, due, Some(Quantity::Date(day(date))));
    let cases = [
        (row(kinds::variation::KIND, number("5"), number("5")).from("5"), assessment_codes::NO_VARIATION),
        (row(kinds::increasing::KIND, number("-1"), number("5")), assessment_codes::IMPOSSIBLE_TARGET),
        (row(kinds::progress::KIND, number("0"), number("5")), assessment_codes::IMPOSSIBLE_TARGET),
        (row(kinds::increasing::KIND, None, number("5")), assessment_codes::MISSING_REFERENCE),
        (row(kinds::variation::KIND, number("5"), number("5")), assessment_codes::MISSING_REFERENCE),
        (row(kinds::increasing::KIND, number("5"), Some(Quantity::YesNo(true))), assessment_codes::WRONG_TYPE),
        (on("2204-06-15"), assessment_codes::IMPLAUSIBLE_DATE),
        (on("2014-06-15"), assessment_codes::IMPLAUSIBLE_DATE),
        (row(kinds::date::KIND, number("5"), Some(Quantity::NotDone)), assessment_codes::WRONG_TYPE),
        (row(kinds::increasing::KIND, number("1"), Some(Quantity::Number(Decimal::MAX))), assessment_codes::WRONG_TYPE),
    ];
    for (row, code) in cases {
        let case = Case::new().objective("1", &[row]);
        case.assess(|assessment, found| {
            let (_, objective) = assessment.objectives().next().unwrap();
            assert!(matches!(objective.indicators[0].state, State::NotComputable(_)));
            assert_eq!(objective.indicators[0].achievement.value, None);
            assert_eq!(objective.prudent.value, Some(Decimal::ZERO));
            assert!(found.iter().any(|finding| finding.code == code && finding.blocks()), "{code:?}");
        });
    }
}

fn three_indicators(second: Option<Quantity>) -> [Row; 3] {
    [
        row(kinds::variation::KIND, number("440"), number("425")).from("400").weighing("50"),
        row(kinds::progress::KIND, None, second).weighing("30"),
        row(kinds::yes_no::KIND, None, Some(Quantity::YesNo(true))).weighing("20"),
    ]
}

#[test]
fn objectives_weigh_their_indicators_as_in_the_worked_examples() {
    let full = Case::new().objective("1", &three_indicators(number("80")));
    assert_eq!(full.first_objective(), (Some(decimal("75.25")), Some(Decimal::ONE_HUNDRED), Some(decimal("75.25"))));
    let half = Case::new().objective("1", &three_indicators(None));
    assert_eq!(half.first_objective(), (Some(decimal("73.21")), Some(decimal("70")), Some(decimal("51.25"))));
}

#[test]
fn programmes_are_computed_from_the_printed_values_of_their_objectives() {
    let achieved = [row(kinds::progress::KIND, None, number("100"))];
    let case = Case::new().objective("2", &three_indicators(number("80"))).objective("1", &achieved);
    case.assess(|assessment, _| {
        let total = &assessment.missions[0].programmes[0].total;
        assert_eq!(total.prudent.value, Some(decimal("83.50")));
        assert_eq!(total.class, Some(Class::Partly));
    });
    let case = case.objective("1", &[row(kinds::progress::KIND, None, None)]);
    case.assess(|assessment, found| {
        let total = &assessment.entity;
        assert_eq!(total.prudent.value, Some(decimal("62.63")));
        assert_eq!(total.measured.value, Some(decimal("83.50")));
        assert_eq!(total.coverage.value, Some(decimal("75.00")));
        assert_eq!(total.counts.not_measured, 1);
        assert!(found.iter().any(|finding| finding.code == assessment_codes::NOT_MEASURED && finding.blocks()));
    });
}

#[test]
fn a_group_with_nothing_to_count_is_not_available_and_has_no_class() {
    let mut case = Case::new().objective("1", &[row(kinds::progress::KIND, None, number("50"))]);
    case.plan.missions[0].objectives[0].years.clear();
    case.assess(|assessment, found| {
        assert_eq!(assessment.entity.prudent.value, None);
        assert_eq!(assessment.entity.class, None);
        assert_eq!(assessment.entity.counts.not_planned, 1);
        assert_eq!(assessment.entity.counts.planned, 0);
        assert!(found.iter().any(|finding| finding.code == assessment_codes::NOT_PLANNED));
    });
}

#[test]
fn an_exclusion_stands_only_with_its_act() {
    let mut case = Case::new()
        .objective("1", &[row(kinds::progress::KIND, None, None)])
        .objective("1", &[row(kinds::progress::KIND, None, number("50"))]);
    case.measurements[0].state = Some(Sourced::new(DeclaredState::Postponed, place()));
    case.assess(|assessment, found| {
        assert_eq!(assessment.entity.prudent.value, Some(decimal("25.00")));
        assert!(found.iter().any(|finding| finding.code == assessment_codes::EXCLUDED_WITHOUT_ACT));
    });
    let act = Act { number: "42".to_owned(), date: day("2024-11-05") };
    case.measurements[0].act = Some(Sourced::new(act, place()));
    case.assess(|assessment, _| {
        assert_eq!(assessment.entity.prudent.value, Some(decimal("50.00")));
        assert_eq!(assessment.entity.counts.excluded, 1);
        assert_eq!(assessment.entity.counts.excluded_weight, Decimal::ONE);
    });
}

#[test]
fn the_report_itself_is_in_progress_until_the_final_dates_it() {
    let target = Some(Quantity::Date(day("2025-06-30")));
    let mut case = Case::new().objective("1", &[row(kinds::date::KIND, target, None)]);
    case.report_objective = Some(case.plan.missions[0].objectives[0].code.clone());
    case.assess(|assessment, found| {
        assert_eq!(assessment.entity.counts.in_progress, 1);
        assert_eq!(assessment.entity.prudent.value, None);
        assert!(found.is_empty(), "{found:?}");
    });
    let own = |date: &str, in_time| Some(OwnReport { day: day(date), in_time, source: Source::FirstFinal });
    case.own_report = own("2025-06-20", true);
    assert_eq!(case.first_objective().2, Some(Decimal::ONE_HUNDRED));
    case.own_report = own("2025-07-18", false);
    assert_eq!(case.first_objective().2, Some(decimal("80")));
    // As sì/no: whether it was done by the deadline.
    let mut case = Case::new().objective("1", &[row(kinds::yes_no::KIND, None, None)]);
    case.report_objective = Some(case.plan.missions[0].objectives[0].code.clone());
    case.assess(|assessment, _| assert_eq!(assessment.entity.counts.in_progress, 1));
    case.own_report = own("2025-06-20", true);
    assert_eq!(case.first_objective().2, Some(Decimal::ONE_HUNDRED));
    case.own_report = own("2025-07-18", false);
    assert_eq!(case.first_objective().2, Some(Decimal::ZERO));
}

#[test]
fn partly_blank_negative_or_null_weights_block() {
    let rows = |weights: [Option<&str>; 2]| {
        weights.map(|weight| Row { weight: weight.map(decimal), ..row(kinds::progress::KIND, None, number("50")) })
    };
    for weights in [[Some("50"), None], [Some("-1"), Some("2")], [Some("0"), Some("0")]] {
        let case = Case::new().objective("1", &rows(weights));
        assert!(case.assess(|_, found| found.iter().any(|finding| finding.code == assessment_codes::BAD_WEIGHTS)));
    }
    let case = Case::new().objective("1", &rows([Some("0"), Some("2")]));
    assert!(!case.assess(|_, found| found.iter().any(|finding| finding.code == assessment_codes::BAD_WEIGHTS)));
}

#[test]
fn a_blank_and_a_zero_are_not_the_same() {
    let zero = Case::new().objective("1", &[row(kinds::progress::KIND, None, number("0"))]);
    assert_eq!(zero.first_objective(), (Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED), Some(Decimal::ZERO)));
    let blank = Case::new().objective("1", &[row(kinds::progress::KIND, None, None)]);
    assert_eq!(blank.first_objective(), (None, Some(Decimal::ZERO), Some(Decimal::ZERO)));
}

#[test]
fn a_score_counts_only_with_the_minutes_that_record_it() {
    let mut case = Case::new().objective("1", &[row(kinds::qualitative::KIND, None, None)]);
    case.measurements[0].board_score = Some(Sourced::new(decimal("80"), place()));
    case.assess(|assessment, found| {
        let (_, objective) = assessment.objectives().next().unwrap();
        assert_eq!(objective.indicators[0].state, State::AwaitingBoard);
        assert_eq!(assessment.entity.prudent.value, Some(Decimal::ZERO));
        let finding = found.iter().find(|finding| finding.code == assessment_codes::AWAITING_BOARD).unwrap();
        assert!(finding.blocks() && finding.found.as_deref() == Some("80"), "{finding:?}");
    });
    let minutes = Act { number: "3".to_owned(), date: day("2025-04-10") };
    case.measurements[0].minutes = Some(Sourced::new(minutes, place()));
    assert_eq!(case.first_objective().2, Some(decimal("80")));
}

#[test]
fn a_value_beside_an_exclusion_blocks_with_and_without_the_act() {
    let mut case = Case::new().objective("1", &[row(kinds::progress::KIND, None, number("20"))]);
    let contradiction =
        |found: &[Finding]| found.iter().any(|f| f.code == assessment_codes::CONTRADICTION && f.blocks());
    for state in [DeclaredState::Postponed, DeclaredState::NotAssessable, DeclaredState::NotMeasured] {
        case.measurements[0].state = Some(Sourced::new(state, place()));
        case.measurements[0].act = None;
        assert!(case.assess(|_, found| contradiction(found)), "{state:?}");
        assert_eq!(case.first_objective(), (None, Some(Decimal::ZERO), Some(Decimal::ZERO)));
        let act = Act { number: "42".to_owned(), date: day("2024-11-05") };
        case.measurements[0].act = Some(Sourced::new(act, place()));
        assert!(case.assess(|_, found| contradiction(found)), "{state:?}");
    }
    case.measurements[0].state = Some(Sourced::new(DeclaredState::Measured, place()));
    assert!(!case.assess(|_, found| contradiction(found)));
}

#[test]
fn an_objective_whose_whole_weight_is_excluded_leaves_the_sums() {
    let rows = [
        row(kinds::progress::KIND, None, number("100")).weighing("0"),
        row(kinds::progress::KIND, None, None).weighing("100"),
    ];
    let mut case = Case::new().objective("1", &rows).objective("1", &[row(kinds::progress::KIND, None, number("50"))]);
    assert_eq!(case.first_objective(), (None, Some(Decimal::ZERO), Some(Decimal::ZERO)));
    case.measurements[1].state = Some(Sourced::new(DeclaredState::Postponed, place()));
    let act = Act { number: "42".to_owned(), date: day("2024-11-05") };
    case.measurements[1].act = Some(Sourced::new(act, place()));
    assert_eq!(case.first_objective(), (None, None, None));
    case.assess(|assessment, _| {
        assert_eq!(assessment.entity.prudent.value, Some(decimal("50.00")));
        assert_eq!(assessment.entity.counts.excluded, 1);
    });
}
