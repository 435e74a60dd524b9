//! Rows → slabs: cells set side by side.

use super::Table;
use super::grid::{Band, Cell, Grid, Row};
use crate::outputs::typeset::boxes::rule;
use crate::outputs::typeset::division::DECORATION;
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::flow::{Column, Kind};
use crate::outputs::typeset::gauge;
use crate::outputs::typeset::glyph::Variant;
use crate::outputs::typeset::line::Align;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::slab::{Piece, Slab};
use crate::outputs::typeset::source::has_class;
use crate::outputs::typeset::text::{Look, Setting};
use crate::outputs::typeset::{ElementId, Role, Scope, Stroke};

/// Wider than this, text in a cell may be divided; narrower, too.
/// Headers are left whole unless a word does not fit.
const HEAD_SETTING: Setting = Setting::Whole;

/// What the digits of a percentage take beside a gauge.
const DIGITS: f32 = 42.0;

/// A cell whose lines are set, relative to the cell's upper edge.
struct SetCell {
    row: usize,
    rows: usize,
    slabs: Vec<Slab>,
    height: f32,
}

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
        let (gap, keep, start_owed) = (self.gap, self.keep, std::mem::take(&mut self.start));
        let anchors = std::mem::take(&mut self.anchors);
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
            first.anchors.splice(0..0, anchors);
        } else {
            self.anchors = anchors;
        }
        (self.gap, self.keep, self.start) = (gap, keep, start_owed);
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
                cells.push(set);
            }
            // Every row must have as many columns as the table; a short one is filled up.
            for _ in row.covered..table.widths.len() {
                self.tree.element(element, Role::DataCell);
            }
        }
        let tops = row_tops(&cells, rows.len(), self.style.table.leading + 2.0 * self.style.cell.vertical);
        slab.height = *tops.last().expect("there is one edge more than rows");
        let stroke = Stroke { colour: self.style.colours.rule.0, width: 0.4 };
        let right = table.left + table.widths.iter().sum::<f32>();
        if rows[0].band == Band::Foot {
            let strong = Stroke { colour: self.style.colours.accent.0, width: 0.8 };
            slab.pieces.push(decoration(rule(table.left, right, 0.0, strong), -0.8));
        }
        for (stack, cell) in cells.into_iter().enumerate() {
            let mut y = tops[cell.row] + self.style.cell.vertical;
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
        Ok(slab)
    }

    /// The line under a table's head.
    fn head_rule(&self, slab: &mut Slab, table: Table<'_>) {
        let stroke = Stroke { colour: self.style.colours.accent.0, width: 0.9 };
        let right = table.left + table.widths.iter().sum::<f32>();
        slab.pieces.push(decoration(rule(table.left, right, -slab.height, stroke), -slab.height));
    }

    fn cell(
        &mut self,
        cell: &Cell<'_, '_>,
        band: Band,
        row: ElementId,
        table: Table<'_>,
    ) -> Result<SetCell, TypesetError> {
        let element = self.cell_element(cell, band, row);
        let padding = self.style.cell.horizontal;
        let start: f32 = table.widths[..cell.column.min(table.widths.len())].iter().sum();
        let end = (cell.column + cell.columns).min(table.widths.len());
        let width: f32 = table.widths[cell.column.min(end)..end].iter().sum::<f32>() - 2.0 * padding;
        let width = width.max(6.0);
        let (size, look) = self.cell_look(cell, band, table);
        let numeric = has_class(cell.node, "num");
        let align = if numeric {
            Align::Right
        } else if has_class(cell.node, "centro") {
            Align::Centre
        } else {
            Align::Left
        };
        let setting = if band == Band::Head || numeric { HEAD_SETTING } else { Setting::Ragged };
        let left = table.left + start + padding;
        let inner = Column { left, width, measure: width, element, look, size, align, setting, kind: Kind::Cell };
        let mut slabs = Vec::new();
        (self.gap, self.keep) = (0.0, 0);
        if let Some(id) = cell.node.attribute("id") {
            self.anchors.push(id.to_owned());
        }
        self.flow(cell.node, inner, &mut slabs)?;
        (self.gap, self.keep) = (0.0, 0);
        if let Some((share, last)) = gauge::share(cell.node)?.zip(slabs.last_mut()) {
            let top = (gauge::HEIGHT - last.height) / 2.0;
            let room = (width - DIGITS).max(0.0);
            last.pieces.push(gauge::piece(cell.node, share, (left, top), room, &self.style.colours));
        }
        let height: f32 = slabs
            .iter()
            .enumerate()
            .map(|(index, slab)| slab.height + if index > 0 { slab.space_before } else { 0.0 })
            .sum();
        let height = height + 2.0 * self.style.cell.vertical;
        Ok(SetCell { row: 0, rows: cell.rows, slabs, height })
    }

    fn cell_element(&mut self, cell: &Cell<'_, '_>, band: Band, row: ElementId) -> ElementId {
        let role = if cell.is_header() { Role::HeaderCell } else { Role::DataCell };
        let element = self.tree.element(row, role);
        let headers = cell.node.attribute("headers").unwrap_or_default().split_ascii_whitespace();
        let headers = headers.filter(|id| self.headings.has_target(id)).map(str::to_owned).collect();
        let attributes = self.tree.attributes(element);
        attributes.headers = headers;
        attributes.identifier = cell.node.attribute("id").map(str::to_owned);
        attributes.column_span = u16::try_from(cell.columns).ok().filter(|&columns| columns > 1);
        attributes.row_span = u16::try_from(cell.rows).ok().filter(|&rows| rows > 1);
        if cell.is_header() {
            attributes.scope = Some(match cell.node.attribute("scope") {
                Some("row" | "rowgroup") => Scope::Row,
                Some("both") => Scope::Both,
                Some(_) => Scope::Column,
                None if band == Band::Head => Scope::Column,
                None => Scope::Row,
            });
        }
        element
    }

    fn cell_look(
        &self,
        cell: &Cell<'_, '_>,
        band: Band,
        table: Table<'_>,
    ) -> (crate::outputs::typeset::style::TextForm, Look) {
        let colours = &self.style.colours;
        let note = cell.node.parent_element().is_some_and(|row| has_class(row, "nota"));
        let size = match band {
            Band::Head => self.style.table_head,
            Band::Body | Band::Foot if note => self.style.small,
            Band::Body | Band::Foot => self.style.table,
        };
        let label = table.card && cell.is_header() && band != Band::Head;
        let colour = match band {
            Band::Head => colours.accent.0,
            _ if label || note || has_class(cell.node, "ereditato") => colours.muted.0,
            Band::Body | Band::Foot => colours.text.0,
        };
        // The heading cell of a row is often a whole sentence: its place says what it is.
        let bold = band != Band::Body;
        let italic = has_class(cell.node, "ereditato");
        let look = Look { variant: Variant { bold, italic }, size: size.size, colour, rise: 0.0 };
        (crate::outputs::typeset::style::TextForm { before: 0.0, after: 3.0, ..size }, look)
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

/// The upper edge of each row and the lower edge of the last.
fn row_tops(cells: &[SetCell], rows: usize, least: f32) -> Vec<f32> {
    let mut heights = vec![least; rows];
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
