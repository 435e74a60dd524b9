//! The cells and merged ranges of one xls sheet.

use std::collections::BTreeMap;

use super::super::budget::Budget;
use super::super::error::Trouble;
use super::super::hidden_zeros::hide_zeros;
use super::super::{Cell, Marks, Merge, Shown, Value};
use super::globals::Globals;
use super::links;
use super::records::{Record, Records, kind};
use super::strings::{is_struck_in_part, long_text};
use super::values::{cell_text, error, is_cell, packed, position, truth};

/// Marks a formula whose result is not a number.
const NOT_A_NUMBER: u16 = 0xFFFF;
/// The program that wrote the formula left it to be calculated by whoever opens the file.
const CALCULATE_ON_OPEN: u16 = 0x0002;

/// Marks a row of no height, and a column that is not shown.
const HIDDEN_ROW: u16 = 0x0020;
const HIDDEN_COLUMN: u16 = 0x0001;
/// In a window's options: zeros are shown.
const SHOWS_ZEROS: u16 = 0x0010;
/// The bits of a row's height.
const ROW_HEIGHT: u16 = 0x7FFF;

/// What a sheet's part of the stream holds.
pub(super) type Content = (Vec<Cell>, Vec<Merge>, Marks);

/// Reads the part of the stream that a sheet's BOF has opened.
pub(super) fn read(records: &mut Records<'_>, globals: &Globals, budget: &mut Budget) -> Result<Content, Trouble> {
    let (cells, merges, marks) = Content::default();
    let mut reader = Reader {
        globals,
        budget,
        cells,
        merges,
        marks,
        awaited: None,
        uncalculated: false,
        hides_zeros: false,
        spread: Spread::default(),
    };
    while let Some(record) = records.next_of_part()? {
        reader.take(&record)?;
    }
    reader.give_up_awaited()?;
    reader.tell_spread();
    if reader.hides_zeros {
        hide_zeros(&mut reader.cells);
    }
    Ok((reader.cells, reader.merges, reader.marks))
}

struct Reader<'g, 'b> {
    globals: &'g Globals,
    budget: &'b mut Budget,
    cells: Vec<Cell>,
    merges: Vec<Merge>,
    marks: Marks,
    /// The formula cell whose text stands in a STRING record to come.
    awaited: Option<(u32, u32)>,
    /// Whether the sheet was saved with formulas still to be calculated.
    uncalculated: bool,
    /// Whether the sheet is shown without its zeros.
    hides_zeros: bool,
    spread: Spread,
}

/// Formulas that serve several cells.
#[derive(Debug, Default)]
struct Spread {
    /// Each cell with the one in which its formula stands.
    cells: Vec<((u32, u32), (u32, u32))>,
    /// The other workbooks of such formulas.
    others: BTreeMap<(u32, u32), String>,
}

impl Reader<'_, '_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        if is_cell(record.kind) && self.globals.formats.strikes(record.u16(4)?) {
            self.marks.struck.insert(position(record)?);
        }
        match record.kind {
            kind::ROW if record.u16(12)? & HIDDEN_ROW != 0 || record.u16(6)? & ROW_HEIGHT == 0 => {
                self.marks.hide_row(record.u16(0)?.into());
                Ok(())
            }
            kind::COLINFO if record.u16(8)? & HIDDEN_COLUMN != 0 || record.u16(4)? == 0 => {
                self.marks.hidden_columns.push((record.u16(0)?.into(), record.u16(2)?.into()));
                Ok(())
            }
            kind::LABELSST => {
                let index = record.u32(6)?;
                if self.globals.texts.is_struck(index) {
                    self.marks.struck.insert(position(record)?);
                }
                match self.globals.texts.get(index) {
                    Some(text) => self.put_text(record, text.to_owned()),
                    // A text that is not in the file is no blank, and spoils no other cell.
                    None => self.put(position(record)?, Value::Error("#ERR!".to_owned()), None),
                }
            }
            kind::LABEL | kind::RSTRING => {
                let has_runs_behind = record.kind == kind::RSTRING;
                if is_struck_in_part(record.pieces(6)?, has_runs_behind, |font| self.globals.formats.font_strikes(font))
                {
                    self.marks.struck.insert(position(record)?);
                }
                self.put_text(record, cell_text(record)?)
            }
            kind::NUMBER => self.put_number(position(record)?, record.f64(6)?, record.u16(4)?),
            kind::RK => self.put_number(position(record)?, packed(record.u32(6)?), record.u16(4)?),
            kind::MULRK => self.put_row_of_numbers(record),
            kind::BOOLERR => {
                let value = if record.u8(7)? == 0 { truth(record.u8(6)?) } else { error(record.u8(6)?) };
                self.put(position(record)?, value, None)
            }
            kind::FORMULA | kind::FORMULA_3 | kind::FORMULA_4 => self.put_formula(record),
            kind::STRING => match self.awaited.take() {
                Some(at) => match long_text(record.pieces(0)?)? {
                    text if text.is_empty() => Ok(()),
                    text => self.put(at, Value::Text(text), None),
                },
                None => Ok(()),
            },
            kind::SHRFMLA => {
                self.add_spread(record, 8, 10);
                Ok(())
            }
            kind::ARRAY => {
                self.add_spread(record, 12, 14);
                Ok(())
            }
            kind::MERGEDCELLS => self.add_merges(record),
            kind::WINDOW2 => {
                self.hides_zeros |= record.u16(0)? & SHOWS_ZEROS == 0;
                Ok(())
            }
            kind::UNCALCED => {
                self.uncalculated = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn put(&mut self, (row, column): (u32, u32), value: Value, shown: Option<Shown>) -> Result<(), Trouble> {
        self.give_up_awaited()?;
        let cell = Cell { row, column, value, shown };
        self.budget.keep(&cell)?;
        self.cells.push(cell);
        Ok(())
    }

    fn put_text(&mut self, record: &Record<'_>, text: String) -> Result<(), Trouble> {
        if text.is_empty() { Ok(()) } else { self.put(position(record)?, Value::Text(text), None) }
    }

    fn put_number(&mut self, at: (u32, u32), value: f64, cell_format: u16) -> Result<(), Trouble> {
        let (value, shown) = self.globals.formats.number(value, cell_format);
        self.put(at, value, shown)
    }

    /// A row of packed numbers: each with its cell format, the last column at the end.
    fn put_row_of_numbers(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        let (row, first) = position(record)?;
        for (column, index) in (first..).zip(0..record.length().saturating_sub(6) / 6) {
            let cell_format = record.u16(4 + 6 * index)?;
            if self.globals.formats.strikes(cell_format) {
                self.marks.struck.insert((row, column));
            }
            self.put_number((row, column), packed(record.u32(6 + 6 * index)?), cell_format)?;
        }
        Ok(())
    }

    fn put_formula(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        let at = position(record)?;
        if record.kind == kind::FORMULA && self.globals.links.lead_elsewhere() {
            self.follow_links(record, at);
        }
        if self.uncalculated || record.u16(14)? & CALCULATE_ON_OPEN != 0 {
            return self.put(at, Value::Unreadable, None);
        }
        if record.u16(12)? != NOT_A_NUMBER {
            return self.put_number(at, record.f64(6)?, record.u16(4)?);
        }
        match record.u8(6)? {
            0 => {
                self.give_up_awaited()?;
                self.awaited = Some(at);
                Ok(())
            }
            1 => self.put(at, truth(record.u8(8)?), None),
            2 => self.put(at, error(record.u8(8)?), None),
            // A formula that yields an empty text is a blank.
            3 => Ok(()),
            _ => self.put(at, Value::Unreadable, None),
        }
    }

    /// Marks a cell whose formula takes its value from another workbook.
    fn follow_links(&mut self, record: &Record<'_>, at: (u32, u32)) {
        let tokens = links::tokens(record, 22, record.u16(20).unwrap_or_default());
        if let Some(other) = self.globals.links.other_in(tokens) {
            self.marks.from_others.insert(at, other.to_owned());
        } else if let Some(stands_at) = links::stands_at(tokens) {
            self.spread.cells.push((at, stands_at));
        }
    }

    /// Takes note of a formula that serves several cells: it follows the first of them.
    fn add_spread(&mut self, record: &Record<'_>, length_at: usize, at: usize) {
        let tokens = links::tokens(record, at, record.u16(length_at).unwrap_or_default());
        let last = self.spread.cells.last().map(|(_, stands_at)| *stands_at);
        if let (Some(other), Some(stands_at)) = (self.globals.links.other_in(tokens), last) {
            self.spread.others.insert(stands_at, other.to_owned());
        }
    }

    fn tell_spread(&mut self) {
        let Spread { cells, others } = std::mem::take(&mut self.spread);
        let told = cells.into_iter().filter_map(|(at, stands_at)| Some((at, others.get(&stands_at)?.clone())));
        self.marks.from_others.extend(told);
    }

    /// A formula whose text never came is no blank.
    fn give_up_awaited(&mut self) -> Result<(), Trouble> {
        match self.awaited.take() {
            Some(at) => self.put(at, Value::Unreadable, None),
            None => Ok(()),
        }
    }

    fn add_merges(&mut self, record: &Record<'_>) -> Result<(), Trouble> {
        for index in 0..usize::from(record.u16(0)?) {
            let bound = |at| record.u16(2 + 8 * index + at).map(u32::from);
            self.budget.merge()?;
            self.merges.push(Merge {
                first_row: bound(0)?,
                last_row: bound(2)?,
                first_column: bound(4)?,
                last_column: bound(6)?,
            });
        }
        Ok(())
    }
}
