//! Which folder is meant.

use std::path::{Path, PathBuf};

use super::EntityError;
use crate::disk::{self, DEFAULT_LIMIT, Fault, Root};
use crate::inputs::config::{Config, FILE_NAME};
use crate::inputs::edition::{self, EditionRecord};
use crate::words::decoding::decode;

/// Where packages go, below the entity's folder.
pub const DEFAULT_OUTPUT: &str = "output";

/// The folder given, else the current one if it holds a configuration, else `seeds`.
///
/// # Errors
/// [`EntityError::NotFound`] where nothing was given and nothing fits;
/// [`EntityError::NoConfiguration`] where the given folder has no `relazione.toml`;
/// [`EntityError::Unreadable`] where the system will not tell.
pub fn locate(given: Option<&Path>) -> Result<PathBuf, EntityError> {
    let is_entity = |folder: &Path| {
        let path = folder.join(FILE_NAME);
        disk::is_there(&path).map_err(|source| EntityError::Unreadable { path, source })
    };
    match given {
        Some(folder) if is_entity(folder)? => Ok(folder.to_owned()),
        Some(folder) => Err(EntityError::NoConfiguration { folder: folder.to_owned() }),
        None => {
            for folder in [".", "seeds"].map(PathBuf::from) {
                if is_entity(&folder)? {
                    return Ok(folder);
                }
            }
            Err(EntityError::NotFound)
        }
    }
}

/// What the package says of its making, where the folder is the `ingressi` of one.
///
/// # Errors
/// [`EntityError::Edition`] where the file is not what a package holds; [`EntityError::Unreadable`].
pub fn recorded_edition(root: &Path) -> Result<Option<EditionRecord>, EntityError> {
    let path = root.join(edition::FILE_NAME);
    let bytes = match Root::new(root, DEFAULT_LIMIT).read(edition::FILE_NAME) {
        Ok(bytes) => bytes,
        Err(Fault::Absent) => return Ok(None),
        Err(source) => return Err(EntityError::Unreadable { path, source }),
    };
    EditionRecord::parse(&bytes).map(Some).map_err(|line| EntityError::Edition { path, line })
}

/// The largest file that is read of the entity in a folder; where none has said so, the one that always counts.
pub fn file_limit(root: &Path) -> u64 {
    configuration(root).map_or(DEFAULT_LIMIT, |config| config.file_limit)
}

/// Where the packages of the entity in a folder go if nothing else is said.
pub fn output_folder(root: &Path) -> PathBuf {
    root.join(configuration(root).and_then(|config| config.output).unwrap_or_else(|| DEFAULT_OUTPUT.into()))
}

/// The name that the entity in a folder gives itself.
pub fn entity_name(root: &Path) -> Option<String> {
    configuration(root).map(|config| config.entity.name)
}

/// The configuration in a folder, where it can be used: what is wrong with it is told where it is read.
pub fn configuration(root: &Path) -> Option<Config> {
    let bytes = Root::new(root, DEFAULT_LIMIT).read(FILE_NAME).ok()?;
    Config::parse(&decode(&bytes).text).ok()
}
