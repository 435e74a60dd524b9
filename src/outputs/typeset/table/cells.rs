//! Cells → their lines, and what a reader of the structure is told of them.

use super::Table;
use super::grid::{Band, Cell};
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::flow::{Column, Kind};
use crate::outputs::typeset::gauge;
use crate::outputs::typeset::glyph::Variant;
use crate::outputs::typeset::line::Align;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::slab::Slab;
use crate::outputs::typeset::source::has_class;
use crate::outputs::typeset::style::TextForm;
use crate::outputs::typeset::text::{Look, Setting};
use crate::outputs::typeset::{ElementId, Role, Scope};

/// Words of a cell with another to its right are left whole unless one does not fit: what copies the row line by line
/// joins the two sides of a hyphen, and would join a syllable to the next cell's figure.
const BESIDE_OTHERS: Setting = Setting::Whole;

/// What the digits of a percentage take beside a gauge.
const DIGITS: f32 = 42.0;

/// A cell whose lines are set, relative to the cell's upper edge.
pub(super) struct SetCell {
    pub row: usize,
    pub rows: usize,
    pub slabs: Vec<Slab>,
    pub height: f32,
    /// Between its upper edge and its text.
    pub inset: f32,
}

impl Setter<'_> {
    pub(super) fn cell(
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
        let align = if numeric || has_class(cell.node, "destra") {
            Align::Right
        } else if has_class(cell.node, "centro") {
            Align::Centre
        } else {
            Align::Left
        };
        let alone = end == table.widths.len() && band != Band::Head && !numeric;
        let setting = if alone { Setting::Ragged } else { BESIDE_OTHERS };
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
        let inset = self.style.cell.vertical;
        Ok(SetCell { row: 0, rows: cell.rows, slabs, height: height + 2.0 * inset, inset })
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

    fn cell_look(&self, cell: &Cell<'_, '_>, band: Band, table: Table<'_>) -> (TextForm, Look) {
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
        (TextForm { before: 0.0, after: 3.0, ..size }, look)
    }
}
