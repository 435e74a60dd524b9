//! Which file of a folder is a year's plan, register, sheets, resources, changes, texts.

use std::path::Path;

use super::EntityError;
use super::file::{InputFile, WORKBOOKS, has_extension, names_in, read, read_or_report};
use super::folder_codes as codes;
use crate::domain::{Place, Year};
use crate::finding::Finding;
use crate::inputs::config::Config;

/// The inputs that an entity may add to the minimum.
#[derive(Debug, Clone, Default)]
pub struct OptionalFiles {
    /// `risorse/ANNO.xlsx` or `.csv`.
    pub resources: Option<InputFile>,
    /// `variazioni/ANNO.xlsx` or `.csv`.
    pub changes: Option<InputFile>,
    /// `testi/ANNO/*.md`, by name.
    pub narratives: Vec<InputFile>,
    /// `individuale/ANNO.xlsx` or `.csv`.
    pub individual: Option<InputFile>,
    /// `contesto/ANNO.toml`.
    pub context: Option<InputFile>,
}

const TABLES: &[&str] = &["xlsx", "ods", "xls", "csv"];

impl OptionalFiles {
    /// Reads those that are there.
    pub(super) fn read(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Self {
        Self {
            resources: read_one(root, "risorse", year, TABLES, findings),
            changes: read_one(root, "variazioni", year, TABLES, findings),
            narratives: read_narratives(root, year, findings),
            individual: read_one(root, "individuale", year, TABLES, findings),
            context: read_one(root, "contesto", year, &["toml"], findings),
        }
    }

    /// All of them.
    pub(super) fn files(&self) -> impl Iterator<Item = &InputFile> {
        let single = [&self.resources, &self.changes, &self.individual, &self.context];
        single.into_iter().flatten().chain(&self.narratives)
    }
}

/// The plan that the configuration names, else the only one in `piano/`.
pub(super) fn read_plan(root: &Path, config: &Config, year: Year) -> Result<InputFile, EntityError> {
    if let Some(file) = config.plan_files.get(&year) {
        return read(root, file).map_err(|error| match error {
            EntityError::Unreadable { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                EntityError::PlanNotThere { path, year }
            }
            other => other,
        });
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

/// The file of a year in a folder that holds one file a year. Where there are several the first
/// counts, in the order of `extensions`.
pub(super) fn read_one(
    root: &Path,
    folder: &str,
    year: Year,
    extensions: &[&str],
    findings: &mut Vec<Finding>,
) -> Option<InputFile> {
    let names = names_in(&root.join(folder));
    let mut found = extensions.iter().filter_map(|extension| {
        let expected = format!("{year}.{extension}");
        names.iter().find(|name| name.eq_ignore_ascii_case(&expected))
    });
    let first = found.next()?;
    for other in found {
        let message = format!("Nella cartella «{folder}» ci sono due file per il {year}: {other} è ignorato.");
        findings.push(
            Finding::new(codes::TWO_FILES, message)
                .at(Place::file(format!("{folder}/{other}")))
                .expected(format!("un solo file; conta {folder}/{first}")),
        );
    }
    read_or_report(root, &format!("{folder}/{first}"), findings)
}

/// The register of the year.
pub(super) fn read_register(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Option<InputFile> {
    let before = findings.len();
    let register = read_one(root, "indicatori", year, WORKBOOKS, findings);
    if register.is_none() && findings.len() == before {
        findings.push(
            Finding::new(codes::NO_REGISTER, format!("Manca il registro degli indicatori del {year}."))
                .at(Place::file("indicatori"))
                .expected(format!("il file indicatori/{year}.xlsx")),
        );
    }
    register
}

/// The measurement sheets of the year.
pub(super) fn read_sheets(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Vec<InputFile> {
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

fn read_narratives(root: &Path, year: Year, findings: &mut Vec<Finding>) -> Vec<InputFile> {
    let folder = format!("testi/{year}");
    let mut texts = Vec::new();
    for name in names_in(&root.join(&folder)) {
        let path = format!("{folder}/{name}");
        if has_extension(&name, &["md"]) {
            texts.extend(read_or_report(root, &path, findings));
        } else {
            findings.push(
                Finding::new(codes::NOT_A_TEXT, format!("Il file {name} non è un testo Markdown (.md): è ignorato."))
                    .at(Place::file(path))
                    .expected(crate::inputs::narrative::known_names()),
            );
        }
    }
    texts
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
