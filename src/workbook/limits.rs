//! What has been spent of the limits while a file is read.

use super::error::Trouble;
use super::{Cell, Limits, Value};

/// Running account against [`Limits`].
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    inflated: u64,
    cells: usize,
    text_bytes: u64,
}

impl Budget {
    /// A fresh account.
    pub const fn new(limits: Limits) -> Self {
        Self { limits, inflated: 0, cells: 0, text_bytes: 0 }
    }

    /// Books bytes that came out of an archive.
    pub fn inflate(&mut self, bytes: usize) -> Result<(), Trouble> {
        self.inflated += bytes as u64;
        if self.inflated > self.limits.inflated_bytes { Err(Trouble::Inflated) } else { Ok(()) }
    }

    /// Books a cell that is kept, with its text: one long shared text can be named by
    /// very many small cells, so the copies count as content too.
    pub fn keep(&mut self, cell: &Cell) -> Result<(), Trouble> {
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Trouble::Cells);
        }
        if let Value::Text(text) | Value::Error(text) = &cell.value {
            self.text_bytes += text.len() as u64;
        }
        if self.text_bytes > self.limits.inflated_bytes { Err(Trouble::Inflated) } else { Ok(()) }
    }

    /// Checks how deep an XML element stands.
    pub const fn depth(&self, depth: usize) -> Result<(), Trouble> {
        if depth > self.limits.xml_depth { Err(Trouble::Depth) } else { Ok(()) }
    }

    /// Cells that a dense reader may still lay out.
    pub const fn cells_left(&self) -> usize {
        self.limits.cells.saturating_sub(self.cells)
    }
}
