//! What stops typesetting: a source or a style that is not what it must be.

/// Why a document cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// The source is not well-formed, or uses an element or value that is not known.
    #[error("riga {line}, colonna {column}: {message}")]
    Xml {
        /// Line of the source, from one.
        line: u32,
        /// Column of the source, from one.
        column: u32,
        /// What is wrong and what is allowed, in Italian.
        message: String,
    },
    /// The style file cannot be used.
    #[error("templates/style.toml, riga {line}: {message}")]
    Style {
        /// Line of the file, from one.
        line: u32,
        /// What is wrong and what is allowed, in Italian.
        message: String,
    },
    /// A font file cannot be used.
    #[error("il carattere «{0}» non è leggibile")]
    Face(String),
}
