//! xlsx through calamine's streaming reader, which keeps memory by the cell and not by the range.
//!
//! The library reads only what the first pass over the archive has seen and judged
//! ([`super::container`]), in the file's own form or, where it stumbles over that, in the plainest one
//! ([`rewrite`]); what it does not tell, [`outline`] does. Deliberately absent: pictures, formulas' results
//! that are not stored.

mod library;
mod outline;
mod package;
mod position;
mod rewrite;
mod struck;
mod texts;
mod wanted;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::budget::Budget;
use super::container::Contents;
use super::error::Trouble;
use super::hidden_zeros::hide_zeros;
use super::model::in_order;
use super::results::Results;
use super::{Cell, Value, Workbook};
use package::{Package, uses_texts};
use wanted::Wanted;

/// Reads a workbook; one that the library stumbles over is read again in its plainest form.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    contents: Contents,
    results: Results,
    budget: &mut Budget,
) -> Result<Workbook, Trouble> {
    if results == Results::Stored {
        return library::read(bytes, file, (contents, results), budget)?.ok_or_else(no_sheet);
    }
    let mut package = Package::open(bytes)?;
    let mut workbook = None;
    if !contents.is_odd {
        let mut spent = budget.clone();
        workbook =
            tried(|| library::read(bytes, file, (contents, results), &mut spent)).or_else(|trouble| match trouble {
                Trouble::Damaged(_) => Ok(None),
                other => Err(other),
            })?;
    }
    let mut workbook = match workbook {
        Some(workbook) => workbook,
        None => {
            let plain = rewrite::rewrite(&mut package)?;
            library::read(&plain, file, (contents, results), budget)?.ok_or_else(no_sheet)?
        }
    };
    let (struck_formats, struck_texts) = (struck::formats(&mut package)?, struck::texts(&mut package)?);
    let (others, names) = (std::mem::take(&mut package.others), std::mem::take(&mut package.names_of_others));
    let wanted = Wanted { struck_formats, struck_texts, others: &others, names_of_others: &names };
    for (sheet, part) in workbook.sheets.iter_mut().zip(package.sheets.clone()) {
        let text = package.text(&part.part)?;
        if !package.has_texts() && uses_texts(&text)? {
            return Err(Trouble::damaged("mancano i testi delle celle"));
        }
        let outline = outline::outline_of(&text, &wanted)?;
        sheet.marks = outline.marks;
        if outline.hides_zeros {
            hide_zeros(&mut sheet.cells);
        }
        add_nameless_errors(&mut sheet.cells, &outline.nameless_errors, budget)?;
    }
    workbook.left_out = package.left_out;
    workbook.lost = package.lost;
    Ok(workbook)
}

/// What the library makes of a file; where it panics, it stumbles.
fn tried(read: impl FnOnce() -> Result<Option<Workbook>, Trouble>) -> Result<Option<Workbook>, Trouble> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(Trouble::damaged("struttura interna non valida")))
}

/// Adds the error cells that hold nothing: an error is no blank.
fn add_nameless_errors(cells: &mut Vec<Cell>, at: &[(u32, u32)], budget: &mut Budget) -> Result<(), Trouble> {
    if at.is_empty() {
        return Ok(());
    }
    let known: BTreeSet<(u32, u32)> = cells.iter().map(|cell| (cell.row, cell.column)).collect();
    for &(row, column) in at.iter().filter(|at| !known.contains(at)) {
        let cell = Cell { row, column, value: Value::Error("#ERR!".to_owned()), shown: None };
        budget.keep(&cell)?;
        cells.push(cell);
    }
    *cells = in_order(std::mem::take(cells));
    Ok(())
}

fn no_sheet() -> Trouble {
    Trouble::damaged("la cartella di lavoro non ha fogli")
}
