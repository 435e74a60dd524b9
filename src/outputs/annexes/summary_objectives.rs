//! The sheet *Obiettivi* of the summary: results as values, and what the totals sum up.

use rust_xlsxwriter::XlsxError;

use super::objective_columns::{self, ALL_WEIGHT, EXCLUDED_WEIGHT, HasObjective, MEASURED_WEIGHT, PLANNED_WEIGHT};
use super::sheets::{OBJECTIVES, ObjectiveKey};
use super::{classes, names};
use crate::assessment::{Assessment, Issue, Measure, MissionResult, ObjectiveResult};
use crate::domain::Rules;
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Table};

/// What stands for a group without a name.
pub(super) const UNNAMED: &str = "non indicato";

/// An objective and the missione whose workbook has its formulas.
struct Row<'m> {
    mission: &'m MissionResult<'m>,
    result: &'m ObjectiveResult<'m>,
    rules: &'m Rules,
    issue: Issue,
}

type Column<'m> = sheet::Column<'m, Row<'m>, ObjectiveKey>;

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, assessment: &Assessment<'_>) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(OBJECTIVES, "Obiettivi operativi", &columns)?;
    let rows = assessment.objectives().map(|(mission, result)| Row {
        mission,
        result,
        rules: assessment.rules,
        issue: assessment.issue,
    });
    let table = writer.table(&columns, rows, OBJECTIVES, "Un obiettivo operativo per riga, con peso e risultato")?;
    writer.long_table(1, 1)?;
    classes::colour(&mut writer, &table, ObjectiveKey::Class)
}

/// The table as formulas of other sheets name it.
pub(super) fn table(assessment: &Assessment<'_>) -> Table<ObjectiveKey> {
    columns().table(OBJECTIVES, HEADER_ROW, assessment.objectives().count())
}

fn columns<'m>() -> Columns<'m, Row<'m>, ObjectiveKey> {
    let sums = [PLANNED_WEIGHT, MEASURED_WEIGHT, ALL_WEIGHT, EXCLUDED_WEIGHT].map(|sum| sum.column());
    let columns = descriptions().into_iter().chain(objective_columns::weights()).chain(sums).chain(results());
    Columns::of(columns.chain(objective_columns::qualifications()).chain(objective_columns::points()))
}

fn descriptions<'m>() -> [Column<'m>; 8] {
    [
        Column::new("Codice", 12, |row| names::mission_link(row.mission, row.result.objective.code.as_str())),
        Column::new("Missione", 12, |row| Cell::text(row.mission.code.to_string())).key(ObjectiveKey::Mission),
        Column::new("Programma", 12, |row| Cell::text(row.result.objective.placement.to_string()))
            .key(ObjectiveKey::Programme),
        Column::new("Indirizzo strategico", 28, |row| {
            Cell::text(row.result.objective.direction.as_ref().map_or(UNNAMED, |field| field.text.as_str()))
        })
        .key(ObjectiveKey::Direction),
        Column::new("Obiettivo operativo", 44, |row| Cell::text(row.result.objective.title.text.as_str())),
        Column::new("Ufficio", 20, |row| Cell::text(row.result.office.unwrap_or(UNNAMED))).key(ObjectiveKey::Office),
        objective_columns::state(15),
        objective_columns::moves(),
    ]
}

fn results<'m>() -> [Column<'m>; 5] {
    let [coverage, excluded] = objective_columns::shares();
    [
        Column::new("Sui misurati M %", 11, |row| Cell::figure(row.result.measured.value))
            .key(ObjectiveKey::Measured)
            .fact(|row| objective_columns::subject(row).result(Measure::Measured)),
        coverage,
        excluded,
        Column::new("Cautelativo C %", 13, |row| Cell::figure(row.result.prudent.value))
            .key(ObjectiveKey::Prudent)
            .fact(|row| objective_columns::subject(row).result(Measure::Prudent)),
        objective_columns::class(),
    ]
}

impl<'m> HasObjective<'m> for Row<'m> {
    fn result(&self) -> &'m ObjectiveResult<'m> {
        self.result
    }

    fn rules(&self) -> &'m Rules {
        self.rules
    }

    fn issue(&self) -> Issue {
        self.issue
    }
}
