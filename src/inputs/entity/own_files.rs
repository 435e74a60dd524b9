//! The tables that the program itself writes beside the folders of the entity, or where it is run: nobody's input.

use crate::disk::is_kept_copy;
use crate::domain::Year;

/// The beginning of the name of the workbook of findings.
const FINDINGS: &str = "anomalie_";
/// The beginning of the name of an auditor's sample.
const SAMPLE: &str = "Campione_";

/// The workbook of a year's findings.
pub fn findings_file(year: Year) -> String {
    format!("{FINDINGS}{year}.xlsx")
}

/// An auditor's sample of a year.
pub fn sample_file(year: Year, seed: &str) -> String {
    format!("{SAMPLE}{year}_seme_{seed}.xlsx")
}

/// Whether a file at the top of the entity's folder has a name that the program gives.
pub(super) fn is_own(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".xlsx") else { return is_kept_copy(name) };
    let year = |text: &str| text.parse().ok().map(Year);
    let of_findings = stem.strip_prefix(FINDINGS).and_then(year);
    let of_sample = || {
        let (of_year, seed) = stem.strip_prefix(SAMPLE)?.split_once("_seme_")?;
        Some(sample_file(year(of_year)?, seed))
    };
    is_kept_copy(name) || of_findings.map(findings_file).or_else(of_sample).as_deref() == Some(name)
}
