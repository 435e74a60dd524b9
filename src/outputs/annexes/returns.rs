//! The *foglio delle correzioni* of an office: its cells to correct and to fill in, and what to write in each.

use std::borrow::Cow;

use rust_xlsxwriter::XlsxError;

use super::addressees::{Gap, Return, Wrong};
use super::place_columns::{place_columns, spot_cell};
use crate::assessment::IndicatorResult;
use crate::domain::kind::Values;
use crate::domain::{Edition, Place, Position};
use crate::sheet::{self, Book, Cell, Columns};
use crate::trace::progress::Missing;
use crate::words::unit::a_number_in;

/// What a blank cell is: said wherever a value is asked for.
const LEAVE_BLANK: &str = "se il dato manca, lasciare vuota la cella";
/// What stands in a cell in which nothing does.
const EMPTY: &str = "cella vuota";

/// The bytes of one office's workbook; `link_base` leads from its folder to the entity's.
pub(super) fn bytes(
    office: Option<&str>,
    entry: &Return<'_>,
    link_base: Option<&str>,
    edition: &Edition,
) -> Result<Vec<u8>, XlsxError> {
    let name = office.unwrap_or("ufficio non indicato");
    let mut book = Book::new(&format!("Foglio delle correzioni – {name}"), edition)?;
    if !entry.missing.is_empty() {
        let columns = gap_columns(link_base);
        let title = format!("{name}: indicatori ancora senza valore");
        let mut writer = book.sheet("Da compilare", &title, &columns)?;
        writer.table(&columns, &entry.missing, "DaCompilare", &title)?;
        writer.long_table(1, 1)?;
    }
    if !entry.wrong.is_empty() {
        let columns = correction_columns(link_base);
        let title = format!("{name}: celle da correggere");
        let mut writer = book.sheet("Da correggere", &title, &columns)?;
        writer.table(&columns, &entry.wrong, "DaCorreggere", &title)?;
        writer.long_table(1, 1)?;
    }
    book.finish()
}

fn correction_columns(link_base: Option<&str>) -> Columns<'_, &Wrong<'_>> {
    type Own<'c> = sheet::Column<'c, &'c Wrong<'c>>;
    let what = [Own::new("Che cosa non torna", 34, |wrong| Cell::text(wrong.finding.message.as_str()))];
    let place = linked_place([26, 14, 10], "Cella", link_base, |wrong: &&Wrong<'_>| wrong.finding.place.as_ref());
    let advice = [
        Own::new("Che cosa c’è scritto", 20, |wrong| Cell::optional(written(wrong))),
        Own::new("Che cosa scrivere", 34, |wrong| Cell::text(to_correct(wrong))),
        Own::new("Gravità", 10, |wrong| Cell::text(wrong.finding.code.severity.label())),
        Own::new("Anomalia", 11, |wrong| Cell::text(wrong.finding.code.id)),
    ];
    Columns::of(indicator_columns(|wrong: &&Wrong<'_>| wrong.result).into_iter().chain(what).chain(place).chain(advice))
}

fn gap_columns(link_base: Option<&str>) -> Columns<'_, &Gap<'_>> {
    type Own<'c> = sheet::Column<'c, &'c Gap<'c>>;
    let what = [
        Own::new("Codice dell’indicatore", 15, |gap| Cell::text(gap.missing.code.as_str())),
        Own::new("Stato", 15, |gap| Cell::text(gap.missing.state)),
    ];
    let [_, name, unit, target] = indicator_columns(|gap: &&Gap<'_>| gap.result);
    let place = linked_place([26, 14, 12], "Cella o riga", link_base, |gap: &&Gap<'_>| {
        gap.missing.has_row.then_some(&gap.missing.place)
    });
    let advice = [
        Own::new("Che cosa c’è scritto", 20, |gap| {
            let actual = gap.result.and_then(|result| result.measurement?.actual.as_ref());
            let nothing = if gap.missing.has_row { EMPTY } else { Missing::NO_ROW };
            actual
                .map_or_else(|| Cell::text(gap.written.unwrap_or(nothing)), |actual| Cell::quantity(Some(actual.value)))
        }),
        Own::new("Che cosa scrivere", 34, |gap| Cell::text(to_write(gap))),
    ];
    let [code, state] = what;
    Columns::of([code, name, unit, target, state].into_iter().chain(place).chain(advice))
}

/// Code, name, unit and target of a row's indicator.
fn indicator_columns<'c, R: 'c>(
    result: impl for<'r> Fn(&'r R) -> Option<&'r IndicatorResult<'r>> + Copy + 'c,
) -> [sheet::Column<'c, R>; 4] {
    type Own<'c, R> = sheet::Column<'c, R>;
    [
        Own::new("Codice dell’indicatore", 15, move |row| {
            Cell::optional(result(row).map(|result| result.indicator.code.as_str()))
        }),
        Own::new("Indicatore", 34, move |row| Cell::optional(result(row).map(|result| result.indicator.name.as_str()))),
        Own::new("Unità", 10, move |row| Cell::optional(result(row).map(|result| result.indicator.unit.as_str()))),
        Own::new("Target", 11, move |row| {
            Cell::quantity(result(row).and_then(|result| result.indicator.target.as_ref()).map(|target| target.value))
        }),
    ]
}

/// What stands in the cell: a finding about a cell that is empty quotes what it is missed for.
fn written<'w>(wrong: &Wrong<'w>) -> Option<&'w str> {
    let row = wrong.result.and_then(|result| result.measurement);
    let is_empty_cause =
        row.is_some_and(|row| row.cause.is_none() && wrong.finding.place.as_ref() == Some(&row.entry.cause));
    if is_empty_cause { Some(EMPTY) } else { wrong.finding.found.as_deref() }
}

/// What a finding asks for; of a value, what to do where there is none.
fn to_correct(wrong: &Wrong<'_>) -> String {
    let expected = wrong.finding.expected.clone().unwrap_or_default();
    let row = wrong.result.and_then(|result| result.measurement);
    let is_value = row.is_some_and(|row| wrong.finding.place.as_ref() == Some(&row.entry.actual));
    // What may be right as it is has said so itself.
    if is_value && wrong.finding.blocks() { format!("{expected}; {LEAVE_BLANK}") } else { expected }
}

/// What to write where nothing stands yet.
fn to_write(gap: &Gap<'_>) -> Cow<'static, str> {
    let Some(result) = gap.result else { return LEAVE_BLANK.into() };
    let unit = result.indicator.unit.trim();
    let value = match result.indicator.kind.value.values() {
        Values::Answer => "sì oppure no".to_owned(),
        Values::Day => "il giorno, come 15/06/2025, oppure «non eseguito»".to_owned(),
        Values::Score => return "il punteggio del Nucleo (0–100) e il verbale; li scrive il Nucleo".into(),
        Values::Number => format!("il valore misurato, {}", a_number_in(unit)),
    };
    if gap.missing.has_row {
        format!("in CONSUNTIVO {value}; {LEAVE_BLANK}").into()
    } else {
        let row = format!("in una riga in fondo alla scheda dell’ufficio il codice {}", result.indicator.code);
        format!("{row} e in CONSUNTIVO {value}; {LEAVE_BLANK}").into()
    }
}

/// File, sheet and cell, the cell as a link into the file.
fn linked_place<'c, R: 'c>(
    widths: [u16; 3],
    header: &'static str,
    link_base: Option<&'c str>,
    place: impl for<'r> Fn(&'r R) -> Option<&'r Place> + Copy + 'c,
) -> [sheet::Column<'c, R>; 3] {
    let [file, sheet, spot] = place_columns(widths, header, place);
    let linked = sheet::Column::new(header, spot.width(), move |row| {
        place(row).map_or(Cell::Blank, |place| link(place, link_base).unwrap_or_else(|| spot_cell(place)))
    });
    [file, sheet, linked]
}

fn link(place: &Place, link_base: Option<&str>) -> Option<Cell<'static>> {
    let link_base = link_base?;
    let Place { file, sheet: Some(sheet), position: position @ Position::Cell { .. } } = place else { return None };
    let target = format!("file:///{link_base}{file}#'{}'!{position}", sheet.replace('\'', "''"));
    Some(Cell::Link { text: position.to_string().into(), target })
}
