//! Our own checks of the finished bytes, parsed again from nothing.
//!
//! They ask for more than the standards where the standards are silent on what a
//! reader needs (a box for every figure), and for less than a validator: only what
//! this writer could get wrong. Guaranteed: every fault found is named with its clause
//! and its place. Deliberately absent: a judgement of other programs' files; what this
//! writer never writes (transparency, forms, scripts) is a fault wherever it appears.

mod catalogue;
mod file;
mod fonts;
mod images;
mod metadata;
mod pages;
mod scan;
mod structure;
mod syntax;
mod tables;
mod tree;

use std::fmt;

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
    let file = file::File::read(bytes)
        .map_err(|error| PdfError::Writing(format!("il file appena scritto non è leggibile: {error}")))?;
    let mut faults = Faults::default();
    catalogue::check(&file, &mut faults);
    metadata::check(&file, &mut faults);
    let pages = pages::read(&file, &mut faults);
    fonts::check(&file, &pages.fonts, &mut faults);
    images::check(&file, &mut faults);
    structure::check(&file, &pages, &mut faults);
    Ok(faults.0)
}

/// Faults in the order in which they are found.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, clause: &'static str, message: impl Into<String>) {
        self.0.push(Fault { clause, message: message.into() });
    }

    /// Adds the faults found elsewhere.
    fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Adds a fault unless the condition holds.
    fn require(&mut self, holds: bool, clause: &'static str, message: impl FnOnce() -> String) {
        if !holds {
            self.add(clause, message());
        }
    }
}

#[cfg(test)]
mod tests;
