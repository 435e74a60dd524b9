//! Every workbook of the annexes, with its name and its bytes.

use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;

use super::material::Material;
use super::validation::{self, Validation};
use super::{addressees, anomalies, mission, names, returns, summary};
use crate::assessment::{Assessment, MissionResult};
use crate::domain::Edition;
use crate::dossier::Dossier;
use crate::finding::Finding;
use crate::trace::revision::Revision;

/// A finished workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// ASCII file name, such as `Allegato_A_00_Riepilogo.xlsx`.
    pub file_name: String,
    /// The bytes of the xlsx file.
    pub bytes: Vec<u8>,
}

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

/// Every workbook of Annex A in the order of their names: the summary, then the missioni ascending.
///
/// # Errors
/// If a workbook would exceed what the xlsx format allows.
pub fn all(material: &Material<'_>) -> Result<Vec<Annex>, AnnexError> {
    let (summary, missions) = rayon::join(
        || summary_annex(material),
        || {
            material
                .dossier
                .assessment
                .missions
                .par_iter()
                .map(|mission| mission_annex(material, mission))
                .collect::<Result<Vec<_>, _>>()
        },
    );
    let mut annexes = vec![summary?];
    annexes.extend(missions?);
    Ok(annexes)
}

/// Annex A of one missione.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn mission_annex(material: &Material<'_>, mission: &MissionResult<'_>) -> Result<Annex, AnnexError> {
    annex(names::mission(mission.code, mission.title), || mission::bytes(material, mission))
}

/// Annex A, summary: the entity, its missioni, *indirizzi* and offices, and what is left out.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn summary_annex(material: &Material<'_>) -> Result<Annex, AnnexError> {
    annex(names::SUMMARY.to_owned(), || summary::bytes(material))
}

/// Annex B, reserved: every finding, what was normalised or inherited, and what changed
/// against the previous final, where there is one.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn findings_annex(
    findings: &[Finding],
    dossier: &Dossier<'_>,
    revision: Option<&Revision>,
) -> Result<Annex, AnnexError> {
    let Dossier { assessment, edition, .. } = *dossier;
    annex(names::FINDINGS.to_owned(), || anomalies::bytes(findings, assessment, revision, edition))
}

/// Annex D, reserved: the dossier for the Nucleo di valutazione and the Revisore's work sheet.
///
/// # Errors
/// If the workbook would exceed what the xlsx format allows.
pub fn validation_annex(validation: &Validation<'_>) -> Result<Annex, AnnexError> {
    annex(names::VALIDATION.to_owned(), || validation::bytes(validation))
}

/// One workbook for each office with something to correct or to fill in, in the order of the
/// offices' names; what belongs to no office comes in one of its own. `link_base` leads from
/// the folder where they will stand to the entity's, with a slash at the end.
///
/// # Errors
/// If a workbook would exceed what the xlsx format allows.
pub fn return_workbooks(
    assessment: &Assessment<'_>,
    findings: &[Finding],
    link_base: &str,
    edition: &Edition,
) -> Result<Vec<Annex>, AnnexError> {
    let returns = addressees::by_addressee(assessment, findings);
    let names = names::returns(returns.keys().map(Option::as_deref));
    let entries = returns.iter().zip(names);
    entries
        .map(|((office, entry), name)| annex(name, || returns::bytes(office.as_deref(), entry, link_base, edition)))
        .collect()
}

fn annex(file_name: String, bytes: impl FnOnce() -> Result<Vec<u8>, XlsxError>) -> Result<Annex, AnnexError> {
    match bytes() {
        Ok(bytes) => Ok(Annex { file_name, bytes }),
        Err(reason) => Err(AnnexError { file_name, reason }),
    }
}
