//! Tables of a document → sheets: the headings above them as their first rows, tables that follow one
//! another without a word between them on one sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::headings::Headings;
use super::inner_tables::{is_frame, is_own};
use super::parts::{
    Document, DocumentBlock, DocumentCell, DocumentParagraph, DocumentRow, DocumentTable, Height, Unlike,
};
use super::running_titles;
use crate::domain::Place;
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;
use crate::workbook::{Cell, Merge, Part, Sheet, Value};

/// A table within a cell, with the number of the cell among those that hold tables: what lies in one cell of a page's
/// layout belongs together.
struct Inner<'t> {
    table: &'t DocumentTable,
    cell: Option<usize>,
}

/// The sheets of a document’s tables.
pub(in crate::workbook) fn sheets(
    document: &Document,
    file: &Arc<str>,
    budget: &mut Budget,
) -> Result<Vec<Sheet>, Trouble> {
    let headings = Headings::below(running_titles::of_plan(document).as_ref());
    let mut making = Making { file, budget, headings, sheets: Vec::new(), goes_on: false };
    let mut number = 0;
    for block in &document.blocks {
        match block {
            DocumentBlock::Paragraph(paragraph) => {
                making.headings.take(paragraph);
                making.goes_on &= paragraph.text().trim().is_empty();
            }
            DocumentBlock::Table(table) => {
                number += 1;
                making.table(table, &number.to_string(), Joins::IfAlike)?;
            }
        }
    }
    Ok(making.sheets.into_iter().map(|made| made.sheet).collect())
}

struct Making<'m> {
    file: &'m Arc<str>,
    budget: &'m mut Budget,
    headings: Headings,
    sheets: Vec<Made>,
    /// Whether nothing was said since the last table.
    goes_on: bool,
}

/// Whether a table goes on with the sheet of the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joins {
    /// Where nothing was said between them and they are as wide.
    IfAlike,
    Never,
    Always,
}

/// A sheet with what is needed to go on with it.
struct Made {
    sheet: Sheet,
    first: String,
    width: u32,
    next_row: u32,
}

impl Making<'_> {
    fn table(&mut self, table: &DocumentTable, number: &str, joins: Joins) -> Result<(), Trouble> {
        let width = table.width();
        let place = Place::table(Arc::clone(self.file), format!("tabella {number}"));
        let is_alike = self.goes_on && self.sheets.last().is_some_and(|made| made.width == width);
        let goes_on = match joins {
            Joins::IfAlike => is_alike,
            Joins::Never => false,
            Joins::Always => !self.sheets.is_empty(),
        };
        if !goes_on {
            self.budget.sheet()?;
            let mut sheet = Sheet::new(place.sheet.clone().unwrap_or_default(), place.clone(), true, Vec::new());
            let mut next_row = 0;
            sheet.parts.push(Part { first_row: 0, place: place.above_table() });
            for heading in self.headings.above_table() {
                keep(&mut sheet, self.budget, (next_row, 0), heading.text().trim().to_owned())?;
                mark(&mut sheet, (next_row, 0), &heading);
                next_row += 1;
            }
            self.sheets.push(Made { sheet, first: number.to_owned(), width, next_row });
        }
        let Some(made) = self.sheets.last_mut() else { return Ok(()) };
        if goes_on {
            made.sheet.name = format!("tabelle {}-{number}", made.first).into();
        }
        let first_row = made.next_row;
        made.sheet.parts.push(Part { first_row, place: place.clone() });
        let mut inner = Vec::new();
        fill(made, table, self.budget, &mut inner)?;
        merge(&mut made.sheet, table, first_row, self.budget)?;
        self.goes_on = true;
        if inner.is_empty() {
            return Ok(());
        }
        let mut last_cell = None;
        for (index, Inner { table, cell }) in (1..).zip(inner) {
            let joins = if cell.is_some() && cell == last_cell { Joins::Always } else { Joins::Never };
            let before = self.sheets.len();
            self.table(table, &format!("{number}.{index}"), joins)?;
            // Tables within that one stand between it and the next.
            let is_last = self.sheets.len() <= before + usize::from(joins == Joins::Never);
            last_cell = cell.filter(|_| is_last);
        }
        self.goes_on = false;
        Ok(())
    }
}

/// Writes the cells of a table below what the sheet holds; tables of their own are put aside.
fn fill<'t>(
    made: &mut Made,
    table: &'t DocumentTable,
    budget: &mut Budget,
    inner: &mut Vec<Inner<'t>>,
) -> Result<(), Trouble> {
    for row in &table.rows {
        let is_frame = is_frame(row);
        if row.follows_deleted {
            made.sheet.marks.unlike.entry(Unlike::Revised).or_default().insert((made.next_row, 0));
        }
        for cell in &row.cells {
            let at = (made.next_row, cell.column);
            let mut lines = Vec::new();
            let mut own = Vec::new();
            gather(&cell.blocks, is_frame, &mut lines, &mut own, &mut |paragraph| mark(&mut made.sheet, at, paragraph));
            let number = is_frame.then_some(inner.len());
            inner.extend(own.into_iter().map(|table| Inner { table, cell: number }));
            keep(&mut made.sheet, budget, at, lines.join("\n"))?;
        }
        made.next_row += 1;
    }
    Ok(())
}

/// The lines of a cell; tables of their own are put aside, smaller ones give a line for each row.
fn gather<'t>(
    blocks: &'t [DocumentBlock],
    is_frame: bool,
    lines: &mut Vec<String>,
    inner: &mut Vec<&'t DocumentTable>,
    seen: &mut impl FnMut(&DocumentParagraph),
) {
    for block in blocks {
        match block {
            DocumentBlock::Paragraph(paragraph) => {
                seen(paragraph);
                let text = paragraph.text();
                if !text.trim().is_empty() {
                    lines.push(text.trim().to_owned());
                }
            }
            DocumentBlock::Table(table) if is_frame || is_own(table) => inner.push(table),
            DocumentBlock::Table(table) => {
                lines.extend(table.rows.iter().map(|row| line_of(row, inner, seen)).filter(|line| !line.is_empty()));
            }
        }
    }
}

/// `Gradimento – 8`: a row of a small table within a cell.
fn line_of<'t>(
    row: &'t DocumentRow,
    inner: &mut Vec<&'t DocumentTable>,
    seen: &mut impl FnMut(&DocumentParagraph),
) -> String {
    let cell_text = |cell: &'t DocumentCell| {
        let mut lines = Vec::new();
        for block in &cell.blocks {
            match block {
                DocumentBlock::Paragraph(paragraph) => {
                    seen(paragraph);
                    lines.push(paragraph.text().trim().to_owned());
                }
                // Whoever nests tables this deep is told nothing shorter.
                DocumentBlock::Table(table) => inner.push(table),
            }
        }
        lines.join(" ")
    };
    let texts: Vec<String> = row.cells.iter().map(cell_text).filter(|text| !text.is_empty()).collect();
    texts.join(" – ")
}

fn keep(sheet: &mut Sheet, budget: &mut Budget, (row, column): (u32, u32), text: String) -> Result<(), Trouble> {
    if !text.is_empty() {
        let cell = Cell { row, column, value: Value::Text(text), shown: None };
        budget.keep(&cell)?;
        sheet.cells.push(cell);
    }
    Ok(())
}

fn mark(sheet: &mut Sheet, at: (u32, u32), paragraph: &DocumentParagraph) {
    for unlike in &paragraph.unlike {
        sheet.marks.unlike.entry(*unlike).or_default().insert(at);
    }
    if paragraph.is_struck() {
        sheet.marks.struck.insert(at);
    }
}

/// The merged ranges: a cell of Word that goes on belongs to the one above of the same columns.
fn merge(sheet: &mut Sheet, table: &DocumentTable, first_row: u32, budget: &mut Budget) -> Result<(), Trouble> {
    let mut open: BTreeMap<u32, Merge> = BTreeMap::new();
    let end_row = first_row.saturating_add(u32::try_from(table.rows.len()).unwrap_or(u32::MAX));
    let mut done = Vec::new();
    for (row, cells) in (first_row..).zip(&table.rows) {
        for cell in &cells.cells {
            let (first_column, last_column) = (cell.column, cell.column + cell.columns - 1);
            match (cell.height, open.get_mut(&first_column)) {
                (Height::Continues, Some(merge)) if merge.last_column == last_column && merge.last_row + 1 == row => {
                    merge.last_row = row;
                }
                (Height::Continues, _) => {
                    let merge = Merge { first_row: row, first_column, last_row: row, last_column };
                    done.extend(open.insert(first_column, merge));
                }
                (Height::Rows(rows), _) => {
                    let last_row = row.saturating_add(rows).min(end_row) - 1;
                    let merge = Merge { first_row: row, first_column, last_row, last_column };
                    done.extend(open.insert(first_column, merge));
                }
            }
        }
    }
    done.extend(open.into_values());
    done.retain(|merge| merge.first_row < merge.last_row || merge.first_column < merge.last_column);
    done.sort_unstable_by_key(|merge| (merge.first_row, merge.first_column));
    for merge in done {
        budget.merge()?;
        sheet.merges.push(merge);
    }
    Ok(())
}
