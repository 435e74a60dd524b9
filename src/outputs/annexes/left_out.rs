//! The sheet *Non misurati* of the summary: nothing that the plan names is omitted.

use rust_xlsxwriter::XlsxError;

use super::sheets::LEFT_OUT;
use crate::assessment::{Assessment, IndicatorResult, ObjectiveResult, ObjectiveState, State};
use crate::domain::Act;
use crate::sheet::{self, Book, Cell, Columns};

/// An indicator without a value, or an objective as a whole where it has no indicator or is not planned.
struct Row<'m> {
    objective: &'m ObjectiveResult<'m>,
    indicator: Option<&'m IndicatorResult<'m>>,
}

type Column<'m> = sheet::Column<'m, Row<'m>>;

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, assessment: &Assessment<'_>) -> Result<(), XlsxError> {
    let title = "Ciò che non è misurato, escluso, in corso o non previsto";
    let columns = columns();
    let mut writer = book.sheet(LEFT_OUT, title, &columns)?;
    writer.table(&columns, assessment.objectives().flat_map(|(_, objective)| rows(objective)), "NonMisurati", title)?;
    writer.long_table(1, 2)
}

fn rows<'m>(objective: &'m ObjectiveResult<'m>) -> Vec<Row<'m>> {
    if !objective.state.is_planned() || objective.indicators.is_empty() {
        return vec![Row { objective, indicator: None }];
    }
    let without_value = objective.indicators.iter().filter(|indicator| indicator.state != State::Measured);
    without_value.map(|indicator| Row { objective, indicator: Some(indicator) }).collect()
}

fn columns<'m>() -> Columns<'m, Row<'m>> {
    Columns::of([
        Column::new("Obiettivo", 12, |row| Cell::text(row.objective.objective.code.as_str())),
        Column::new("Indicatore", 14, |row| Cell::optional(row.indicator.map(|own| own.indicator.code.as_str()))),
        Column::new("Testo", 50, |row| {
            let title = row.objective.objective.title.text.as_str();
            Cell::text(row.indicator.map_or(title, |own| own.indicator.name.as_str()))
        }),
        Column::new("Ufficio", 20, |row| {
            Cell::optional(row.indicator.map_or(row.objective.office, |own| row.objective.office_of(own)))
        }),
        Column::new("Stato", 18, |row| {
            Cell::text(row.indicator.map_or_else(|| row.objective.state.label(), |own| own.state.label()))
        }),
        Column::new("Atto", 26, |row| {
            let of_change = row.objective.last_move().and_then(|change| change.act.as_ref()).map(|act| &act.value);
            let act = row.indicator.map_or(of_change, IndicatorResult::act);
            act.map(Act::written).map_or(Cell::Blank, Cell::text)
        }),
        Column::new("Causa o motivo", 50, Row::reason),
    ])
}

impl Row<'_> {
    fn reason(&self) -> Cell<'_> {
        match self.indicator {
            Some(indicator) => Cell::optional(indicator.measurement.and_then(|own| own.cause.as_deref())),
            None if self.objective.state == ObjectiveState::Cancelled => {
                Cell::optional(self.objective.last_move().and_then(|change| change.reason.as_deref()))
            }
            None if self.objective.state == ObjectiveState::NotPlanned => {
                Cell::text("il piano non lo prevede per l’anno")
            }
            None => Cell::text("nessun indicatore nel registro"),
        }
    }
}
