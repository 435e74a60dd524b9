//! Nothing suppressed can be worked out from what is printed.

use proptest::prelude::*;

use super::*;

fn row(category: &str, label: &str, people: Option<u32>) -> RawBand {
    let place = Place::file("individuale/2024.xlsx");
    let amount = |per_head: u32| people.map(|people| Sourced::new(Decimal::from(people * per_head), place.clone()));
    RawBand {
        category: category.to_owned(),
        label: label.to_owned(),
        people: people.map(|people| Sourced::new(people, place.clone())),
        allocated: amount(1000),
        distributed: amount(900),
        place: place.clone(),
    }
}

/// Printed numbers of one category, `None` where suppressed, and its printed total.
fn printed(counts: &[u32]) -> (Vec<Option<u32>>, Option<u32>) {
    let rows: Vec<RawBand> =
        counts.iter().enumerate().map(|(index, count)| row("Area", &index.to_string(), Some(*count))).collect();
    let (bands, totals) = protect(&rows);
    (bands.iter().map(|band| number(&band.people)).collect(), number(&totals[0].people))
}

fn number(people: &Headcount) -> Option<u32> {
    match people {
        Headcount::Shown(people) => Some(people.value),
        _ => None,
    }
}

#[test]
fn cells_of_five_and_zeros_are_printed() {
    assert_eq!(printed(&[5, 0, 12]), (vec![Some(5), Some(0), Some(12)], Some(17)));
}

#[test]
fn a_small_cell_takes_the_smallest_other_with_it() {
    assert_eq!(printed(&[2, 9, 7, 0]), (vec![None, Some(9), None, Some(0)], Some(18)));
    assert_eq!(printed(&[3, 4, 9]), (vec![None, None, Some(9)], Some(16)));
}

#[test]
fn two_cells_of_one_person_are_not_enough_to_hide_each_other() {
    // 1 + 1 = 2 would tell both: a third cell goes too.
    assert_eq!(printed(&[1, 1, 9, 20]), (vec![None, None, None, Some(20)], Some(31)));
}

#[test]
fn a_category_that_cannot_be_hidden_in_itself_is_not_printed_at_all() {
    assert_eq!(printed(&[3]), (vec![None], None));
    assert_eq!(printed(&[3, 0, 0]), (vec![None, None, None], None));
    assert_eq!(printed(&[1, 1, 1, 1, 1]), (vec![None; 5], None));
}

#[test]
fn a_category_in_one_band_is_not_printed_however_large() {
    assert_eq!(printed(&[40, 0, 0]), (vec![None, None, None], None));
    assert_eq!(printed(&[40]), (vec![None], None));
    // The near misses: a second band, or nobody at all.
    assert_eq!(printed(&[40, 5, 0]), (vec![Some(40), Some(5), Some(0)], Some(45)));
    assert_eq!(printed(&[0, 0]), (vec![Some(0), Some(0)], Some(0)));
}

#[test]
fn the_whole_total_would_tell_a_hidden_one() {
    let staff = || [row("Dipendenti", "alta", Some(14)), row("Dipendenti", "media", Some(6))];
    let managers = |high, low| [row("Titolari di EQ", "alta", Some(high)), row("Titolari di EQ", "media", Some(low))];
    let (_, totals) = protect(&[staff(), managers(3, 0)].concat());
    let shown: Vec<Option<u32>> = totals.iter().map(|total| number(&total.people)).collect();
    assert_eq!(shown, [Some(20), None, None]);
    assert!(totals[1..].iter().all(|total| total.allocated == Amount::Suppressed));
    let (_, totals) = protect(&[staff(), managers(8, 5)].concat());
    assert_eq!(number(&totals[2].people), Some(33));
}

#[test]
fn amounts_without_a_number_of_people_are_not_printed() {
    let mut blank = row("Area", "alta", None);
    blank.allocated = Some(Sourced::new(Decimal::from(100), blank.place.clone()));
    let (bands, totals) = protect(&[blank, row("Area", "media", Some(9))]);
    assert_eq!(bands[0].people, Headcount::Missing);
    assert_eq!(bands[0].allocated, Amount::Suppressed);
    // The other band may be empty: then all nine are in one.
    assert_eq!(bands[1].people, Headcount::Suppressed);
    assert_eq!(totals[0].people, Headcount::Suppressed);
}

#[test]
fn suppressed_amounts_that_are_all_zero_hide_their_sum() {
    let mut rows = [row("Area", "alta", Some(2)), row("Area", "media", Some(6)), row("Area", "bassa", Some(30))];
    for hidden in &mut rows[..2] {
        hidden.distributed.as_mut().unwrap().value = Decimal::ZERO;
    }
    let (_, totals) = protect(&rows);
    assert_eq!(number(&totals[0].people), Some(38));
    assert_eq!(totals[0].distributed, Amount::Suppressed);
    assert!(matches!(totals[0].allocated, Amount::Shown(_)));
}

#[test]
fn spelling_does_not_make_a_category_of_its_own() {
    let (bands, totals) = protect(&[row("Area Funzionari", "a", Some(2)), row(" area funzionari", "b", Some(9))]);
    assert!(bands.iter().all(|band| band.people == Headcount::Suppressed));
    assert_eq!(totals.len(), 2);
}

/// Values that a suppressed cell may have for a reader who knows the rules: at least one
/// person each, together what is left of the total.
fn possible(rest: u32, hidden: u32) -> std::ops::RangeInclusive<u32> {
    1..=rest.saturating_sub(hidden - 1)
}

proptest! {
    #[test]
    fn no_suppressed_cell_follows_from_the_rest(
        table in prop::collection::vec(prop::collection::vec(0u32..14, 1..6), 1..4)
    ) {
        let rows: Vec<RawBand> = table
            .iter()
            .enumerate()
            .flat_map(|(category, bands)| {
                bands.iter().enumerate().map(move |(band, count)| {
                    row(&format!("Categoria {category}"), &format!("Fascia {band}"), Some(*count))
                })
            })
            .collect();
        let (bands, totals) = protect(&rows);
        let mut start = 0;
        for (category, counts) in table.iter().enumerate() {
            let cells = &bands[start..start + counts.len()];
            start += counts.len();
            let total = number(&totals[category].people);
            let shown: Vec<u32> = cells.iter().filter_map(|cell| number(&cell.people)).collect();
            let hidden = u32::try_from(cells.len() - shown.len()).unwrap();
            for (cell, count) in cells.iter().zip(counts) {
                prop_assert!(*count == 0 || *count >= FEWEST || cell.people == Headcount::Suppressed);
                let amounts_shown = matches!(cell.allocated, Amount::Shown(_)) || matches!(cell.distributed, Amount::Shown(_));
                prop_assert!(!amounts_shown || matches!(cell.people, Headcount::Shown(_)));
            }
            match total {
                Some(total) if hidden > 0 => {
                    let rest = total - shown.iter().sum::<u32>();
                    prop_assert!(rest >= FEWEST && possible(rest, hidden).count() > 1, "{counts:?}");
                }
                Some(total) => prop_assert_eq!(total, counts.iter().sum::<u32>()),
                None => prop_assert!(shown.is_empty(), "{:?}", counts),
            }
        }
        let entity = totals.last().unwrap();
        let all = totals[..totals.len() - 1].iter().all(|total| number(&total.people).is_some());
        prop_assert_eq!(number(&entity.people).is_some(), all);
    }
}
