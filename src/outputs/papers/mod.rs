//! Texts that the bodies finish and sign: the Nucleo's validation, the report that goes with the Relazione, the Giunta's
//! resolution (D.Lgs. 150/2009, art. 10, c. 1, lett. b) and art. 14, c. 4, lett. c)). They are reserved, since they are
//! unfinished, and editable: `OpenDocument` text.
//!
//! Guaranteed: every figure in them is one of the facts, and says what the fact says, or nothing is published; what
//! the program does not know is a blank in square brackets, marked; the same dossier gives the same bytes. Deliberately
//! absent: judgements.

mod odt;
mod paragraphs;
mod view;

use crate::dossier::{Dossier, PackageFile, RESERVED};
use crate::outputs::annexes::board_points;
use crate::outputs::report::{MarkedView, PAPERS, Paper, Press, ReportError};
use crate::trace::facts::Facts;

/// A text that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A template.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// What a template made.
    #[error(
        "il modello templates/{template}, composto, non è XHTML (riga {line}): controllare ciò che vi è stato cambiato"
    )]
    Xhtml {
        /// The template.
        template: &'static str,
        /// Line of the composed text, from 1.
        line: u32,
    },
    /// A figure that is none of the report's.
    #[error(
        "il modello templates/{template}, composto, chiede alla riga {line} la cifra «{name}», che nella relazione non c’è: \
         i nomi sono quelli di fatti.json"
    )]
    Unknown {
        /// The template.
        template: &'static str,
        /// The figure’s name.
        name: String,
        /// Line of the composed text, from 1.
        line: u32,
    },
    /// A figure that is not what the report says.
    #[error("il modello templates/{template} scrive «{text}» come «{name}», che nella relazione è un’altra cifra")]
    Figure {
        /// The template.
        template: &'static str,
        /// The figure’s name.
        name: String,
        /// What is written.
        text: String,
    },
}

/// The texts of a year, by ascending path; `sums` is the digest of the list of the public checksums.
///
/// # Errors
/// [`PaperError`].
pub fn all(
    press: &Press,
    dossier: &Dossier<'_>,
    facts: &Facts<'_>,
    sums: &str,
) -> Result<Vec<PackageFile>, PaperError> {
    let points = board_points(dossier);
    let view = MarkedView::of(&view::view(dossier, &points, sums)).map_err(ReportError::from)?;
    let mut files = Vec::new();
    for Paper { template, name } in PAPERS {
        let composed = press.compose_paper(template, &view)?;
        let document = roxmltree::Document::parse(&composed)
            .map_err(|error| PaperError::Xhtml { template, line: error.pos().row })?;
        check(template, &document, facts)?;
        let text = paragraphs::read(document.root_element());
        let path = format!("{RESERVED}atti/{name}_{}.odt", dossier.edition.year);
        files.push(PackageFile::new(path, odt::bytes(&text, dossier.edition)));
    }
    Ok(files)
}

/// Holds every figure of a text against the facts.
fn check(template: &'static str, document: &roxmltree::Document<'_>, facts: &Facts<'_>) -> Result<(), PaperError> {
    for node in document.descendants().filter(|node| node.has_tag_name("data")) {
        let (name, text) = (node.attribute("value").unwrap_or_default(), node.text().unwrap_or_default());
        let mut known = facts.of_name(name).peekable();
        if known.peek().is_none() {
            let line = document.text_pos_at(node.range().start).row;
            return Err(PaperError::Unknown { template, name: name.to_owned(), line });
        }
        if !known.any(|fact| fact.value.is_said_by(text)) {
            return Err(PaperError::Figure { template, name: name.to_owned(), text: text.to_owned() });
        }
    }
    Ok(())
}
