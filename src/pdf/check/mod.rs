//! Our own checks of the finished bytes, parsed again from nothing.
//!
//! They ask for more than the standards where the standards are silent on what a
//! reader needs (a box for every figure), and for less than a validator: only what
//! this writer could get wrong. Guaranteed: every fault found is named with its clause
//! and its place. Deliberately absent: a judgement of other programs' files; what this
//! writer never writes (transparency, forms, scripts) is a fault wherever it appears.

mod catalogue;
mod fonts;
mod images;
mod metadata;
mod pages;
mod scan;
mod structure;
mod tables;
mod tree;

use std::fmt;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::error::PdfError;

/// Something that PDF/A-2a, PDF/UA-1 or a reader cannot accept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The clause, such as `PDF/UA-1 7.3`.
    pub clause: &'static str,
    /// What and where, in Italian.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.clause)
    }
}

/// The faults of a finished file; none if it may claim PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// If the bytes cannot be parsed as a PDF at all.
pub fn check(bytes: &[u8]) -> Result<Vec<Fault>, PdfError> {
    let document = Document::load_mem(bytes)
        .map_err(|error| PdfError::Writing(format!("il file appena scritto non è leggibile ({error})")))?;
    Ok(check_document(&document))
}

/// The faults of a parsed file.
fn check_document(document: &Document) -> Vec<Fault> {
    let mut faults = Faults::default();
    if document.version != "1.7" {
        faults.add("ISO 32000-1 7.5.2", format!("la versione è {} invece di 1.7", document.version));
    }
    catalogue::check(document, &mut faults);
    metadata::check(document, &mut faults);
    let pages = pages::read(document, &mut faults);
    fonts::check(document, &pages.fonts, &mut faults);
    images::check(document, &mut faults);
    structure::check(document, &pages, &mut faults);
    faults.0
}

/// Faults in the order in which they are found.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, clause: &'static str, message: impl Into<String>) {
        self.0.push(Fault { clause, message: message.into() });
    }

    /// Adds a fault unless the condition holds.
    fn require(&mut self, holds: bool, clause: &'static str, message: impl FnOnce() -> String) {
        if !holds {
            self.add(clause, message());
        }
    }
}

/// An entry of a dictionary, references followed.
fn entry<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    dictionary.get_deref(key.as_bytes(), document).ok()
}

/// A dictionary in a dictionary, references followed.
fn sub_dictionary<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
    entry(document, dictionary, key)?.as_dict().ok()
}

/// A name in a dictionary.
fn name<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &str) -> Option<&'a [u8]> {
    entry(document, dictionary, key)?.as_name().ok()
}

/// A text in a dictionary, decoded.
fn text(document: &Document, dictionary: &Dictionary, key: &str) -> Option<String> {
    lopdf::decode_text_string(entry(document, dictionary, key)?).ok()
}

/// A reference in a dictionary, not followed.
fn reference(dictionary: &Dictionary, key: &str) -> Option<ObjectId> {
    dictionary.get(key.as_bytes()).ok()?.as_reference().ok()
}

#[cfg(test)]
mod tests;
