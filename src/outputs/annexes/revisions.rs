//! The sheets of Annex B on what changed against the previous final.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::domain::Edition;
use crate::sheet::Cell;
use crate::sheet::Styles;
use crate::trace::revision::Revision;

/// Name of the sheet of figures.
pub(super) const FIGURES: &str = "Cifre cambiate";
/// Name of the sheet of files.
pub(super) const FILES: &str = "File cambiati";

const FIGURE_COLUMNS: [Column<'static>; 5] =
    [column("Cifra", 40), column("Che cosa", 12), column("Prima", 30), column("Dopo", 30), column("Perché", 90)];
const FILE_COLUMNS: [Column<'static>; 4] =
    [column("File", 44), column("Che cosa", 12), column("SHA-256 prima", 72), column("SHA-256 dopo", 72)];

/// Adds both sheets; without a previous final they say so.
pub(super) fn add(
    book: &mut Workbook,
    styles: &Styles,
    revision: Option<&Revision>,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let against = match revision {
        Some(revision) => format!("rispetto alla versione {}", revision.version),
        None => "rispetto alla versione precedente".to_owned(),
    };
    let sheet = book.add_worksheet().set_name(FIGURES)?;
    let title = format!("Cifre cambiate {against}");
    let mut writer = SheetWriter::new(sheet, styles, &FIGURE_COLUMNS, &title, edition)?;
    writer.header()?;
    for figure in revision.into_iter().flat_map(|revision| &revision.figures) {
        writer.row(&[
            Cell::text(figure.figure.as_str()),
            Cell::text(what(figure.before.as_ref(), figure.after.as_ref(), ["nuova", "tolta", "cambiata"])),
            Cell::optional(figure.before.as_deref()),
            Cell::optional(figure.after.as_deref()),
            Cell::text(figure.reasons.join("\n")),
        ])?;
    }
    writer.close_table("CifreCambiate", HEADER_ROW, &title)?;
    writer.skip(1);
    writer.note(outcome(revision), 5)?;
    writer.long_table(1, 1, &footer(edition))?;
    let sheet = book.add_worksheet().set_name(FILES)?;
    let title = format!("File di ingresso cambiati {against}");
    let mut writer = SheetWriter::new(sheet, styles, &FILE_COLUMNS, &title, edition)?;
    writer.header()?;
    for file in revision.into_iter().flat_map(|revision| &revision.files) {
        writer.row(&[
            Cell::text(file.path.as_str()),
            Cell::text(what(file.before.as_ref(), file.after.as_ref(), ["nuovo", "tolto", "cambiato"])),
            Cell::optional(file.before.as_deref()),
            Cell::optional(file.after.as_deref()),
        ])?;
    }
    writer.close_table("FileCambiati", HEADER_ROW, &title)?;
    writer.long_table(1, 1, &footer(edition))
}

const fn what<T>(before: Option<&T>, after: Option<&T>, [new, gone, changed]: [&'static str; 3]) -> &'static str {
    match (before, after) {
        (None, _) => new,
        (_, None) => gone,
        _ => changed,
    }
}

/// What an empty or a full table means.
fn outcome(revision: Option<&Revision>) -> &'static str {
    match revision {
        None => "Non c’è una definitiva precedente con cui confrontare le cifre.",
        Some(Revision { readable: false, .. }) => {
            "Le cifre della definitiva precedente non si possono leggere: il confronto non è stato fatto, e una tabella \
             vuota non significa che nulla sia cambiato."
        }
        Some(revision) if revision.figures.is_empty() => {
            "Nessuna cifra è diversa da quelle della definitiva precedente."
        }
        Some(_) => {
            "Il confronto è tra le cifre dei due file provenienza.json. Una cifra calcolata da altre cambia con loro: la \
             cella all’origine è nella riga dell’indicatore."
        }
    }
}
