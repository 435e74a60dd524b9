//! The columns of an ods table, which are described before its rows.

use quick_xml::events::BytesStart;

use super::super::error::Trouble;
use super::super::xml_events::{attribute, repetition};

/// What is known of a table's columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The first column that no element has described yet.
    next: u32,
    /// The styles of their cells that name none: first and last column and the style.
    styles: Vec<(u32, u32, String)>,
}

impl Columns {
    /// Takes note of an element that describes one or several columns: the first and the last of them.
    pub fn open(&mut self, element: &BytesStart<'_>) -> Result<(u32, u32), Trouble> {
        let first = self.next;
        self.next = first.saturating_add(repetition(element, "number-columns-repeated")?);
        let last = self.next - 1;
        self.styles.extend(attribute(element, "default-cell-style-name")?.map(|style| (first, last, style)));
        Ok((first, last))
    }

    /// The style of a column's cells that name none.
    pub fn style(&self, column: u32) -> Option<&str> {
        let own = self.styles.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        own.map(|(.., style)| style.as_str())
    }
}
