//! `importa --proponi-mappa`: a commented map of what was recognised, for the office to correct.

use std::fmt::Write as _;

use super::column_map::{IGNORED, UNDECIDED};
use super::shapes::heading::Heading;
use super::shapes::vocabulary::VOCABULARY;
use super::source::{SourceRow, SourceSheet};
use crate::domain::column_letters;

/// A heading less sure than this is left to the office.
const LEAST: u32 = 50;
/// Rows of a sheet among which its header is looked for.
const MOST_ROWS: usize = 60;

/// The map of these sheets.
pub(super) fn propose(sheets: &[SourceSheet], file: &str) -> String {
    let labels: Vec<&str> = VOCABULARY.iter().map(|entry| entry.label).collect();
    let mut text = format!(
        "# Mappa delle colonne di {file}.\n\
         # A sinistra l’intestazione com’è nel file, a destra che cosa contiene. Correggere la parte destra e poi:\n\
         #   relazione importa {file} --mappa QUESTO_FILE\n\
         # Sono ammessi: {}.\n\
         # «valore atteso 2025» aggiunge l’anno; «{IGNORED}» non legge la colonna; «{UNDECIDED}» lascia decidere al programma.\n\n\
         # anno = 2025                     # l’anno di ciò che non lo dice\n\
         # fogli_esclusi = [\"Note\"]\n\
         # righe_escluse = [\"Riepilogo\"]   # righe che cominciano così\n\
         # codice = \"OB.MM.PP.*\"           # dove stanno missione e programma nel codice dell’ufficio\n\n\
         # [costanti]                      # ciò che vale per tutti gli obiettivi\n\
         # ufficio = \"Settore Tecnico\"\n\n\
         # [settori]                       # il programma degli obiettivi di un settore\n\
         # \"Settore Tecnico\" = \"01.06\"\n\n",
        labels.join(", ")
    );
    let headers: Vec<(&SourceSheet, &SourceRow)> =
        sheets.iter().filter_map(|sheet| Some((sheet, header_of(sheet)?))).collect();
    text.push_str("[intestazione]                    # la riga delle intestazioni di ogni foglio\n");
    for (sheet, row) in &headers {
        if let Some(line) = row.place.row() {
            let _ = writeln!(text, "{} = {}", quoted(&sheet.name), line + 1);
        }
    }
    text.push_str("\n[colonne]\n");
    let mut seen = std::collections::BTreeSet::new();
    for (sheet, row) in headers {
        for (column, cell) in row.cells.iter().filter(|(_, cell)| !cell.is_blank()) {
            if !seen.insert(cell.words().to_owned()) {
                continue;
            }
            let heading = Heading::of(cell.words());
            let best = heading.best().filter(|reading| reading.strength >= LEAST);
            let year = heading.year.map(|year| format!(" {year}")).unwrap_or_default();
            let meaning = best.map_or_else(
                || UNDECIDED.to_owned(),
                |reading| {
                    let year = if reading.meaning.is_by_year() { year.as_str() } else { "" };
                    format!("{}{year}", reading.meaning.label())
                },
            );
            let sure =
                best.map_or_else(|| "non riconosciuta".to_owned(), |reading| format!("sicurezza {}", reading.strength));
            let place = format!("{}, colonna {}", sheet.name, column_letters(*column));
            let _ = writeln!(text, "{} = {}    # {place}; {sure}", quoted(cell.words()), quoted(&meaning));
        }
    }
    text
}

/// The row of a sheet with most known headings; none where no row has two.
pub(super) fn header_of(sheet: &SourceSheet) -> Option<&SourceRow> {
    let known = |row: &&SourceRow| {
        let cells = row.beginning();
        cells.filter(|(_, cell)| !cell.is_a_value() && Heading::of(cell.words()).strength() >= LEAST).count()
    };
    let filled = |row: &&SourceRow| row.cells.values().filter(|cell| !cell.is_blank()).count();
    let rows = sheet.rows.iter().take(MOST_ROWS).filter(|row| filled(row) >= 2);
    // Of rows that know as many, the first: headings stand above what they head.
    rows.rev().max_by_key(known)
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
