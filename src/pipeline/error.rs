//! What stops a run, each with its source.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::mail_error::MailError;
use super::register_error::RegisterError;
use crate::disk::Fault;
use crate::domain::Year;
use crate::finding::Finding;
use crate::inputs::catalogue::CatalogueError;
use crate::inputs::entity::EntityError;
use crate::inputs::plan::{CanonicalError, PlanError};
use crate::outputs::annexes::AnnexError;
use crate::outputs::papers::PaperError;
use crate::outputs::proof::ProofError;
use crate::outputs::report::ReportError;
use crate::package::PackageError;
use crate::sheet::limits::refusal;

/// A run that cannot go on; messages are in Italian and name file and place.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// The entity's folder or configuration.
    #[error(transparent)]
    Entity(#[from] EntityError),
    /// The plan.
    #[error("il piano non si può leggere: {0}")]
    Plan(#[from] PlanError),
    /// The table of missioni and programmi.
    #[error("il catalogo di missioni e programmi non si può usare: {0}")]
    Catalogue(#[from] CatalogueError),
    /// A map of columns.
    #[error("la mappa {} non si può usare: {error}", .path.display())]
    Map {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        error: crate::inputs::keys::KeyError,
    },
    /// Messages to the offices.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The previous plan, whose codes are to be carried over.
    #[error("il piano precedente non si può leggere: {0}")]
    PreviousPlan(PlanError),
    /// The document.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// An annex.
    #[error(transparent)]
    Annex(#[from] AnnexError),
    /// A text for the bodies.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// A finished file that does not say what it should.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The output.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// A final with blocking findings.
    #[error("restano anomalie che impediscono la definitiva")]
    Blocked {
        /// All findings, the blocking ones among them.
        findings: Vec<Finding>,
    },
    /// A final of an entity that does not say by which acts plan and rules were approved.
    #[error(
        "la relazione definitiva del {year} non si può emettere: {} {}. La bozza si produce lo stesso",
        if acts.len() == 1 { "manca" } else { "mancano" },
        acts.join("; ")
    )]
    MissingActs {
        /// What is to be written, and where.
        acts: Vec<String>,
        /// The year.
        year: Year,
    },
    /// Plan and register that cannot be frozen, because something in them cannot be read.
    #[error(
        "piano e registro del {year} non si possono fissare: {}",
        crate::words::italian::count(findings.len(), "anomalia lo impedisce", "anomalie lo impediscono")
    )]
    NotApprovable {
        /// What is in the way.
        findings: Vec<Finding>,
        /// The year.
        year: Year,
    },
    /// Plan and register are frozen already.
    #[error(
        "{}: piano e registro del {year} sono già fissati, e il file non è stato toccato. Se l’approvazione è davvero \
         un’altra, rilanciare con --sostituisci", .path.display()
    )]
    AlreadyApproved {
        /// The file.
        path: PathBuf,
        /// The year.
        year: Year,
    },
    /// The configuration says that another act approved the plan.
    #[error(
        "relazione.toml alla voce [atti.{year}] dice che il piano è stato approvato con {written}: correggere l’una o \
         l’altro, e rilanciare il comando"
    )]
    OtherApproval {
        /// The year.
        year: Year,
        /// The act there.
        written: String,
    },
    /// An act is to be noted of a final that is not there.
    #[error(
        "{}: del {year} non c’è alcuna definitiva a cui riferire l’atto: emetterla prima con «relazione genera \
         --definitiva --anno {year}», oppure indicare con --output la cartella in cui è pubblicata", .folder.display()
    )]
    NoFinal {
        /// The year.
        year: Year,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// A version is asked for that is not there.
    #[error("{}: questa versione non c’è: indicarne una pubblicata con --versione", .path.display())]
    NoVersion {
        /// Its folder.
        path: PathBuf,
    },
    /// A version is not what its checksums say.
    #[error(
        "{}: il pacchetto è stato modificato, e {consequence}: {}", .path.display(), details.join("; ")
    )]
    Altered {
        /// Its folder.
        path: PathBuf,
        /// What was not done with it.
        consequence: &'static str,
        /// What is not as it was.
        details: Vec<String>,
    },
    /// Nobody says whose the archive is.
    #[error("per la conservazione serve relazione.toml dell’ente: indicarne la cartella con --ente")]
    NoConfigurationForArchive,
    /// An act or a signed copy to be noted.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// Somebody changed inputs while they were read.
    #[error(
        "mentre si leggevano i file di partenza qualcuno ne ha cambiati: {}. Nulla è stato pubblicato: chiuderli e rilanciare",
        .files.join(", ")
    )]
    InputsChanged {
        /// By path.
        files: Vec<String>,
    },
    /// A final past the deadline without a reason.
    #[error(
        "{lateness} Per emettere la definitiva indicarne i motivi con --motivo-ritardo \"…\" \
         (D.Lgs. 150/2009, art. 10, c. 5, ove previsto dal regolamento dell’ente)"
    )]
    Late {
        /// By how much.
        lateness: String,
    },
    /// A correction without a reason.
    #[error(
        "c’è già la versione {version} del {}: per emetterne un’altra indicare perché la sostituisce, con \
         --motivo-rettifica \"…\"", crate::words::italian::long_date(*date)
    )]
    Unexplained {
        /// The version that would be replaced.
        version: u32,
        /// Its reference date.
        date: NaiveDate,
    },
    /// A plan given by name that cannot be read from the disk.
    #[error("{}: il file non si può leggere ({source})", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Fault,
    },
    /// A saved view that is no JSON.
    #[error("la vista salvata non è JSON valido (riga {line})")]
    View {
        /// Line, from 1.
        line: usize,
    },
    /// The canonical workbook would overwrite what it is made from.
    #[error("{}: il foglio canonico non può sovrascrivere un piano da cui è fatto; indicare un altro nome con -o", .path.display())]
    SameFile {
        /// The file.
        path: PathBuf,
    },
    /// The entity has a plan, and the new one does not go on from it.
    #[error(
        "{}: l’ente ha già il piano {}, e i codici degli obiettivi sono permanenti: letto da solo il piano nuovo li \
         numererebbe da capo{others}. Non è stato scritto nulla; per riprendere i codici: \
         relazione importa {} --ente {} --aggiorna {}",
        .plan.display(), .last.display(), .plan.display(), .entity.display(), .last.display()
    )]
    CodesAgain {
        /// The new plan.
        plan: PathBuf,
        /// The entity's own.
        last: PathBuf,
        /// Its folder.
        entity: PathBuf,
        /// Codes that would come to mean something else, in words.
        others: String,
    },
    /// Sheets are asked for by office, and the register names none.
    #[error(
        "le schede non si possono dividere per ufficio: nel registro la colonna UFFICIO è vuota o manca. \
         Compilarla, oppure usare --per missione"
    )]
    NoOffices,
    /// The register or a sheet could not be made.
    #[error("il registro o le schede non si possono scrivere: {}", refusal(.0))]
    Sheets(#[from] rust_xlsxwriter::XlsxError),
    /// The canonical workbook could not be made.
    #[error("il foglio canonico non si può scrivere: {0}")]
    Canonical(#[from] CanonicalError),
}
