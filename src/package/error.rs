//! Why a package could not be published.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::Fault;

/// Publishing failed; nothing half-written is left under a published name.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// A file or folder could not be written.
    #[error(
        "non si può scrivere in {}: {}. Controllare che la cartella esista, che ci sia spazio e che si abbia il permesso di scrivere, oppure indicarne un’altra con --output", .path.display(), crate::words::italian::system_error(source)
    )]
    Write {
        /// What could not be written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder or a file of what was published is there and cannot be read.
    #[error("{}: non si può leggere ({source}). Controllare i permessi, prima di pubblicare", .path.display())]
    Read {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        source: Fault,
    },
    /// There are as many versions as the program counts.
    #[error("{}: c’è già la versione {}, e oltre non si va: togliere dalla cartella ciò che non è una versione", .path.display(), .most)]
    TooManyVersions {
        /// The year's folder.
        path: PathBuf,
        /// The highest number that there is.
        most: u32,
    },
    /// A file that must not be replaced is there.
    #[error("{}: il file c’è già e non è stato toccato: indicarne un altro, oppure aggiungere --sostituisci (quello che c’è resta accanto, con un altro nome)", .path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A final is there that does not say what it is.
    #[error(
        "la definitiva v{version} non si può leggere ({}): rimettere la cartella com’è stata pubblicata, prima di emetterne un’altra", .path.display()
    )]
    BrokenFinal {
        /// Its number.
        version: u32,
        /// Its provenance.
        path: PathBuf,
    },
    /// What should be a package has more files, or larger ones, than any.
    #[error("{}: ha più file, o file più grandi, di qualsiasi pacchetto: non è verificato", .path.display())]
    TooMuch {
        /// The package.
        path: PathBuf,
    },
    /// What should be a package is no folder and no zip that can be read.
    #[error("{}: non è la cartella di un pacchetto né un archivio zip leggibile: copiarlo di nuovo dall’originale", .path.display())]
    NoArchive {
        /// The file.
        path: PathBuf,
    },
    /// A link, a pipe or a folder stands where the lock file goes.
    #[error(
        "{}: qui va il file che blocca la cartella, ma c’è un collegamento, una cartella o altro: toglierlo",
        .path.display()
    )]
    NoLock {
        /// The lock file.
        path: PathBuf,
    },
    /// The draft's folder is a link.
    #[error(
        "{}: è un collegamento, e la bozza prenderebbe il suo posto: toglierlo (ciò a cui porta resta com’è), oppure \
         scegliere la cartella con --output",
        .path.display()
    )]
    DraftIsLink {
        /// The link.
        path: PathBuf,
    },
    /// Another run is publishing the same year.
    #[error("un’altra esecuzione sta scrivendo in {}: riprovare quando ha finito", .path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
    },
}

impl PackageError {
    /// Wraps a system error with the path it happened at.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Write { path: path.to_owned(), source }
    }
}
