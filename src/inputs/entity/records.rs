//! Every plan, register and list of changes of an entity, of whatever year: where its codes were given.

use std::path::{Path, PathBuf};

use super::file::{InputFile, WORKBOOKS, has_extension, names_in, read};
use crate::domain::Year;

/// What names objectives by their codes, as far as it can be read.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Plans, by name.
    pub plans: Vec<InputFile>,
    /// Registers, by name.
    pub registers: Vec<InputFile>,
    /// Changes with the year that the file's name says, by year.
    pub changes: Vec<(Year, InputFile)>,
}

impl Records {
    /// Reads them; `without` are files that do not count.
    pub fn read(root: &Path, without: &[PathBuf]) -> Self {
        let without: Vec<PathBuf> = without.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let all = |folder: &str, extensions: &[&str]| -> Vec<InputFile> {
            let names = names_in(&root.join(folder)).into_iter().filter(|name| has_extension(name, extensions));
            let counts = |path: &String| root.join(path).canonicalize().is_ok_and(|full| !without.contains(&full));
            let paths = names.map(|name| format!("{folder}/{name}")).filter(counts);
            paths.filter_map(|path| read(root, &path).ok()).collect()
        };
        let year = |file: &InputFile| file.path.rsplit('/').next()?.split('.').next()?.parse().ok().map(Year);
        Self {
            plans: all("piano", &["xlsx", "ods", "xls", "txt", "tsv"]),
            registers: all("indicatori", WORKBOOKS),
            changes: all("variazioni", &["xlsx", "ods", "xls", "csv"])
                .into_iter()
                .filter_map(|file| Some((year(&file)?, file)))
                .collect(),
        }
    }
}
