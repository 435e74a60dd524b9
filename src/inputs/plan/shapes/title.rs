//! Lines that are no row of a table: titles of missioni, programmi and offices, cards, totals.

use super::super::cross_cutting;
use super::super::mission_title::{self, MissionTitle};
use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::classified;
use super::heading::{Heading, SURE_LABEL};
use super::label_text::{at_colon, parts};
use super::no_objective::{is_no_title, is_plural};
use super::objective_line::objective_line;
use super::office_and_manager;
use super::office_name::{self, office_named};
use super::title_of_plan;
use super::total_row::is_total;
use super::vocabulary::Meaning;
use super::years::years_in;
use crate::domain::{MissionCode, ProgrammeCode};
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// What a line of one text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// A missione, perhaps with its programma.
    Mission(MissionTitle, Option<ProgrammeCode>),
    Programme(ProgrammeCode),
    /// «Obiettivi trasversali»: what follows is under no missione.
    CrossCutting,
    /// «SCHEDA OBIETTIVO N. 3».
    Card,
    /// «Obiettivo n. 1: Regolamento»: an objective whose parts stand below.
    Objective {
        /// Its number.
        code: String,
        /// Its title.
        title: String,
    },
    /// «Settore Tecnico», «Linea strategica 1: Un comune che ascolta»: texts that hold below.
    Holds(Vec<(Meaning, String)>),
    /// A sum of weights.
    Total,
}

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
    if let Some(title) = in_cells(row, catalogue) {
        return Some(title);
    }
    if let Some(mut title) = mission_title::of_row(row) {
        let both = programme_behind_mission(&title.title, title.code, catalogue);
        // What follows is the programma's name.
        if let Some(at) =
            title.title.to_uppercase().find("PROGR").filter(|at| both.is_some() && title.title.is_char_boundary(*at))
        {
            title.title.truncate(at);
            let end = title
                .title
                .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '-' | '—' | '/' | ',' | ';' | ':'))
                .len();
            title.title.truncate(end);
        }
        return Some(Title::Mission(title, both));
    }
    let Some(text) = only_text(row).map(SourceCell::words) else {
        let of_plan = || title_of_plan::office_beside(row).map(|office| Title::Holds(vec![(Meaning::Office, office)]));
        return programme_in_cells(row, mission, catalogue).or_else(of_plan).or_else(|| all_held(row));
    };
    if cross_cutting::is_title(text) {
        return Some(Title::CrossCutting);
    }
    if is_card(text) {
        return Some(Title::Card);
    }
    if let Some((code, title)) = objective_line(text) {
        return Some(Title::Objective { code, title });
    }
    if let Some(programme) = programme_title(text, mission, catalogue) {
        return Some(Title::Programme(programme));
    }
    held(text)
}

/// «Missione | 04 | Istruzione»: the word, the number and the name in cells of their own.
fn in_cells(row: &SourceRow, catalogue: &Catalogue) -> Option<Title> {
    let filled = row.beginning();
    let texts: Vec<&str> = filled.map(|(_, cell)| cell.words()).collect();
    let [word, number, name] = texts.as_slice() else { return None };
    let code: u8 = number.parse().ok()?;
    match fold(word).as_str() {
        "MISSIONE" | "MISS" => {
            let code = MissionCode(code);
            catalogue.mission(code)?;
            let place = row.place.clone();
            Some(Title::Mission(MissionTitle { code, title: (*name).to_owned(), place }, None))
        }
        _ => None,
    }
}

/// «Programma | 06 | Servizi ausiliari», or without its name, under its missione.
fn programme_in_cells(row: &SourceRow, mission: Option<MissionCode>, catalogue: &Catalogue) -> Option<Title> {
    let filled = row.beginning();
    let texts: Vec<&str> = filled.map(|(_, cell)| cell.words()).collect();
    let ([word, number] | [word, number, _]) = texts.as_slice() else { return None };
    let has_word = matches!(fold(word).as_str(), "PROGRAMMA" | "PROGR" | "PROG");
    let number: u8 = number.parse().ok().filter(|_| has_word)?;
    let code = ProgrammeCode { mission: mission?, number };
    catalogue.programme(code).map(|_| Title::Programme(code))
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
    if mission.is_some_and(|mission| classified::is_programme_line(text, mission, catalogue)) {
        return classified::programme_of(text, mission, catalogue);
    }
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

/// Labels with their values in one text, or the name of an office.
fn held(text: &str) -> Option<Title> {
    let office = |office| (Meaning::Office, office);
    let of_plan = |text| title_of_plan::office_in(text).map(office);
    let says = |text| of_plan(text).or_else(|| labelled(text)).or_else(|| office_named(text).map(office));
    let all: Option<Vec<(Meaning, String)>> = parts(text).into_iter().map(says).collect();
    all.or_else(|| says(text).map(|one| vec![one])).map(office_and_manager::parted).map(Title::Holds)
}

/// «Settore: Tecnico | Responsabile: Dirigente»: a row of nothing but labels with their values.
fn all_held(row: &SourceRow) -> Option<Title> {
    let filled = row.beginning();
    let all: Option<Vec<(Meaning, String)>> = filled.flat_map(|(_, cell)| parts(cell.words())).map(labelled).collect();
    all.filter(|all| !all.is_empty()).map(Title::Holds)
}

/// «Responsabile: Dirigente»: a label with its value in one text.
fn labelled(text: &str) -> Option<(Meaning, String)> {
    let with_colon = at_colon(text);
    let (label, value) = with_colon.or_else(|| numbered_label(text))?;
    let reading = Heading::of(label).best().filter(|reading| reading.strength >= SURE_LABEL)?;
    let holds = matches!(reading.meaning, Meaning::Office | Meaning::Manager | Meaning::Direction | Meaning::Strategic);
    // The number of an office is part of its name: «SETTORE 1 – SERVIZI INTERNI».
    let is_name = with_colon.is_none() && reading.meaning == Meaning::Office;
    let value = if is_name { text } else { value }.trim();
    (holds && !value.is_empty()).then(|| (reading.meaning, value.to_owned()))
}

/// Whether a line begins a card and says nothing else: «SCHEDA OBIETTIVO N. 1», «OBIETTIVO DI PERFORMANCE».
pub fn is_card_line(text: &str) -> bool {
    let heading = Heading::of(text);
    let names_one = heading.is(Meaning::Title) && heading.strength() >= SURE_LABEL && !is_plural(text);
    is_card(text) || names_one && at_colon(text).is_none()
}

/// Whether a line begins the card of an objective.
pub fn begins_card(text: &str) -> bool {
    is_card(text) || objective_line(text).is_some()
}

/// Whether a line names an objective: «Obiettivo n. 1: Regolamento».
pub fn begins_objective(text: &str) -> bool {
    objective_line(text).is_some()
}

/// The objective that a line names, with its number if it has one: «Obiettivo n. 1: Regolamento», «Obiettivo: Regolamento».
pub fn objective_in(line: &SourceCell) -> Option<(String, String)> {
    let words = line.words();
    let labelled = || {
        let (label, title) = at_colon(words)?;
        let heading = Heading::of(label);
        let is_title = heading.is(Meaning::Title) && heading.strength() >= SURE_LABEL && !is_no_title(label, title);
        is_title.then(|| (String::new(), title.trim().to_owned())).filter(|(_, title)| !title.is_empty())
    };
    objective_line(words).or_else(labelled)
}

/// Whether a line can be nothing but a name or a label of what follows, even where titles of objectives stand.
pub fn is_surely_held(text: &str) -> bool {
    labelled(text).is_some() || office_name::begins_surely(text) || parts(text).len() > 1
}

/// «Linea strategica 1 – Un comune che ascolta»: a label that ends with its number, and the text behind the dash.
fn numbered_label(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(" – ").or_else(|| text.split_once(" - "))?;
    label.trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some((label, value))
}

/// «SCHEDA OBIETTIVO A.1»: the office's code of the objective; a bare number only counts the cards.
pub fn code_of_card(line: &SourceCell) -> Option<SourceCell> {
    let mut words = line.words().split_whitespace().rev().map(|word| word.trim_matches(['.', ':', ',', '–', '-']));
    let code = words.find(|word| word.contains(|c: char| c.is_ascii_digit()) && years_in(word).is_empty())?;
    let is_code = code.contains(|c: char| c.is_alphabetic()) || code.contains('.');
    is_code.then(|| SourceCell::text(code, line.place.clone()))
}

/// «SCHEDA OBIETTIVO N. 1», «Scheda 3», «OBIETTIVO N. 5».
fn is_card(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| *word != "N" && *word != "NR").collect();
    let is_number = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        ["SCHEDA", middle @ .., "ANNO", _] if words.len() <= 7 => {
            middle.iter().filter(|word| is_number(word)).count() < 2
        }
        ["SCHEDA", middle @ .., _] | ["SCHEDA", middle @ ..] if words.len() <= 6 => {
            middle.is_empty() || middle.iter().all(|word| !is_number(word))
        }
        ["OBIETTIVO", number] => is_number(number),
        _ => false,
    }
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
        for card in ["SCHEDA OBIETTIVO N. 1", "Scheda 3", "OBIETTIVO N. 5", "Scheda obiettivo", "SCHEDA 2 – ANNO 2025"]
        {
            assert_eq!(read(card), Some(Title::Card), "{card}");
        }
        assert_eq!(read("Settore Tecnico"), Some(Title::Holds(vec![(Meaning::Office, "Settore Tecnico".to_owned())])));
        assert_eq!(
            read("Responsabile: Dirigente"),
            Some(Title::Holds(vec![(Meaning::Manager, "Dirigente".to_owned())]))
        );
        let objective =
            |code: &str, title: &str| Some(Title::Objective { code: code.to_owned(), title: title.to_owned() });
        assert_eq!(read("Obiettivo n. 1: Regolamento"), objective("1", "Regolamento"));
        assert_eq!(read("OBIETTIVO OPERATIVO 1.2 – Piste"), objective("1.2", "Piste"));
        for nothing in
            ["Riordino dell’archivio", "COMUNE DI BORGOSELVA", "Obiettivo di settore", "3 nuovi sportelli aperti"]
        {
            assert_eq!(read(nothing), None, "{nothing}");
        }
        assert!(matches!(
            of_row(&row(&["Missione 1 – Servizi – Programma 2 – Segreteria"]), None, catalogue),
            Some(Title::Mission(_, Some(programme))) if programme == ProgrammeCode::new(1, 2)
        ));
    }
}
