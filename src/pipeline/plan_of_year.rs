//! Which plan is of which year, said in `relazione.toml` once an entity has several.
//!
//! Guaranteed: lines are only added, at the end; what the office wrote stays, and the file as it was is kept beside it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::{Imported, PipelineError};
use crate::domain::Year;
use crate::inputs::config::{self, Config};
use crate::inputs::entity::{self, Records};
use crate::inputs::plan;
use crate::package::{self, Overwriting};
use crate::words::decoding::decode;
use crate::workbook::Limits;

/// What became of the names of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlansNamed {
    /// The folder holds one plan, or `relazione.toml` names them all.
    NothingToSay,
    /// These were added.
    Added(BTreeMap<Year, String>),
    /// These are to be added by hand: the file cannot take them.
    ByHand(BTreeMap<Year, String>),
}

/// Names the plans of an entity that has just got the one in `canonical`.
///
/// # Errors
/// `relazione.toml` cannot be read or written.
pub(super) fn name_plans(imported: &Imported, root: &Path, canonical: &Path) -> Result<PlansNamed, PipelineError> {
    let missing = unnamed(imported, root, canonical);
    if missing.is_empty() {
        return Ok(PlansNamed::NothingToSay);
    }
    let path = root.join(config::FILE_NAME);
    let bytes = super::named_file::read_file(&path, entity::file_limit(root))?;
    let mut text = decode(&bytes).text;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for (year, file) in &missing {
        let _ = write!(text, "\n[piano.{year}]\nfile = \"{file}\"\n");
    }
    if Config::parse(&text).is_err() {
        return Ok(PlansNamed::ByHand(missing));
    }
    package::write(&path, text.as_bytes(), Overwriting::KeepingOld)?;
    Ok(PlansNamed::Added(missing))
}

/// The plans that no year names: each is of its first year, the one just imported before any other.
fn unnamed(imported: &Imported, root: &Path, canonical: &Path) -> BTreeMap<Year, String> {
    let Some(config) = entity::configuration(root) else { return BTreeMap::new() };
    let records = Records::read(root, &[PathBuf::from(canonical)]);
    let own = canonical.file_name().map(|name| format!("piano/{}", name.to_string_lossy()));
    let mut plans: BTreeMap<Year, String> = imported.plan.years.first().copied().zip(own).into_iter().collect();
    for file in records.plans {
        let read = plan::read(&file.bytes, &file.path, &imported.names, &Limits::default());
        let first = read.ok().and_then(|(plan, _)| plan.years.first().copied());
        if let Some(year) = first {
            plans.entry(year).or_insert(file.path);
        }
    }
    if plans.len() < 2 {
        return BTreeMap::new();
    }
    plans.retain(|year, _| !config.plan_files.contains_key(year));
    plans
}
