//! Why a file or a folder cannot be read.

use std::fmt;
use std::io;

use super::platform::HERE;
use crate::words::italian;

/// Bytes of a mebibyte.
pub const MEBIBYTE: u64 = 1024 * 1024;

/// Why a file or a folder cannot be read; its words stand in parentheses after what happened.
#[derive(Debug)]
pub enum Fault {
    /// There is nothing of that name.
    Absent,
    /// A link whose target is not there.
    Dangling,
    /// Links that lead to each other.
    Circular,
    /// A link that leads outside the folder that is read.
    Outside,
    /// A folder where a file is due.
    Folder,
    /// A file where a folder is due.
    NotAFolder {
        /// The file, below the folder that is read.
        file: String,
    },
    /// A pipe, a socket or a device.
    Special,
    /// More bytes than the limit.
    TooLarge {
        /// The most that is read.
        limit: u64,
    },
    /// What the system says.
    System(io::Error),
}

impl Fault {
    /// Tells what the system says, a name that is not there apart.
    pub(super) fn of(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Absent,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ if HERE.is_circle_of_links(&error) => Self::Circular,
            _ => Self::System(error),
        }
    }

    /// Whether there is simply nothing of that name.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("non esiste"),
            Self::Dangling => f.write_str("è un collegamento a un file che non c’è"),
            Self::Circular => f.write_str("è un collegamento che rimanda a sé stesso, anche attraverso altri"),
            Self::Outside => f.write_str("è un collegamento che porta fuori dalla cartella dell’ente"),
            Self::Folder => f.write_str("è una cartella, non un file"),
            Self::NotAFolder { file } => write!(f, "«{file}» è un file, non una cartella"),
            Self::Special => f.write_str("non è un file ma una coda, un socket o un dispositivo"),
            Self::TooLarge { limit } => {
                write!(f, "è più grande di {} MiB, il limite di [limiti] file_mib in relazione.toml", limit / MEBIBYTE)
            }
            Self::System(error) => f.write_str(&italian::system_error(error)),
        }
    }
}

impl std::error::Error for Fault {}
