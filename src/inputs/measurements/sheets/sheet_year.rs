//! The year that a sheet says of itself, above its headings.
//!
//! A sheet of another year that lies in this year's folder repeats codes that this year has too: its values are last
//! year's. Guaranteed: only a line of its own that says what the table is of («Schede di misurazione 2025», «Consuntivo
//! anno 2025») decides, never a day, the years of a plan or a heading of columns.

use crate::domain::{Place, Year};
use crate::words::fold;
use crate::workbook::{Cell, Sheet};

/// Words that a year follows where a line says what its table is of.
const BEFORE_YEAR: [&str; 10] = [
    "MISURAZIONE",
    "MISURAZIONI",
    "SCHEDA",
    "SCHEDE",
    "CONSUNTIVO",
    "CONSUNTIVI",
    "MONITORAGGIO",
    "RISULTATI",
    "ANNO",
    "ESERCIZIO",
];

/// Words between the two: «misurazione dell’anno 2025», «consuntivo per il 2025».
const BETWEEN: [&str; 7] = ["DEL", "DELL", "PER", "IL", "L", "NEL", "DI"];

/// The year that the lines above the headings name, and where, if it is not that of the folder.
pub(super) fn other_year(sheet: &Sheet, header_row: u32) -> Option<(Year, Place)> {
    let of_folder = year_of_folder(&sheet.place.file)?;
    let above = sheet.rows().take_while(|(row, _)| *row < header_row);
    let lines = above.filter_map(|(_, cells)| if let [cell] = cells { Some(cell) } else { None });
    let said: Vec<(Year, &Cell)> =
        lines.flat_map(|cell| years_said(&cell.display()).into_iter().map(move |year| (year, cell))).collect();
    let (year, cell) = *said.first().filter(|_| said.iter().all(|(year, _)| *year != of_folder))?;
    Some((year, sheet.place_of(cell.row, cell.column)))
}

/// The year of `misurazioni/2024/tecnico_2023.xlsx`: that of the folder.
fn year_of_folder(file: &str) -> Option<Year> {
    let (folders, _) = file.rsplit_once('/')?;
    folders.rsplit('/').find_map(year)
}

fn years_said(line: &str) -> Vec<Year> {
    let spaced = line.replace(['’', '\''], " ");
    let words = spaced.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !BETWEEN.contains(&fold(word).as_str())).collect();
    let follows = |pair: &[&str]| year(pair[1]).filter(|_| BEFORE_YEAR.contains(&fold(pair[0]).as_str()));
    words.windows(2).filter_map(follows).collect()
}

/// The year that a whole word is: «2025-2027» and «31/12/2025» are none.
fn year(word: &str) -> Option<Year> {
    let is_year = word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { word.parse().ok().map(Year) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_the_year_of_its_table_and_neither_a_day_nor_the_years_of_a_plan() {
        for (line, years) in [
            ("Schede di misurazione 2025 – Tributi – Missione 01", &[2025][..]),
            ("Comune di Prova – Misurazione dell’anno 2025", &[2025]),
            ("CONSUNTIVO PER IL 2025", &[2025]),
            ("Monitoraggio al 31/12/2025", &[]),
            ("Misurazione 2025-2027", &[]),
            ("Misurazione approvata il 12 marzo 2026", &[]),
            ("PEG 2025", &[]),
        ] {
            assert_eq!(years_said(line), years.iter().map(|year| Year(*year)).collect::<Vec<_>>(), "{line}");
        }
    }

    #[test]
    fn the_folder_says_the_year_whatever_the_file_is_called() {
        for (file, year) in [
            ("misurazioni/2026/ufficio_2025.xlsx", Some(2026)),
            ("2026/ufficio.xlsx", Some(2026)),
            ("ufficio_2025.xlsx", None),
        ] {
            assert_eq!(year_of_folder(file), year.map(Year), "{file}");
        }
    }
}
