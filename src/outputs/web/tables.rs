//! Tables on narrow screens: each cell under the name of its column.
//!
//! Guaranteed: tables of the same columns share one rule of the style sheet; a table whose head is not one plain row
//! keeps its form.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use roxmltree::Node;

/// Longer names take two lines beside their cell.
const ONE_LINE: usize = 18;

/// The lists of columns of the page's tables, with the number of each.
#[derive(Default)]
pub(super) struct ColumnLists {
    numbers: BTreeMap<Vec<String>, usize>,
}

impl ColumnLists {
    /// The class that names the columns of a table; `None` where they cannot be named.
    pub fn class(&mut self, table: Node<'_, '_>, text: impl Fn(Node<'_, '_>) -> String) -> Option<String> {
        let head = table.children().find(|child| child.has_tag_name("thead"))?;
        let mut rows = head.children().filter(|child| child.has_tag_name("tr"));
        let (row, None) = (rows.next()?, rows.next()) else { return None };
        // A cell alone in its row, such as the head of a group or a note, stands well under no name.
        let alone =
            |cell: &Node<'_, '_>| cell.parent().is_some_and(|row| row.children().filter(Node::is_element).count() == 1);
        let spans =
            |cell: &Node<'_, '_>| (cell.has_attribute("colspan") && !alone(cell)) || cell.has_attribute("rowspan");
        if table.descendants().any(|cell| spans(&cell)) {
            return None;
        }
        let names: Vec<String> = row.children().filter(Node::is_element).map(text).collect();
        let next = self.numbers.len();
        let number = *self.numbers.entry(names).or_insert(next);
        Some(format!("col-{number}"))
    }

    /// The rules that write the columns' names before the cells.
    pub fn style(&self) -> String {
        let mut out = String::from("@media screen and (max-width:52rem){\n");
        for (names, number) in &self.numbers {
            for (name, at) in names.iter().zip(1..) {
                let name = name.replace(['\\', '"', '<', '&'], " ");
                let _ = writeln!(out, ".col-{number} tr>:nth-child({at})::before{{content:\"{name}\"}}");
                if name.chars().count() > ONE_LINE {
                    let _ = writeln!(out, ".col-{number} tr>td:nth-child({at}){{min-height:3em}}");
                }
            }
        }
        out.push('}');
        out
    }
}
