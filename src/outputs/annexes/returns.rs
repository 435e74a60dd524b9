//! The workbook that goes back to an office: its cells to correct and to fill in, each with a link.

use rust_xlsxwriter::XlsxError;

use super::addressees::Return;
use super::place_columns::{place_columns, spot_cell};
use crate::domain::{Edition, Place, Position};
use crate::finding::Finding;
use crate::sheet::{self, Book, Cell, Columns};
use crate::trace::progress::Missing;

/// The bytes of one office's workbook; `link_base` leads from its folder to the entity's.
pub(super) fn bytes(
    office: Option<&str>,
    entry: &Return<'_>,
    link_base: Option<&str>,
    edition: &Edition,
) -> Result<Vec<u8>, XlsxError> {
    let name = office.unwrap_or("ufficio non indicato");
    let mut book = Book::new(&format!("Foglio delle correzioni – {name}"), edition)?;
    if !entry.findings.is_empty() {
        let columns = correction_columns(link_base);
        let title = format!("{name}: celle da correggere");
        let mut writer = book.sheet("Da correggere", &title, &columns)?;
        writer.table(&columns, entry.findings.iter().copied(), "DaCorreggere", &title)?;
        writer.long_table(1, 2)?;
    }
    if !entry.missing.is_empty() {
        let columns = gap_columns(link_base);
        let title = format!("{name}: indicatori ancora senza valore");
        let mut writer = book.sheet("Da compilare", &title, &columns)?;
        writer.table(&columns, &entry.missing, "DaCompilare", &title)?;
        writer.long_table(1, 1)?;
    }
    book.finish()
}

fn correction_columns<'c>(link_base: Option<&'c str>) -> Columns<'c, &'c Finding> {
    type Own<'f> = sheet::Column<'f, &'f Finding>;
    let what = [
        Own::new("Gravità", 11, |finding| Cell::text(finding.code.severity.label())),
        Own::new("Codice", 10, |finding| Cell::text(finding.code.id)),
        Own::new("Che cosa", 52, |finding| Cell::text(finding.message.as_str())),
    ];
    let place = linked_place([36, 22, 12], "Cella", link_base, |finding: &&Finding| finding.place.as_ref());
    let advice = [
        Own::new("Trovato", 34, |finding| Cell::optional(finding.found.as_deref())),
        Own::new("Che cosa fare", 44, |finding| Cell::optional(finding.expected.as_deref())),
    ];
    Columns::of(what.into_iter().chain(place).chain(advice))
}

fn gap_columns<'c>(link_base: Option<&'c str>) -> Columns<'c, &'c Missing> {
    type Own<'g> = sheet::Column<'g, &'g Missing>;
    let what = [
        Own::new("Indicatore", 16, |missing| Cell::text(missing.code.as_str())),
        Own::new("Che cosa misura", 60, |missing| Cell::text(missing.name.as_str())),
        Own::new("Stato", 22, |missing| Cell::text(missing.state)),
    ];
    let place = linked_place([36, 22, 14], "Riga o cella", link_base, |missing: &&Missing| Some(&missing.place));
    Columns::of(what.into_iter().chain(place))
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
