//! ods: our own reader of `content.xml`, because the library's lays out dense ranges and
//! knows neither merges nor the shown text.
//!
//! Repeated rows and columns are kept as runs until a cell holds something; only then
//! are copies made, against the limit on cells.

mod cell;
mod colours;
mod columns;
mod names;
mod settings;
mod styles;

use std::io::{BufReader, Cursor};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::budget::Budget;
use super::error::Trouble;
use super::hidden_zeros::hide_zeros;
use super::xml_events::{self, Handler, attribute, repetition};
use super::{Cell, FileFormat, Merge, Sheet, Workbook};
use crate::domain::Place;
use cell::OdsCell;
use colours::Colours;
use columns::Columns;
use names::Names;
use styles::Styles;

/// Rows and columns beyond any spreadsheet program's sheet; positions stop there.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

pub(super) fn read(bytes: &[u8], file: &Arc<str>, budget: &mut Budget) -> Result<Workbook, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let shows_zeros = settings::show_zeros(&mut archive, budget)?;
    let colours = Colours::of(&mut archive, budget)?;
    let content = archive.by_name("content.xml").map_err(Trouble::library)?;
    let mut reading = Content::new(Arc::clone(file), colours, budget);
    xml_events::walk(BufReader::new(content), &mut reading)?;
    reading.names.tell(&mut reading.sheets);
    if !shows_zeros {
        reading.sheets.iter_mut().for_each(|sheet| hide_zeros(&mut sheet.cells));
    }
    Ok(Workbook::whole(FileFormat::Ods, reading.sheets))
}

/// What has been read so far.
struct Content<'b> {
    budget: &'b mut Budget,
    file: Arc<str>,
    sheets: Vec<Sheet>,
    styles: Styles,
    colours: Colours,
    columns: Columns,
    row_style: Option<String>,
    /// Tables inside cells are not sheets: only the outermost counts.
    tables: usize,
    row: u32,
    row_repeat: u32,
    row_cells: Vec<Cell>,
    column: u32,
    cell: Option<OdsCell>,
    names: Names,
    /// Elements whose text is no cell content: notes, shapes, tracked deletions.
    aside: usize,
}

impl Handler for Content<'_> {
    fn budget(&self) -> &Budget {
        self.budget
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.aside > 0 || is_aside(name) {
            self.aside += usize::from(is_aside(name));
            return Ok(());
        }
        if self.tables == 0 {
            self.colours.open(element)?;
            self.styles.open(element)?;
        }
        match name {
            "table" => self.open_table(element)?,
            "table-column" if self.tables == 1 => self.open_column(element)?,
            "table-row" if self.tables == 1 => {
                self.row_repeat = repetition(element, "number-rows-repeated")?;
                self.column = 0;
                self.row_style = attribute(element, "default-cell-style-name")?;
                if self.styles.hide(element)?
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    sheet.marks.hidden_rows.push((self.row, self.row.saturating_add(self.row_repeat - 1)));
                }
            }
            "table-cell" | "covered-table-cell" if self.tables == 1 => self.cell = Some(OdsCell::open(element)?),
            "named-range" | "named-expression" => self.names.define(element)?,
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.is_struck |= matches!(name, "span" | "p") && self.styles.strike_out(element)?;
                    cell.open_inside(name, element)?;
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.aside > 0 {
            self.aside -= usize::from(is_aside(name));
            return Ok(());
        }
        if self.tables == 0 {
            self.colours.close(name);
        }
        match name {
            "table" => self.tables = self.tables.saturating_sub(1),
            "table-row" if self.tables == 1 => self.close_row()?,
            "table-cell" | "covered-table-cell" if self.tables == 1 => self.close_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Trouble> {
        if self.aside == 0
            && let Some(cell) = &mut self.cell
        {
            cell.push_text(text);
        }
        Ok(())
    }
}

impl<'b> Content<'b> {
    fn new(file: Arc<str>, colours: Colours, budget: &'b mut Budget) -> Self {
        Self {
            budget,
            file,
            sheets: Vec::new(),
            styles: Styles::default(),
            colours,
            columns: Columns::default(),
            row_style: None,
            tables: 0,
            row: 0,
            row_repeat: 1,
            row_cells: Vec::new(),
            column: 0,
            cell: None,
            names: Names::default(),
            aside: 0,
        }
    }

    fn open_table(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.tables += 1;
        if self.tables > 1 {
            return Ok(());
        }
        let name: Arc<str> = attribute(element, "name")?.unwrap_or_default().into();
        let visible = !self.styles.hide_sheet(element)?;
        let place = Place::sheet(Arc::clone(&self.file), Arc::clone(&name));
        self.sheets.push(Sheet::new(name, place, visible, Vec::new()));
        (self.row, self.columns) = (0, Columns::default());
        Ok(())
    }

    fn open_column(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let run = self.columns.open(element)?;
        if self.styles.hide(element)?
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.marks.hidden_columns.push(run);
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), Trouble> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let repeat = cell.repeat.min(MOST_COLUMNS.saturating_sub(self.column));
        let (rows, columns) = cell.span;
        if (rows > 1 || columns > 1)
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.merges.push(Merge {
                first_row: self.row,
                first_column: self.column,
                last_row: self.row.saturating_add(rows - 1),
                last_column: self.column.saturating_add(columns - 1),
            });
        }
        let struck = cell.is_struck || cell.style.as_ref().is_some_and(|style| self.styles.strikes(style));
        let (other, names) = (cell.other_file.clone(), cell.names.clone());
        if !names.is_empty()
            && let Some(sheet) = self.sheets.len().checked_sub(1)
        {
            self.names.note_use(sheet, (self.row, self.column), names);
        }
        // What a merge covers is kept: where its first cell is empty, the text shown is there.
        let style = cell.style.clone().or_else(|| self.row_style.clone());
        let style = style.as_deref().or_else(|| self.columns.style(self.column));
        let in_colour = |value| self.colours.shows_in_colour(style, value);
        if let Some((value, shown)) = cell.finish(in_colour) {
            for column in self.column..self.column + repeat {
                let cell = Cell { row: self.row, column, value: value.clone(), shown: shown.clone() };
                self.budget.keep(&cell)?;
                if let Some(sheet) = self.sheets.last_mut() {
                    if struck {
                        sheet.marks.struck.insert((self.row, column));
                    }
                    sheet.marks.from_others.extend(other.clone().map(|file| ((self.row, column), file)));
                }
                self.row_cells.push(cell);
            }
        }
        self.column += repeat;
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Trouble> {
        let repeat = self.row_repeat.min(MOST_ROWS.saturating_sub(self.row));
        let cells = std::mem::take(&mut self.row_cells);
        if let Some(sheet) = self.sheets.last_mut()
            && !cells.is_empty()
        {
            for row in self.row + 1..self.row + repeat {
                for cell in &cells {
                    self.budget.keep(cell)?;
                    sheet.cells.push(Cell { row, ..cell.clone() });
                }
            }
            // The copies are of later rows: the first goes before them.
            let at = sheet.cells.len() - cells.len() * repeat.saturating_sub(1) as usize;
            sheet.cells.splice(at..at, cells);
        }
        self.row += repeat;
        Ok(())
    }
}

fn is_aside(name: &str) -> bool {
    matches!(name, "annotation" | "tracked-changes" | "shapes" | "custom-shape" | "frame" | "dde-links")
}
