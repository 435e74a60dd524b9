//! `[piano.ANNO]`: which plan a year is measured with, and what it is called.

use std::collections::BTreeMap;

use super::error::ConfigError;
use super::raw;
use crate::domain::Year;
use crate::words::PlanName;

/// What an entity says of its plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans {
    /// The file for a year, where it is not the only one in `piano/`.
    pub files: BTreeMap<Year, String>,
    /// What the plan of a year is called, as far as that is known.
    pub names: BTreeMap<Year, PlanName>,
}

impl Plans {
    pub(super) fn checked(raw: BTreeMap<String, raw::PlanKeys>, text: &str) -> Result<Self, ConfigError> {
        let mut plans = Self::default();
        for (key, keys) in raw {
            let year = ConfigError::year(text, "piano", &key)?;
            let fail = |of: &str, why: &str| Err(ConfigError::impossible(text, &["piano", &key, of], why));
            if keys.file.is_none() && keys.nome.is_none() {
                return fail("file", "serve «file», «nome» o tutti e due");
            }
            if let Some(file) = keys.file {
                if !is_inside(&file) {
                    let why = "il piano deve stare nella cartella dell’ente: un percorso come \"piano/piano.xlsx\"";
                    return fail("file", why);
                }
                plans.files.insert(year, file);
            }
            if let Some(name) = keys.nome {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                if name.is_empty() {
                    return fail(
                        "nome",
                        "il nome del piano non può essere vuoto: \"PEG\", \"Piano della performance\"…",
                    );
                }
                plans.names.insert(year, PlanName::declared(&name));
            }
        }
        Ok(plans)
    }

    /// Takes note of what a year's plan calls itself, which counts where nothing else is said.
    pub fn learn(&mut self, year: Year, name: Option<&PlanName>) {
        if let Some(name) = name {
            self.names.entry(year).or_insert_with(|| name.clone());
        }
    }

    /// What the plan of a year is called; that of a year before where nothing is said of this one.
    pub fn name(&self, year: Year) -> PlanName {
        self.names.range(..=year).next_back().map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Whether a path names a file below the entity's folder: inputs are copied into the package
/// under their own paths, which must not lead out of it.
fn is_inside(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    !path.trim().is_empty() && parts.all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(':'))
}
