//! What is excluded, waits, contradicts itself or has no usable weight.

use super::*;

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
fn the_plans_own_row_is_measured_whatever_its_only_day_is_called() {
    let target = Some(Quantity::Date(day("2025-06-30")));
    let called = |names: &[&str]| {
        let rows: Vec<_> = names.iter().map(|_| row(kinds::date::KIND, target, None)).collect();
        let mut case = Case::new().objective("1", &rows);
        case.report_objective = Some(case.plan.missions[0].objectives[0].code.clone());
        for (indicator, name) in case.indicators.iter_mut().zip(names) {
            indicator.name = (*name).to_owned();
        }
        case.assess(|assessment, _| {
            let (_, objective) = assessment.objectives().next().unwrap();
            objective.indicators.iter().map(|row| row.state == State::InProgress).collect::<Vec<_>>()
        })
    };
    assert_eq!(called(&["Rispetto del termine"]), [true]);
    assert_eq!(called(&["Consegna entro il 30 giugno", "Altra scadenza"]), [false, false], "either may be meant");
    assert_eq!(called(&["Altra scadenza", "Relazione sulla performance"]), [false, true]);
}

#[test]
fn of_two_dates_that_speak_of_the_report_only_one_is_the_report() {
    let target = Some(Quantity::Date(day("2025-06-30")));
    let date = || row(kinds::date::KIND, target, None);
    let mut case = Case::new().objective("1", &[date(), date(), row(kinds::yes_no::KIND, None, None)]);
    case.report_objective = Some(case.plan.missions[0].objectives[0].code.clone());
    let in_progress = |case: &Case| {
        case.assess(|assessment, _| {
            let (_, objective) = assessment.objectives().next().unwrap();
            let own = objective.indicators.iter().filter(|row| row.state == State::InProgress);
            own.map(|row| row.indicator.code.to_string()).collect::<Vec<_>>()
        })
    };
    assert_eq!(in_progress(&case), ["01.02-01.1"]);
    case.indicators[0].name = "Relazione al bilancio".to_owned();
    case.indicators[1].name = "Relazione sulla performance adottata".to_owned();
    assert_eq!(in_progress(&case), ["01.02-01.2"]);
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
