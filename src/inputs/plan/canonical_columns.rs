//! The columns of the canonical workbook's sheets of objectives, over rows of any kind that hold one.

use super::header::Column;
use crate::domain::{Field, FieldOrigin, Objective, Year};
use crate::sheet::{self, Cell, Look};

/// A column of a sheet of objectives.
pub(super) type PlanColumn<R> = sheet::Column<'static, R>;

/// A column with the heading of what it holds.
pub(super) fn column<R>(
    column: Column,
    width: u16,
    value: impl for<'r> Fn(&'r R) -> Cell<'r> + 'static,
) -> PlanColumn<R> {
    PlanColumn::new(column.label(), width, value)
}

/// The office's own code.
pub(super) fn office_code_column<R: 'static, C: 'static, P: 'static>(of: fn(&R) -> &Objective<C, P>) -> PlanColumn<R> {
    let code = move |row: &R| of(row).details.office_code.as_ref().map(|code| code.value.clone());
    column(Column::OfficeCode, 12, move |row| code(row).map_or(Cell::Blank, Cell::text)).flat()
}

/// The title that it had before.
pub(super) fn former_title_column() -> PlanColumn<Objective> {
    column(Column::FormerTitle, 36, |objective: &Objective| {
        objective.details.former_title.as_deref().map_or(Cell::Blank, Cell::text)
    })
}

/// What is said of an objective, its programme in its place if it is given; texts of the plan itself decide how tall a row is.
pub(super) fn described<R: 'static, C: 'static, P: 'static>(
    years: &[Year],
    programme: Option<PlanColumn<R>>,
    of: fn(&R) -> &Objective<C, P>,
) -> impl Iterator<Item = PlanColumn<R>> {
    let above = [
        column(Column::Direction, 22, move |row| field_cell(of(row).direction.as_ref())),
        column(Column::Strategic, 32, move |row| field_cell(of(row).strategic.as_ref())),
    ];
    let own = [
        column(Column::Title, 36, move |row| field_cell(Some(&of(row).title))),
        column(Column::Purpose, 46, move |row| Cell::text(&of(row).purpose)),
        column(Column::Stakeholders, 26, move |row| Cell::text(&of(row).stakeholders)),
    ];
    let planned = |year: Year| {
        let sign = move |row: &R| if of(row).is_planned_for(year) { "x" } else { "" };
        PlanColumn::new(year.to_string(), 6, move |row: &R| Cell::Text(sign(row).into(), Look::Mark)).flat()
    };
    let trailing = [
        column(Column::Indicator, 46, move |row| Cell::text(&of(row).indicator.value)),
        column(Column::Weight, 7, move |row| {
            let weight = of(row).weight.as_ref().map(|weight| weight.value);
            weight.map_or(Cell::entry(Look::General), |weight| Cell::Number(weight, Look::General))
        }),
        column(Column::Office, 18, move |row| Cell::text(of(row).office.as_deref().unwrap_or_default())).flat(),
        column(Column::Manager, 18, move |row| Cell::text(of(row).manager.as_deref().unwrap_or_default())).flat(),
        column(Column::Inherited, 18, move |row| Cell::text(inherited(of(row)).join("; "))).flat(),
    ];
    let planned: Vec<PlanColumn<R>> = years.iter().copied().map(planned).collect();
    above.into_iter().chain(programme).chain(own).chain(planned).chain(trailing)
}

/// A text of the plan; grey where the row inherited it.
fn field_cell(field: Option<&Field>) -> Cell<'_> {
    let look = if field.is_some_and(is_inherited) { Look::Inherited } else { Look::Text };
    Cell::Text(field.map_or("", |field| &field.text).into(), look)
}

fn is_inherited(field: &Field) -> bool {
    field.origin == FieldOrigin::Inherited
}

/// The headings of the cells that a row inherited.
fn inherited<C, P>(objective: &Objective<C, P>) -> Vec<&'static str> {
    let fields = [
        (Column::Direction, objective.direction.as_ref()),
        (Column::Strategic, objective.strategic.as_ref()),
        (Column::Title, Some(&objective.title)),
    ];
    fields.into_iter().filter(|(_, field)| field.is_some_and(is_inherited)).map(|(column, _)| column.label()).collect()
}
