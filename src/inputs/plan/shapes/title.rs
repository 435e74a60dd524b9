//! Lines that are no row of a table: titles of missioni, programmi and offices, cards, totals.

use super::super::mission_title::{self, MissionTitle};
use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::classified;
use super::heading::Heading;
use super::vocabulary::Meaning;
use crate::domain::{MissionCode, ProgrammeCode};
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// What a line of one text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// A missione, perhaps with its programma.
    Mission(MissionTitle, Option<ProgrammeCode>),
    Programme(ProgrammeCode),
    /// «SCHEDA OBIETTIVO N. 3».
    Card,
    /// «Settore Tecnico», «Linea strategica 1: Un comune che ascolta»: a text that holds below.
    Holds(Meaning, String),
    /// A sum of weights.
    Total,
}

/// A label and its value must be this sure to stand for themselves in one text.
const SURE: u32 = 88;
/// A label beside a value may be a little less sure: its value stands there.
const SURE_BESIDE_A_VALUE: u32 = 78;
/// Words with which the name of an office begins.
const OFFICE_WORDS: [&str; 8] =
    ["SETTORE", "AREA", "SERVIZIO", "DIPARTIMENTO", "UFFICIO", "DIREZIONE", "RIPARTIZIONE", "UNITA"];
/// Longest name of an office, in words.
const LONGEST_OFFICE: usize = 9;

/// The one text of a row, whose other cells are blank or merged with it.
pub fn only_text(row: &SourceRow) -> Option<&SourceCell> {
    let mut filled = row.cells.values().filter(|cell| !cell.is_blank());
    let first = filled.next()?;
    filled.all(|cell| cell.words() == first.words()).then_some(first)
}

/// What a row says as a title, under the missione that holds so far.
pub fn of_row(row: &SourceRow, mission: Option<MissionCode>, catalogue: &Catalogue) -> Option<Title> {
    if is_total(row) {
        return Some(Title::Total);
    }
    if let Some(title) = mission_title::of_row(row) {
        let both = programme_behind_mission(&title.title, title.code, catalogue);
        return Some(Title::Mission(title, both));
    }
    let text = only_text(row)?.words();
    if is_card(text) {
        return Some(Title::Card);
    }
    if let Some(programme) = programme_title(text, mission, catalogue) {
        return Some(Title::Programme(programme));
    }
    held(text)
}

/// «MISSIONE 01 – Servizi – PROGRAMMA 02 – Segreteria»: the programme behind the missione's title.
fn programme_behind_mission(title: &str, mission: MissionCode, catalogue: &Catalogue) -> Option<ProgrammeCode> {
    let words = title.to_uppercase();
    let at = words.find("PROGR")?;
    classified::programme_of(title.get(at..)?, Some(mission), catalogue)
}

/// «Programma 02 – Segreteria generale», «01.02 Segreteria generale»: a line that begins with word or code.
fn programme_title(text: &str, mission: Option<MissionCode>, catalogue: &Catalogue) -> Option<ProgrammeCode> {
    let folded = fold(text);
    let has_word = ["PROGRAMMA ", "PROGR ", "PROG "].iter().any(|word| folded.starts_with(word));
    let has_code = || folded.starts_with(|c: char| c.is_ascii_digit()) && folded.split(' ').count() > 2;
    if !has_word && !has_code() {
        return None;
    }
    let programme = classified::programme_of(text, mission, catalogue)?;
    // A sentence that begins with a number is a programme's title only if it goes on with its name.
    let is_named = || {
        let name = catalogue.programme(programme).map(fold).unwrap_or_default();
        let begins = name.split(' ').next().unwrap_or_default();
        folded.split(' ').any(|word| word == begins)
    };
    (has_word || is_named()).then_some(programme)
}

/// A label with its value in one text, or the name of an office.
fn held(text: &str) -> Option<Title> {
    if let Some((label, value)) = text.split_once(':').or_else(|| numbered_label(text))
        && let Some(reading) = Heading::of(label).best()
        && reading.strength >= SURE
        && matches!(reading.meaning, Meaning::Office | Meaning::Manager | Meaning::Direction | Meaning::Strategic)
        && !value.trim().is_empty()
    {
        return Some(Title::Holds(reading.meaning, value.trim().to_owned()));
    }
    office_named(text).map(|office| Title::Holds(Meaning::Office, office))
}

/// «Settore Tecnico»: the name of an office, if a text is one.
pub fn office_named(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_office = words.len() > 1 && words.len() <= LONGEST_OFFICE && OFFICE_WORDS.contains(words.first()?);
    is_office.then(|| text.trim().to_owned())
}

/// «Linea strategica 1 – Un comune che ascolta»: a label that ends with its number, and the text behind the dash.
fn numbered_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(" – ").or_else(|| text.split_once(" - "))?;
    label.trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some((label, value))
}

/// «SCHEDA OBIETTIVO N. 1», «Scheda 3», «OBIETTIVO N. 5».
fn is_card(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| *word != "N" && *word != "NR").collect();
    let is_number = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        ["SCHEDA", middle @ .., _] | ["SCHEDA", middle @ ..] if words.len() <= 6 => {
            middle.is_empty() || middle.iter().all(|word| !is_number(word))
        }
        ["OBIETTIVO", number] => is_number(number),
        _ => false,
    }
}

/// «Totale pesi», «TOTALE Settore Tecnico»: a sum, which is no objective.
fn is_total(row: &SourceRow) -> bool {
    let begins = |cell: &SourceCell| {
        let folded = fold(cell.words());
        let first = folded.split(' ').next().unwrap_or_default();
        matches!(first, "TOTALE" | "TOTALI" | "SUBTOTALE" | "TOT") || folded.starts_with("SOMMA PES")
    };
    let mut filled =
        row.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column) && !cell.is_from_above);
    filled.clone().any(|(_, cell)| begins(cell))
        && filled.all(|(_, cell)| begins(cell) || cell.is_a_value() || !cell.words().contains(char::is_alphabetic))
}

/// Labels with the text beside each, as cards have them: «RESPONSABILE | Comandante».
pub fn labels(row: &SourceRow) -> Vec<(Heading, &SourceCell, &SourceCell)> {
    let mut texts: Vec<&SourceCell> = Vec::new();
    for (_, cell) in row.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column)) {
        texts.push(cell);
    }
    let mut pairs = Vec::new();
    let mut rest = texts.as_slice();
    while let [label, value, more @ ..] = rest {
        let heading = Heading::of(label.words().trim_end_matches(':'));
        // Two headings side by side are a table's; a label's own words in its value are a value's.
        let value_means = Heading::of(value.words());
        let is_heading = value_means.strength() >= SURE
            && value_means.best().map(|reading| reading.meaning) != heading.best().map(|reading| reading.meaning)
            // The title of an objective may be made of any words.
            && !(heading.is(Meaning::Title) && texts.len() == 2)
            && !value.is_a_value()
            && !value.words().starts_with(|c: char| c.is_ascii_digit());
        if heading.strength() < SURE_BESIDE_A_VALUE || is_heading || label.is_a_value() {
            break;
        }
        pairs.push((heading, *label, *value));
        rest = more;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    fn row(texts: &[&str]) -> SourceRow {
        let place = Place::file("f");
        let cells = (0u32..).zip(texts).map(|(column, text)| (column, SourceCell::text(text, place.clone())));
        SourceRow { cells: cells.collect(), place }
    }

    #[test]
    fn titles_are_told_from_rows() {
        let catalogue = Catalogue::embedded();
        let read = |text: &str| of_row(&row(&[text]), Some(MissionCode(1)), catalogue);
        assert_eq!(read("Programma 02 – Segreteria generale"), Some(Title::Programme(ProgrammeCode::new(1, 2))));
        assert_eq!(read("01.02 Segreteria generale"), Some(Title::Programme(ProgrammeCode::new(1, 2))));
        for card in ["SCHEDA OBIETTIVO N. 1", "Scheda 3", "OBIETTIVO N. 5", "Scheda obiettivo"] {
            assert_eq!(read(card), Some(Title::Card), "{card}");
        }
        assert_eq!(read("Settore Tecnico"), Some(Title::Holds(Meaning::Office, "Settore Tecnico".to_owned())));
        assert_eq!(read("Responsabile: Dirigente"), Some(Title::Holds(Meaning::Manager, "Dirigente".to_owned())));
        for nothing in
            ["Riordino dell’archivio", "COMUNE DI BORGOSELVA", "Obiettivo di settore", "3 nuovi sportelli aperti"]
        {
            assert_eq!(read(nothing), None, "{nothing}");
        }
        assert!(is_total(&row(&["", "Totale pesi Settore Tecnico", "100"])));
        assert!(!is_total(&row(&["", "Totale informatizzazione", "Sportelli"])));
        assert!(matches!(
            of_row(&row(&["Missione 1 – Servizi – Programma 2 – Segreteria"]), None, catalogue),
            Some(Title::Mission(_, Some(programme))) if programme == ProgrammeCode::new(1, 2)
        ));
    }
}
