//! What stops a run before any data is read.

use std::path::PathBuf;

use crate::disk::Fault;
use crate::inputs::config::ConfigError;

/// An entity's folder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EntityError {
    /// No folder was given and none was found.
    #[error(
        "nessuna cartella di ente: qui non c’è relazione.toml e non esiste «seeds». \
         Indicare la cartella con --ente CARTELLA"
    )]
    NotFound,
    /// The folder has no configuration.
    #[error(
        "{}: manca il file relazione.toml, dunque non è la cartella di un ente. Controllare il percorso dopo --ente; per \
         cominciare un ente nuovo: relazione nuovo CARTELLA", .folder.display()
    )]
    NoConfiguration {
        /// The folder looked into.
        folder: PathBuf,
    },
    /// The configuration is wrong.
    #[error("{}", .0)]
    Configuration(#[from] ConfigError),
    /// There is no plan.
    #[error(
        "{}: non c’è un piano. Mettere nella cartella «piano» il foglio di calcolo del piano (xlsx, ods o xls) o il \
         documento (docx o odt), \
         oppure scriverne il percorso in relazione.toml alla voce [piano.{year}] file", .folder.display()
    )]
    NoPlan {
        /// The folder looked into.
        folder: PathBuf,
        /// The year looked for.
        year: crate::domain::Year,
    },
    /// There are several plans and none is named.
    #[error(
        "{}: nella cartella «piano» ci sono più fogli di calcolo ({files}). \
         Scrivere in relazione.toml quale vale per il {year}: [piano.{year}] file = \"piano/…\"", .folder.display()
    )]
    ManyPlans {
        /// The folder looked into.
        folder: PathBuf,
        /// Their names.
        files: String,
        /// The year looked for.
        year: crate::domain::Year,
    },
    /// The plan that the configuration names is not there.
    #[error(
        "{}: il piano del {year} non esiste. Correggere il percorso in relazione.toml alla voce [piano.{year}] file, \
         oppure mettere il file in quel posto", .path.display()
    )]
    PlanNotThere {
        /// The file named.
        path: PathBuf,
        /// The year whose plan it is.
        year: crate::domain::Year,
    },
    /// `edizione.json` is there and is not what a package holds.
    #[error(
        "{}, riga {line}: il file non è quello che il programma scrive nei pacchetti. Riprenderlo dal pacchetto, \
         oppure toglierlo se questa è la cartella di lavoro di un ente", .path.display()
    )]
    Edition {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A file that must be there cannot be read.
    #[error("{}: il file non si può leggere ({source})", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Fault,
    },
}
