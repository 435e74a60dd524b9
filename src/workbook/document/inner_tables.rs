//! Tables within the cells of others: which of them are tables of their own, and which cells only lay them out.

use super::parts::{DocumentBlock, DocumentCell, DocumentRow, DocumentTable};

/// Tables within cells from so many rows and columns are tables of their own; smaller ones are text of the cell, but for
/// two columns of values under their headings.
const OWN_ROWS: usize = 2;
const OWN_COLUMNS: u32 = 3;
/// Longest text beside the tables of a cell that only lays them out.
const LONGEST_CAPTION: usize = 160;

/// Whether a row only lays out the tables in its cells: nothing is said beside them, or a caption in its one cell.
pub(super) fn is_frame(row: &DocumentRow) -> bool {
    let blocks = || row.cells.iter().flat_map(|cell| &cell.blocks);
    let text = |block: &DocumentBlock| match block {
        DocumentBlock::Table(_) => 0,
        DocumentBlock::Paragraph(paragraph) => paragraph.text().trim().len(),
    };
    let holds_tables = blocks().any(|block| matches!(block, DocumentBlock::Table(_)));
    let said: usize = blocks().map(text).sum();
    holds_tables && (said == 0 || row.cells.len() == 1 && said <= LONGEST_CAPTION)
}

/// Whether a table within a cell is one of its own.
pub(super) fn is_own(table: &DocumentTable) -> bool {
    table.rows.len() >= OWN_ROWS && (table.width() >= OWN_COLUMNS || heads_values(table))
}

/// «Indicatore | Target» over «Iscritti | 1.250»: two columns of values under their headings.
fn heads_values(table: &DocumentTable) -> bool {
    let [header, rows @ ..] = table.rows.as_slice() else { return false };
    let texts = |row: &DocumentRow| -> Vec<String> {
        let text = |cell: &DocumentCell| {
            let paragraphs = cell.blocks.iter().filter_map(|block| match block {
                DocumentBlock::Paragraph(paragraph) => Some(paragraph.text()),
                DocumentBlock::Table(_) => None,
            });
            paragraphs.collect::<Vec<_>>().join(" ").trim().to_owned()
        };
        row.cells.iter().map(text).collect()
    };
    let begins_with_digit = |text: &str| {
        text.trim_start_matches(['≥', '≤', '<', '>', '€', ' ', '-', '+', '−']).starts_with(|c: char| c.is_ascii_digit())
    };
    let is_heading = texts(header).iter().all(|text| !text.is_empty() && !begins_with_digit(text));
    let is_value = |row: &DocumentRow| texts(row).last().is_some_and(|last| begins_with_digit(last));
    let values = rows.iter().filter(|row| is_value(row)).count();
    table.width() == OWN_COLUMNS - 1 && header.cells.len() == 2 && is_heading && values * 2 > rows.len()
}
