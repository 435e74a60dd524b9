//! What is not wholly measured: states, classes by policy, intervals, lists, excluded weight, windows of acts.

use num_bigint::BigInt;
use proptest::prelude::*;
use rust_decimal::prelude::ToPrimitive as _;

use super::*;
use crate::domain::{MissingPolicy, SourceKind};

fn progress(actual: Option<&str>, weight: &str) -> Row {
    row(kinds::progress::KIND, None, actual.and_then(number)).weighing(weight)
}

/// A final under a policy.
fn issued(mut case: Case, policy: MissingPolicy) -> Case {
    case.rules.missing = policy;
    case.published_on = Some(day("2025-06-20"));
    case
}

fn excluded(mut case: Case, index: usize, date: &str) -> Case {
    case.measurements[index].state = Some(Sourced::new(DeclaredState::Postponed, place()));
    case.measurements[index].act = Some(Sourced::new(Act { number: "42".to_owned(), date: day(date) }, place()));
    case
}

#[test]
fn thirds_are_exact_until_the_one_rounding() {
    let thirds = |g: &str| [progress(Some(g), "1"), progress(None, "1"), progress(None, "1")];
    let case = Case::new().objective("1", &thirds("37.43")).objective("1", &thirds("64.78"));
    case.assess(|assessment, _| {
        assert_eq!(assessment.entity.measured.exact.clone().unwrap(), decimal("51.105"));
        assert_eq!(assessment.entity.measured.value, Some(decimal("51.11")));
        assert_eq!(assessment.entity.coverage.value, Some(decimal("33.33")));
    });
}

/// Two thirds measured at 60: M 60, C 40.
fn two_thirds() -> Case {
    Case::new().objective("1", &[progress(Some("60"), "2"), progress(None, "1")])
}

#[test]
fn an_incomplete_objective_has_a_class_only_in_a_final_and_by_the_policy() {
    let verdict = |case: Case| {
        case.assess(|assessment, _| {
            let (_, row) = assessment.objectives().next().unwrap();
            (row.verdict(assessment.rules), assessment.entity.class, assessment.entity.headline())
        })
    };
    let (draft, class, _) = verdict(two_thirds());
    assert_eq!((draft.as_str(), class), ("incompleto", None));
    let (zero, class, headline) = verdict(issued(two_thirds(), MissingPolicy::Zero));
    assert_eq!((zero.as_str(), class), ("non raggiunto, incompleto", Some(Class::NotAchieved)));
    assert_eq!(headline, Some(decimal("40.00")));
    let (low, class, _) = verdict(issued(two_thirds(), MissingPolicy::Exclude));
    assert_eq!((low.as_str(), class), ("copertura insufficiente", None));
    let mut enough = issued(two_thirds(), MissingPolicy::Exclude);
    enough.rules.minimum_coverage = decimal("0.66");
    enough.measurements[0].actual = number("95").map(|value| Sourced::new(value, place()));
    let (words, class, headline) = verdict(enough);
    assert_eq!(
        (words.as_str(), class),
        ("raggiunto, incompleto", Some(Class::Achieved)),
        "the class of M, which leads"
    );
    assert_eq!(headline, Some(decimal("95.00")));
}

#[test]
fn what_is_not_measured_at_all_scores_only_under_zero() {
    let blank = || Case::new().objective("1", &[progress(None, "1")]).objective("1", &[progress(Some("100"), "1")]);
    for (policy, words) in [
        (MissingPolicy::Zero, "non raggiunto, non misurato"),
        (MissingPolicy::Exclude, "non misurato"),
        (MissingPolicy::Block, "non misurato"),
    ] {
        issued(blank(), policy).assess(|assessment, _| {
            let (_, row) = assessment.objectives().next().unwrap();
            assert_eq!(row.verdict(assessment.rules), words, "{policy:?}");
        });
    }
    let nothing = issued(Case::new().objective("1", &[progress(None, "1")]), MissingPolicy::Zero);
    nothing.assess(|_, found| {
        assert!(found.iter().any(|finding| finding.code == assessment_codes::NOTHING_MEASURED && finding.blocks()));
    });
}

#[test]
fn a_draft_tells_what_it_may_still_become() {
    two_thirds().assess(|assessment, _| {
        assert_eq!(assessment.entity.interval(), Some((decimal("40.00"), decimal("73.33"))));
        assert_eq!(assessment.entity.counts.incomplete, 1);
        assert_eq!(assessment.entity.counts.with_class(), 0);
    });
}

#[test]
fn coverage_is_all_only_where_nothing_that_weighs_is_missing() {
    let mut case = Case::new().objective("1", &[progress(Some("100"), "999999"), progress(None, "1")]);
    case.assess(|assessment, _| assert_eq!(assessment.entity.coverage.value, Some(decimal("99.99"))));
    case = Case::new().objective("1", &[progress(Some("100"), "1"), progress(None, "999999")]);
    case.assess(|assessment, _| assert_eq!(assessment.entity.coverage.value, Some(decimal("0.01"))));
    case = Case::new().objective("1", &[progress(Some("100"), "1"), progress(None, "0")]);
    case.assess(|assessment, found| {
        assert_eq!(assessment.entity.coverage.value, Some(Decimal::ONE_HUNDRED));
        assert_eq!(assessment.entity.weightless_blanks, 1);
        assert!(found.iter().any(|finding| finding.code == assessment_codes::NOT_MEASURED && finding.blocks()));
    });
}

#[test]
fn excluded_weight_is_told_of_what_was_planned() {
    let rows = [progress(None, "99"), progress(Some("100"), "1")];
    let case = Case::new().objective("1", &rows).objective("1", &[progress(Some("50"), "1")]);
    excluded(case, 0, "2024-11-05").assess(|assessment, _| {
        let (_, row) = assessment.objectives().next().unwrap();
        assert_eq!(row.excluded.value, Some(decimal("99.00")));
        assert!(row.is_mostly_excluded() && assessment.best().rows.is_empty());
        assert_eq!(assessment.entity.excluded.value, Some(decimal("49.50")));
        assert_eq!(assessment.entity.coverage.value, Some(Decimal::ONE_HUNDRED));
    });
}

#[test]
fn an_act_outside_its_window_excludes_nothing_and_a_late_one_is_told() {
    let case = || Case::new().objective("1", &[progress(None, "1")]).objective("1", &[progress(Some("80"), "1")]);
    for date in ["1990-01-01", "2022-12-31", "2099-01-01", "2025-06-21"] {
        excluded(case(), 0, date).assess(|assessment, found| {
            assert_eq!(assessment.entity.prudent.value, Some(decimal("40.00")), "{date}");
            let told = |finding: &Finding| finding.code == assessment_codes::ACT_OUTSIDE_WINDOW && finding.blocks();
            assert!(found.iter().any(told), "{date}: {found:?}");
        });
    }
    excluded(case(), 0, "2025-06-15").assess(|assessment, _| {
        assert_eq!(assessment.entity.prudent.value, Some(decimal("80.00")));
        let late = assessment.entity.without_late_acts.as_ref().unwrap();
        assert_eq!(late.value, Some(decimal("40.00")));
    });
    excluded(case(), 0, "2024-12-31").assess(|assessment, _| assert_eq!(assessment.entity.without_late_acts, None));
}

#[test]
fn bad_weights_leave_the_whole_objective_without_measure() {
    let rows = [progress(Some("100"), "1"), Row { weight: None, ..progress(Some("100"), "1") }];
    Case::new().objective("1", &rows).assess(|assessment, _| {
        let (_, row) = assessment.objectives().next().unwrap();
        assert_eq!((row.state, row.prudent.value), (ObjectiveState::NotMeasured, Some(Decimal::ZERO)));
    });
    let mut partly =
        Case::new().objective("2", &[progress(Some("1"), "1")]).objective("1", &[progress(Some("1"), "1")]);
    partly.plan.missions[0].objectives[1].weight = None;
    partly.assess(|assessment, found| {
        assert_eq!(assessment.entity.weight, Decimal::from(3));
        let told = |finding: &Finding| finding.code == assessment_codes::BAD_OBJECTIVE_WEIGHT && finding.blocks();
        assert!(found.iter().any(told));
    });
}

#[test]
fn a_final_that_tolerates_gaps_wants_their_cause() {
    let mut case = issued(two_thirds(), MissingPolicy::Zero);
    case.measurements[0].cause = Some("ritardo nelle forniture".to_owned());
    let unexplained = |case: &Case| {
        case.assess(|_, found| {
            found.iter().filter(|f| f.code.id == assessment_codes::NO_CAUSE.id && f.blocks()).count()
        })
    };
    assert_eq!(unexplained(&case), 1);
    case.measurements[1].cause = Some("rilevazione non conclusa".to_owned());
    assert_eq!(unexplained(&case), 0);
}

#[test]
fn lists_hold_what_is_whole_and_say_what_decided_among_equals() {
    let mut case = Case::new();
    for weight in ["1", "1", "1", "1", "1", "1", "3", "0"] {
        case = case.objective(weight, &[progress(Some("100"), "1")]);
    }
    case.measurements[4].source = Some(SourceKind::External);
    let codes = |ranking: &Ranking<'_, '_>| -> Vec<String> {
        ranking.rows.iter().map(|row| row.objective.code.to_string()).collect()
    };
    case.assess(|assessment, _| {
        let best = assessment.best();
        assert_eq!(codes(&best), ["01.02-07", "01.02-05", "01.02-01", "01.02-02", "01.02-03"]);
        assert_eq!((best.left_out, best.decided_by), (2, Some(Criterion::Code)));
        assert!(assessment.critical().rows.is_empty());
    });
    let mut case = Case::new();
    for _ in 0..6 {
        case = case.objective("1", &[progress(Some("100"), "1")]);
    }
    case.measurements.iter_mut().skip(1).for_each(|row| row.source = Some(SourceKind::External));
    case.assess(|assessment, _| {
        let best = assessment.best();
        assert_eq!(codes(&best), ["01.02-02", "01.02-03", "01.02-04", "01.02-05", "01.02-06"]);
        assert_eq!(
            (best.left_out, best.decided_by),
            (1, Some(Criterion::ObjectiveFacts)),
            "its code would be the first"
        );
    });
}

#[test]
fn indicators_of_several_offices_give_the_objective_none_of_them() {
    let rows = [progress(Some("100"), "1"), progress(Some("100"), "1")];
    let mut case = Case::new().objective("1", &rows);
    let office = |case: &Case| case.assess(|a, _| a.objectives().next().unwrap().1.office.map(str::to_owned));
    case.indicators[0].office = Some("Ragioneria".to_owned());
    case.indicators[1].office = Some("Ragioneria".to_owned());
    assert_eq!(office(&case).as_deref(), Some("Ragioneria"));
    case.indicators[1].office = Some("Tributi".to_owned());
    assert_eq!(office(&case).as_deref(), Some("più uffici"));
}

/// The municipality's result is a whole number of hundredths, and this one.
fn scores_hundredths(assessment: &Assessment, expected: &BigInt) -> Result<(), TestCaseError> {
    let hundredths = assessment.entity.measured.value.unwrap() * Decimal::ONE_HUNDRED;
    prop_assert!(hundredths.fract().is_zero());
    prop_assert_eq!(&BigInt::from(hundredths.trunc().to_i128().unwrap()), expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Equal weights, one indicator measured of `parts`: half the sum of two results, which ends on half a cent
    /// wherever the sum is odd.
    #[test]
    fn exact_ties_round_away_from_zero(first in 0u32..=10_000, second in 0u32..=10_000, parts in 1usize..12) {
        let second = if (first + second) % 2 == 1 { second } else { second ^ 1 };
        prop_assume!(second <= 10_000);
        let rows = |hundredths: u32| {
            let mut rows = vec![progress(Some(&Decimal::new(hundredths.into(), 2).to_string()), "1")];
            rows.resize_with(parts, || progress(None, "1"));
            rows
        };
        let case = Case::new().objective("7", &rows(first)).objective("7", &rows(second));
        // In whole numbers: half the sum of the hundredths, the half upwards.
        let expected = (BigInt::from(first + second) + 1) / 2;
        case.assess(|assessment, _| scores_hundredths(assessment, &expected))?;
    }

    /// Unequal weights of objectives and of indicators: W·c is an odd number of eighths of the sum, and the second
    /// result is drawn so that the quotient ends on half a cent.
    #[test]
    fn ties_of_unequal_weights_round_away_from_zero(
        first in 0u32..=10_000,
        second in 0u32..1_240,
        share in (0u32..4).prop_map(|half| 2 * half + 1),
        parts in (1u32..12, 1u32..12),
    ) {
        let shares = [share, 8 - share];
        // An odd number is its own inverse among eighths.
        let wanted = (4 + 8 * share * first - share * first) % 8;
        let second = 8 * second + shares[1] * wanted % 8;
        let objective = |hundredths: u32, parts: u32| {
            let measured = progress(Some(&Decimal::new(hundredths.into(), 2).to_string()), "1");
            [measured].into_iter().chain((parts > 1).then(|| progress(None, &(parts - 1).to_string()))).collect::<Vec<_>>()
        };
        let weights = [shares[0] * parts.0, shares[1] * parts.1].map(|weight| weight.to_string());
        let rows = [objective(first, parts.0), objective(second, parts.1)];
        let case = Case::new().objective(&weights[0], &rows[0]).objective(&weights[1], &rows[1]);
        let eighths = shares[0] * first + shares[1] * second;
        prop_assert_eq!(eighths % 8, 4, "it is a tie");
        let expected = BigInt::from(eighths + 4) / 8;
        case.assess(|assessment, _| scores_hundredths(assessment, &expected))?;
    }
}
