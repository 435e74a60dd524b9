//! Which file of a folder is a year's plan, register, sheets, resources, changes, texts.

use std::path::Path;

use super::EntityError;
use super::file::{DOCUMENTS, InputFile, WORKBOOKS, has_extension, is_unread, read, read_or_report};
use super::folder_codes as codes;
use super::locate::{configuration, file_limit};
use super::names;
use super::one_of_year::read_one;
use super::other_kinds;
use crate::disk::{Fault, Root, is_kept_copy};
use crate::domain::{Place, Year};
use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::inputs::narrative::{self, ENDINGS};

/// The inputs that an entity may add to the minimum.
#[derive(Debug, Clone, Default)]
pub struct OptionalFiles {
    /// `risorse/ANNO.xlsx` or `.csv`.
    pub resources: Option<InputFile>,
    /// `variazioni/ANNO.xlsx` or `.csv`.
    pub changes: Option<InputFile>,
    /// `testi/ANNO/*.md`, `.docx`, `.odt`, by name.
    pub narratives: Vec<InputFile>,
    /// `individuale/ANNO.xlsx` or `.csv`.
    pub individual: Option<InputFile>,
    /// `contesto/ANNO.toml`, or a table.
    pub context: Option<InputFile>,
}

/// Extensions of tables.
pub(super) const TABLES: &[&str] = &["xlsx", "xlsm", "ods", "xls", "csv"];
/// Extensions of contexts.
const CONTEXTS: &[&str] = &["toml", "xlsx", "xlsm", "ods", "xls", "csv"];
/// Extensions of plans.
pub(super) const PLANS: &[&str] = &["xlsx", "xlsm", "ods", "xls", "docx", "odt", "txt", "tsv", "csv"];

impl OptionalFiles {
    /// Reads those that are there.
    pub(super) fn read(root: &Root, year: Year, findings: &mut Vec<Finding>) -> Self {
        Self {
            resources: read_one(root, "risorse", year, TABLES, findings),
            changes: read_one(root, "variazioni", year, TABLES, findings),
            narratives: read_narratives(root, year, findings),
            individual: read_one(root, "individuale", year, TABLES, findings),
            context: read_one(root, "contesto", year, CONTEXTS, findings),
        }
    }

    /// All of them.
    pub(super) fn files(&self) -> impl Iterator<Item = &InputFile> {
        let single = [&self.resources, &self.changes, &self.individual, &self.context];
        single.into_iter().flatten().chain(&self.narratives)
    }
}

/// Where plans lie.
pub(super) const PLANS_FOLDER: &str = "piano";

/// Where what a plan was imported from is kept.
pub(super) const ORIGINALS: [&str; 2] = ["mappe", "piano/originali"];

/// The plan that the configuration names, else the only one in `piano/`.
pub(super) fn read_plan(
    root: &Root,
    config: &Config,
    year: Year,
    findings: &mut Vec<Finding>,
) -> Result<InputFile, EntityError> {
    let read = |file: &str| {
        read(root, file).map_err(|source| match source {
            Fault::Absent => EntityError::PlanNotThere { path: root.join(file), year },
            source => EntityError::Unreadable { path: root.join(file), source },
        })
    };
    if let Some(file) = config.plans.files.get(&year) {
        return read(file);
    }
    let listed = names::list(root, PLANS_FOLDER, PLANS, findings);
    let names: Vec<String> = listed.map(|listed| listed.files).unwrap_or_default();
    let candidates = |extensions: &[&str]| -> Vec<&String> {
        names.iter().filter(|name| has_extension(name, extensions) && !is_kept_copy(name)).collect()
    };
    // The document from which a workbook was imported may stand beside it.
    let kinds = [WORKBOOKS, DOCUMENTS, &["txt", "tsv", "csv"]];
    let plans = kinds.into_iter().map(candidates).find(|plans| !plans.is_empty()).unwrap_or_default();
    match plans.as_slice() {
        [] => Err(EntityError::NoPlan { folder: root.join(""), year }),
        [only] => read(&format!("{PLANS_FOLDER}/{only}")),
        several => {
            let files = several.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
            Err(EntityError::ManyPlans { folder: root.join(""), files, year })
        }
    }
}

/// The register of the year.
pub(super) fn read_register(root: &Root, year: Year, findings: &mut Vec<Finding>) -> Option<InputFile> {
    let before = findings.len();
    let register = read_one(root, "indicatori", year, WORKBOOKS, findings);
    if register.is_none() && !findings[before..].iter().any(Finding::blocks) {
        findings.push(
            Finding::new(codes::NO_REGISTER, format!("Manca il registro degli indicatori del {year}."))
                .at(Place::file("indicatori"))
                .expected(format!("il file indicatori/{year}.xlsx")),
        );
    }
    register
}

/// A document among the sheets that holds one; of a letter, or of a file that cannot be read, nothing is known.
fn document_among_sheets(root: &Root, path: &str) -> Option<Finding> {
    let file = Some(path).filter(|path| has_extension(path, DOCUMENTS)).and_then(|path| read(root, path).ok())?;
    other_kinds::sheet_in_a_document(&file.bytes, path, WORKBOOKS[0])
}

/// The measurement sheets of the year.
pub(super) fn read_sheets(root: &Root, year: Year, findings: &mut Vec<Finding>) -> Vec<InputFile> {
    let folder = format!("misurazioni/{year}");
    let before = findings.len();
    let Some(listed) = names::list(root, &folder, WORKBOOKS, findings) else {
        if findings.len() == before {
            findings.push(
                Finding::new(codes::NO_MEASUREMENTS, format!("Manca la cartella delle schede del {year}."))
                    .at(Place::file(folder.clone()))
                    .expected(format!("la cartella {folder} con le schede compilate dagli uffici")),
            );
        }
        return Vec::new();
    };
    names::overlooked(root, &folder, &listed, findings);
    let mut sheets = Vec::new();
    for name in listed.files.into_iter().filter(|name| !is_kept_copy(name)) {
        let path = format!("{folder}/{name}");
        if has_extension(&name, WORKBOOKS) {
            sheets.extend(read_or_report(root, &path, findings));
        } else if let Some(table) = other_kinds::table_among_sheets(&path, WORKBOOKS) {
            findings.push(table);
        } else if let Some(sheet) = document_among_sheets(root, &path) {
            findings.push(sheet);
        } else {
            findings.push(
                Finding::new(
                    codes::NOT_A_WORKBOOK,
                    format!("Il file {name} non è un foglio di calcolo (xlsx, xlsm, ods, xls): è ignorato."),
                )
                .at(Place::file(path)),
            );
        }
    }
    sheets
}

fn read_narratives(root: &Root, year: Year, findings: &mut Vec<Finding>) -> Vec<InputFile> {
    let folder = narrative::folder(year);
    let mut texts = Vec::new();
    let Some(listed) = names::list(root, &folder, &ENDINGS, findings) else { return texts };
    names::overlooked(root, &folder, &listed, findings);
    for name in &listed.files {
        let path = format!("{folder}/{name}");
        if has_extension(name, &ENDINGS) {
            texts.extend(read_or_report(root, &path, findings));
        } else if let Some(text) = other_kinds::text_of_other_kind(&path, &listed.files) {
            findings.push(text);
        } else {
            findings.push(
                Finding::new(
                    codes::NOT_A_TEXT,
                    format!("Il file {name} non è un testo (.md, .docx, .odt): è ignorato."),
                )
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
        let root = &Root::new(root, file_limit(root));
        let mut findings = Vec::new();
        let register = read_register(root, year, &mut findings);
        let sheets = read_sheets(root, year, &mut findings);
        findings.retain(is_unread);
        Self { register, sheets, unreadable: findings }
    }

    /// The plan of a year, where the entity's folder says which it is.
    pub fn plan(root: &Path, year: Year) -> Option<InputFile> {
        let config = configuration(root)?;
        read_plan(&Root::new(root, file_limit(root)), &config, year, &mut Vec::new()).ok()
    }
}
