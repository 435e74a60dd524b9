//! What stops the writer.

use super::check::Fault;
use crate::words::italian;

/// Why no PDF was written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face of the layout has no font file.
    #[error("manca il file del carattere n. {0} usato dall’impaginazione")]
    MissingFont(u8),
    /// A font file cannot be read or cut down to the glyphs in use.
    #[error("il carattere «{name}» non può essere incorporato nel PDF: {reason}")]
    Font {
        /// PostScript name.
        name: String,
        /// What is wrong, in Italian.
        reason: String,
    },
    /// The layout names a glyph that its face lacks.
    #[error("pagina {page}: il testo «{text}» contiene un segno che il carattere non possiede")]
    MissingGlyph {
        /// Page number, from 1.
        page: usize,
        /// The run of text.
        text: String,
    },
    /// The layout contradicts itself.
    #[error("l’impaginazione non è coerente: {0}")]
    Layout(String),
    /// printpdf or lopdf could not do their part.
    #[error("il PDF non può essere composto: {0}")]
    Writing(String),
    /// The finished bytes do not hold what the standards of their profile ask for; nothing is returned.
    #[error("il PDF non supera i controlli di accessibilità e conservazione:{}", listed(.0))]
    NotConformant(Vec<Fault>),
}

/// The first faults, one a line; a broken writer repeats the same fault on every page.
fn listed(faults: &[Fault]) -> String {
    const SHOWN: usize = 20;
    let mut lines: Vec<String> = faults.iter().take(SHOWN).map(|fault| format!("\n  {fault}")).collect();
    if faults.len() > SHOWN {
        lines.push(format!("\n  … {}", italian::and_others(faults.len() - SHOWN)));
    }
    lines.concat()
}
