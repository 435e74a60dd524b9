//! What `spedisci` is asked, and what it did.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::Year;
use crate::inputs::mailbox::MailSettings;

/// Where letters stand, below the entity's folder.
pub(super) const FOLDER: &str = "posta";

/// What `spedisci` is asked to do.
#[derive(Debug, Clone, Copy)]
pub struct Dispatching<'a> {
    /// The entity's folder, where one was given.
    pub entity: Option<&'a Path>,
    /// Where the packages are looked for.
    pub output: &'a Path,
    /// The year measured.
    pub year: Year,
    /// The day of the letters.
    pub reference_date: NaiveDate,
    /// Whom to write to.
    pub occasion: Occasion,
}

/// Why the offices are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// To all: their sheets, or what they have to put right.
    All,
    /// To those who still owe something.
    Reminder,
}

/// A letter that is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyLetter {
    /// The office.
    pub office: String,
    /// Its address.
    pub address: String,
    /// The file.
    pub path: PathBuf,
    /// Whether it was there already, from an earlier run.
    pub was_there: bool,
    /// The message.
    pub bytes: Vec<u8>,
}

/// What `spedisci` did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dispatched {
    /// The entity's folder.
    pub root: PathBuf,
    /// The letters, by office.
    pub letters: Vec<ReadyLetter>,
    /// Offices that have nothing to do, and get no letter.
    pub done: Vec<String>,
    /// Offices whose address nobody has written.
    pub without_address: Vec<String>,
    /// Offices of which no sheet is there yet.
    pub without_sheet: Vec<String>,
    /// Indicators of no office.
    pub of_nobody: usize,
    /// `posta.toml`, where it is there.
    pub settings: Option<MailSettings>,
}

impl Dispatched {
    /// Whether there is no indicator of anybody.
    pub fn is_of_nobody(&self) -> bool {
        let offices = [&self.done, &self.without_address, &self.without_sheet];
        self.letters.is_empty() && self.of_nobody == 0 && offices.iter().all(|offices| offices.is_empty())
    }
}
