//! The file of a plan, in one of the shapes that offices use.

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;
use rust_xlsxwriter::Workbook;

use super::entity::Failure;
use super::random::Random;
use super::words;

const HEADINGS: [&str; 10] = [
    "INDIRIZZI STRATEGICI",
    "OBIETTIVI STRATEGICI",
    "PROGRAMMI",
    "OBIETTIVI OPERATIVI",
    "FINALITÀ",
    "STAKEHOLDER",
    "2024",
    "2025",
    "2026",
    "INDICATORI DI OUTPUT",
];
/// Missioni that every entity has, by number, with how many programmi of each are used.
const MISSIONS: [(u8, u8); 9] = [(1, 8), (3, 2), (4, 2), (5, 2), (8, 2), (9, 5), (10, 2), (11, 1), (12, 7)];

/// A row of a plan: its cells under [`HEADINGS`].
type Row = [String; 10];

/// The name of the file and its bytes.
pub fn write(objectives: u32, random: &mut Random) -> Result<(String, Vec<u8>), Failure> {
    let missions = rows(objectives, random);
    match random.between(0, 2) {
        0 => Ok(("piano.xlsx".to_owned(), canonical(&missions)?)),
        1 => Ok(("piano.xlsx".to_owned(), a_sheet_a_mission(&missions)?)),
        _ => Ok(("piano.xlsx".to_owned(), one_sheet(&missions)?)),
    }
}

/// The rows of each missione.
fn rows(objectives: u32, random: &mut Random) -> Vec<(u8, Vec<Row>)> {
    let shared = objectives / u32::try_from(MISSIONS.len()).expect("few missioni");
    let mut written = 0;
    let mission = |(index, (code, programmes)): (usize, &(u8, u8))| {
        let last = index + 1 == MISSIONS.len();
        let share = if last { objectives - written } else { shared };
        let mut rows = Vec::new();
        for position in 0..share {
            written += 1;
            let programme = u32::from(*programmes) * position / share + 1;
            rows.push(row(*code, programme, written, random));
        }
        (*code, rows)
    };
    MISSIONS.iter().enumerate().map(mission).collect()
}

fn row(mission: u8, programme: u32, number: u32, random: &mut Random) -> Row {
    [
        format!("Indirizzo {}", number % 4 + 1),
        format!("Obiettivo strategico {}", number % 9 + 1),
        format!("{mission:02}.{programme:02}"),
        words::title(random, number),
        words::purpose(random),
        "Cittadini, imprese, associazioni".to_owned(),
        "x".to_owned(),
        "x".to_owned(),
        String::new(),
        words::measured(random),
    ]
}

fn title(mission: u8) -> String {
    let name = Catalogue::embedded().mission(relazione_performance::domain::MissionCode(mission)).unwrap_or("Missione");
    format!("Missione {mission:02} - {name}")
}

/// As offices keep it: a sheet for each missione.
fn a_sheet_a_mission(missions: &[(u8, Vec<Row>)]) -> Result<Vec<u8>, Failure> {
    let mut book = Workbook::new();
    for (code, rows) in missions {
        let sheet = book.add_worksheet().set_name(format!("M{code:02}"))?;
        sheet.write_string(0, 0, title(*code))?;
        for (row, cells) in (1..).zip([HEADINGS.map(str::to_owned)].iter().chain(rows)) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    Ok(book.save_to_buffer()?)
}

/// All missioni on one sheet, each under its title, what is equal written once.
fn one_sheet(missions: &[(u8, Vec<Row>)]) -> Result<Vec<u8>, Failure> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut line = 0;
    for (code, rows) in missions {
        sheet.write_string(line, 0, title(*code))?;
        let mut above: Row = Default::default();
        for cells in [HEADINGS.map(str::to_owned)].iter().chain(rows) {
            line += 1;
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                let repeats = column < 3 && above[usize::from(column)] == *cell;
                if !repeats {
                    sheet.write_string(line, column, cell)?;
                }
            }
            above.clone_from(cells);
        }
        line += 2;
    }
    Ok(book.save_to_buffer()?)
}

/// As the program itself writes it.
fn canonical(missions: &[(u8, Vec<Row>)]) -> Result<Vec<u8>, Failure> {
    let bytes = a_sheet_a_mission(missions)?;
    let (plan, _) = plan::read(&bytes, "piano.xlsx", Catalogue::embedded(), &Limits::default())?;
    Ok(plan::canonical_workbook(&plan, &[], Catalogue::embedded(), "2024-01-15".parse()?)?)
}
