//! The records of a run as they lie on the disk, and those of several runs put together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::record::{Record, State};
use super::share::Share;
use crate::disk::{self, DEFAULT_LIMIT, Fault, Kind};
use crate::domain::Year;

/// How the names of such files begin.
const STEM: &str = "esiti";
/// How they end.
const ENDING: &str = "json";
/// The form of the file.
const FORMAT: u8 = 1;

/// What one run did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    formato: u8,
    /// The year measured.
    pub anno: u16,
    /// When the run ended, by the machine's clock: of two records of an entity the later one counts.
    momento: String,
    /// What became of each entity.
    pub esiti: Vec<Record>,
}

/// Results that cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// A file or the folder cannot be read.
    #[error("{}: gli esiti non si possono leggere ({source})", .path.display())]
    Unread {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: Fault,
    },
    /// A file does not hold what a run writes.
    #[error("{}: il file non è quello che «lotto» scrive: toglierlo, e rifare quella quota", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
    },
    /// There are none.
    #[error("{}: non ci sono esiti del {year}: prima va eseguito «lotto», per intero o a quote", .folder.display())]
    None {
        /// The folder looked into.
        folder: PathBuf,
        /// The year looked for.
        year: Year,
    },
}

impl Results {
    /// The results of a run that ends now.
    pub fn new(year: Year, now: NaiveDateTime, records: Vec<Record>) -> Self {
        Self {
            formato: FORMAT,
            anno: year.0,
            momento: now.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
            esiti: records,
        }
    }

    /// The file of a run on one share, or on the whole.
    pub fn file_name(share: Option<Share>) -> String {
        share.map_or_else(|| format!("{STEM}.{ENDING}"), |share| format!("{STEM}_{}.{ENDING}", share.in_a_name()))
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}

/// The records of all runs that left theirs in a folder: one for each of these entities, in their order. An entity
/// that none of them had is not run.
///
/// # Errors
/// [`ResultsError`].
pub fn merged(folder: &Path, year: Year, entities: &[String]) -> Result<Vec<Record>, ResultsError> {
    let mut runs = read_all(folder)?;
    runs.retain(|run| run.anno == year.0);
    if runs.is_empty() {
        return Err(ResultsError::None { folder: folder.to_owned(), year });
    }
    runs.sort_by(|one, other| one.momento.cmp(&other.momento));
    let mut last: BTreeMap<String, Record> = BTreeMap::new();
    for record in runs.into_iter().flat_map(|run| run.esiti) {
        last.insert(record.cartella.clone(), record);
    }
    let record = |entity: &String| last.remove(entity).unwrap_or_else(|| Record::of(entity, State::NotRun));
    Ok(entities.iter().map(record).collect())
}

fn read_all(folder: &Path) -> Result<Vec<Results>, ResultsError> {
    let unread = |path: &Path| {
        let path = path.to_owned();
        move |source| ResultsError::Unread { path, source }
    };
    let entries = match disk::list(folder) {
        Err(Fault::Absent) => Vec::new(),
        listed => listed.map_err(unread(folder))?,
    };
    let mut found = Vec::new();
    for name in entries.iter().filter(|entry| matches!(entry.kind, Kind::File)).filter_map(|entry| entry.name()) {
        let path = folder.join(name);
        if !(name.starts_with(STEM) && path.extension().is_some_and(|ending| ending == ENDING)) {
            continue;
        }
        let bytes = disk::read(&path, DEFAULT_LIMIT).map_err(unread(&path))?;
        let read = serde_json::from_slice(&bytes).ok().filter(|read: &Results| read.formato == FORMAT);
        found.push(read.ok_or(ResultsError::Broken { path })?);
    }
    Ok(found)
}
