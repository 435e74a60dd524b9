//! What is made of the sheets of a file before anything is read: headings by the words that all readers know, and the
//! labels of cards beside their values.

use super::super::source::SourceSheet;
use super::{calendar, card_titles, ordinal_years, plan_year, stacked};
use crate::domain::Year;
use crate::finding::Finding;

/// Names the months and the years of headings; `told` is the year that somebody tells.
pub fn name_headings(sheets: &mut [SourceSheet], file: &str, told: Option<Year>) {
    sheets.iter_mut().for_each(calendar::name_months);
    let of_file = plan_year::of_file(file);
    let first = sheets.iter().find_map(plan_year::of_sheet).or_else(|| of_file.clone());
    for sheet in sheets {
        let own = plan_year::of_sheet(sheet).or_else(|| of_file.clone()).or_else(|| first.clone());
        ordinal_years::name(sheet, told.or(own.map(|(year, _)| year)));
        stacked::put_beside(sheet);
    }
}

/// Gives the labels of cards the places and the words by which they are known; a map may have made labels of what
/// nobody knew.
pub fn name_labels(sheets: &mut [SourceSheet], findings: &mut Vec<Finding>) {
    for sheet in sheets {
        stacked::put_beside(sheet);
        card_titles::name(sheet, findings);
    }
}
