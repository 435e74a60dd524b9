//! Text documents in: docx and odt → paragraphs and tables → sheets.
//!
//! Guaranteed: read is what a person sees after accepting all tracked changes, and whatever else of
//! a document is not read is told where it stood; every cell keeps its table, row and column; memory
//! is bounded whatever the file claims. Deliberately absent: footers and pictures, and of the headers of pages all but
//! the words; what the words mean, but for the headings that stand above a table.

mod builder;
mod docx;
mod docx_links;
mod docx_lists;
mod docx_properties;
mod docx_state;
mod docx_styles;
mod docx_switch;
mod headings;
mod inner_tables;
mod odt;
mod odt_styles;
mod odt_unread;
mod parts;
mod plain_titles;
mod running_titles;
mod size;
mod symbols;
mod table_sheets;

pub(super) use docx::is_body as is_docx_body;
pub use parts::{DocumentBlock, DocumentCell, DocumentParagraph, DocumentTable, Item, Role, Run, Unlike};
pub(super) use table_sheets::sheets;

use super::FileFormat;
use super::budget::Budget;
use super::error::Trouble;
pub use parts::Document;

/// The programs whose documents are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    /// Word: docx.
    Word,
    /// LibreOffice Writer and others: odt.
    OpenDocument,
}

impl Writer {
    /// The kind of its files.
    pub const fn format(self) -> FileFormat {
        match self {
            Self::Word => FileFormat::Docx,
            Self::OpenDocument => FileFormat::Odt,
        }
    }
}

/// Reads a document.
pub(super) fn read(bytes: &[u8], writer: Writer, budget: &mut Budget) -> Result<Document, Trouble> {
    match writer {
        Writer::Word => docx::read(bytes, budget),
        Writer::OpenDocument => odt::read(bytes, budget),
    }
}
