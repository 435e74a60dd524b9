//! The registers that the program wrote and nobody has touched: they follow the plan and the year before.
//!
//! Guaranteed: a register that does not say in every cell what the program wrote is never written again; one that gives way
//! is kept beside the new one.

use std::path::{Path, PathBuf};

use super::PipelineError;
use super::last_year::{LastYear, NextRows};
use super::own_files::{OwnFiles, says_the_same};
use crate::domain::{Edition, Plan, Year};
use crate::inputs::entity::{InputFile, YearFiles};
use crate::inputs::measurements::register;
use crate::package::{self, Overwriting};

/// The folder of the registers.
const FOLDER: &str = "indicatori";
/// The checksums of those that the program wrote.
const WRITTEN: &str = ".registri.sha256";

/// What became of a register that is there.
pub(super) enum Followed {
    /// Somebody has touched or approved it, or has filled in sheets that were made from it.
    OfOthers,
    /// It says what it would say now.
    Same,
    /// It was written again with these rows; what it was is kept.
    Written(NextRows, PathBuf),
}

/// The registers in a folder that is laid out as an entity's.
pub(super) struct OwnRegisters<'a> {
    root: &'a Path,
    own: OwnFiles,
}

impl<'a> OwnRegisters<'a> {
    /// Reads the list of those that were written.
    pub fn read(root: &'a Path) -> Result<Self, PipelineError> {
        Ok(Self { root, own: OwnFiles::read(&root.join(FOLDER), WRITTEN)? })
    }

    /// The file of a year's register.
    pub fn path(&self, year: Year) -> PathBuf {
        self.root.join(FOLDER).join(name(year))
    }

    /// Writes a register where there is none.
    pub fn write(&mut self, year: Year, bytes: &[u8]) -> Result<(), PipelineError> {
        package::write_new(&self.path(year), bytes)?;
        self.note(year, bytes)
    }

    /// Whether a year's register is as the program wrote it, and binds nobody yet.
    fn is_untouched(&self, year: Year, there: &InputFile, sheets: &[InputFile]) -> Result<bool, PipelineError> {
        let approval = self.root.join(format!("approvazioni/{year}.json"));
        let is_own = there.path == format!("{FOLDER}/{}", name(year)) && self.own.is_unchanged(&name(year), there);
        if !is_own || package::read(&approval)?.is_some() {
            return Ok(false);
        }
        let books = OwnFiles::read(&self.root.join(format!("misurazioni/{year}")), super::own_files::SHEETS)?;
        let file_name = |file: &InputFile| file.path.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(sheets.iter().all(|sheet| books.is_unchanged(&file_name(sheet), sheet)))
    }

    /// Writes a register that nobody has touched again, where plan and last year give it other rows by now.
    ///
    /// # Errors
    /// The folder cannot be read or written.
    pub fn follow(
        &mut self,
        (edition, plan): (&Edition, &Plan),
        last: &LastYear,
        there: &YearFiles,
    ) -> Result<Followed, PipelineError> {
        let year = edition.year;
        let Some(file) = &there.register else { return Ok(Followed::OfOthers) };
        if !self.is_untouched(year, file, &there.sheets)? {
            return Ok(Followed::OfOthers);
        }
        let next = last.go_on(plan, year);
        let bytes = register::write(edition, plan, &next.rows)?;
        // What last year says is not known while it cannot be read.
        if !last.unread.is_empty() || says_the_same((&file.bytes, &file.path), &bytes) {
            return Ok(Followed::Same);
        }
        let kept = package::write(&self.path(year), &bytes, Overwriting::KeepingOld)?;
        self.note(year, &bytes)?;
        Ok(Followed::Written(next, kept.unwrap_or_default()))
    }

    /// Notes what was just written.
    fn note(&mut self, year: Year, bytes: &[u8]) -> Result<(), PipelineError> {
        self.own.note(&name(year), bytes);
        Ok(self.own.save()?)
    }
}

fn name(year: Year) -> String {
    format!("{year}.xlsx")
}
