//! Which styles of an ods file hide a sheet, a row or a column, and which strike a text out.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::super::error::Trouble;
use super::super::xml_events::attribute;

/// The styles of a file's contents, by what they do.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The one being defined.
    style: Option<String>,
    /// Those that hide their sheets.
    hidden: BTreeSet<String>,
    /// Those of rows without height and of columns without width.
    flat: BTreeSet<String>,
    /// Those whose text is struck out.
    struck: BTreeSet<String>,
}

impl Styles {
    /// Takes note of an element among the styles.
    pub fn open(&mut self, element: &BytesStart<'_>) -> Result<(), Trouble> {
        let like_it = match element.local_name().as_ref() {
            "style" => {
                self.style = attribute(element, "name")?;
                return Ok(());
            }
            "table-properties" if attribute(element, "display")?.as_deref() == Some("false") => &mut self.hidden,
            "table-row-properties" if is_nothing(attribute(element, "row-height")?) => &mut self.flat,
            "table-column-properties" if is_nothing(attribute(element, "column-width")?) => &mut self.flat,
            "text-properties" if has_line_through(element)? => &mut self.struck,
            _ => return Ok(()),
        };
        like_it.extend(self.style.clone());
        Ok(())
    }

    /// Whether a sheet is hidden.
    pub fn hide_sheet(&self, table: &BytesStart<'_>) -> Result<bool, Trouble> {
        is_of(table, &self.hidden)
    }

    /// Whether a row or column is hidden by hand or by a filter, or has no height or width.
    pub fn hide(&self, element: &BytesStart<'_>) -> Result<bool, Trouble> {
        let is_hidden = matches!(attribute(element, "visibility")?.as_deref(), Some("collapse" | "filter"));
        Ok(is_hidden || is_of(element, &self.flat)?)
    }

    /// Whether a piece of a cell's text is struck out.
    pub fn strike_out(&self, piece: &BytesStart<'_>) -> Result<bool, Trouble> {
        is_of(piece, &self.struck)
    }

    /// Whether a style strikes out.
    pub fn strikes(&self, style: &str) -> bool {
        self.struck.contains(style)
    }
}

/// Whether an element has one of these styles.
fn is_of(element: &BytesStart<'_>, styles: &BTreeSet<String>) -> Result<bool, Trouble> {
    // Most files have none of them, and very many elements.
    Ok(!styles.is_empty() && attribute(element, "style-name")?.is_some_and(|style| styles.contains(&style)))
}

/// Whether a text has a line through it: some programs write only one of the two, or neither's default.
fn has_line_through(element: &BytesStart<'_>) -> Result<bool, Trouble> {
    let line = match attribute(element, "text-line-through-style")? {
        Some(line) => Some(line),
        None => attribute(element, "text-line-through-type")?,
    };
    Ok(line.is_some_and(|line| line != "none"))
}

/// Whether a length is nothing, in whatever unit: `0cm`.
fn is_nothing(length: Option<String>) -> bool {
    length.is_some_and(|length| {
        let figure = length.trim().trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        figure.parse::<f64>().is_ok_and(|figure| figure <= 0.0)
    })
}
