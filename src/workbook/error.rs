//! What makes a file impossible to read as a spreadsheet, told in Italian.

use super::Limits;

/// A file that is not a readable spreadsheet. Every message says what the file really is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// No bytes at all.
    #[error("{file}: il file è vuoto (0 byte)")]
    Empty {
        /// The file.
        file: String,
    },
    /// A password protects the content.
    #[error(
        "{file}: il file è protetto da password (anche solo contro le modifiche): aprirlo, togliere la protezione e salvarlo di nuovo"
    )]
    Encrypted {
        /// The file.
        file: String,
    },
    /// Something else under a spreadsheet's name.
    #[error("{file}: non è un foglio di calcolo: {really}")]
    NotASpreadsheet {
        /// The file.
        file: String,
        /// What the file really is and what to do, in Italian.
        really: &'static str,
    },
    /// A format that Excel left behind in 1997.
    #[error("{file}: il file è di una versione di Excel precedente al 97: aprirlo e salvarlo come xlsx")]
    TooOld {
        /// The file.
        file: String,
    },
    /// The archive or the sheets inside are damaged.
    #[error(
        "{file}: il file è danneggiato o incompleto{detail}: aprirlo e salvarlo di nuovo con Excel o LibreOffice, \
         oppure copiarlo di nuovo dall’originale"
    )]
    Damaged {
        /// The file.
        file: String,
        /// What the reader stumbled on, in Italian and in brackets; empty where only a library could say it.
        detail: String,
    },
    /// Quotes that open in a text and never close, or close within another row: where they end only a person can tell.
    #[error(
        "{file}: le virgolette aperte in {cell} (riga {first} del testo) {what}: le righe da {first} a {last} \
         non si possono leggere; chiudere le virgolette o toglierle"
    )]
    OpenQuote {
        /// The file.
        file: String,
        /// The cell, as a spreadsheet program would call it.
        cell: String,
        /// What is wrong with them, in Italian.
        what: String,
        /// Line of the text on which the quotes open.
        first: u32,
        /// Last line of the text.
        last: u32,
    },
    /// Reading on would take more than the limits allow.
    #[error("{file}: il file supera il limite di {limit}: togliere fogli, immagini o formattazioni non necessari")]
    TooLarge {
        /// The file.
        file: String,
        /// The limit that was passed, in Italian.
        limit: String,
    },
    /// XML that declares entities or a document type, which no spreadsheet program writes.
    #[error("{file}: il file contiene dichiarazioni XML non ammesse (DOCTYPE) e non viene aperto")]
    Forbidden {
        /// The file.
        file: String,
    },
}

/// What stopped a reader, before the file's name is known to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    Encrypted,
    Really(&'static str),
    Damaged(String),
    Inflated,
    Cells,
    Depth,
    /// A single text, tag or comment of a size that no cell can have.
    LongText,
    /// More than so many of these, in Italian.
    TooMany(usize, &'static str),
    Forbidden,
    OlderThan97,
}

impl Trouble {
    /// What we stumbled on, in Italian.
    pub fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged(format!(" ({what})"))
    }

    /// Anything a library complained about: its words are in English and about the inside of files.
    pub fn library<E>(_: E) -> Self {
        Self::Damaged(String::new())
    }

    /// The error to show, with the file's name and the limit that was passed.
    pub fn in_file(self, file: &str, limits: &Limits) -> WorkbookError {
        let file = file.to_owned();
        match self {
            Self::Encrypted => WorkbookError::Encrypted { file },
            Self::Really(really) => WorkbookError::NotASpreadsheet { file, really },
            Self::Damaged(detail) => WorkbookError::Damaged { file, detail },
            Self::Forbidden => WorkbookError::Forbidden { file },
            Self::OlderThan97 => WorkbookError::TooOld { file },
            Self::Inflated => {
                let limit = format!("{} MiB di contenuto", limits.inflated_bytes / (1024 * 1024));
                WorkbookError::TooLarge { file, limit }
            }
            Self::Cells => WorkbookError::TooLarge { file, limit: format!("{} celle", limits.cells) },
            Self::Depth => WorkbookError::TooLarge { file, limit: format!("{} livelli XML", limits.xml_depth) },
            Self::LongText => WorkbookError::TooLarge { file, limit: "1 MiB per un solo testo".to_owned() },
            Self::TooMany(most, what) => WorkbookError::TooLarge { file, limit: format!("{most} {what}") },
        }
    }
}
