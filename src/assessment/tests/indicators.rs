//! A single indicator, by the worked examples of the scoring rules, to the cent.

use super::*;

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
