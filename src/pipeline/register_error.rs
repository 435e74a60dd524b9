//! Why an act or a signed copy cannot be noted beside a final.

use std::path::PathBuf;

use crate::inputs::registered::Disorder;

/// What keeps an act or a signed copy from being noted; messages are in Italian and name file and version.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// An act of the same kind is noted of the same version.
    #[error(
        "{what} della versione {version} è già registrata, {noted}, e non è stata toccata. Se l’atto è davvero un altro, \
         rilanciare con --sostituisci"
    )]
    AlreadyRegistered {
        /// What the act does.
        what: &'static str,
        /// The act that is noted.
        noted: String,
        /// The version.
        version: u32,
    },
    /// A file is no signed copy of a version, or its signatures do not hold.
    #[error(
        "{}: non è una copia firmata della versione {version}, e non è stata registrata{}", .path.display(),
        if details.is_empty() { String::new() } else { format!(": {}", details.join("; ")) }
    )]
    NotSigned {
        /// The file.
        path: PathBuf,
        /// The version.
        version: u32,
        /// What does not hold.
        details: Vec<String>,
    },
    /// A signed copy whose signature cannot be computed: what it holds is known, who signed it is not.
    #[error(
        "{}: è una copia di {signed_file} della versione {version}, ma la firma non è verificabile ({}); non è stata \
         registrata. Verificarla con il software di firma, o chiederne una con algoritmi in uso",
        path.display(),
        details.join("; ")
    )]
    SignatureNotComputed {
        /// The file.
        path: PathBuf,
        /// The version.
        version: u32,
        /// The file of the package that it holds.
        signed_file: String,
        /// What cannot be computed.
        details: Vec<String>,
    },
    /// A signed copy of the same name is noted of the same version.
    #[error(
        "con il nome {file} è già registrata un’altra copia firmata della versione {version}, che non è stata toccata. \
         Se quella nuova la sostituisce, rilanciare con --sostituisci"
    )]
    OtherSignedCopy {
        /// Its file's name.
        file: String,
        /// The version.
        version: u32,
    },
    /// A signed copy of a file that is not published.
    #[error(
        "{}: è una copia firmata di {signed_file}, che è riservato, e non è stata registrata: le copie registrate compaiono \
         nella pagina dell’anno, che si pubblica. Conservarla fra gli atti dell’ufficio", .path.display()
    )]
    ReservedSigned {
        /// The copy.
        path: PathBuf,
        /// The file that is signed.
        signed_file: String,
    },
    /// A name that is no name of a file elsewhere.
    #[error(
        "{}: il nome della copia firmata ha caratteri che altri sistemi non ammettono nei nomi (\\ : o caratteri di \
         controllo): rinominarla e rilanciare", .path.display()
    )]
    NoPlainName {
        /// The copy.
        path: PathBuf,
    },
    /// An act contradicts its version or another act.
    #[error("l’atto non si può registrare: {0}")]
    Disorder(#[from] Disorder),
    /// The acts that were noted cannot be read.
    #[error(
        "{}: non è come il programma l’ha scritto. Rimettere il file da una copia di sicurezza; oppure toglierlo e \
         registrare di nuovo atti e copie firmate", .path.display()
    )]
    BrokenActs {
        /// The file.
        path: PathBuf,
    },
}
