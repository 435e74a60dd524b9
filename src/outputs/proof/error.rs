//! What stops a run before anything is published.

use crate::outputs::pdf::PdfError;

/// A finished file that does not say what it should.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// The PDF cannot be read back, or does not conform.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A workbook or a table cannot be read back.
    #[error("{file}: il file appena scritto non si rilegge ({reason}); nulla è stato pubblicato")]
    Unreadable {
        /// Its path.
        file: String,
        /// Why.
        reason: String,
    },
    /// A figure that nothing computed.
    #[error("{place}: la cifra «{fact}» non risulta da nessun calcolo; nulla è stato pubblicato")]
    Unknown {
        /// The name it is given.
        fact: String,
        /// File and place.
        place: String,
    },
    /// A figure that a finished file says otherwise.
    #[error(
        "{place}: la cifra «{fact}» si legge «{found}» e deve essere «{expected}»: il file non corrisponde ai dati; \
         nulla è stato pubblicato"
    )]
    Differs {
        /// The figure's name.
        fact: String,
        /// File and place.
        place: String,
        /// What it should say.
        expected: String,
        /// What was read.
        found: String,
    },
}
