//! Which workbook takes which indicators, beside those that offices have filled in.
//!
//! Guaranteed: a workbook that is not byte for byte what the program wrote is never touched; an indicator that stands
//! in one is written in no other. What nobody has touched is made again where the plan, the register or the changes of
//! the year have given it other rows, and is taken out of the way where they have left it none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::names::{numbered, stem};
use crate::domain::{Edition, Indicator, IndicatorCode, Plan};
use crate::inputs::entity::{InputFile, YearFiles};
use crate::inputs::measurements::{self, sheets};
use crate::package;
use crate::pipeline::PipelineError;
use crate::pipeline::own_files::{OwnFiles, SHEETS, says_the_same};
use crate::pipeline::year::YearRead;
use crate::workbook::{self, Limits};

/// What became of a year's sheets.
#[derive(Debug, Clone, Default)]
pub struct BooksDone {
    /// Those written now: file and number of indicators.
    pub written: Vec<(PathBuf, usize)>,
    /// Those that nobody had touched and were made again with other rows.
    pub renewed: Vec<(PathBuf, usize)>,
    /// Those of others that lack indicators, each with the supplement that has them.
    pub supplemented: Vec<(PathBuf, PathBuf)>,
    /// Those that nobody had touched and of whose rows none is left in them, each with the name under which it is kept.
    pub set_aside: Vec<(PathBuf, PathBuf)>,
}

/// A workbook that is there.
pub(super) struct Present<'f> {
    file: &'f InputFile,
    /// What it holds.
    pub codes: BTreeSet<IndicatorCode>,
    is_own: bool,
}

impl Present<'_> {
    fn name(&self) -> &str {
        file_name(&self.file.path)
    }
}

/// The folder of a year's sheets.
pub(super) struct Books<'f> {
    folder: PathBuf,
    own: OwnFiles,
    /// What is there and can be opened.
    pub present: Vec<Present<'f>>,
}

impl<'f> Books<'f> {
    /// Looks into the sheets that are there.
    ///
    /// Rows that somebody filled in before the register changed what they measure are not there: they are handed out anew.
    pub fn open(folder: PathBuf, there: &'f YearFiles, read: &YearRead) -> Result<Self, PipelineError> {
        let own = OwnFiles::read(&folder, SHEETS)?;
        let present = there.sheets.iter().filter_map(|file| {
            let book = workbook::read(&file.bytes, &file.path, &Limits::default()).ok()?;
            let (rows, _) = measurements::read_changed_measurements(
                std::slice::from_ref(&book),
                &read.indicators,
                &read.approved_indicators,
            );
            let is_own = own.is_own(file_name(&file.path), &file.sha256);
            let codes = rows.into_iter().filter(|row| is_own || !row.is_outdated).map(|row| row.indicator).collect();
            Some(Present { file, codes, is_own })
        });
        let present = present.collect();
        Ok(Self { folder, own, present })
    }

    /// Writes what is missing.
    pub fn complete(
        mut self,
        (edition, plan, indicators): (&Edition, &Plan, &[Indicator]),
        report_itself: Option<&IndicatorCode>,
        scope: sheets::Scope,
    ) -> Result<BooksDone, PipelineError> {
        // What nobody has touched binds nobody: its rows go where the register puts them now.
        let of_others = self.present.iter().filter(|present| !present.is_own);
        let taken: BTreeSet<IndicatorCode> = of_others.flat_map(|there| there.codes.clone()).collect();
        let missing: Vec<Indicator> =
            indicators.iter().filter(|indicator| !taken.contains(&indicator.code)).cloned().collect();
        let mut done = BooksDone::default();
        let mut in_use = Vec::new();
        let filled = sheets::Filled { report_itself, ..sheets::Filled::default() };
        for book in sheets::write(edition, plan, &missing, filled, scope)? {
            in_use.push(self.place(&book, &mut done)?);
        }
        self.set_aside(&missing, &in_use, &mut done)?;
        self.own.save()?;
        Ok(done)
    }

    /// Takes what nobody has touched, and whose rows all stand elsewhere now, out of the way: filled in, it would
    /// contradict what took its place.
    fn set_aside(
        &mut self,
        missing: &[Indicator],
        in_use: &[String],
        done: &mut BooksDone,
    ) -> Result<(), PipelineError> {
        let stands_elsewhere = |code: &IndicatorCode| missing.iter().any(|indicator| indicator.code == *code);
        let is_obsolete = |there: &&Present<'_>| {
            let moved = !there.codes.is_empty() && there.codes.iter().all(stands_elsewhere);
            there.is_own && moved && !in_use.iter().any(|name| name == there.name())
        };
        for there in self.present.iter().filter(is_obsolete) {
            let path = self.folder.join(there.name());
            let kept = package::set_aside(&path)?;
            self.own.forget(there.name());
            done.set_aside.push((path, kept));
        }
        Ok(())
    }

    /// Puts a workbook where nobody's is, under the name that is given back.
    fn place(&mut self, book: &sheets::Book, done: &mut BooksDone) -> Result<String, PipelineError> {
        let base = stem(&book.name).to_owned();
        let of_group: Vec<&Present<'_>> = self
            .present
            .iter()
            .filter(|there| is_of_group(&stem(there.name()).to_lowercase(), &base.to_lowercase()))
            .collect();
        if let Some(own) = of_group.iter().find(|there| there.is_own) {
            let (path, name) = (self.folder.join(own.name()), own.name().to_owned());
            if !says_the_same((&own.file.bytes, &own.file.path), &book.bytes) {
                package::write_file(&path, &book.bytes)?;
                done.renewed.push((path, book.indicators));
                self.own.note(&name, &book.bytes);
            }
            return Ok(name);
        }
        let taken: BTreeSet<String> = self.present.iter().map(|there| stem(there.name()).to_lowercase()).collect();
        let name = numbered(&base).find(|name| !taken.contains(&name.to_lowercase())).expect("the numbers do not end");
        let name = format!("{name}.xlsx");
        let path = self.folder.join(&name);
        package::write_new(&path, &book.bytes)?;
        self.own.note(&name, &book.bytes);
        if let Some(first) = of_group.first() {
            done.supplemented.push((self.folder.join(first.name()), path.clone()));
        }
        done.written.push((path, book.indicators));
        Ok(name)
    }
}

/// `missione_01`, `missione_01_integrazione` and `missione_01_integrazione_2` are of the group `missione_01`.
fn is_of_group(name: &str, group: &str) -> bool {
    let Some(rest) = name.strip_prefix(group) else { return false };
    let number = rest.strip_prefix("_integrazione").map(|number| number.strip_prefix('_').unwrap_or(number));
    rest.is_empty() || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}
