//! The file of a year in a folder that holds one file a year.

use super::file::{InputFile, has_extension, read, read_or_report};
use super::folder_codes as codes;
use super::names::{self, Listed};
use super::other_kinds;
use crate::disk::{Root, is_kept_copy};
use crate::domain::{EntityContext, Place, Year};
use crate::finding::Finding;
use crate::inputs::resources::budget_codes;
use crate::inputs::{changes, context, resources};
use crate::workbook::Limits;

/// The file of a year. Where there are several the first counts, in the order of `extensions`; a ready form that nobody
/// has filled in is as if it were not there.
pub(super) fn read_one(
    root: &Root,
    folder: &str,
    year: Year,
    extensions: &[&str],
    findings: &mut Vec<Finding>,
) -> Option<InputFile> {
    let listed = names::list(root, folder, extensions, findings)?;
    names::overlooked(root, folder, &listed, findings);
    findings.extend(without_year(folder, extensions, &listed));
    findings.extend(other_kinds::beside_the_year(folder, year, extensions, &listed.files));
    let names = listed.files;
    // Names may differ in nothing but their case.
    let found = extensions.iter().flat_map(|extension| {
        let expected = format!("{year}.{extension}");
        names.iter().filter(move |name| name.eq_ignore_ascii_case(&expected))
    });
    let mut found: Vec<&String> = found.collect();
    let first = *found.first()?;
    if found.len() > 1 {
        found.retain(|name| !is_blank_form(root, folder, year, name));
    }
    let counts = *found.first().unwrap_or(&first);
    for other in found.iter().skip(1) {
        let message = format!("Nella cartella «{folder}» ci sono due file per il {year}: {other} è ignorato.");
        findings.push(
            Finding::new(codes::TWO_FILES, message)
                .at(Place::file(format!("{folder}/{other}")))
                .expected(format!("un solo file; conta {folder}/{counts}")),
        );
    }
    read_or_report(root, &format!("{folder}/{counts}"), findings)
}

/// Whether a file is one that `prepara` writes, and says nothing yet.
fn is_blank_form(root: &Root, folder: &str, year: Year, name: &str) -> bool {
    let Ok(file) = read(root, &format!("{folder}/{name}")) else { return false };
    let (bytes, path, limits) = (&file.bytes, &file.path, &Limits::default());
    let is_said = |finding: &Finding| finding.code != budget_codes::NOT_FILLED_IN;
    match folder {
        "risorse" => resources::read(bytes, path, limits)
            .is_ok_and(|(read, told)| read.programmes.is_empty() && !told.iter().any(is_said)),
        "variazioni" => {
            changes::read(bytes, path, year, limits).is_ok_and(|(read, told)| read.is_empty() && told.is_empty())
        }
        "individuale" => context::read_individual(bytes, path, limits)
            .is_ok_and(|(read, told)| read == context::Individual::default() && told.is_empty()),
        "contesto" if !has_extension(name, &["toml"]) => context::read_context_sheet(bytes, path, limits)
            .is_ok_and(|(read, told)| read == EntityContext::default() && told.is_empty()),
        _ => false,
    }
}

/// Says which tables have a name that is no year: nobody ever reads them.
fn without_year(folder: &str, extensions: &[&str], listed: &Listed) -> Vec<Finding> {
    let is_year = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit())
    };
    let stray = |name: &&String| has_extension(name, extensions) && !is_year(name) && !is_kept_copy(name);
    let told = |name: &String| {
        let message = format!("Nella cartella «{folder}» il nome di {name} non è un anno: il file è ignorato.");
        let expected = format!("un file con il nome dell’anno, come {folder}/2024.{}", extensions[0]);
        Finding::new(codes::NOT_A_YEAR, message).at(Place::file(format!("{folder}/{name}"))).expected(expected)
    };
    listed.files.iter().filter(stray).map(told).collect()
}
