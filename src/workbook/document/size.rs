//! What is kept of a document, against its limits.

use super::parts::{DocumentBlock, DocumentCell, DocumentRow};

/// Cells, parts of text and bytes of text; a row counts as a cell where it is repeated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub cells: usize,
    pub pieces: usize,
    pub text: usize,
}

impl Size {
    /// Nothing kept.
    pub const NOTHING: Self = Self { cells: 0, pieces: 0, text: 0 };

    /// A row with all that its cells hold.
    pub fn of(row: &DocumentRow) -> Self {
        row.cells.iter().map(Self::of_cell).fold(Self { cells: 1, ..Self::NOTHING }, Self::plus)
    }

    /// A cell with all that it holds.
    pub fn of_cell(cell: &DocumentCell) -> Self {
        cell.blocks.iter().map(Self::of_block).fold(Self { cells: 1, ..Self::NOTHING }, Self::plus)
    }

    fn of_block(block: &DocumentBlock) -> Self {
        match block {
            DocumentBlock::Paragraph(paragraph) => Self {
                cells: 0,
                pieces: 1 + paragraph.runs.len(),
                text: paragraph.runs.iter().map(|run| run.text.len()).sum(),
            },
            DocumentBlock::Table(table) => table.rows.iter().map(Self::of).fold(Self::NOTHING, Self::plus),
        }
    }

    /// Both together.
    pub const fn plus(self, other: Self) -> Self {
        Self {
            cells: self.cells.saturating_add(other.cells),
            pieces: self.pieces.saturating_add(other.pieces),
            text: self.text.saturating_add(other.text),
        }
    }
}
