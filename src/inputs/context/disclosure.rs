//! Disclosure control: which cells of small groups may be printed.
//!
//! Guaranteed, for each category taken with its total:
//!
//! - a cell of one to four people is never printed, nor are its amounts;
//! - if cells are suppressed and the total is printed, they are at least two, hold at least
//!   five people together and more people than cells, so that none of them follows from the
//!   rest; the smallest other cells are suppressed as well until this holds (secondary
//!   suppression);
//! - where this cannot hold, the whole category is suppressed, zeros and total included: a
//!   row of zeros with one suppressed cell would tell where everybody is;
//! - a category all of whose people share one band is suppressed whole, however many they are:
//!   its one number would tell the score of each;
//! - an amount is never printed where its number of people is not;
//! - the entity's total is printed only where every category's is, else it would give the
//!   missing one away. Sums of a band across categories are never made.
//!
//! Deliberately absent: protection against what other publications say.

use rust_decimal::Decimal;

use crate::domain::{Amount, BandTotal, Headcount, Place, ScoreBand, Sourced};
use crate::words::fold;

/// The fewest people that a printed cell may count.
pub const FEWEST: u32 = 5;

/// A row as read, before anything is suppressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawBand {
    /// CATEGORIA.
    pub category: String,
    /// FASCIA.
    pub label: String,
    /// NUMERO DIPENDENTI.
    pub people: Option<Sourced<u32>>,
    /// PREMI STANZIATI.
    pub allocated: Option<Sourced<Decimal>>,
    /// PREMI DISTRIBUITI.
    pub distributed: Option<Sourced<Decimal>>,
    /// The row's first cell.
    pub place: Place,
}

/// Suppresses what must not be printed; rows stay in their order, totals follow the categories
/// in order of appearance, the entity's last. No total is made of no rows.
pub fn protect(rows: &[RawBand]) -> (Vec<ScoreBand>, Vec<BandTotal>) {
    let mut categories: Vec<(String, Vec<usize>)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let name = fold(&row.category);
        match categories.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(index),
            None => categories.push((name, vec![index])),
        }
    }
    let mut verdicts = vec![Verdict::Print; rows.len()];
    let mut totals = Vec::new();
    for (_, members) in &categories {
        let group: Vec<&RawBand> = members.iter().map(|&index| &rows[index]).collect();
        let judged = judge(&group);
        totals.push(total(&group, &judged));
        for (&index, verdict) in members.iter().zip(judged.cells) {
            verdicts[index] = verdict;
        }
    }
    if let Some(entity) = entity_total(&totals) {
        totals.push(entity);
    }
    let bands = rows.iter().zip(verdicts).map(|(row, verdict)| band(row, verdict)).collect();
    (bands, totals)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Print,
    Suppress,
}

struct Judged {
    cells: Vec<Verdict>,
    total: Verdict,
}

fn judge(group: &[&RawBand]) -> Judged {
    let counts: Vec<Option<u32>> = group.iter().map(|row| row.people.as_ref().map(|people| people.value)).collect();
    let small = |count: &Option<u32>| count.is_some_and(|people| people > 0 && people < FEWEST);
    let nothing_printed = || Judged { cells: vec![Verdict::Suppress; counts.len()], total: Verdict::Suppress };
    if share_one_band(&counts) {
        return nothing_printed();
    }
    let mut suppressed: Vec<bool> = counts.iter().map(small).collect();
    if !suppressed.contains(&true) {
        return Judged { cells: vec![Verdict::Print; counts.len()], total: Verdict::Print };
    }
    while !safe_beside_total(&counts, &suppressed) {
        let smallest = (0..counts.len())
            .filter(|&index| !suppressed[index] && counts[index].is_some_and(|people| people > 0))
            .min_by_key(|&index| counts[index]);
        match smallest {
            Some(index) => suppressed[index] = true,
            None => return nothing_printed(),
        }
    }
    let verdict = |hidden: bool| if hidden { Verdict::Suppress } else { Verdict::Print };
    Judged { cells: suppressed.into_iter().map(verdict).collect(), total: Verdict::Print }
}

/// Whether all the people that are known are in one band: who knows the category would know everybody's score. A band
/// without a number may be empty.
fn share_one_band(counts: &[Option<u32>]) -> bool {
    counts.iter().flatten().filter(|people| **people > 0).count() == 1
}

/// Whether the suppressed cells cannot be worked out from the others and the total.
fn safe_beside_total(counts: &[Option<u32>], suppressed: &[bool]) -> bool {
    let hidden = || counts.iter().zip(suppressed).filter(|(_, hidden)| **hidden).filter_map(|(count, _)| *count);
    let (cells, people) = (hidden().count() as u64, hidden().map(u64::from).sum::<u64>());
    cells >= 2 && people >= u64::from(FEWEST) && people > cells
}

fn band(row: &RawBand, verdict: Verdict) -> ScoreBand {
    let people = match (&row.people, verdict) {
        // What nobody gave is missing, whatever else is hidden.
        (None, _) => Headcount::Missing,
        (Some(_), Verdict::Suppress) => Headcount::Suppressed,
        (Some(people), Verdict::Print) => Headcount::Shown(people.clone()),
    };
    // Without a number of people nobody knows how few share an amount.
    let shown = matches!(people, Headcount::Shown(_));
    let amount = |amount: &Option<Sourced<Decimal>>| match amount {
        None if shown => Amount::Missing,
        Some(amount) if shown => Amount::Shown(amount.clone()),
        _ => Amount::Suppressed,
    };
    ScoreBand {
        category: row.category.clone(),
        label: row.label.clone(),
        allocated: amount(&row.allocated),
        distributed: amount(&row.distributed),
        people,
        place: row.place.clone(),
    }
}

fn total(group: &[&RawBand], judged: &Judged) -> BandTotal {
    let category = Some(group[0].category.clone());
    if judged.total == Verdict::Suppress {
        return suppressed_total(category);
    }
    let place = || group[0].place.clone();
    let counts: Option<Vec<u32>> = group.iter().map(|row| Some(row.people.as_ref()?.value)).collect();
    let Some(people) = counts.and_then(|counts| counts.into_iter().try_fold(0u32, u32::checked_add)) else {
        return BandTotal {
            category,
            people: Headcount::Missing,
            allocated: Amount::Missing,
            distributed: Amount::Missing,
        };
    };
    let sum = |of: fn(&RawBand) -> Option<&Sourced<Decimal>>| {
        let amounts: Option<Vec<Decimal>> = group.iter().map(|row| Some(of(row)?.value)).collect();
        let Some(amounts) = amounts else { return Amount::Missing };
        let hidden = |verdict: &&Verdict| **verdict == Verdict::Suppress;
        let hides = judged.cells.iter().any(|verdict| hidden(&verdict));
        let kept: Decimal =
            amounts.iter().zip(&judged.cells).filter(|(_, verdict)| hidden(verdict)).map(|(amount, _)| *amount).sum();
        // If suppressed amounts sum to nothing, each of them is nothing: the sum would tell.
        if hides && kept <= Decimal::ZERO {
            return Amount::Suppressed;
        }
        Amount::Shown(Sourced::new(amounts.into_iter().sum(), place()))
    };
    BandTotal {
        category,
        people: Headcount::Shown(Sourced::new(people, place())),
        allocated: sum(|row| row.allocated.as_ref()),
        distributed: sum(|row| row.distributed.as_ref()),
    }
}

const fn suppressed_total(category: Option<String>) -> BandTotal {
    BandTotal {
        category,
        people: Headcount::Suppressed,
        allocated: Amount::Suppressed,
        distributed: Amount::Suppressed,
    }
}

/// The entity's total: each measure only where every category's is printed.
fn entity_total(totals: &[BandTotal]) -> Option<BandTotal> {
    totals.first()?;
    let people = totals.iter().try_fold((0u32, None), |(sum, place), total| match &total.people {
        Headcount::Shown(people) => {
            Ok((sum.saturating_add(people.value), place.or_else(|| Some(people.place.clone()))))
        }
        other => Err(other.clone()),
    });
    let people = match people {
        Ok((sum, Some(place))) => Headcount::Shown(Sourced::new(sum, place)),
        Ok((_, None)) => Headcount::Missing,
        Err(other) => other,
    };
    let amount = |of: fn(&BandTotal) -> &Amount| {
        let mut sum: Option<Sourced<Decimal>> = None;
        for total in totals {
            match (of(total), &mut sum) {
                (Amount::Shown(amount), Some(sum)) => sum.value += amount.value,
                (Amount::Shown(amount), None) => sum = Some(amount.clone()),
                (other, _) => return other.clone(),
            }
        }
        sum.map_or(Amount::Missing, Amount::Shown)
    };
    let (allocated, distributed) = (amount(|total| &total.allocated), amount(|total| &total.distributed));
    Some(BandTotal { category: None, people, allocated, distributed })
}

#[cfg(test)]
mod tests;
