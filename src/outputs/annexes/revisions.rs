//! The sheets of Annex B on what changed against the previous final.

use rust_xlsxwriter::XlsxError;

use crate::sheet::{Book, Cell, Column, Columns};
use crate::trace::revision::{FigureRevision, FileRevision, PublishedValue, Revision, TextRevision};

/// Name of the sheet of figures.
pub(super) const FIGURES: &str = "Cifre cambiate";
/// Name of the sheet of texts.
pub(super) const TEXTS: &str = "Testi cambiati";
/// What an empty or a full table of texts means.
const TEXTS_READING: &str = "Titoli, nomi, unità e uffici diversi da quelli della definitiva precedente. Se questa c’è ed è \
    di una versione del programma che li registra (dopo la 0.1.0), una tabella vuota significa che nessuno è cambiato.";
/// Name of the sheet of files.
pub(super) const FILES: &str = "File cambiati";

/// Adds the three sheets; without a previous final they say so.
pub(super) fn add(book: &mut Book<'_>, revision: Option<&Revision>) -> Result<(), XlsxError> {
    let against = match revision {
        Some(revision) => format!("rispetto alla versione {}", revision.version),
        None => "rispetto alla versione precedente".to_owned(),
    };
    let columns = figure_columns();
    let title = format!("Cifre cambiate {against}");
    let mut writer = book.sheet(FIGURES, &title, &columns)?;
    let figures = revision.into_iter().flat_map(|revision| &revision.figures);
    writer.table(&columns, figures, "CifreCambiate", &title)?;
    writer.skip(1);
    writer.note(outcome(revision), columns.count())?;
    writer.long_table(1, 1)?;
    let columns = text_columns();
    let title = format!("Testi cambiati {against}");
    let mut writer = book.sheet(TEXTS, &title, &columns)?;
    let texts = revision.into_iter().flat_map(|revision| &revision.texts);
    writer.table(&columns, texts, "TestiCambiati", &title)?;
    writer.skip(1);
    writer.note(TEXTS_READING, columns.count())?;
    writer.long_table(1, 1)?;
    let columns = file_columns();
    let title = format!("File di partenza cambiati {against}");
    let mut writer = book.sheet(FILES, &title, &columns)?;
    let files = revision.into_iter().flat_map(|revision| &revision.files);
    writer.table(&columns, files, "FileCambiati", &title)?;
    writer.long_table(1, 1)
}

fn figure_columns<'f>() -> Columns<'f, &'f FigureRevision> {
    type Own<'f> = Column<'f, &'f FigureRevision>;
    Columns::of([
        Own::new("Cifra", 40, |figure| Cell::text(figure.figure.as_str())),
        Own::new("Che cosa", 12, |figure| {
            Cell::text(what(figure.before.as_ref(), figure.after.as_ref(), ["nuova", "tolta", "cambiata"]))
        }),
        Own::new("Prima", 30, |figure| published(figure.before.as_ref())),
        Own::new("Dopo", 30, |figure| published(figure.after.as_ref())),
        Own::new("Perché", 90, |figure| Cell::text(figure.reasons.join("\n"))),
    ])
}

fn text_columns<'f>() -> Columns<'f, &'f TextRevision> {
    type Own<'f> = Column<'f, &'f TextRevision>;
    Columns::of([
        Own::new("Codice", 14, |text| Cell::text(text.indicator.as_deref().unwrap_or(&text.objective))),
        Own::new("Testo", 26, |text| Cell::text(text.aspect.in_words())),
        Own::new("Prima", 60, |text| Cell::optional(text.before.as_deref())),
        Own::new("Dopo", 60, |text| Cell::optional(text.after.as_deref())),
    ])
}

fn file_columns<'f>() -> Columns<'f, &'f FileRevision> {
    type Own<'f> = Column<'f, &'f FileRevision>;
    Columns::of([
        Own::new("File", 44, |file| Cell::text(file.path.as_str())),
        Own::new("Che cosa", 12, |file| {
            Cell::text(what(file.before.as_ref(), file.after.as_ref(), ["nuovo", "tolto", "cambiato"]))
        }),
        Own::new("SHA-256 prima", 72, |file| Cell::optional(file.before.as_deref())),
        Own::new("SHA-256 dopo", 72, |file| Cell::optional(file.after.as_deref())),
    ])
}

fn published<'f>(value: Option<&PublishedValue>) -> Cell<'f> {
    value.map_or(Cell::Blank, |value| Cell::text(value.to_string()))
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
