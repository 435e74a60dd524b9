//! The password of a mailbox, from a variable of the environment or from a file that only its owner reads.

use std::path::{Path, PathBuf};

use crate::disk::{self, Fault, HERE};
use crate::inputs::mailbox::PasswordSource;

/// No password is longer.
const LIMIT: u64 = 4096;

/// A password that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// There is no such variable.
    #[error("la variabile d’ambiente {0}, che posta.toml indica per la password, non c’è o è vuota")]
    NoVariable(String),
    /// There is no such file, or it cannot be read.
    #[error("{}: la password della posta non si può leggere ({fault})", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        fault: Fault,
    },
    /// Others than its owner may read it.
    #[error("{}: il file della password è leggibile anche da altri: chmod 600 {}", .0.display(), .0.display())]
    Open(PathBuf),
}

/// Reads it; a path is taken from `root`.
///
/// # Errors
/// [`PasswordError`].
#[expect(clippy::disallowed_methods, reason = "a password comes from the environment or from nowhere")]
pub fn password(source: &PasswordSource, root: &Path) -> Result<String, PasswordError> {
    match source {
        PasswordSource::Variable(name) => {
            let value = std::env::var(name).ok().filter(|value| !value.is_empty());
            value.ok_or_else(|| PasswordError::NoVariable(name.clone()))
        }
        PasswordSource::File(path) => {
            let path = root.join(path);
            let unreadable = |fault| PasswordError::Unreadable { path: path.clone(), fault };
            if HERE.is_read_by_others(&path).map_err(|error| unreadable(Fault::System(error)))? {
                return Err(PasswordError::Open(path));
            }
            let bytes = disk::read(&path, LIMIT).map_err(unreadable)?;
            Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned())
        }
    }
}
