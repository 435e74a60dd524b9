//! Which elements of a Writer document's body are not read, and why.

use quick_xml::events::BytesStart;

use super::parts::Unlike;
use crate::workbook::error::Trouble;
use crate::workbook::xml_events::attribute;

/// Why an element is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It says nothing of its own.
    Silent,
    /// If it holds a text, that is told.
    Told(Unlike),
}

/// Why an element of the body is not read, if it is not.
pub(super) fn unread(name: &str, element: &BytesStart<'_>) -> Result<Option<Unread>, Trouble> {
    Ok(match name {
        "note" => Some(Unread::Told(Unlike::Footnote)),
        "frame" | "custom-shape" | "rect" | "ellipse" | "line" | "polygon" | "path" | "g" => {
            Some(Unread::Told(Unlike::TextBox))
        }
        "hidden-text" => Some(Unread::Told(Unlike::HiddenText)),
        "section" if attribute(element, "display")?.as_deref() == Some("none") => {
            Some(Unread::Told(Unlike::HiddenText))
        }
        "annotation" | "tracked-changes" | "ruby-text" | "forms" | "script" | "table-of-content"
        | "illustration-index" | "table-index" | "object-index" | "user-index" | "alphabetical-index"
        | "bibliography" => Some(Unread::Silent),
        _ => None,
    })
}
