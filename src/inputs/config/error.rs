//! A configuration that cannot be used.

use super::FILE_NAME;
use crate::inputs::keys::KeyError;

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
