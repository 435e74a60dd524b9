//! The document while it is read: what is open, and what has been kept so far against its limits.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::parts::{
    Document, DocumentBlock, DocumentCell, DocumentParagraph, DocumentRow, DocumentTable, Height, Item, Look, Role,
    Run, Unlike,
};
use super::size::Size;
use crate::workbook::budget::Budget;
use crate::workbook::error::Trouble;

/// Beyond these a document is hostile, not large. Word allows 63 columns.
const MOST_TABLE_CELLS: usize = 300_000;
const MOST_PIECES: usize = 600_000;
const MOST_TEXT: usize = 32 * 1024 * 1024;
const MOST_COLUMNS: u32 = 1024;

/// A document under construction.
pub(super) struct Builder<'b> {
    /// The account of the file.
    pub budget: &'b mut Budget,
    blocks: Vec<DocumentBlock>,
    /// Tables that are open, the outermost first.
    tables: Vec<OpenTable>,
    paragraph: DocumentParagraph,
    size: Size,
}

/// A table of which not everything has been read.
#[derive(Default)]
struct OpenTable {
    table: DocumentTable,
    row: DocumentRow,
    /// The next cell's first column.
    column: u32,
    cell: Option<DocumentCell>,
    /// Whether rows were deleted since the last one that stays.
    deleted: bool,
}

impl<'b> Builder<'b> {
    /// A document without anything.
    pub const fn new(budget: &'b mut Budget) -> Self {
        Self {
            budget,
            blocks: Vec::new(),
            tables: Vec::new(),
            paragraph: DocumentParagraph { runs: Vec::new(), role: Role::Body, item: None, unlike: BTreeSet::new() },
            size: Size::NOTHING,
        }
    }

    /// The document read; what was left open is closed.
    pub fn finish(mut self) -> Result<Document, Trouble> {
        self.close_paragraph()?;
        Ok(Document { blocks: self.blocks, running_titles: Vec::new() })
    }

    /// A table begins.
    pub fn open_table(&mut self) -> Result<(), Trouble> {
        self.close_paragraph()?;
        self.tables.push(OpenTable::default());
        Ok(())
    }

    /// A table ends.
    pub fn close_table(&mut self) {
        if let Some(open) = self.tables.pop() {
            self.push(DocumentBlock::Table(open.table));
        }
    }

    /// A row begins.
    pub fn open_row(&mut self) {
        if let Some(open) = self.tables.last_mut() {
            open.row = DocumentRow::default();
            open.column = 0;
        }
    }

    /// Columns that hold nothing, before the first cell of a row.
    pub fn skip_columns(&mut self, columns: u32) {
        if let Some(open) = self.tables.last_mut() {
            open.column = (open.column.saturating_add(columns)).min(MOST_COLUMNS);
        }
    }

    /// A row ends; one that tracked changes delete is not kept.
    pub fn close_row(&mut self, is_kept: bool) {
        let Some(open) = self.tables.last_mut() else { return };
        let mut row = std::mem::take(&mut open.row);
        if is_kept {
            row.follows_deleted = std::mem::take(&mut open.deleted);
            open.table.rows.push(row);
        } else {
            open.deleted = true;
        }
    }

    /// Copies the last row: programs write equal rows once. A copy counts like what it copies, with the tables within.
    pub fn repeat_row(&mut self, times: u32) -> Result<(), Trouble> {
        let last = self.tables.last().and_then(|open| open.table.rows.last());
        let Some(row) = last.filter(|_| times > 1).cloned() else { return Ok(()) };
        let size = Size::of(&row);
        for _ in 1..times {
            self.book(size)?;
            if let Some(open) = self.tables.last_mut() {
                open.table.rows.push(row.clone());
            }
        }
        Ok(())
    }

    /// Books what is kept, before it is.
    const fn book(&mut self, size: Size) -> Result<(), Trouble> {
        self.size = self.size.plus(size);
        if self.size.cells > MOST_TABLE_CELLS {
            return Err(Trouble::TooMany(MOST_TABLE_CELLS, "celle di tabella"));
        }
        if self.size.pieces > MOST_PIECES {
            return Err(Trouble::TooMany(MOST_PIECES, "parti di testo"));
        }
        if self.size.text > MOST_TEXT {
            return Err(Trouble::TooMany(MOST_TEXT / (1024 * 1024), "MiB di testo"));
        }
        Ok(())
    }

    /// A cell begins.
    pub fn open_cell(&mut self) -> Result<(), Trouble> {
        self.book(Size { cells: 1, ..Size::NOTHING })?;
        if let Some(open) = self.tables.last_mut() {
            let (column, columns) = (open.column, 1);
            open.cell = Some(DocumentCell { column, columns, height: Height::Rows(1), blocks: Vec::new() });
        }
        Ok(())
    }

    /// The cell that is open in the innermost table.
    pub fn cell(&mut self) -> Option<&mut DocumentCell> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// A cell ends; one that tracked changes delete leaves its columns to those after it.
    pub fn close_cell(&mut self, is_kept: bool) -> Result<(), Trouble> {
        self.close_paragraph()?;
        let Some(open) = self.tables.last_mut() else { return Ok(()) };
        let Some(mut cell) = open.cell.take() else { return Ok(()) };
        cell.columns = cell.columns.clamp(1, MOST_COLUMNS.saturating_sub(cell.column).max(1));
        if is_kept && cell.column < MOST_COLUMNS {
            open.column = cell.column + cell.columns;
            open.row.cells.push(cell);
        }
        Ok(())
    }

    /// Copies the last cell to its right: programs may write equal cells once. Nothing is copied of an empty one.
    pub fn repeat_cell(&mut self, times: u32) -> Result<(), Trouble> {
        let last = self.tables.last().and_then(|open| open.row.cells.last());
        let Some(cell) = last.filter(|cell| times > 1 && !cell.blocks.is_empty()).cloned() else {
            self.skip_columns(times - 1);
            return Ok(());
        };
        let size = Size::of_cell(&cell);
        for _ in 1..times {
            let Some(open) = self.tables.last_mut().filter(|open| open.column < MOST_COLUMNS) else { break };
            let copy = DocumentCell { column: open.column, ..cell.clone() };
            open.column = copy.column.saturating_add(copy.columns).min(MOST_COLUMNS);
            open.row.cells.push(copy);
            self.book(size)?;
        }
        Ok(())
    }

    /// The paragraph that is open.
    pub const fn paragraph(&mut self) -> &mut DocumentParagraph {
        &mut self.paragraph
    }

    /// The paragraph ends; without text it is only white space on the page.
    pub fn close_paragraph(&mut self) -> Result<(), Trouble> {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.runs.iter().any(|run| !run.text.trim().is_empty()) || !paragraph.unlike.is_empty() {
            self.book(Size { pieces: 1, ..Size::NOTHING })?;
            self.push(DocumentBlock::Paragraph(paragraph));
        }
        Ok(())
    }

    /// Takes note that the text differs from what stands in the document.
    pub fn note(&mut self, unlike: Unlike) {
        self.paragraph.unlike.insert(unlike);
    }

    /// Makes the paragraph an item of a list.
    pub const fn set_item(&mut self, item: Item) {
        self.paragraph.item = Some(item);
    }

    /// Adds text; hyphens that only forbid or allow a line's end are written as what is seen.
    pub fn text(&mut self, text: &str, look: Look, link: Option<&Arc<str>>) -> Result<(), Trouble> {
        let seen: String = text.chars().filter(|&letter| letter != '\u{ad}').map(plain_hyphen).collect();
        if seen.is_empty() {
            return Ok(());
        }
        self.book(Size { text: seen.len(), ..Size::NOTHING })?;
        match self.paragraph.runs.last_mut() {
            Some(last) if last.look == look && last.link.as_ref() == link => last.text.push_str(&seen),
            _ => {
                self.book(Size { pieces: 1, ..Size::NOTHING })?;
                self.paragraph.runs.push(Run { text: seen, look, link: link.cloned() });
            }
        }
        Ok(())
    }

    fn push(&mut self, block: DocumentBlock) {
        match self.tables.last_mut() {
            Some(OpenTable { cell: Some(cell), .. }) => cell.blocks.push(block),
            // Between cells nothing can stand; what a damaged file puts there is no cell's.
            Some(_) => {}
            None => self.blocks.push(block),
        }
    }
}

const fn plain_hyphen(letter: char) -> char {
    match letter {
        '\u{2011}' => '-',
        other => other,
    }
}
