//! The sheet *Non misurati* of the summary: nothing that the plan names is omitted.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::indicators::act_words;
use super::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::assessment::{Assessment, ObjectiveResult, ObjectiveState, State};
use crate::domain::Edition;
use crate::sheet::Cell;
use crate::sheet::Styles;

/// Name of the sheet.
pub(super) const SHEET: &str = "Non misurati";

const COLUMNS: [Column<'static>; 7] = [
    column("Obiettivo", 12),
    column("Indicatore", 14),
    column("Testo", 50),
    column("Ufficio", 20),
    column("Stato", 18),
    column("Atto", 26),
    column("Causa o motivo", 50),
];

/// Adds the sheet.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Ciò che non è misurato, escluso, in corso o non previsto";
    let mut writer = SheetWriter::new(sheet, styles, &COLUMNS, title, edition)?;
    writer.header()?;
    for (_, objective) in assessment.objectives() {
        for cells in left_out_rows(objective) {
            writer.row(&cells)?;
        }
    }
    writer.close_table("NonMisurati", HEADER_ROW, title)?;
    writer.long_table(1, 2, &footer(edition))
}

/// The objective as a whole where it has no indicator or is not planned, else its indicators without a value.
fn left_out_rows<'m>(result: &'m ObjectiveResult<'_>) -> Vec<[Cell<'m>; 7]> {
    let code = result.objective.code.as_str();
    if result.state == ObjectiveState::NotPlanned || result.indicators.is_empty() {
        let reason = match result.state {
            ObjectiveState::NotPlanned => "il piano non lo prevede per l’anno",
            _ => "nessun indicatore nel registro",
        };
        let title = Cell::text(result.objective.title.text.as_str());
        let state = Cell::text(result.state.label());
        let office = Cell::optional(result.office);
        return vec![[Cell::text(code), Cell::Blank, title, office, state, Cell::Blank, Cell::text(reason)]];
    }
    let without_value = result.indicators.iter().filter(|indicator| indicator.state != State::Measured);
    without_value
        .map(|indicator| {
            [
                Cell::text(code),
                Cell::text(indicator.indicator.code.as_str()),
                Cell::text(indicator.indicator.name.as_str()),
                Cell::optional(indicator.indicator.office.as_deref().or(result.office)),
                Cell::text(indicator.state.label()),
                indicator.act().map_or(Cell::Blank, |act| Cell::text(act_words(act))),
                Cell::optional(indicator.measurement.and_then(|row| row.cause.as_deref())),
            ]
        })
        .collect()
}
