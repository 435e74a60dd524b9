//! Tables are regular: every row has as many columns, spans counted; one head and one
//! foot at most, and neither without a body (PDF/UA-1, 7.2).

use super::faults::Faults;
use super::tree::Node;

pub(super) fn check(nodes: &[Node], faults: &mut Faults) {
    for table in nodes.iter().filter(|node| node.role == "Table") {
        let mut rows: Vec<&Node> = Vec::new();
        for child in &table.children {
            let child = &nodes[*child];
            match child.role {
                "TR" => rows.push(child),
                "THead" | "TBody" | "TFoot" => rows.extend(child.children.iter().map(|row| &nodes[*row])),
                _ => {}
            }
        }
        let count = |role| table.children.iter().filter(|child| nodes[**child].role == role).count();
        let (heads, feet) = (count("THead"), count("TFoot"));
        faults.require(heads <= 1 && feet <= 1, "PDF/UA-1 7.2", || {
            format!("la tabella {} ha più di una testata o di un piede", table.id)
        });
        faults.require(heads + feet == 0 || count("TBody") > 0, "PDF/UA-1 7.2", || {
            format!("la tabella {} ha una testata o un piede, ma non un corpo", table.id)
        });
        let spans = rows.iter().map(|row| {
            let cells = row.children.iter().map(|cell| &nodes[*cell].attributes);
            cells.map(|cell| (cell.columns, cell.rows)).collect()
        });
        let widths = row_widths(&spans.collect::<Vec<_>>());
        faults.require(widths.windows(2).all(|pair| pair[0] == pair[1]), "PDF/UA-1 7.2", || {
            format!("la tabella {} ha righe di lunghezze diverse: {widths:?}", table.id)
        });
    }
}

/// How many columns each row fills, given the column and row spans of its cells.
fn row_widths(rows: &[Vec<(usize, usize)>]) -> Vec<usize> {
    // For each row still to come, the columns that cells from above reach into.
    let mut from_above: Vec<usize> = vec![0; rows.len()];
    for (index, row) in rows.iter().enumerate() {
        for (columns, height) in row {
            for below in from_above.iter_mut().skip(index).take(*height) {
                *below += columns;
            }
        }
    }
    from_above
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_fill_the_rows_they_reach() {
        assert_eq!(row_widths(&[vec![(1, 2), (2, 1)], vec![(1, 1), (1, 1)]]), [3, 3]);
        assert_eq!(row_widths(&[vec![(1, 1), (1, 1)], vec![(1, 1)]]), [2, 1]);
        assert_eq!(row_widths(&[vec![(1, 5)]]), [1]);
    }
}
