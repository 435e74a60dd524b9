//! What a package says of its own making: whether it is still up to date, and the same whatever build made it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::program;

/// What the program was built from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildView {
    /// SHA-256 of the list of its sources.
    pub sorgenti: String,
    /// Its compiler.
    pub compilatore: String,
}

impl BuildView {
    pub(super) fn own() -> Self {
        Self { sorgenti: program::SOURCES.to_owned(), compilatore: program::COMPILER.to_owned() }
    }
}

/// What decides whether a package is still up to date.
pub struct Recorded {
    /// Of inputs and options.
    pub fingerprint: String,
    /// The reference date.
    pub date: NaiveDate,
    build: BuildView,
}

impl Recorded {
    /// Reads it from a package's provenance, if the file is one.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Keys {
            impronta: String,
            data_riferimento: String,
            #[serde(default)]
            costruzione: BuildView,
        }
        let keys: Keys = serde_json::from_slice(bytes).ok()?;
        let date = keys.data_riferimento.parse().ok()?;
        Some(Self { fingerprint: keys.impronta, date, build: keys.costruzione })
    }

    /// Whether this very build of the program made the package.
    pub fn is_of_this_build(&self) -> bool {
        self.build == BuildView::own()
    }
}

/// A `provenienza.json` without the lines of the key `costruzione`, as `sed '/"costruzione": {/,/}/d'` gives it: what
/// a package says is the same whatever build made it.
pub fn without_build(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let kept = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| {
        let begins = !inside && line.trim_ascii_start().starts_with(b"\"costruzione\": {");
        let ends = inside && line.contains(&b'}');
        let drop = inside || begins;
        inside = (inside || begins) && !ends;
        !drop
    });
    kept.flatten().copied().collect()
}
