//! What has been spent of the limits while a file is read.

use super::error::Trouble;
use super::limits::Limits;
use super::xml_scan::{Facts, Role};
use super::{Cell, Value};

/// Beyond these a file is hostile, not large. A sheet's merged ranges are looked through row by row.
const MOST_SHEETS: usize = 512;
const MOST_MERGES: usize = 20_000;
/// A cell's text has 32,767 characters at most, each ten bytes at most where it is escaped.
const LONGEST_XML: usize = 1024 * 1024;
/// Elements of the styles part, and bytes of what its cell formats may copy: Excel allows 65,490 formats.
const MOST_STYLE_ELEMENTS: usize = 500_000;
const MOST_STYLE_BYTES: usize = 64 * 1024 * 1024;

/// Running account against [`Limits`].
#[derive(Debug, Clone)]
pub(super) struct Budget {
    limits: Limits,
    inflated: u64,
    cells: usize,
    text_bytes: u64,
    sheets: usize,
    merges: usize,
}

impl Budget {
    /// A fresh account.
    pub const fn new(limits: Limits) -> Self {
        Self { limits, inflated: 0, cells: 0, text_bytes: 0, sheets: 0, merges: 0 }
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

    /// Books a sheet.
    pub fn sheet(&mut self) -> Result<(), Trouble> {
        self.sheets += 1;
        if self.sheets > MOST_SHEETS { Err(Trouble::TooMany(MOST_SHEETS, "fogli")) } else { Ok(()) }
    }

    /// Books a merged range.
    pub fn merge(&mut self) -> Result<(), Trouble> {
        self.merges += 1;
        if self.merges > MOST_MERGES { Err(Trouble::TooMany(MOST_MERGES, "celle unite")) } else { Ok(()) }
    }

    /// Judges an XML part by what was seen while it was inflated.
    pub fn part(&self, facts: &Facts) -> Result<(), Trouble> {
        if facts.declarations {
            return Err(Trouble::Forbidden);
        }
        self.depth(facts.depth)?;
        if facts.longest > LONGEST_XML {
            return Err(Trouble::LongText);
        }
        if facts.texts > self.limits.cells {
            return Err(Trouble::Cells);
        }
        if facts.merges > MOST_MERGES {
            return Err(Trouble::TooMany(MOST_MERGES, "celle unite"));
        }
        let copied = facts.formats.saturating_mul(facts.longest);
        if facts.role == Role::Styles && (facts.elements > MOST_STYLE_ELEMENTS || copied > MOST_STYLE_BYTES) {
            return Err(Trouble::TooMany(MOST_STYLE_ELEMENTS, "stili"));
        }
        Ok(())
    }
}
