//! Which folder is meant.

use std::path::{Path, PathBuf};

use super::EntityError;
use super::file;
use crate::inputs::config::FILE_NAME;
use crate::inputs::edition::{self, EditionRecord};

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

/// What the package says of its making, where the folder is the `ingressi` of one.
///
/// # Errors
/// [`EntityError::Edition`] where the file is not what a package holds.
pub fn recorded_edition(root: &Path) -> Result<Option<EditionRecord>, EntityError> {
    let path = root.join(edition::FILE_NAME);
    if !path.exists() {
        return Ok(None);
    }
    let file = file::read(root, edition::FILE_NAME)?;
    EditionRecord::parse(&file.bytes).map(Some).map_err(|line| EntityError::Edition { path, line })
}
