//! What `schede` did.

use std::path::PathBuf;

use super::books::BooksDone;
use super::division::Division;
use crate::domain::IndicatorCode;
use crate::finding::Finding;

/// What became of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterDone {
    /// There was none: it was written and waits to be filled in.
    Started {
        /// Its rows.
        rows: usize,
        /// How many of them were carried over from the year before.
        carried: usize,
        /// How many rows begin from a value, the plan's or last year's.
        baselines: usize,
        /// How many of those values are last year's actual ones.
        from_actuals: usize,
        /// How many rows have the plan's target.
        targets: usize,
        /// The indicators of the year before that have no row in it.
        ended: Vec<IndicatorCode>,
    },
    /// Nobody had touched the one that was there: it was written again, from the plan and the year before as they are
    /// now; what it was is kept under this name.
    Renewed {
        /// Its rows.
        rows: usize,
        /// The register as it was.
        kept: PathBuf,
    },
    /// The entity's own was copied into the output folder.
    Copied,
    /// It was there and was left as it is.
    Kept,
    /// Something that is there cannot be read, and nothing was written.
    Unread,
    /// There was none, and the plan has no objective of the year to write it for.
    NothingPlanned,
}

/// What `schede` did.
#[derive(Debug, Clone)]
pub struct SheetsDone {
    /// The register's file.
    pub register_path: PathBuf,
    /// What became of it.
    pub register: RegisterDone,
    /// How many of its indicators can be read.
    pub indicators: usize,
    /// How the sheets are divided.
    pub division: Division,
    /// Whether an office of the register begins with a name that the plan gives as RESPONSABILE.
    pub offices_are_managers: bool,
    /// The sheets written.
    pub books: BooksDone,
    /// The sheets that were there: number of files and of indicators in them.
    pub kept: (usize, usize),
    /// Whether sheets were held back because one that is there cannot be read.
    pub held_back: bool,
    /// Codes of objectives planned for the year that the register does not measure.
    pub unmeasured: Vec<String>,
    /// Findings about the register and about sheets that cannot be read.
    pub findings: Vec<Finding>,
}
