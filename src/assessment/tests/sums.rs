//! Objectives and groups, by the worked examples of the scoring rules, to the cent.

use super::*;

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
