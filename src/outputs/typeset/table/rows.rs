//! Rows → slabs: cells set side by side.

use super::Table;
use super::cells::SetCell;
use super::grid::{Band, Grid, Row};
use crate::outputs::typeset::boxes::rule;
use crate::outputs::typeset::division::DECORATION;
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::slab::{Piece, Slab};
use crate::outputs::typeset::source::has_class;
use crate::outputs::typeset::{ElementId, Role, Stroke};

impl Setter<'_> {
    /// The rows of one band as slabs; rows joined by a rowspan are one slab.
    pub(super) fn rows(
        &mut self,
        grid: &Grid<'_, '_>,
        band: Band,
        table: Table<'_>,
    ) -> Result<Vec<Slab>, TypesetError> {
        let rows: Vec<&Row<'_, '_>> = grid.rows.iter().filter(|row| row.band == band).collect();
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let role = match band {
            Band::Head => Role::TableHead,
            Band::Body => Role::TableBody,
            Band::Foot => Role::TableFoot,
        };
        // PDF/UA wants a head or foot only beside a body (ISO 14289-1, 7.2).
        let body = grid.rows.iter().any(|row| row.band == Band::Body);
        let element = if body { self.tree.element(table.element, role) } else { table.element };
        let mut owed = self.set_aside();
        let mut out = Vec::new();
        let mut start = 0;
        while start < rows.len() {
            let mut end = start + 1;
            let mut at = start;
            while at < end {
                let reach = rows[at].cells.iter().map(|cell| cell.rows).max().unwrap_or(1);
                end = end.max(at + reach).min(rows.len());
                at += 1;
            }
            let noted = rows.get(end).is_some_and(|next| is_note(next));
            let mut slab = self.group(&rows[start..end], element, table, noted)?;
            // A row that heads a group of rows does not part from its group, nor a note from what it is about.
            slab.glued = start > 0 && (heads_group(rows[start - 1]) || is_note(rows[start]));
            out.push(slab);
            start = end;
        }
        if let Some(first) = out.first_mut() {
            first.anchors.splice(0..0, owed.anchors.drain(..));
        }
        self.owe(owed);
        let count = out.len();
        if band == Band::Head
            && let Some(last) = out.get_mut(count - 1)
        {
            self.head_rule(last, table);
        }
        Ok(out)
    }

    /// Rows that no page parts; `noted` if a note follows, which no rule divides from them.
    fn group(
        &mut self,
        rows: &[&Row<'_, '_>],
        parent: ElementId,
        table: Table<'_>,
        noted: bool,
    ) -> Result<Slab, TypesetError> {
        let origin = rows[0].cells.first().map_or(0, |cell| cell.row);
        let mut cells = Vec::new();
        let mut slab = Slab { divisible: true, ..Slab::default() };
        for (index, row) in rows.iter().enumerate() {
            let element = self.tree.element(parent, Role::TableRow);
            if let Some(id) = row.node.attribute("id") {
                slab.anchors.push(id.to_owned());
            }
            for cell in &row.cells {
                debug_assert_eq!(cell.row, origin + index, "rows of a band follow each other");
                let mut set = self.cell(cell, row.band, element, table)?;
                set.row = index;
                if is_note(row) {
                    set.height -= set.inset;
                    set.inset = 0.0;
                }
                cells.push(set);
            }
            // Every row must have as many columns as the table; a short one is filled up.
            for _ in row.covered..table.widths.len() {
                self.tree.element(element, Role::DataCell);
            }
        }
        // A note stands close under the row that it is about.
        let (line, padding) = (self.style.table.leading, self.style.cell.vertical);
        let least = rows.iter().map(|row| if is_note(row) { 0.0 } else { line + 2.0 * padding }).collect();
        let tops = row_tops(&cells, least);
        slab.height = *tops.last().expect("there is one edge more than rows");
        let stroke = Stroke { colour: self.style.colours.rule.0, width: 0.4 };
        let right = table.left + table.widths.iter().sum::<f32>();
        if rows[0].band == Band::Foot {
            let strong = Stroke { colour: self.style.colours.accent.0, width: 0.8 };
            slab.pieces.push(decoration(rule(table.left, right, 0.0, strong), -0.8));
        }
        for (stack, cell) in cells.into_iter().enumerate() {
            let mut y = tops[cell.row] + cell.inset;
            for (index, mut inner) in cell.slabs.into_iter().enumerate() {
                y += if index > 0 { inner.space_before } else { 0.0 };
                for mut piece in inner.pieces.drain(..) {
                    piece.raise(-y);
                    piece.stack = stack;
                    slab.pieces.push(piece);
                }
                slab.anchors.append(&mut inner.anchors);
                y += inner.height;
            }
        }
        if rows[0].band != Band::Head {
            for bottom in tops.iter().skip(1).take(rows.len() - usize::from(noted)) {
                slab.pieces.push(decoration(rule(table.left, right, -bottom, stroke), -bottom));
            }
        }
        // Rows are many and stay until the last page: room for more pieces would be half of what a long report takes.
        slab.pieces.shrink_to_fit();
        Ok(slab)
    }

    /// The line under a table's head.
    fn head_rule(&self, slab: &mut Slab, table: Table<'_>) {
        let stroke = Stroke { colour: self.style.colours.accent.0, width: 0.9 };
        let right = table.left + table.widths.iter().sum::<f32>();
        slab.pieces.push(decoration(rule(table.left, right, -slab.height, stroke), -slab.height));
    }
}

/// Whether a row is a note on the row above it.
fn is_note(row: &Row<'_, '_>) -> bool {
    has_class(row.node, "nota")
}

/// Whether a row's first cell is the head of the rows below.
fn heads_group(row: &Row<'_, '_>) -> bool {
    row.cells.first().is_some_and(|cell| cell.node.attribute("scope") == Some("rowgroup"))
}

/// The upper edge of each row and the lower edge of the last; `heights` are the least that rows have.
fn row_tops(cells: &[SetCell], mut heights: Vec<f32>) -> Vec<f32> {
    let rows = heights.len();
    for cell in cells.iter().filter(|cell| cell.rows == 1) {
        heights[cell.row] = heights[cell.row].max(cell.height);
    }
    for cell in cells.iter().filter(|cell| cell.rows > 1) {
        let last = (cell.row + cell.rows).min(rows) - 1;
        let spanned: f32 = heights[cell.row..=last].iter().sum();
        heights[last] += (cell.height - spanned).max(0.0);
    }
    let mut tops = vec![0.0];
    for height in heights {
        tops.push(tops[tops.len() - 1] + height);
    }
    tops
}

fn decoration(item: crate::outputs::typeset::Item, bottom: f32) -> Piece {
    Piece { top: bottom, bottom, stack: DECORATION, items: vec![item], ..Piece::default() }
}
