//! `importa --ente`: an imported plan at its place in the entity's folder, with the registers that it fills in.
//!
//! Guaranteed: nothing that is there is replaced unless it is asked for; a register that exists is compared, and only
//! the rows of objectives that waited for their programme are added to it; the office's own file is kept as it came.
//! `relazione.toml` says which plan is of which year once there are several. Deliberately absent: any other change to it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::column_map::{self, MAPS, UsedMap};
use super::last_year::{LastYear, NextRows};
use super::own_registers::{Followed, OwnRegisters};
use super::plan_of_year::{self, PlansNamed};
use super::previous_plan;
use super::{Imported, PipelineError, code_reuse};
use crate::domain::{Edition, Few, Indicator, IndicatorCode, Measurement, Plan, Status, UnreadRow, Year};
use crate::finding::Finding;
use crate::inputs::config::Entity as Owner;
use crate::inputs::entity::{self, YearFiles};
use crate::inputs::measurements::{self, plan_results, register, sheets};
use crate::package::{self, Overwriting};
use crate::workbook::{self, Limits};

/// Where the office's own files are kept.
pub const ORIGINALS: &str = "piano/originali";

/// What was put where.
#[derive(Debug, Clone)]
pub struct PlacedImport {
    /// The canonical workbook.
    pub canonical: PathBuf,
    /// The canonical workbook that gave way, if one did.
    pub kept: Option<PathBuf>,
    /// The office's own file.
    pub original: Option<PathBuf>,
    /// The canonical workbook of the previous plan, where the entity had none before.
    pub previous: Option<PathBuf>,
    /// The map of its columns, kept for the next year.
    pub map: Option<PathBuf>,
    /// The registers of the years for which the plan has targets.
    pub registers: Vec<PlacedRegister>,
    /// The measurement sheets with the results that the plan holds.
    pub sheets: Vec<(PathBuf, usize)>,
    /// The results of the plan that no sheet takes, where sheets were asked for.
    pub untaken: Vec<plan_results::Untaken>,
    /// Which plan is of which year, where that had to be said.
    pub plans: PlansNamed,
}

/// What became of a year's register.
#[derive(Debug, Clone)]
pub struct PlacedRegister {
    /// The year.
    pub year: Year,
    /// Its file.
    pub path: PathBuf,
    /// What became of it.
    pub done: RegisterPlaced,
}

/// Whether a register was written.
#[derive(Debug, Clone)]
pub enum RegisterPlaced {
    /// Written.
    Written {
        /// Its rows.
        rows: usize,
        /// How many of them begin from a value, the plan's or last year's.
        baselines: usize,
        /// The indicators of the year before that have no row in it.
        ended: Vec<IndicatorCode>,
        /// What of the year before cannot be read, so that values may be missing in it.
        unread: Vec<Finding>,
        /// The one that gave way, where the program had written one and nobody had touched it.
        kept: Option<PathBuf>,
    },
    /// There was one: what the plan says otherwise, a line each.
    Kept(Vec<String>),
    /// Rows of objectives that it lacked were added at its end, so many; the register as it was stays beside it.
    Extended(usize, PathBuf),
}

/// Whether the plan's own results become measurement sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Results {
    /// They stay in the plan.
    Left,
    /// They are written.
    Written,
}

/// Puts an imported plan and what it fills in at their places below `root`.
///
/// # Errors
/// The configuration cannot be read, a file of the same name is there, or the folder cannot be written.
pub fn place(
    imported: &Imported,
    root: &Path,
    overwriting: Overwriting,
    results: Results,
) -> Result<PlacedImport, PipelineError> {
    let config = entity::configuration(root);
    let canonical = root.join("piano").join(imported.canonical_name());
    // A canonical workbook that was filled in comes back to its own place; the filled-in one stays beside it.
    let is_own = imported.is_plan(&canonical);
    code_reuse::refuse(imported, root, &canonical)?;
    // One that the new plan goes on from gives way to it, and stays beside it as well.
    let overwriting = if imported.is_source(&canonical) { Overwriting::KeepingOld } else { overwriting };
    let kept = imported.write_over(&canonical, overwriting)?;
    let original = if is_own { None } else { Some(keep(root, ORIGINALS, &imported.source_name(), &imported.bytes)?) };
    let named_map = imported.map.as_ref().filter(|map| !map.is_kept);
    let name = |map: &UsedMap| column_map::name_to_keep(root, &super::named_file::file_name(&map.path));
    let map = named_map.map(|map| keep(root, MAPS, &name(map), &map.bytes)).transpose()?;
    let previous = if config.is_some() { previous_plan::keep(imported, root)? } else { None };
    // Which plan is of which year is said before the registers go on from the years before.
    let plans = plan_of_year::name_plans(imported, root, &canonical)?;
    let placing = Placing { imported, is_own, root, owner: config.as_ref().map(|config| &config.entity) };
    let mut registers = Vec::new();
    let (mut written, mut untaken) = (Vec::new(), Vec::new());
    for year in years_with(&imported.plan, |indicator| &indicator.targets) {
        registers.push(placing.register(year)?);
    }
    if results == Results::Written {
        for year in years_with(&imported.plan, |indicator| &indicator.actuals) {
            if !registers.iter().any(|register| register.year == year) {
                registers.push(placing.register(year)?);
            }
            written.extend(placing.results(year, &mut untaken)?);
        }
    }
    Ok(PlacedImport { canonical, kept, original, previous, map, registers, sheets: written, untaken, plans })
}

/// The years for which any indicator has a value of some sort.
fn years_with<V>(
    plan: &Plan,
    of: impl Fn(&crate::domain::PlanIndicator) -> &Few<Year, V>,
) -> std::collections::BTreeSet<Year> {
    let all = plan.objectives().flat_map(|(_, objective)| &objective.details.indicators);
    all.flat_map(|indicator| of(indicator).keys().copied().collect::<Vec<_>>()).collect()
}

/// Keeps a file as it came; the same file twice is one, another of the same name gets a number.
fn keep(root: &Path, folder: &str, name: &str, bytes: &[u8]) -> Result<PathBuf, PipelineError> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut number = 1;
    loop {
        let own = if number == 1 { name.to_owned() } else { format!("{stem}_{number}.{ending}") };
        let path = root.join(folder).join(own);
        match super::named_file::read_file(&path, u64::MAX) {
            Ok(there) if there == bytes => return Ok(path),
            Ok(_) => number += 1,
            Err(_) => {
                package::write_new(&path, bytes)?;
                return Ok(path);
            }
        }
    }
}

/// A register that was written.
fn written(next: NextRows, unread: Vec<Finding>, kept: Option<PathBuf>) -> RegisterPlaced {
    let NextRows { rows, baselines, ended, .. } = next;
    RegisterPlaced::Written { rows: rows.len(), baselines, ended, unread, kept }
}

/// One import at work on a folder.
struct Placing<'a> {
    imported: &'a Imported,
    /// Whether the plan is the folder's own canonical workbook, filled in.
    is_own: bool,
    root: &'a Path,
    owner: Option<&'a Owner>,
}

impl Placing<'_> {
    fn edition(&self, year: Year) -> Edition {
        let day = NaiveDate::from_ymd_opt(i32::from(year.0), 1, 1).expect("1 January exists in every year");
        Edition {
            entity: self.owner.map(|owner| owner.name.clone()).unwrap_or_default(),
            year,
            reference_date: day,
            status: Status::Draft,
            demonstration: self.owner.is_some_and(|owner| owner.demonstration),
        }
    }

    /// Writes the register of a year, or says in what the one that is there differs from the plan.
    fn register(&self, year: Year) -> Result<PlacedRegister, PipelineError> {
        let mut registers = OwnRegisters::read(self.root)?;
        let path = registers.path(year);
        let there = YearFiles::read(self.root, year);
        let last = LastYear::of(self.root, year.previous(), &self.imported.names);
        let Some(register) = Self::whole_register(&there) else {
            let next = last.go_on(&self.imported.plan, year);
            registers.write(year, &register::write(&self.edition(year), &self.imported.plan, &next.rows)?)?;
            return Ok(PlacedRegister { year, path, done: written(next, last.unread, None) });
        };
        let edition = self.edition(year);
        let done = match registers.follow((&edition, &self.imported.plan), &last, &there)? {
            Followed::Written(next, kept) => written(next, last.unread, Some(kept)),
            Followed::Same => RegisterPlaced::Kept(Vec::new()),
            Followed::OfOthers => match self.extend(&there, &path, &register, (year, &last))? {
                Some(extended) => extended,
                None => RegisterPlaced::Kept(self.differences(&register, year)),
            },
        };
        Ok(PlacedRegister { year, path, done })
    }

    /// Adds the rows of objectives that the register lacks since their programme was filled in or changed.
    fn extend(
        &self,
        there: &YearFiles,
        path: &Path,
        register: &register::Register,
        (year, last): (Year, &LastYear),
    ) -> Result<Option<RegisterPlaced>, PipelineError> {
        let Some(file) = there.register.as_ref().filter(|file| self.is_own && path.ends_with(&file.path)) else {
            return Ok(None);
        };
        let is_new = |row: &register::RegisterRow| {
            let of_it = |own: &UnreadRow| own.objective.as_ref() == Some(&row.objective);
            !register.indicators.iter().any(|own| own.objective == row.objective) && !register.unread.iter().any(of_it)
        };
        let more: Vec<register::RegisterRow> =
            last.go_on(&self.imported.plan, year).rows.into_iter().filter(is_new).collect();
        let Ok(book) = workbook::read(&file.bytes, &file.path, &Limits::default()) else { return Ok(None) };
        // What was approved changes by an act, not by an import.
        let approval = self.root.join(format!("approvazioni/{year}.json"));
        if more.is_empty() || super::named_file::read_file(&approval, u64::MAX).is_ok() {
            return Ok(None);
        }
        let Some(bytes) = register::extended(&self.edition(year), &self.imported.plan, &book, &more)? else {
            return Ok(None);
        };
        let kept = package::write(path, &bytes, Overwriting::KeepingOld)?;
        Ok(Some(RegisterPlaced::Extended(more.len(), kept.unwrap_or_default())))
    }

    fn whole_register(files: &YearFiles) -> Option<register::Register> {
        let file = files.register.as_ref()?;
        let book = workbook::read(&file.bytes, &file.path, &Limits::default()).ok()?;
        Some(measurements::read_whole_register(&book).0)
    }

    /// What the plan says otherwise than a register, a line each.
    fn differences(&self, register: &register::Register, year: Year) -> Vec<String> {
        let all = register::against_plan(&self.imported.plan, year, &register.indicators, &register.unread);
        all.iter().map(register::Difference::line).collect()
    }

    /// A name in the folder of a year's sheets that no file has.
    fn free_name(&self, year: Year, name: &str) -> PathBuf {
        let folder = self.root.join(format!("misurazioni/{year}"));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let others = (2u32..).map(|number| format!("{stem}_{number}.{ending}"));
        let mut paths = std::iter::once(name.to_owned()).chain(others).map(|name| folder.join(name));
        paths.find(|path| super::named_file::read_file(path, u64::MAX).is_err()).unwrap_or(folder)
    }

    /// Writes the sheets of a year with the results that the plan holds and no sheet has; sheets that are there are
    /// left alone.
    fn results(
        &self,
        year: Year,
        untaken: &mut Vec<plan_results::Untaken>,
    ) -> Result<Vec<(PathBuf, usize)>, PipelineError> {
        let there = YearFiles::read(self.root, year);
        let Some(register) = Self::whole_register(&there) else { return Ok(Vec::new()) };
        let read = |file: &entity::InputFile| workbook::read(&file.bytes, &file.path, &Limits::default()).ok();
        let books: Vec<_> = there.sheets.iter().filter_map(read).collect();
        if books.len() < there.sheets.len() {
            untaken.extend(plan_results::none_taken(&self.imported.plan, year));
            return Ok(Vec::new());
        }
        untaken.extend(plan_results::untaken(&self.imported.plan, &register.indicators, &register.unread, year));
        let indicators = register.indicators;
        let held = measurements::read_measurements(&books, &indicators).0;
        // A row that nobody filled in holds nothing: the plan's own result goes beside it.
        let is_filled = |own: &Measurement| own.actual.is_some() || own.unreadable.is_some() || own.state.is_some();
        let is_held = |row: &Measurement| held.iter().any(|own| own.indicator == row.indicator && is_filled(own));
        // What was read from the canonical workbook says in which of the office's files it stood.
        let name = self.imported.source_name();
        let original = |file: &str| {
            let folder = if self.is_own && file == name { "piano" } else { ORIGINALS };
            format!("{folder}/{file}")
        };
        let mut filled = plan_results::of_plan(&self.imported.plan, &indicators, year, original);
        filled.retain(|row| !is_held(row));
        let measured: Vec<Indicator> = indicators
            .into_iter()
            .filter(|indicator| filled.iter().any(|row| row.indicator == indicator.code))
            .collect();
        let filled = sheets::Filled { rows: &filled, report_itself: None };
        let books = sheets::write(&self.edition(year), &self.imported.plan, &measured, filled, sheets::Scope::Mission)?;
        let mut written = Vec::new();
        for book in books {
            let path = self.free_name(year, &book.name);
            package::write_new(&path, &book.bytes)?;
            written.push((path, book.indicators));
        }
        Ok(written)
    }
}
