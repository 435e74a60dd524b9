//! Cells under their columns. In a text export, where cells go missing or are added, a row
//! is aligned by its programme code.

use super::header::{Column, Header};
use super::known_texts::{Known, code_position, describe};
use super::segment::TableRow;
use super::source::{Layout, SourceRow};
use super::source_cell::SourceCell;
use super::{plan_codes, realign, spread};
use crate::domain::{Few, GroupCode, Place, Year};
use crate::finding::Finding;
use crate::words::fold;

/// A row with its cells by meaning; blank cells are absent.
#[derive(Debug, Clone)]
pub(super) struct PlanRow {
    /// The missione, or the cross-cutting group, that the sheet or a title row names.
    pub group: Option<GroupCode>,
    /// Columns that the table has; a cell may be blank in one that is here.
    pub cells: Few<Column, SourceCell>,
    /// The cell of each year of the header, blank ones left out.
    pub years: Few<Year, SourceCell>,
    /// The row's first cell or its line.
    pub place: Place,
}

/// Aligns all rows and tells every cell that was cleaned, moved or left out.
pub(super) fn align(rows: Vec<TableRow>, findings: &mut Vec<Finding>) -> Vec<PlanRow> {
    let known = Known::of(&rows);
    rows.into_iter()
        .map(|table_row| {
            let header = table_row.header;
            let row = match table_row.layout {
                Layout::Grid => {
                    let mut row = table_row.row;
                    spread::settle(&mut row, &header, &known, findings);
                    realign::realign(row, &header, &known, findings)
                }
                Layout::Text => align_text(table_row.row, &header, &known, findings),
            };
            by_meaning(table_row.group, row, &header, findings)
        })
        .collect()
}

fn align_text(mut row: SourceRow, header: &Header, known: &Known, findings: &mut Vec<Finding>) -> SourceRow {
    let (Some(found), Some(expected)) = (code_position(&row, header), header.column(Column::Programme)) else {
        return row;
    };
    if found == expected {
        return row;
    }
    let from_code = row.cells.split_off(&found);
    let leading: Vec<SourceCell> = row.cells.into_values().collect();
    let before: Vec<&str> = leading.iter().map(SourceCell::words).collect();
    let before = before.join(" | ");
    let mut cells = if found > expected {
        join_surplus(leading, expected, &row.place)
    } else {
        place_few(leading, header, expected, known)
    };
    findings.push(
        Finding::new(
            plan_codes::ALIGNED,
            "Riga riallineata sul codice di programma: il numero di celle non è quello dell’intestazione",
        )
        .at(row.place.clone())
        .found(format!(
            "celle prima del codice: {}",
            if before.trim_matches([' ', '|']).is_empty() { "vuote" } else { &before }
        ))
        .expected(describe(&cells, header)),
    );
    cells.extend(from_code.into_iter().map(|(column, cell)| (column - found + expected, cell)));
    SourceRow { cells, place: row.place }
}

/// More cells than columns: blank ones are dropped, what is still too much is joined to the last.
fn join_surplus(mut leading: Vec<SourceCell>, columns: u32, place: &Place) -> Few<u32, SourceCell> {
    let columns = columns as usize;
    while leading.len() > columns
        && let Some(blank) = leading.iter().position(SourceCell::is_blank)
    {
        leading.remove(blank);
    }
    if leading.len() > columns && columns > 0 {
        let joined: Vec<String> = leading.drain(columns - 1..).map(|cell| cell.raw().to_owned()).collect();
        leading.push(SourceCell::text(&joined.join(" "), place.clone()));
    }
    (0u32..).zip(leading).collect()
}

/// Fewer cells than columns: a single one where *indirizzo* and *obiettivo strategico* are
/// expected is the *indirizzo* if that text is one elsewhere; otherwise cells stand to the right.
fn place_few(leading: Vec<SourceCell>, header: &Header, columns: u32, known: &Known) -> Few<u32, SourceCell> {
    let missing = columns - u32::try_from(leading.len()).unwrap_or(columns).min(columns);
    let direction = header.column(Column::Direction).filter(|&column| column < columns);
    if let (Some(direction), [only]) = (direction, leading.as_slice())
        && known.is_direction(&fold(only.words()))
    {
        return Few::from([(direction, only.clone())]);
    }
    (missing..).zip(leading).collect()
}

/// Takes the cells of a row by the columns of its header.
fn by_meaning(group: Option<GroupCode>, mut row: SourceRow, header: &Header, findings: &mut Vec<Finding>) -> PlanRow {
    let cells = header.columns.iter().map(|(&column, index)| {
        let cell = row.cells.remove(index).unwrap_or_else(|| SourceCell::text("", blank_place(&row.place, *index)));
        tell_cleaning(&cell, findings);
        (column, cell)
    });
    let cells = cells.collect();
    let years = header.years.iter().filter_map(|(&year, index)| Some((year, row.cells.remove(index)?))).collect();
    for (_, cell) in
        row.cells.into_iter().filter(|(index, cell)| !cell.is_blank() && !header.foreign.contains_key(index))
    {
        findings.push(
            Finding::new(plan_codes::STRAY_CELL, "Contenuto fuori dalle colonne dell’intestazione: non importato")
                .at(cell.place)
                .found(cell.cleaned.text),
        );
    }
    PlanRow { group, cells, years, place: row.place }
}

/// Place of a blank cell: its own in a sheet, the line in a text.
fn blank_place(row: &Place, column: u32) -> Place {
    row.row().map_or_else(|| row.clone(), |index| row.at_cell(index, column))
}

/// Tells what cleaning changed in a cell; what a merged range repeats has been told in its first row.
pub(super) fn tell_cleaning(cell: &SourceCell, findings: &mut Vec<Finding>) {
    if cell.is_from_above || (!cell.cleaned.had_hidden && !cell.cleaned.reshaped) {
        return;
    }
    let raw = cell.raw().trim();
    if cell.cleaned.had_hidden {
        findings.push(
            Finding::new(plan_codes::HIDDEN_CHARACTERS, "Caratteri invisibili rimossi dal testo")
                .at(cell.place.clone())
                .found(raw)
                .expected(cell.words()),
        );
    }
    if cell.cleaned.reshaped {
        findings.push(
            Finding::new(plan_codes::CLEANED, "Testo ripulito da marcatori, entità o spazi superflui")
                .at(cell.place.clone())
                .found(raw)
                .expected(cell.words()),
        );
    }
}
