//! Every workbook of the annexes, with its name and its bytes.

use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;

use super::findings_list::{self, Listed};
use super::{addressees, anomalies, mission, names, returns, summary, validation};
use crate::assessment::{Assessment, MissionResult};
use crate::domain::Edition;
use crate::dossier::{Dossier, FileEntry, PackageFile, RESERVED};
use crate::finding::Finding;
use crate::inputs::entity::{findings_file, sample_file};
use crate::sheet::Claim;
use crate::trace::facts::Facts;
use crate::trace::provenance::Provenance;
use crate::trace::revision::Revision;

/// Where Annex A stands in the package.
const FOLDER: &str = "allegati/";

/// A workbook that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("non è possibile scrivere l’allegato {file_name}: {reason}")]
pub struct AnnexError {
    /// The file that was being made.
    pub file_name: String,
    /// What the workbook format does not allow.
    #[source]
    pub reason: XlsxError,
}

/// A workbook of Annex A, with the cells that hold published figures.
#[derive(Debug)]
pub struct Annex {
    /// The workbook.
    pub file: PackageFile,
    /// Its cells that hold figures.
    pub claims: Vec<Claim>,
}

/// Every workbook of Annex A in the order of their names: the summary, then the missioni ascending.
///
/// # Errors
/// If a workbook would exceed what the xlsx format allows.
pub fn all(dossier: &Dossier<'_>) -> Result<Vec<Annex>, AnnexError> {
    let missions = || dossier.assessment.missions.par_iter().map(|mission| mission_annex(dossier, mission));
    let (summary, missions) = rayon::join(|| summary_annex(dossier), || missions().collect::<Result<Vec<_>, _>>());
    let mut annexes = vec![summary?];
    annexes.extend(missions?);
    Ok(annexes)
}

/// Annex A of one missione.
pub(super) fn mission_annex(dossier: &Dossier<'_>, mission: &MissionResult<'_>) -> Result<Annex, AnnexError> {
    claiming(names::mission(mission.code, mission.title), || mission::bytes(dossier, mission))
}

/// Annex A, summary: the entity, its missioni, *indirizzi* and offices, and what is left out.
fn summary_annex(dossier: &Dossier<'_>) -> Result<Annex, AnnexError> {
    claiming(names::SUMMARY.to_owned(), || summary::bytes(dossier))
}

/// Annex B, reserved: every finding, what was normalised or inherited, and what changed
/// against the previous final, where there is one.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn findings_annex(dossier: &Dossier<'_>, _: &[FileEntry]) -> Result<Vec<PackageFile>, AnnexError> {
    let revision =
        dossier.previous.map(|previous| Revision::of(previous, &Provenance::of(dossier).with(&Facts::of(dossier))));
    Ok(vec![revised_findings_annex(dossier, revision.as_ref())?])
}

/// [`findings_annex`] with a comparison already made.
pub(super) fn revised_findings_annex(
    dossier: &Dossier<'_>,
    revision: Option<&Revision>,
) -> Result<PackageFile, AnnexError> {
    annex(RESERVED, names::FINDINGS.to_owned(), || anomalies::bytes(dossier, revision))
}

/// Annex D, reserved: the dossier for the Nucleo di valutazione and the Revisore's work sheet.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn validation_annex(dossier: &Dossier<'_>, made: &[FileEntry]) -> Result<Vec<PackageFile>, AnnexError> {
    Ok(vec![annex(RESERVED, names::VALIDATION.to_owned(), || validation::bytes(dossier, made))?])
}

/// The sample that an auditor draws from a finished package with a seed of his own.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn sample_workbook(dossier: &Dossier<'_>, seed: &str) -> Result<PackageFile, AnnexError> {
    annex("", sample_file(dossier.edition.year, seed), || validation::sample_bytes(dossier, seed))
}

/// What was found in a year's data, for those who put it right.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn findings_workbook(
    assessment: &Assessment<'_>,
    listed: Listed<'_>,
    edition: &Edition,
) -> Result<PackageFile, AnnexError> {
    annex("", findings_file(edition.year), || findings_list::bytes(assessment, listed, edition))
}

/// What one office has to correct and to fill in, and the workbook that says so.
#[derive(Debug)]
pub struct Correction<'a> {
    /// The office; none for what belongs to nobody.
    pub office: Option<String>,
    /// What was found in its rows, the gravest first.
    pub findings: Vec<&'a Finding>,
    /// The workbook.
    pub workbook: PackageFile,
}

/// One workbook for each office with something to correct or to fill in, in the order of the
/// offices' names; what belongs to no office comes in one of its own, and notes alone
/// make none. `link_base` leads from
/// the folder where they will stand to the entity's, with a slash at the end; without it no cell is a link.
///
/// # Errors
/// If a workbook would exceed what the xlsx format allows.
pub fn corrections<'a>(
    assessment: &'a Assessment<'a>,
    findings: &'a [Finding],
    link_base: Option<&str>,
    edition: &Edition,
) -> Result<Vec<Correction<'a>>, AnnexError> {
    let mut returns = addressees::by_addressee(assessment, findings);
    returns.retain(|_, entry| !entry.is_of_notes_alone());
    let names = names::corrections(edition.reference_date, returns.keys().map(Option::as_deref));
    let correction = |((office, entry), name): ((Option<String>, addressees::Return<'a>), String)| {
        let workbook = annex("", name, || returns::bytes(office.as_deref(), &entry, link_base, edition))?;
        let findings = entry.wrong.iter().map(|wrong| wrong.finding).collect();
        Ok(Correction { office, findings, workbook })
    };
    returns.into_iter().zip(names).map(correction).collect()
}

fn claiming(
    file_name: String,
    made: impl FnOnce() -> Result<(Vec<u8>, Vec<Claim>), XlsxError>,
) -> Result<Annex, AnnexError> {
    match made() {
        Ok((bytes, claims)) => Ok(Annex { file: PackageFile::new(format!("{FOLDER}{file_name}"), bytes), claims }),
        Err(reason) => Err(AnnexError { file_name, reason }),
    }
}

fn annex(
    folder: &str,
    file_name: String,
    bytes: impl FnOnce() -> Result<Vec<u8>, XlsxError>,
) -> Result<PackageFile, AnnexError> {
    match bytes() {
        Ok(bytes) => Ok(PackageFile::new(format!("{folder}{file_name}"), bytes)),
        Err(reason) => Err(AnnexError { file_name, reason }),
    }
}
