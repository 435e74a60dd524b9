//! Maps of a plan's columns: the one that is named, else one that the entity keeps from before.

use std::path::{Path, PathBuf};

use super::PipelineError;
use super::named_file::{file_name, read_file};
use crate::disk::{self, DEFAULT_LIMIT, Root};
use crate::finding::Finding;
use crate::inputs::plan::ColumnMap;
use crate::tabular::odd_letters;
use crate::tabular::table_codes::NOT_UTF8;
use crate::words::decoding::decode;

/// Where an entity keeps its maps.
pub const MAPS: &str = "mappe";

/// A map that is used, and where it came from.
#[derive(Debug, Clone)]
pub struct UsedMap {
    /// What it says.
    pub map: ColumnMap,
    /// Its file.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether the entity kept it: nobody named it.
    pub is_kept: bool,
    /// What is odd about its letters.
    pub odd: Vec<Finding>,
}

/// The map of an import: the one named, else those of the entity, of which the reader takes the one that is about
/// the plan.
pub(super) fn of(named: Option<&Path>, entity: Option<&Path>, largest: u64) -> Result<Option<UsedMap>, PipelineError> {
    if let Some(path) = named {
        return read(path.to_owned(), largest, false).map(Some);
    }
    let Some(entity) = entity else { return Ok(None) };
    let Some(last) = last_kept(entity, largest) else { return Ok(None) };
    read(entity.join(MAPS).join(last), largest, true).map(Some)
}

/// The name under which a map is kept: the first under its own, the next ones under that with a number, so that the last
/// is known by its name.
pub(super) fn name_to_keep(entity: &Path, own: &str) -> String {
    let Some(last) = last_kept(entity, DEFAULT_LIMIT) else { return own.to_owned() };
    let stem = last.strip_suffix(".toml").unwrap_or(&last);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let first = stem.rsplit_once('_').filter(|(_, number)| is_number(number)).map_or(stem, |(first, _)| first);
    format!("{first}.toml")
}

/// The map that was kept last: that of the last plan.
fn last_kept(entity: &Path, largest: u64) -> Option<String> {
    let entries = Root::new(entity, largest).list(MAPS).ok()?;
    let names = entries.iter().filter_map(disk::Entry::name);
    let maps = names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"));
    // «mappa_10» comes after «mappa_9».
    maps.max_by_key(|name| (name.len(), *name)).map(str::to_owned)
}

fn read(path: PathBuf, largest: u64, is_kept: bool) -> Result<UsedMap, PipelineError> {
    let bytes = read_file(&path, largest)?;
    let name = file_name(&path);
    let text = decode(&bytes);
    let map = ColumnMap::parse(&text.text, &name).map_err(|error| PipelineError::Map { path: path.clone(), error })?;
    let odd = odd_letters(&text, &name, NOT_UTF8);
    Ok(UsedMap { map, path, bytes, is_kept, odd })
}
