//! A configuration that cannot be used.

use crate::inputs::keys::KeyError;

/// Name of the configuration file in an entity's folder.
pub const FILE_NAME: &str = "relazione.toml";

/// What is wrong in the configuration, with the line that says it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{FILE_NAME}, {0}")]
pub struct ConfigError(#[from] pub KeyError);

impl ConfigError {
    /// A value that is well-formed but impossible, at the key that a path names.
    pub(super) fn impossible(text: &str, path: &[&str], message: &str) -> Self {
        Self(KeyError::impossible(text, path, message))
    }
}
