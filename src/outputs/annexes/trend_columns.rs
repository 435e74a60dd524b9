//! The columns of an index over the years, and of its latest change.

use rust_decimal::Decimal;

use super::sheets::GroupKey;
use crate::assessment::{Basis, Difference, TrendYear};
use crate::domain::{TREND_YEARS, Year};
use crate::sheet::{Cell, Column};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TrendKey {
    Code,
    Name,
    /// An index in one year.
    Value(GroupKey, Year),
}

/// The years of the trend, ascending.
pub(super) fn years(last: Year) -> Vec<Year> {
    (0..TREND_YEARS).rev().map(|back| Year(last.0.saturating_sub(back))).collect()
}

/// A column a year, the last one live where there is a formula for it, and the difference of the last two.
pub(super) fn year_columns<'c, R: 'c>(
    (name, index, width): (&str, GroupKey, u16),
    years: &[Year],
    value: impl Fn(&R, Year) -> Option<Decimal> + Copy + 'c,
    live: impl Fn(&R) -> Option<String> + Copy + 'c,
    difference: impl Fn(&R) -> Difference + Copy + 'c,
) -> Vec<Column<'c, R, TrendKey>> {
    let [.., before, last] = *years else { return Vec::new() };
    let year_column = |year: &Year| {
        let year = *year;
        Column::<R, TrendKey>::new(format!("{name} {year}"), width, move |row| Cell::figure(value(row, year)))
            .key(TrendKey::Value(index, year))
            .formula(move |row, _| live(row).filter(|_| year == last))
    };
    let points = Column::<R, TrendKey>::new(format!("{name} differenza sul {before}"), width, move |row| {
        match difference(row) {
            Difference::Points(points, _) => Cell::figure(Some(points)),
            Difference::NotComparable(_) => Cell::text("non confrontabile"),
            Difference::Absent => Cell::figure(None),
        }
    })
    .formula(move |row, cells| {
        let [last, before] = [last, before].map(|year| cells.of(TrendKey::Value(index, year)));
        let points = format!("IF(AND(ISNUMBER({last}),ISNUMBER({before})),ROUND({last}-{before},2),\"n.d.\")");
        let compares = match difference(row) {
            Difference::Points(..) | Difference::Absent => true,
            Difference::NotComparable(_) => false,
        };
        compares.then_some(points)
    });
    years.iter().map(year_column).chain([points]).collect()
}

/// Why there is no difference, or what changed around it.
pub(super) fn note(difference: &Difference) -> Option<String> {
    match difference {
        Difference::Points(_, note) => note.clone(),
        Difference::NotComparable(why) => Some(format!("non confrontabile: {why}")),
        Difference::Absent => None,
    }
}

/// Where a year before comes from.
pub(super) fn basis(entry: &TrendYear) -> Option<String> {
    let year = entry.year;
    match entry.basis {
        Basis::Measured => None,
        Basis::Published { version, first_format: false } => Some(format!("{year}: definitiva, versione {version}.")),
        Basis::Published { version, first_format: true } => {
            Some(format!("{year}: definitiva, versione {version}, fatta con la versione 0.1.0 del programma."))
        }
        Basis::Recomputed => Some(format!("{year}: ricalcolato, non pubblicato.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_years_end_with_the_one_measured() {
        assert_eq!(years(Year(2024)), [Year(2022), Year(2023), Year(2024)]);
    }
}
