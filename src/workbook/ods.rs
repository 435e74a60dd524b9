//! ods: our own reader of `content.xml`, because the library's lays out dense ranges and
//! knows neither merges nor the shown text.
//!
//! Repeated rows and columns are kept as runs until a cell holds something; only then
//! are copies made, against the limit on cells.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};
use std::sync::Arc;

use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::budget::Budget;
use super::error::Trouble;
use super::hidden_zeros::hide_zeros;
use super::ods_cell::{self, OdsCell};
use super::ods_colours::Colours;
use super::ods_settings;
use super::xml_events::{self, Handler, attribute};
use super::{Cell, FileFormat, Merge, Sheet, Workbook};
use crate::domain::Place;

/// Rows and columns beyond any spreadsheet program's sheet; positions stop there.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

pub(super) fn read(bytes: &[u8], file: &Arc<str>, budget: &mut Budget) -> Result<Workbook, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Trouble::library)?;
    let shows_zeros = ods_settings::show_zeros(&mut archive, budget)?;
    let colours = Colours::of(&mut archive, budget)?;
    let content = archive.by_name("content.xml").map_err(Trouble::library)?;
    let mut reading = Content { file: Arc::clone(file), colours, ..Content::new(budget) };
    xml_events::walk(BufReader::new(content), &mut reading)?;
    reading.tell_names();
    if !shows_zeros {
        reading.sheets.iter_mut().for_each(|sheet| hide_zeros(&mut sheet.cells));
    }
    Ok(Workbook {
        sheets: reading.sheets,
        left_out: Vec::new(),
        lost: Vec::new(),
        format: FileFormat::Ods,
        western: None,
    })
}

/// What has been read so far.
struct Content<'b> {
    budget: &'b mut Budget,
    file: Arc<str>,
    sheets: Vec<Sheet>,
    /// The table style being defined, and those that hide their sheets.
    style: Option<String>,
    hidden_styles: BTreeSet<String>,
    /// The styles of rows without height and of columns without width.
    flat_styles: BTreeSet<String>,
    /// The cell styles whose text is struck out.
    struck_styles: BTreeSet<String>,
    colours: Colours,
    /// The styles of the columns' cells that name none: first and last column and the style.
    column_styles: Vec<(u32, u32, String)>,
    row_style: Option<String>,
    /// Tables inside cells are not sheets: only the outermost counts.
    tables: usize,
    row: u32,
    row_repeat: u32,
    /// The first column that no column element has described yet.
    next_column: u32,
    row_cells: Vec<Cell>,
    column: u32,
    cell: Option<OdsCell>,
    /// Cells whose formulas use names: sheet, row, column and the words of the formula.
    with_names: Vec<(usize, (u32, u32), Vec<String>)>,
    /// Names, folded, that stand for something in another file.
    names_of_others: BTreeMap<String, String>,
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
        }
        match name {
            "style" => self.style = attribute(element, "name")?,
            "table-properties" => {
                if attribute(element, "display")?.as_deref() == Some("false") {
                    self.hidden_styles.extend(self.style.clone());
                }
            }
            "table-row-properties" if is_nothing(attribute(element, "row-height")?) => {
                self.flat_styles.extend(self.style.clone());
            }
            "table-column-properties" if is_nothing(attribute(element, "column-width")?) => {
                self.flat_styles.extend(self.style.clone());
            }
            "text-properties" => {
                // Some programs write only one of the two, or neither's default.
                let line = match attribute(element, "text-line-through-style")? {
                    Some(line) => Some(line),
                    None => attribute(element, "text-line-through-type")?,
                };
                if line.is_some_and(|line| line != "none") {
                    self.struck_styles.extend(self.style.clone());
                }
            }
            "table" => self.open_table(element)?,
            "table-column" if self.tables == 1 => self.open_column(element)?,
            "table-row" if self.tables == 1 => {
                self.row_repeat = count(element, "number-rows-repeated")?;
                self.column = 0;
                self.row_style = attribute(element, "default-cell-style-name")?;
                if self.is_hidden(element)?
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    sheet.marks.hidden_rows.push((self.row, self.row.saturating_add(self.row_repeat - 1)));
                }
            }
            "table-cell" | "covered-table-cell" if self.tables == 1 => self.cell = Some(OdsCell::open(element)?),
            "named-range" | "named-expression" => {
                let stands_for = match attribute(element, "cell-range-address")? {
                    Some(address) => Some(address),
                    None => attribute(element, "expression")?,
                };
                if let (Some(name), Some(other)) =
                    (attribute(element, "name")?, stands_for.as_deref().and_then(ods_cell::other_file))
                {
                    self.names_of_others.insert(name.to_lowercase(), other);
                }
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    if matches!(name, "span" | "p") && !self.struck_styles.is_empty() {
                        let style = attribute(element, "style-name")?;
                        cell.is_struck |= style.is_some_and(|style| self.struck_styles.contains(&style));
                    }
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

impl Content<'_> {
    /// Marks the cells whose formulas use the name of something in another file: names come after the sheets.
    fn tell_names(&mut self) {
        for (sheet, at, names) in std::mem::take(&mut self.with_names) {
            let other = names.iter().find_map(|name| self.names_of_others.get(name));
            if let (Some(other), Some(sheet)) = (other, self.sheets.get_mut(sheet)) {
                sheet.marks.from_others.insert(at, other.clone());
            }
        }
    }
}

impl<'b> Content<'b> {
    fn new(budget: &'b mut Budget) -> Self {
        Self {
            budget,
            file: "".into(),
            sheets: Vec::new(),
            style: None,
            hidden_styles: BTreeSet::new(),
            flat_styles: BTreeSet::new(),
            struck_styles: BTreeSet::new(),
            colours: Colours::default(),
            column_styles: Vec::new(),
            row_style: None,
            tables: 0,
            row: 0,
            row_repeat: 1,
            next_column: 0,
            row_cells: Vec::new(),
            column: 0,
            cell: None,
            with_names: Vec::new(),
            names_of_others: BTreeMap::new(),
            aside: 0,
        }
    }

    fn open_table(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        self.tables += 1;
        if self.tables > 1 {
            return Ok(());
        }
        let name: Arc<str> = attribute(element, "name")?.unwrap_or_default().into();
        let style = attribute(element, "style-name")?;
        let visible = style.is_none_or(|style| !self.hidden_styles.contains(&style));
        let place = Place::sheet(Arc::clone(&self.file), Arc::clone(&name));
        self.sheets.push(Sheet::new(name, place, visible, Vec::new()));
        (self.row, self.next_column) = (0, 0);
        self.column_styles.clear();
        Ok(())
    }

    /// Whether a row or column is hidden by hand or by a filter, or has no height or width.
    fn is_hidden(&self, element: &BytesStart<'_>) -> Result<bool, Trouble> {
        let is_flat = !self.flat_styles.is_empty()
            && attribute(element, "style-name")?.is_some_and(|style| self.flat_styles.contains(&style));
        Ok(is_flat || matches!(attribute(element, "visibility")?.as_deref(), Some("collapse" | "filter")))
    }

    fn open_column(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let first = self.next_column;
        self.next_column = first.saturating_add(count(element, "number-columns-repeated")?);
        if let Some(style) = attribute(element, "default-cell-style-name")? {
            self.column_styles.push((first, self.next_column - 1, style));
        }
        if self.is_hidden(element)?
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.marks.hidden_columns.push((first, self.next_column - 1));
        }
        Ok(())
    }

    /// The style of a column's cells that name none.
    fn style_of_column(&self, column: u32) -> Option<&str> {
        let own = self.column_styles.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        own.map(|(.., style)| style.as_str())
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
        let struck = cell.is_struck || cell.style.as_ref().is_some_and(|style| self.struck_styles.contains(style));
        let (other, names) = (cell.other_file.clone(), cell.names.clone());
        if !names.is_empty() && !self.sheets.is_empty() {
            self.with_names.push((self.sheets.len() - 1, (self.row, self.column), names));
        }
        // What a merge covers is kept: where its first cell is empty, the text shown is there.
        let style = cell.style.clone().or_else(|| self.row_style.clone());
        let style = style.as_deref().or_else(|| self.style_of_column(self.column));
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

/// Whether a length is nothing, in whatever unit: `0cm`.
fn is_nothing(length: Option<String>) -> bool {
    length.is_some_and(|length| {
        let figure = length.trim().trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        figure.parse::<f64>().is_ok_and(|figure| figure <= 0.0)
    })
}

fn is_aside(name: &str) -> bool {
    matches!(name, "annotation" | "tracked-changes" | "shapes" | "custom-shape" | "frame" | "dde-links")
}

/// A repetition; programs write it only where it is more than one.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, Trouble> {
    Ok(attribute(element, name)?.and_then(|text| text.parse().ok()).unwrap_or(1).max(1))
}
