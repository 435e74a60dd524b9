//! The sheet *Obiettivi*: one row an objective, its figures recomputed from *Indicatori*.

use rust_xlsxwriter::XlsxError;

use super::classes;
use super::contents::{Contents, ListedObjective, Tables};
use super::formulas::printed;
use super::objective_columns::{self, ALL_WEIGHT, EXCLUDED_WEIGHT, HasObjective, MEASURED_WEIGHT, PLANNED_WEIGHT};
use super::sheets::{IndicatorKey, OBJECTIVES, ObjectiveKey};
use crate::assessment::{Issue, Measure, ObjectiveResult, StateName};
use crate::domain::{Field, FieldOrigin, Rules};
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Look, RowCells, Table};

/// An objective with the sheets that its row names.
pub(super) struct Row<'m> {
    listed: &'m ListedObjective<'m>,
    tables: &'m Tables,
    rules: &'m Rules,
    issue: Issue,
}

type Column<'m> = sheet::Column<'m, Row<'m>, ObjectiveKey>;
type Cells<'l> = RowCells<'l, ObjectiveKey>;

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, contents: &Contents<'_>, tables: &Tables) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(OBJECTIVES, "Obiettivi operativi", &columns)?;
    let rows =
        contents.objectives.iter().map(|listed| Row { listed, tables, rules: contents.rules, issue: contents.issue });
    let alt_text = "Un obiettivo operativo per riga: testo del piano, pesi e risultati";
    let table = writer.table(&columns, rows, OBJECTIVES, alt_text)?;
    writer.long_table(2, 1)?;
    classes::colour(&mut writer, &table, ObjectiveKey::Class)
}

/// The table as formulas of other sheets name it.
pub(super) fn table(contents: &Contents<'_>) -> Table<ObjectiveKey> {
    columns().table(OBJECTIVES, HEADER_ROW, contents.objectives.len())
}

fn columns<'m>() -> Columns<'m, Row<'m>, ObjectiveKey> {
    let columns = descriptions().into_iter().chain(objective_columns::weights()).chain(weights()).chain(results());
    Columns::of(columns.chain(objective_columns::qualifications()).chain(objective_columns::points()))
}

fn descriptions<'m>() -> [Column<'m>; 12] {
    [
        Column::new("Codice", 12, Row::linked_code).key(ObjectiveKey::Code),
        Column::new("Programma", 12, |row| Cell::text(row.result().objective.placement.to_string()))
            .key(ObjectiveKey::Programme),
        Column::new("Nome del programma", 24, |row| Cell::optional(row.listed.programme.name.as_deref())),
        Column::new("Indirizzo strategico", 22, |row| field(row.result().objective.direction.as_ref())),
        Column::new("Obiettivo strategico", 28, |row| field(row.result().objective.strategic.as_ref())),
        Column::new("Obiettivo operativo", 34, |row| field(Some(&row.result().objective.title))),
        Column::new("Finalità", 38, |row| Cell::text(row.result().objective.purpose.as_str())),
        Column::new("Stakeholder", 22, |row| Cell::text(row.result().objective.stakeholders.as_str())),
        Column::new("Ufficio", 16, |row| Cell::optional(row.result().office)),
        Column::new("Anni previsti", 10, |row| {
            let years: Vec<String> = row.result().objective.years.iter().map(ToString::to_string).collect();
            Cell::text(years.join(", "))
        }),
        objective_columns::state(13),
        objective_columns::moves(),
    ]
}

/// A text of the plan; what the row inherited says so in words, not by its slant alone.
fn field(field: Option<&Field>) -> Cell<'_> {
    match field {
        None => Cell::text("non indicato"),
        Some(Field { text, origin: FieldOrigin::Cell }) => Cell::text(text.as_str()),
        Some(Field { text, origin: FieldOrigin::Inherited }) => {
            Cell::Text(format!("{text} (ereditato)").into(), Look::Inherited)
        }
    }
}

/// The sums of weights that c and x are quotients of, recomputed from the indicators.
fn weights<'m>() -> [Column<'m>; 4] {
    let range = |row: &Row<'_>, key| row.tables.indicators.range(key);
    [
        PLANNED_WEIGHT.column().formula(move |row: &Row<'_>, cells: &Cells<'_>| {
            format!("SUMPRODUCT(--{},{})", row.own(cells), range(row, IndicatorKey::CountedWeight))
        }),
        MEASURED_WEIGHT.column().formula(move |row: &Row<'_>, cells: &Cells<'_>| {
            let (achievement, weight) =
                (range(row, IndicatorKey::Achievement), range(row, IndicatorKey::CountedWeight));
            format!("SUMPRODUCT(--{},--ISNUMBER({achievement}),{weight})", row.own(cells))
        }),
        ALL_WEIGHT.column().formula(move |row: &Row<'_>, cells: &Cells<'_>| {
            format!("SUMPRODUCT(--{},{})", row.own(cells), range(row, IndicatorKey::Weight))
        }),
        EXCLUDED_WEIGHT.column().formula(move |row: &Row<'_>, cells: &Cells<'_>| {
            let (state, weight) = (range(row, IndicatorKey::State), range(row, IndicatorKey::Weight));
            let by_act = StateName::ALL.into_iter().filter(|name| name.is_excluded());
            let by_act =
                by_act.map(|name| format!("EXACT({state},\"{}\")", name.label())).collect::<Vec<_>>().join("+");
            format!("SUMPRODUCT(--{},{by_act},{weight})", row.own(cells))
        }),
    ]
}

fn results<'m>() -> [Column<'m>; 5] {
    let planned = |cells: &Cells<'_>| cells.of(ObjectiveKey::PlannedWeight);
    let measured = |cells: &Cells<'_>| cells.of(ObjectiveKey::MeasuredWeight);
    let [coverage, excluded] = objective_columns::shares();
    [
        Column::new("Sui misurati M %", 11, |row| Cell::figure(row.result().measured.value))
            .key(ObjectiveKey::Measured)
            .fact(|row| objective_columns::subject(row).result(Measure::Measured))
            .formula(move |row, cells| {
                let (counted, weight) = (counted(cells), measured(cells));
                let points = printed(&format!("{}/{weight}", row.points(cells)));
                format!("IF(AND({counted},{weight}>0),{points},\"n.d.\")")
            }),
        coverage,
        excluded,
        Column::new("Cautelativo C %", 13, |row| Cell::figure(row.result().prudent.value))
            .key(ObjectiveKey::Prudent)
            .fact(|row| objective_columns::subject(row).result(Measure::Prudent))
            .formula(move |row, cells| {
                let (counted, weight) = (counted(cells), planned(cells));
                let points = printed(&format!("{}/{weight}", row.points(cells)));
                format!("IF({counted},IF({weight}>0,{points},0),\"n.d.\")")
            }),
        objective_columns::class(),
    ]
}

/// Whether the objective counts.
fn counted(cells: &Cells<'_>) -> String {
    format!("ISNUMBER({})", cells.of(ObjectiveKey::CountedWeight))
}

impl Row<'_> {
    /// The code, which leads to the objective's first indicator.
    fn linked_code(&self) -> Cell<'_> {
        let code = self.result().objective.code.as_str();
        if self.result().indicators.is_empty() {
            return Cell::text(code);
        }
        Cell::Link { text: code.into(), target: self.tables.indicators.link(self.listed.first_indicator) }
    }

    /// An array that is true for the objective's indicators.
    fn own(&self, cells: &Cells<'_>) -> String {
        let objectives = self.tables.indicators.range(IndicatorKey::Objective);
        format!("EXACT({objectives},{})", cells.of(ObjectiveKey::Code))
    }

    /// Σ G·w
    fn points(&self, cells: &Cells<'_>) -> String {
        format!("SUMPRODUCT(--{},{})", self.own(cells), self.tables.indicators.range(IndicatorKey::Points))
    }
}

impl<'m> HasObjective<'m> for Row<'m> {
    fn result(&self) -> &'m ObjectiveResult<'m> {
        self.listed.result
    }

    fn rules(&self) -> &'m Rules {
        self.rules
    }

    fn issue(&self) -> Issue {
        self.issue
    }
}
