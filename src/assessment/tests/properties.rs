//! Properties that must hold whatever the data.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Case, Row, achievement, place, row};
use crate::domain::Class;
use crate::domain::Quantity;
use crate::domain::Rules;
use crate::kinds;

fn any_row() -> impl Strategy<Value = Row> {
    (0u8..4, 1u32..500, 0u32..600, 0u32..100, proptest::option::weighted(0.8, Just(()))).prop_map(
        |(kind, target, actual, weight, present)| {
            let kind = [
                kinds::increasing::KIND,
                kinds::decreasing::KIND,
                kinds::maintain_minimum::KIND,
                kinds::progress::KIND,
            ][usize::from(kind)];
            let quantity = |value: u32| Some(Quantity::Number(Decimal::new(i64::from(value), 1)));
            let mut row = row(kind, quantity(target), present.and(quantity(actual)));
            row.weight = Some(Decimal::from(weight + 1));
            row
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    proptest::collection::vec((1u32..9, proptest::collection::vec(any_row(), 1..4)), 1..8).prop_map(|objectives| {
        objectives.iter().fold(Case::new(), |case, (weight, rows)| case.objective(&weight.to_string(), rows))
    })
}

/// One cent: what two roundings, of C and of the index, can add up to.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

proptest! {
    #[test]
    fn groups_lie_between_their_objectives(case in any_case()) {
        case.assess(|assessment, _| {
            let values: Vec<Decimal> = assessment.objectives().filter_map(|(_, row)| row.prudent.value).collect();
            let prudent = assessment.entity.prudent.value.unwrap();
            prop_assert!(values.iter().min().unwrap() <= &prudent && &prudent <= values.iter().max().unwrap());
            Ok(())
        })?;
    }

    #[test]
    fn the_prudent_index_never_exceeds_the_measured_one(case in any_case()) {
        case.assess(|assessment, _| {
            for (_, row) in assessment.objectives() {
                prop_assert!(row.measured.value.is_none_or(|measured| row.prudent.value.unwrap() <= measured));
            }
            let entity = &assessment.entity;
            prop_assert!(entity.measured.value.is_none_or(|m| entity.prudent.value.unwrap() <= m + CENT));
            Ok(())
        })?;
    }

    #[test]
    fn blanking_a_value_never_raises_the_prudent_index(case in any_case(), index in any::<prop::sample::Index>()) {
        let before = case.assess(|assessment, _| assessment.entity.prudent.value).unwrap();
        let mut case = case;
        let index = index.index(case.measurements.len());
        case.measurements[index].actual = None;
        let after = case.assess(|assessment, _| assessment.entity.prudent.value).unwrap();
        prop_assert!(after <= before);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(case in any_case()) {
        let figures = |case: &Case| case.assess(|a, _| {
            (a.entity.prudent.value, a.entity.measured.value, a.entity.coverage.value, a.entity.counts)
        });
        let before = figures(&case);
        let mut case = case;
        case.indicators.reverse();
        case.measurements.reverse();
        prop_assert_eq!(before, figures(&case));
    }

    #[test]
    fn achievement_grows_with_the_value_in_the_favourable_direction(
        target in 1i64..1000, low in -500i64..2000, step in 0i64..500, kind in 0usize..5,
    ) {
        let kinds = [kinds::increasing::KIND, kinds::maintain_minimum::KIND, kinds::progress::KIND, kinds::decreasing::KIND, kinds::maintain_maximum::KIND];
        let at = |value: i64| {
            let quantity = |n: i64| Some(Quantity::Number(Decimal::from(n)));
            achievement(row(kinds[kind], quantity(target), quantity(value))).unwrap()
        };
        let (first, second) = (at(low), at(low + step));
        if kind < 3 { prop_assert!(first <= second) } else { prop_assert!(first >= second) }
    }

    #[test]
    fn every_printed_value_has_exactly_one_class(cents in 0i64..=12000) {
        let rules = Rules::standard(place());
        let value = Decimal::new(cents, 2);
        let bands = [
            (Class::Achieved, value >= Decimal::from(90)),
            (Class::Partly, value >= Decimal::from(70) && value < Decimal::from(90)),
            (Class::NotAchieved, value < Decimal::from(70)),
        ];
        let fitting: Vec<Class> = bands.iter().filter(|(_, fits)| *fits).map(|(class, _)| *class).collect();
        prop_assert_eq!(fitting, vec![rules.class_of(value)]);
    }
}
