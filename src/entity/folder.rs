//! The files of one entity and year, read once, with their hashes.

#![expect(clippy::disallowed_methods, reason = "this module is the edge where input files are read")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{EntityError, findings as codes};
use crate::config::{Config, FILE_NAME};
use crate::domain::{Place, Year};
use crate::finding::Finding;

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Path relative to the entity's folder, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// Everything read from an entity's folder for one year.
#[derive(Debug, Clone)]
pub struct Folder {
    /// The configuration, checked.
    pub config: Config,
    /// `relazione.toml` as it stands.
    pub config_file: InputFile,
    /// The plan.
    pub plan: InputFile,
    /// The register of indicators.
    pub register: Option<InputFile>,
    /// The measurement sheets, by name.
    pub sheets: Vec<InputFile>,
    /// The entity's own templates, by path below `templates/`.
    pub templates: BTreeMap<String, InputFile>,
}

impl Folder {
    /// Reads what the report on `year` needs.
    ///
    /// # Errors
    /// [`EntityError`] where configuration or plan are missing, unreadable or wrong.
    pub fn read(root: &Path, year: Year) -> Result<(Self, Vec<Finding>), EntityError> {
        let mut findings = Vec::new();
        let config_file = read(root, FILE_NAME)?;
        let text = String::from_utf8_lossy(&config_file.bytes);
        let config = Config::parse(text.strip_prefix('\u{feff}').unwrap_or(&text))?;
        let plan = read_plan(root, &config, year)?;
        let register = read_register(root, year, &mut findings);
        let sheets = read_sheets(root, year, &mut findings);
        let templates = read_templates(root)?;
        Ok((Self { config, config_file, plan, register, sheets, templates }, findings))
    }

    /// Every input, in the order of paths.
    pub fn files(&self) -> Vec<&InputFile> {
        let mut files = vec![&self.config_file, &self.plan];
        files.extend(&self.register);
        files.extend(&self.sheets);
        files.extend(self.templates.values());
        files.sort_by(|left, right| left.path.cmp(&right.path));
        files
    }
}

/// The register and the sheets of one year, below a folder that need not be an entity's.
#[derive(Debug, Clone)]
pub struct YearFiles {
    /// The register of indicators.
    pub register: Option<InputFile>,
    /// The measurement sheets, by name.
    pub sheets: Vec<InputFile>,
    /// Findings about files that are there and cannot be read; what is absent is not one.
    pub unreadable: Vec<Finding>,
}

impl YearFiles {
    /// Reads what is there of `year`.
    pub fn read(root: &Path, year: Year) -> Self {
        let mut findings = Vec::new();
        let register = read_register(root, year, &mut findings);
        let sheets = read_sheets(root, year, &mut findings);
        findings.retain(|finding| finding.code == codes::UNREADABLE);
        Self { register, sheets, unreadable: findings }
    }
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
pub fn hex_digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
        hex
    })
}

fn read(root: &Path, path: &str) -> Result<InputFile, EntityError> {
    let full = root.join(path);
    let bytes = fs::read(&full).map_err(|source| EntityError::Unreadable { path: full, source })?;
    let sha256 = hex_digest(&bytes);
    Ok(InputFile { path: path.to_owned(), bytes, sha256 })
}

/// The plan that the configuration names, else the only one in `piano/`.
fn read_plan(root: &Path, config: &Config, year: Year) -> Result<InputFile, EntityError> {
    if let Some(file) = config.plan_files.get(&year) {
        return read(root, file);
    }
    let candidates = |extensions: &[&str]| -> Vec<String> {
        names_in(&root.join("piano")).into_iter().filter(|name| has_extension(name, extensions)).collect()
    };
    let workbooks = candidates(WORKBOOKS);
    let plans = if workbooks.is_empty() { candidates(&["txt", "tsv"]) } else { workbooks };
    match plans.as_slice() {
        [] => Err(EntityError::NoPlan { folder: root.to_owned(), year }),
        [only] => read(root, &format!("piano/{only}")),
        several => Err(EntityError::ManyPlans { folder: root.to_owned(), files: several.join(", "), year }),
    }
}

const WORKBOOKS: &[&str] = &["xlsx", "ods", "xls"];

fn read_register(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Option<InputFile> {
    let names = names_in(&root.join("indicatori"));
    let name = WORKBOOKS
        .iter()
        .map(|extension| format!("{year}.{extension}"))
        .find(|expected| names.iter().any(|name| name.eq_ignore_ascii_case(expected)));
    let Some(name) = name else {
        findings.push(
            Finding::new(codes::NO_REGISTER, format!("Manca il registro degli indicatori del {year}."))
                .at(Place::file("indicatori"))
                .expected(format!("il file indicatori/{year}.xlsx")),
        );
        return None;
    };
    read_or_report(root, &format!("indicatori/{name}"), findings)
}

fn read_sheets(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Vec<InputFile> {
    let folder = format!("misurazioni/{year}");
    if !root.join(&folder).is_dir() {
        findings.push(
            Finding::new(codes::NO_MEASUREMENTS, format!("Manca la cartella delle schede del {year}."))
                .at(Place::file(folder.clone()))
                .expected(format!("la cartella {folder} con le schede compilate dagli uffici")),
        );
        return Vec::new();
    }
    let mut sheets = Vec::new();
    for name in names_in(&root.join(&folder)) {
        let path = format!("{folder}/{name}");
        if has_extension(&name, WORKBOOKS) {
            sheets.extend(read_or_report(root, &path, findings));
        } else {
            findings.push(
                Finding::new(codes::NOT_A_WORKBOOK, format!("Il file {name} non è un foglio di calcolo: è ignorato."))
                    .at(Place::file(path)),
            );
        }
    }
    sheets
}

fn read_or_report(root: &Path, path: &str, findings: &mut Vec<Finding>) -> Option<InputFile> {
    read(root, path)
        .map_err(|error| {
            findings.push(
                Finding::new(codes::UNREADABLE, error.to_string())
                    .at(Place::file(path))
                    .expected("un file leggibile: controllare i permessi, o che non sia rimasto aperto"),
            );
        })
        .ok()
}

/// The entity's own templates, up to two levels deep.
fn read_templates(root: &Path) -> Result<BTreeMap<String, InputFile>, EntityError> {
    let mut templates = BTreeMap::new();
    for folder in ["templates", "templates/partials"] {
        for name in names_in(&root.join(folder)) {
            if has_extension(&name, &["hbs", "toml"]) {
                let file = read(root, &format!("{folder}/{name}"))?;
                let below = file.path.strip_prefix("templates/").expect("the folder starts with it").to_owned();
                templates.insert(below, file);
            }
        }
    }
    Ok(templates)
}

/// Names of the files in a folder, sorted; none if it cannot be listed. Hidden files and
/// the lock files of Excel (`~$…`) and LibreOffice (`.~lock…`) are left out.
fn names_in(folder: &PathBuf) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| !name.starts_with("~$") && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
