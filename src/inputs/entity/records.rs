//! Every plan, register and list of changes of an entity, of whatever year: where its codes were given.

use std::path::{Path, PathBuf};

use super::file::{InputFile, WORKBOOKS, has_extension, is_unread, read_or_report};
use super::inputs::{PLANS, TABLES};
use super::locate::file_limit;
use super::names;
use crate::disk::{Root, is_kept_copy};
use crate::domain::Year;
use crate::finding::Finding;

/// What names objectives by their codes, as far as it can be read.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// Plans, by name.
    pub plans: Vec<InputFile>,
    /// Registers, by name.
    pub registers: Vec<InputFile>,
    /// Changes with the year that the file's name says, by year.
    pub changes: Vec<(Year, InputFile)>,
    /// Findings about what is there and cannot be read.
    pub unreadable: Vec<Finding>,
}

impl Records {
    /// Reads them; `without` are files that do not count.
    pub fn read(root: &Path, without: &[PathBuf]) -> Self {
        let without: Vec<PathBuf> = without.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let mut unreadable = Vec::new();
        let root = Root::new(root, file_limit(root));
        let mut all = |folder: &str, extensions: &[&str]| -> Vec<InputFile> {
            let listed = names::list(&root, folder, extensions, &mut unreadable);
            let names = listed.map(|listed| listed.files).unwrap_or_default();
            let names = names.into_iter().filter(|name| has_extension(name, extensions) && !is_kept_copy(name));
            let counts = |path: &String| !root.join(path).canonicalize().is_ok_and(|full| without.contains(&full));
            let paths = names.map(|name| format!("{folder}/{name}")).filter(counts);
            paths.filter_map(|path| read_or_report(&root, &path, &mut unreadable)).collect()
        };
        let year = |file: &InputFile| file.path.rsplit('/').next()?.split('.').next()?.parse().ok().map(Year);
        let [plans, registers, changes] = [("piano", PLANS), ("indicatori", WORKBOOKS), ("variazioni", TABLES)]
            .map(|(folder, kinds)| all(folder, kinds));
        let changes = changes.into_iter().filter_map(|file| Some((year(&file)?, file))).collect();
        unreadable.retain(is_unread);
        Self { plans, registers, changes, unreadable }
    }
}
