//! The cells of a table in their grid.

use roxmltree::Node;

use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::source::{number, wrong};

/// A cell with its place; rows count through the whole table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'n, 'i> {
    pub node: Node<'n, 'i>,
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

impl Cell<'_, '_> {
    pub fn is_header(&self) -> bool {
        self.node.has_tag_name("th")
    }
}

/// Which part of a table a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Band {
    Head,
    Body,
    Foot,
}

/// A row of the source.
#[derive(Debug)]
pub(super) struct Row<'n, 'i> {
    pub node: Node<'n, 'i>,
    pub band: Band,
    pub cells: Vec<Cell<'n, 'i>>,
    /// How many columns its cells and those that reach down into it cover.
    pub covered: usize,
}

/// A table as rows of placed cells.
#[derive(Debug)]
pub(super) struct Grid<'n, 'i> {
    pub rows: Vec<Row<'n, 'i>>,
    pub columns: usize,
    pub caption: Option<Node<'n, 'i>>,
    /// The `col` elements.
    pub hints: Vec<Node<'n, 'i>>,
}

impl<'n, 'i> Grid<'n, 'i> {
    /// Reads a table: head first and foot last, whatever their order in the source.
    pub fn read(table: Node<'n, 'i>) -> Result<Self, TypesetError> {
        let mut rows: [Vec<(Node<'n, 'i>, usize)>; 3] = Default::default();
        let mut caption = None;
        let mut hints = Vec::new();
        for (part, child) in table.children().filter(Node::is_element).enumerate() {
            match child.tag_name().name() {
                "caption" => caption = Some(child),
                "colgroup" => hints.extend(child.children().filter(|node| node.has_tag_name("col"))),
                "thead" => add_rows(child, part, &mut rows[0])?,
                "tbody" => add_rows(child, part, &mut rows[1])?,
                "tfoot" => add_rows(child, part, &mut rows[2])?,
                "tr" => rows[1].push((child, usize::MAX)),
                name => return Err(wrong(child, format!("<{name}> non può stare in <table>"))),
            }
        }
        let mut grid = Self { rows: Vec::new(), columns: 0, caption, hints };
        for (band, rows) in [Band::Head, Band::Body, Band::Foot].into_iter().zip(rows) {
            grid.place(band, &rows)?;
        }
        grid.columns = grid.columns.max(1);
        Ok(grid)
    }

    /// Gives each cell of a band its column, leaving out those that a cell above spans.
    fn place(&mut self, band: Band, rows: &[(Node<'n, 'i>, usize)]) -> Result<(), TypesetError> {
        // For each column: the first row that is free again.
        let mut taken: Vec<usize> = Vec::new();
        for (index, &(node, part)) in rows.iter().enumerate() {
            let row = self.rows.len();
            let mut cells = Vec::new();
            let mut column = 0;
            for child in node.children().filter(Node::is_element) {
                if !child.has_tag_name("th") && !child.has_tag_name("td") {
                    return Err(wrong(child, "in una riga sono ammessi solo <th> e <td>".to_owned()));
                }
                while taken.get(column).is_some_and(|&until| until > row) {
                    column += 1;
                }
                // A span ends with its own group of rows, as in HTML.
                let left = rows[index..].iter().take_while(|&&(_, other)| other == part).count();
                let spanned = usize::from(number(child, "rowspan", 1)?).min(left);
                let columns = usize::from(number(child, "colspan", 1)?);
                if taken.len() < column + columns {
                    taken.resize(column + columns, 0);
                }
                taken[column..column + columns].fill(row + spanned);
                cells.push(Cell { node: child, row, column, rows: spanned, columns });
                column += columns;
            }
            self.columns = self.columns.max(taken.len());
            let covered = taken.iter().filter(|&&until| until > row).count();
            self.rows.push(Row { node, band, cells, covered });
        }
        Ok(())
    }
}

fn add_rows<'n, 'i>(
    group: Node<'n, 'i>,
    part: usize,
    rows: &mut Vec<(Node<'n, 'i>, usize)>,
) -> Result<(), TypesetError> {
    for child in group.children().filter(Node::is_element) {
        if !child.has_tag_name("tr") {
            return Err(wrong(child, format!("in <{}> sono ammesse solo righe <tr>", group.tag_name().name())));
        }
        rows.push((child, part));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_push_later_cells_aside() {
        let source = "<table><tbody>\
            <tr><td rowspan='2'>a</td><td colspan='2'>b</td></tr>\
            <tr><td>c</td><td>d</td></tr>\
            <tr><td>e</td></tr></tbody></table>";
        let document = roxmltree::Document::parse(source).unwrap();
        let grid = Grid::read(document.root_element()).unwrap();
        let places: Vec<Vec<usize>> =
            grid.rows.iter().map(|row| row.cells.iter().map(|cell| cell.column).collect()).collect();
        assert_eq!(places, [vec![0, 1], vec![1, 2], vec![0]]);
        assert_eq!(grid.columns, 3);
    }

    #[test]
    fn a_span_cannot_reach_out_of_its_group() {
        let source = "<table><tr><td rowspan='9'>a</td></tr></table>";
        let document = roxmltree::Document::parse(source).unwrap();
        assert_eq!(Grid::read(document.root_element()).unwrap().rows[0].cells[0].rows, 1);
    }
}
