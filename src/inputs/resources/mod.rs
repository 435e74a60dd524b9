//! Budget figures in: `risorse/ANNO.xlsx` or `.csv` → [`Resources`] and findings.
//!
//! Guaranteed: joined by the programma's code, in every form that the plan reader accepts;
//! an accounting export that goes below the programma is summed, with a listing of what was summed; a blank amount is
//! absent and never zero; columns of amounts that nobody knows are named; rows of totals are compared with the sums to
//! the cent and never imported; every amount keeps its cell. Deliberately absent: a cost of
//! objectives, because the budget follows accounting codes.

mod accounting_words;
pub mod budget_codes;
mod budget_rows;
mod check;
mod columns;
mod detail;
mod form;
mod row_code;
mod summed;
mod total_row;
mod unread_columns;

pub use budget_rows::read;
pub use check::check;
pub use form::blank;
