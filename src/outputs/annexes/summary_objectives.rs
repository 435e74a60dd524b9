//! The sheet *Obiettivi* of the summary: results as values, and what the totals sum up.

use rust_xlsxwriter::XlsxError;

use super::formulas::class_of;
use super::objective_columns::{self, HasObjective};
use super::sheets::{OBJECTIVES, ObjectiveKey};
use super::{classes, names};
use crate::assessment::{Assessment, MissionResult, ObjectiveResult};
use crate::domain::Rules;
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Table};

/// What stands for a group without a name.
pub(super) const UNNAMED: &str = "non indicato";

/// An objective and the missione whose workbook has its formulas.
struct Row<'m> {
    mission: &'m MissionResult<'m>,
    result: &'m ObjectiveResult<'m>,
    rules: &'m Rules,
}

type Column<'m> = sheet::Column<'m, Row<'m>, ObjectiveKey>;

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, assessment: &Assessment<'_>) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(OBJECTIVES, "Obiettivi operativi", &columns)?;
    let rows = assessment.objectives().map(|(mission, result)| Row { mission, result, rules: assessment.rules });
    let table = writer.table(&columns, rows, OBJECTIVES, "Un obiettivo operativo per riga, con peso e risultato")?;
    writer.long_table(1, 1)?;
    classes::colour(&mut writer, &table, ObjectiveKey::Class)
}

/// The table as formulas of other sheets name it.
pub(super) fn table(assessment: &Assessment<'_>) -> Table<ObjectiveKey> {
    columns().table(OBJECTIVES, HEADER_ROW, assessment.objectives().count())
}

fn columns<'m>() -> Columns<'m, Row<'m>, ObjectiveKey> {
    let covered_weight = |_: &Row<'_>, cells: &sheet::RowCells<'_, ObjectiveKey>| {
        let [counted, coverage, weight] =
            [ObjectiveKey::CountedWeight, ObjectiveKey::Coverage, ObjectiveKey::Weight].map(|key| cells.of(key));
        format!("IF(ISNUMBER({counted}),{coverage}*{weight},\"\")")
    };
    let columns = descriptions().into_iter().chain(objective_columns::weights()).chain(results());
    Columns::of(columns.chain(objective_columns::points(covered_weight)))
}

fn descriptions<'m>() -> [Column<'m>; 7] {
    [
        Column::new("Codice", 12, |row| names::mission_link(row.mission, row.result.objective.code.as_str())),
        Column::new("Missione", 12, |row| Cell::text(row.mission.code.to_string())).key(ObjectiveKey::Mission),
        Column::new("Programma", 12, |row| Cell::text(row.result.objective.programme.to_string()))
            .key(ObjectiveKey::Programme),
        Column::new("Indirizzo strategico", 28, |row| {
            Cell::text(row.result.objective.direction.as_ref().map_or(UNNAMED, |field| field.text.as_str()))
        })
        .key(ObjectiveKey::Direction),
        Column::new("Obiettivo operativo", 44, |row| Cell::text(row.result.objective.title.text.as_str())),
        Column::new("Ufficio", 20, |row| Cell::text(row.result.office.unwrap_or(UNNAMED))).key(ObjectiveKey::Office),
        objective_columns::state(15),
    ]
}

fn results<'m>() -> [Column<'m>; 4] {
    [
        Column::new("Sui misurati M %", 11, |row| Cell::figure(row.result.measured.value)).key(ObjectiveKey::Measured),
        // The coverage is not rounded: the indices use it as it is.
        Column::new("Copertura c", 12, |row| Cell::figure(row.result.coverage.exact)).key(ObjectiveKey::Coverage),
        Column::new("Cautelativo C %", 13, |row| Cell::figure(row.result.prudent.value)).key(ObjectiveKey::Prudent),
        objective_columns::class(|_, cells| {
            let [counted, state, measured] =
                [ObjectiveKey::CountedWeight, ObjectiveKey::State, ObjectiveKey::Measured].map(|key| cells.of(key));
            let class = class_of(&cells.of(ObjectiveKey::Prudent));
            format!("IF(NOT(ISNUMBER({counted})),{state},IF(NOT(ISNUMBER({measured})),\"non misurato\",{class}))")
        }),
    ]
}

impl<'m> HasObjective<'m> for Row<'m> {
    fn result(&self) -> &'m ObjectiveResult<'m> {
        self.result
    }

    fn rules(&self) -> &'m Rules {
        self.rules
    }
}
