//! A final that goes to the archive: its files, what each is to the others, and what is not known of it.

use chrono::NaiveDate;

use crate::domain::{Act, Year};
use crate::dossier::PackageFile;
use crate::inputs::config::Config;

/// A final that goes to the archive.
#[derive(Debug, Clone, Copy)]
pub struct Archived<'a> {
    /// The entity, with what its protocol office and its archive know.
    pub config: &'a Config,
    /// The year measured.
    pub year: Year,
    /// The `1` of `v1`.
    pub version: u32,
    /// Its reference date.
    pub date: NaiveDate,
    /// Its public files.
    pub files: &'a [PackageFile],
    /// The signed copies of some of them.
    pub signed: &'a [Signed],
    /// Its entry in the register of the protocol.
    pub protocol: Option<&'a Act>,
    /// The report of the version that it corrects.
    pub corrected: Option<&'a PackageFile>,
}

/// A signed copy that goes to the archive too.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The copy.
    pub file: PackageFile,
    /// The file of the package that it is of.
    pub of: String,
    /// Who signed.
    pub by: String,
}

/// What a record lacks, with where to write it.
pub type Missing = &'static str;

/// What a document is to the others.
#[derive(Clone, Copy)]
pub(super) enum Role<'r> {
    Report(&'r [&'r PackageFile]),
    Annex(&'r PackageFile),
    SignedReport(&'r [&'r PackageFile], &'r Signed),
    SignedAnnex(&'r PackageFile, &'r Signed),
}

impl<'r> Role<'r> {
    /// Whether it is a report, signed or not.
    pub const fn is_report(self) -> bool {
        matches!(self, Self::Report(_) | Self::SignedReport(..))
    }

    /// The annexes of a report.
    pub const fn annexes(self) -> &'r [&'r PackageFile] {
        match self {
            Self::Report(annexes) | Self::SignedReport(annexes, _) => annexes,
            Self::Annex(_) | Self::SignedAnnex(..) => &[],
        }
    }

    /// The report of an annex.
    pub const fn report(self) -> Option<&'r PackageFile> {
        match self {
            Self::Annex(report) | Self::SignedAnnex(report, _) => Some(report),
            Self::Report(_) | Self::SignedReport(..) => None,
        }
    }

    /// The signed copy that it is.
    pub const fn copy(self) -> Option<&'r Signed> {
        match self {
            Self::SignedReport(_, copy) | Self::SignedAnnex(_, copy) => Some(copy),
            Self::Report(_) | Self::Annex(_) => None,
        }
    }
}

/// What the records lack.
pub(super) fn missing(archived: &Archived<'_>) -> Vec<Missing> {
    let entity = &archived.config.entity;
    let (protocol, archive) = (&entity.protocol, &entity.archive);
    let checks = [
        (entity.ipa_code.is_empty(), "il codice IPA: relazione.toml alla voce [ente] codice_ipa"),
        (
            protocol.aoo.is_none() || protocol.aoo_code.is_none(),
            "l’area organizzativa omogenea: [ente.protocollo] aoo e codice_aoo",
        ),
        (protocol.pec.is_none(), "l’indirizzo digitale: [ente.protocollo] pec"),
        (
            archived.protocol.is_none() || protocol.register.is_none(),
            "la registrazione: «relazione registra protocollo …» e [ente.protocollo] registro",
        ),
        (
            archive.class.is_none() || archive.class_name.is_none(),
            "la classificazione: [ente.conservazione] classificazione e descrizione_classificazione",
        ),
        (archive.file.is_none(), "il fascicolo: [ente.conservazione] fascicolo"),
        (archived.corrected.is_some(), "l’autore della rettifica (SoggettoAutoreDellaModifica), che è una persona"),
    ];
    checks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}
