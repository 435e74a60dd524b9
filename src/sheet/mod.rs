//! Sheets: columns declared once, cells, and the writer of the workbooks.
//!
//! A sheet is a list of [`Column`]s over the type of its rows. Header row, widths, letters in
//! formulas, ranges that other sheets name, tables with filters and CSV files all follow from
//! that list; a published table is a list of [`field::Field`]s in the same way. Deliberately
//! absent: what the sheets of any one output say.

mod blank_form;
mod book;
mod cell;
mod cell_writing;
mod claim;
mod column;
pub mod field;
mod format_runs;
pub mod house_style;
mod instructions_page;
mod late_rows;
mod layout;
pub mod limits;
mod long_texts;
mod row_height;
mod styles;
#[cfg(test)]
mod tests;
pub mod text_height;
mod writer;

pub use blank_form::{BlankForm, Entry, FormColumn};
pub use book::Book;
pub use cell::{Cell, Computed, NOT_AVAILABLE};
pub use cell_writing::is_computable;
pub use claim::Claim;
pub use column::{Column, Columns, Unnamed};
pub use instructions_page::{INSTRUCTIONS, write_instructions};
pub use late_rows::LateRows;
pub use layout::{Layout, RowCells, Table, quoted};
pub use styles::{Look, Styles};
pub use writer::{HEADER_ROW, SheetWriter};
