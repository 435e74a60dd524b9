//! Which folder is meant.

use std::path::{Path, PathBuf};

use super::EntityError;
use crate::inputs::config::FILE_NAME;

/// The folder given, else the current one if it holds a configuration, else `seeds`.
///
/// # Errors
/// [`EntityError::NotFound`] where nothing was given and nothing fits;
/// [`EntityError::NoConfiguration`] where the given folder has no `relazione.toml`.
pub fn locate(given: Option<&Path>) -> Result<PathBuf, EntityError> {
    let is_entity = |folder: &Path| folder.join(FILE_NAME).is_file();
    match given {
        Some(folder) if is_entity(folder) => Ok(folder.to_owned()),
        Some(folder) => Err(EntityError::NoConfiguration { folder: folder.to_owned() }),
        None => ["", "seeds"]
            .iter()
            .map(Path::new)
            .find(|folder| is_entity(folder))
            .map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
            .ok_or(EntityError::NotFound),
    }
}
