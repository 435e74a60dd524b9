//! What is open while a docx is read.

use std::sync::Arc;

use super::builder::Builder;
use super::docx_links::Links;
use super::docx_lists::Lists;
use super::docx_styles::{Style, Styles};
use super::parts::Look;

/// The properties that are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Properties {
    /// Those of a paragraph.
    Paragraph,
    /// Those of the paragraph's own mark.
    Mark,
    /// Those of a run.
    Run,
    /// Those of a row.
    Row,
    /// Those of a cell.
    Cell,
}

/// Where the reader stands in a field: its instruction is not shown, its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Before the separator.
    Instruction,
    /// Behind it.
    Result,
}

/// A document being read.
#[expect(clippy::struct_excessive_bools, reason = "each tells of one element whether it is open")]
pub(super) struct Reading<'a> {
    pub(super) builder: Builder<'a>,
    pub(super) styles: &'a Styles,
    pub(super) lists: &'a Lists,
    pub(super) links: &'a Links,
    /// Elements open below one that is not read, itself included.
    pub(super) skipped: usize,
    /// Whether what is not read is a drawing, whose text boxes are told.
    pub(super) in_drawing: bool,
    pub(super) properties: Vec<Properties>,
    pub(super) fields: Vec<Field>,
    pub(super) paragraph_style: Style,
    /// Whether the paragraph's mark is deleted: the next one goes on with it.
    pub(super) joins_next: bool,
    pub(super) in_run: bool,
    pub(super) look: Look,
    pub(super) is_hidden: bool,
    pub(super) in_text: bool,
    /// Whether the next text is the mark that somebody typed for a note.
    pub(super) is_note_mark: bool,
    pub(super) link: Option<Arc<str>>,
    pub(super) list: (Option<String>, u8),
    /// Rows and cells of open tables that tracked changes delete.
    pub(super) deleted_rows: Vec<bool>,
    pub(super) deleted_cells: Vec<bool>,
}

impl<'a> Reading<'a> {
    /// Before the first element.
    pub(super) fn new(builder: Builder<'a>, styles: &'a Styles, lists: &'a Lists, links: &'a Links) -> Self {
        Self {
            builder,
            styles,
            lists,
            links,
            skipped: 0,
            in_drawing: false,
            properties: Vec::new(),
            fields: Vec::new(),
            paragraph_style: Style::default(),
            joins_next: false,
            in_run: false,
            look: Look::default(),
            is_hidden: false,
            in_text: false,
            is_note_mark: false,
            link: None,
            list: (None, 0),
            deleted_rows: Vec::new(),
            deleted_cells: Vec::new(),
        }
    }
}
