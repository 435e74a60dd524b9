//! The sheet *Segnali di attenzione*: which signals are looked for, with their thresholds, and which were found.

use rust_xlsxwriter::XlsxError;

use crate::domain::ObjectiveCode;
use crate::dossier::Dossier;
use crate::outputs::annexes::place_columns::place_columns;
use crate::sheet::{self, Book, Cell, Columns, Look};
use crate::signals::{Settings, Signal, SignalKind, Strength};

/// Name of the sheet.
pub(super) const SHEET: &str = "Segnali di attenzione";

const NOTE: &str = "Un segnale non dice che qualcosa è sbagliato: dice che cosa chiedere. Gravità e soglie sono quelle di \
                    [segnali] e [soglie_segnali] in relazione.toml; ciò che l’ente ha cambiato è segnato, e i segnali \
                    spenti sono cercati ed elencati lo stesso.";

/// A kind with what was found of it.
struct Sought<'s> {
    kind: SignalKind,
    settings: &'s Settings,
    found: usize,
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let (settings, signals) = (&dossier.config.signals, dossier.signals);
    let found = found_columns(settings);
    let mut writer = book.sheet(SHEET, "Segnali di attenzione", &found)?;
    writer.note(NOTE, 6)?;
    writer.skip(1);
    writer.section("Segnali trovati")?;
    writer.table(&found, signals, "SegnaliTrovati", "Un segnale per riga, con la cella e che cosa chiedere")?;
    writer.skip(1);
    writer.section("Segnali cercati, con la soglia")?;
    let of_kind = |kind: SignalKind| signals.iter().filter(|signal| signal.kind == kind).count();
    let kinds = SignalKind::ALL.iter().map(|kind| Sought { kind: *kind, settings, found: of_kind(*kind) });
    writer.table(&kind_columns(), kinds, "SegnaliCercati", "Un tipo di segnale per riga: quando è dato e perché")?;
    writer.sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// `avviso`; of what the entity has changed also the standard.
fn strength(settings: &Settings, kind: SignalKind) -> String {
    let (now, standard) = (settings.strength(kind), Settings::default().strength(kind));
    if now == standard {
        return now.word().to_owned();
    }
    format!("{} (predefinita: {})", now.word(), standard.word())
}

fn found_columns(settings: &Settings) -> Columns<'_, &Signal> {
    type Own<'s> = sheet::Column<'s, &'s Signal>;
    let what = [
        Own::new("Codice", 9, |signal| Cell::text(signal.finding.code.id)),
        Own::new("Segnale", 28, |signal| Cell::text(signal.kind.name())),
        Own::new("Gravità", 16, move |signal| Cell::text(strength(settings, signal.kind))),
        Own::new("Obiettivi", 14, |signal| {
            let codes: Vec<&str> = signal.objectives.iter().map(ObjectiveCode::as_str).collect();
            Cell::text(if codes.is_empty() { "ente".to_owned() } else { codes.join(", ") })
        }),
        Own::new("Che cosa si è trovato", 56, |signal| Cell::text(signal.finding.message.as_str())),
        Own::new("Valore", 40, |signal| Cell::optional(signal.finding.found.as_deref())),
    ];
    let place = place_columns([34, 22, 12], "Cella o riga", |signal: &&Signal| signal.finding.place.as_ref());
    let ask = [
        Own::new("Che cosa chiedere", 44, |signal| Cell::optional(signal.finding.expected.as_deref())),
        Own::new("Risposta", 40, |_| Cell::entry(Look::Entry)),
    ];
    Columns::of(what.into_iter().chain(place).chain(ask))
}

fn kind_columns<'s>() -> Columns<'s, Sought<'s>> {
    type Own<'s> = sheet::Column<'s, Sought<'s>>;
    Columns::of([
        Own::new("Codice", 9, |row| Cell::text(row.kind.descriptor().code.id)),
        Own::new("Segnale", 28, |row| Cell::text(row.kind.name())),
        Own::new("Gravità", 16, |row| Cell::text(strength(row.settings, row.kind))),
        Own::new("Quanti", 14, |row| Cell::number(row.found.into())),
        Own::new("Quando è dato", 56, |row| Cell::text(row.settings.rule(row.kind))),
        Own::new("Soglia", 40, |row| Cell::text(threshold(row.settings, row.kind))),
        Own::new("Nome in relazione.toml", 34, |row| Cell::text(row.kind.descriptor().key)),
        Own::new("Spento", 22, |row| {
            Cell::text(if row.settings.strength(row.kind) == Strength::Off { "sì" } else { "no" })
        }),
        Own::new("Cambiato dall’ente", 12, |row| {
            Cell::text(if row.settings.is_changed(row.kind) { "sì" } else { "no" })
        }),
        Own::new("Perché", 44, |row| Cell::text(row.kind.descriptor().why)),
    ])
}

/// `10 %`; of what the entity has changed also the standard.
fn threshold(settings: &Settings, kind: SignalKind) -> String {
    let Some(own) = kind.descriptor().threshold else { return "–".to_owned() };
    let now = settings.threshold(kind);
    let written = own.written(now);
    if now == own.standard.into() { written } else { format!("{written} (predefinita: {})", own.standard) }
}
