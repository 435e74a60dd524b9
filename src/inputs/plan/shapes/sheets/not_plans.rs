//! Sheets that are no plan: pivot tables, legends, indexes.

use super::super::super::source::{SourceRow, SourceSheet};
use super::super::no_objective::is_reference;
use super::super::table::Table;
use super::super::title;
use crate::words::fold;

/// Beginnings of what a pivot table writes over its columns.
const OF_PIVOTS: [&str; 6] =
    ["ETICHETTE DI RIGA", "ETICHETTE DI COLONNA", "CONTEGGIO DI ", "SOMMA DI ", "CONTA DI ", "MEDIA DI "];
/// Rows in which a pivot's headings would stand.
const MOST_PIVOT_ROWS: usize = 30;

/// Why a sheet is no plan, if it is one of those.
pub fn why_not(sheet: &SourceSheet) -> Option<&'static str> {
    if is_pivot(sheet) {
        return Some("è una tabella pivot, che riassume dati di altri fogli");
    }
    if is_legend(sheet) {
        return Some("spiega le colonne e non è un piano");
    }
    is_index(sheet).then_some("è un indice, che rinvia ad altri fogli o pagine")
}

fn is_pivot(sheet: &SourceSheet) -> bool {
    sheet.rows.iter().take(MOST_PIVOT_ROWS).flat_map(|row| row.cells.values()).any(|cell| {
        let folded = fold(cell.words());
        OF_PIVOTS.iter().any(|start| folded.starts_with(start))
    })
}

/// Beginnings of the names of sheets that explain a plan.
const OF_LEGENDS: [&str; 5] = ["LEGENDA", "ISTRUZION", "GLOSSARIO", "GUIDA", "COME COMPILARE"];
/// Headings of the column that explains.
const EXPLAINS: [&str; 6] =
    ["SIGNIFICATO", "SPIEGAZIONE", "COME SI COMPILA", "COME COMPILARE", "ISTRUZIONI", "CHE COSA CONTIENE"];
/// Rows in which the headings of a legend would stand.
const MOST_LEGEND_ROWS: usize = 8;
/// Columns of a table of objectives on a sheet that is called a legend, at least.
const FEWEST_COLUMNS: usize = 3;

/// «Colonna | Significato»: a sheet that explains the plan's columns.
fn is_legend(sheet: &SourceSheet) -> bool {
    let name = fold(&sheet.name);
    // «Obiettivo | Risultato da raggiungere» explains a word.
    let is_of_objectives = |table: Table| table.is_wide() && table.roles.len() >= FEWEST_COLUMNS;
    let has_table = || (0..sheet.rows.len()).any(|index| Table::of(&sheet.rows[index..]).is_some_and(is_of_objectives));
    let explains = |row: &SourceRow| {
        let filled: Vec<String> =
            row.cells.values().filter(|cell| !cell.is_blank()).map(|cell| fold(cell.words())).collect();
        matches!(filled.as_slice(), [_, last] | [_, _, last] if EXPLAINS.contains(&last.as_str()))
    };
    let is_explained = sheet.rows.iter().take(MOST_LEGEND_ROWS).any(explains);
    (is_explained || OF_LEGENDS.iter().any(|start| name.starts_with(start))) && !has_table()
}

/// Titles and names of sheets that list the parts of a file, folded.
const OF_INDEXES: [&str; 6] =
    ["INDICE", "INDICE GENERALE", "SOMMARIO", "CONTENUTI", "INDICE DEI FOGLI", "ELENCO DEI FOGLI"];
/// Headings of the column of those parts, and of where they are or what they hold.
const PARTS: [&str; 7] = ["FOGLIO", "FOGLI", "NOME FOGLIO", "SEZIONE", "PARTE", "ARGOMENTO", "CAPITOLO"];
const HOLDS: [&str; 6] = ["CONTENUTO", "CONTENUTI", "DESCRIZIONE", "PAGINA", "PAG", "COLLEGAMENTO"];
/// Rows that send elsewhere, at least.
const FEWEST_REFERENCES: usize = 2;

/// «Obiettivi | pag. 2», «Foglio | Contenuto»: a list of where things are. A table of objectives is none, whatever its name.
fn is_index(sheet: &SourceSheet) -> bool {
    let texts = |row: &SourceRow| -> Vec<String> { row.beginning().map(|(_, cell)| fold(cell.words())).collect() };
    let is_named = |text: &str| OF_INDEXES.contains(&text);
    let is_titled = |row: &SourceRow| title::only_text(row).is_some_and(|text| is_named(&fold(text.words())));
    let is_headed = |row: &SourceRow| {
        let texts = texts(row);
        matches!(texts.as_slice(), [first, .., last] if PARTS.contains(&first.as_str()) && HOLDS.contains(&last.as_str()))
    };
    let sends = |row: &&SourceRow| {
        let texts = texts(row);
        matches!(texts.as_slice(), [_, .., last] if is_reference(last))
    };
    let top = || sheet.rows.iter().take(MOST_LEGEND_ROWS);
    let references = sheet.rows.iter().filter(sends).count();
    let is_list = is_named(&fold(&sheet.name))
        || top().any(is_titled)
        || top().any(is_headed)
        || references >= FEWEST_REFERENCES && references * 2 > sheet.rows.len();
    is_list && !(0..sheet.rows.len()).any(|index| Table::begins(&sheet.rows[index..]))
}
