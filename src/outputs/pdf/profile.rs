//! What a file claims to be: one descriptor for each pair of standards that this writer knows.
//!
//! Guaranteed: the writer and the check read the same descriptor, so a file is judged by what it was written for; which
//! one that is says the first line of the file.

/// A standard for archives and one for accessibility that a file claims together.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// The version of PDF that the file begins with.
    pub(super) version: &'static str,
    /// What the metadata say of it: namespace, property, value.
    pub(super) claims: &'static [(Schema, &'static str, &'static str)],
    /// Conformance to well-tagged PDF, as PDF declarations.
    pub(super) declarations: &'static [&'static str],
    /// How the file is made where the versions of PDF differ.
    pub(super) generation: Generation,
}

/// A namespace of metadata by which a standard is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Schema {
    pub prefix: &'static str,
    pub address: &'static str,
}

/// What a version of PDF asks of a file beyond the claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generation {
    /// PDF 1.7: an information dictionary, one set of structure types, destinations on pages.
    One,
    /// PDF 2.0: none, structure types in namespaces, references between elements, destinations in the structure.
    Two,
}

pub(super) const PDFA_ID: Schema = Schema { prefix: "pdfaid", address: "http://www.aiim.org/pdfa/ns/id/" };
pub(super) const PDFUA_ID: Schema = Schema { prefix: "pdfuaid", address: "http://www.aiim.org/pdfua/ns/id/" };

/// The namespace of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6).
pub(super) const PDF_2: &str = "http://iso.org/pdf2/ssn";

impl Profile {
    /// PDF/A-2a and PDF/UA-1: what the guidelines of AgID ask for.
    pub const A2A_UA1: Self = Self {
        version: "1.7",
        claims: &[(PDFA_ID, "part", "2"), (PDFA_ID, "conformance", "A"), (PDFUA_ID, "part", "1")],
        declarations: &[],
        generation: Generation::One,
    };

    /// PDF/A-4 and PDF/UA-2, and WTPDF 1.0 for accessibility and reuse.
    pub const A4_UA2: Self = Self {
        version: "2.0",
        claims: &[(PDFA_ID, "part", "4"), (PDFA_ID, "rev", "2020"), (PDFUA_ID, "part", "2"), (PDFUA_ID, "rev", "2024")],
        declarations: &[
            "http://pdfa.org/declarations/wtpdf#accessibility1.0",
            "http://pdfa.org/declarations/wtpdf#reuse1.0",
        ],
        generation: Generation::Two,
    };

    /// The profile that a file of these bytes was written for, by its first line.
    pub(super) fn of(bytes: &[u8]) -> Option<&'static Self> {
        [&Self::A2A_UA1, &Self::A4_UA2].into_iter().find(|profile| bytes.starts_with(profile.header().as_bytes()))
    }

    /// The first line of a file.
    pub(super) fn header(&self) -> String {
        format!("%PDF-{}\n", self.version)
    }
}
