//! Annex B, reserved to auditors: what was found in the data, what was repaired while
//! reading, what rows inherited, and what changed against the previous final.

use rust_xlsxwriter::XlsxError;

use super::place_columns::place_columns;
use super::revisions;
use super::sheets::SUMMARY;
use crate::assessment::Assessment;
use crate::domain::{FieldOrigin, Objective};
use crate::dossier::Dossier;
use crate::finding::{Code, Finding, Severity};
use crate::inputs::measurements;
use crate::inputs::plan;
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Unnamed};
use crate::trace::revision::Revision;

const FINDINGS: &str = "Anomalie";
const REPAIRS: &str = "Normalizzazioni";
const INHERITED: &str = "Valori ereditati";

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 6] = [
    (FINDINGS, "Ogni anomalia con il suo posto, il valore trovato e che cosa fare."),
    (REPAIRS, "I testi e i valori che la lettura ha riscritto, prima e dopo."),
    (INHERITED, "I testi che una riga del piano ha preso da quella precedente."),
    (revisions::FIGURES, "Le cifre diverse da quelle dell’ultima definitiva, e perché."),
    (revisions::TEXTS, "I titoli, i nomi e gli altri testi diversi da quelli dell’ultima definitiva."),
    (revisions::FILES, "I file di partenza diversi da quelli dell’ultima definitiva."),
];

/// Findings that say what a text or a value was before it was read, and what it is now.
const REPAIR_CODES: [Code; 7] = [
    plan::plan_codes::CLEANED,
    plan::plan_codes::SPLIT_WORD,
    plan::plan_codes::CODE_REWRITTEN,
    plan::plan_codes::ALIGNED,
    plan::plan_codes::HIDDEN_CHARACTERS,
    measurements::measurement_codes::REGISTER_UNDERSTOOD,
    measurements::measurement_codes::UNDERSTOOD,
];

const SEVERITIES: [(Severity, &str); 3] = [
    (Severity::Blocking, "Finché resta, la relazione definitiva non si può emettere."),
    (Severity::Warning, "Qualcuno deve guardare, ma la definitiva si può emettere."),
    (Severity::Note, "Riparazione o particolarità di cui tenere conto."),
];

/// The bytes of Annex B.
pub(super) fn bytes(dossier: &Dossier<'_>, revision: Option<&Revision>) -> Result<Vec<u8>, XlsxError> {
    let Dossier { assessment, findings, edition, .. } = *dossier;
    let mut book = Book::new("Allegato B – Anomalie (riservato)", edition)?;
    add_summary(&mut book, findings)?;
    add_findings(&mut book, findings)?;
    add_repairs(&mut book, findings)?;
    add_inherited(&mut book, assessment)?;
    revisions::add(&mut book, revision)?;
    book.finish()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AnomalyKey {
    Severity,
}

type Found<'f, K = Unnamed> = sheet::Column<'f, &'f Finding, K>;

fn add_summary(book: &mut Book<'_>, findings: &[Finding]) -> Result<(), XlsxError> {
    type Own<'c> = sheet::Column<'c, (Severity, &'static str), AnomalyKey>;
    let severities = finding_columns().table(FINDINGS, HEADER_ROW, findings.len()).range(AnomalyKey::Severity);
    let columns = Columns::of([
        Own::new("Gravità", 20, |row| Cell::text(row.0.label())).key(AnomalyKey::Severity),
        Own::new("Quante", 12, |row| {
            Cell::number(findings.iter().filter(|finding| finding.code.severity == row.0).count().into())
        })
        .formula(move |_, cells| format!("SUMPRODUCT(--EXACT({severities},{}))", cells.pinned(AnomalyKey::Severity))),
        Own::new("Che cosa significa", 90, |row| Cell::text(row.1)),
    ]);
    let title = "Allegato B – Anomalie (riservato agli organi di controllo)";
    let mut writer = book.sheet(SUMMARY, title, &columns)?;
    writer.table(&columns, SEVERITIES, "Gravita", "Quante anomalie per gravità")?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in SHEETS {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    Ok(())
}

fn add_findings(book: &mut Book<'_>, findings: &[Finding]) -> Result<(), XlsxError> {
    let columns = finding_columns();
    let mut writer = book.sheet(FINDINGS, FINDINGS, &columns)?;
    // The gravest first; within one gravity the order in which the stages found them.
    let of = |severity| findings.iter().filter(move |finding| finding.code.severity == severity);
    let rows = SEVERITIES.into_iter().flat_map(|(severity, _)| of(severity));
    writer.table(&columns, rows, FINDINGS, "Un’anomalia per riga")?;
    writer.long_table(1, 2)
}

fn finding_columns<'f>() -> Columns<'f, &'f Finding, AnomalyKey> {
    type Own<'f> = Found<'f, AnomalyKey>;
    let what = [
        Own::new("Gravità", 11, |finding| Cell::text(finding.code.severity.label())).key(AnomalyKey::Severity),
        Own::new("Codice", 10, |finding| Cell::text(finding.code.id)),
        Own::new("Messaggio", 56, |finding| Cell::text(finding.message.as_str())),
    ];
    let place = place_columns([34, 22, 14], "Cella o riga", |finding: &&Finding| finding.place.as_ref());
    let advice = [
        Own::new("Trovato", 36, |finding| Cell::optional(finding.found.as_deref())),
        Own::new("Atteso o che cosa fare", 42, |finding| Cell::optional(finding.expected.as_deref())),
        Own::new("Significato del codice", 40, |finding| Cell::text(finding.code.meaning)),
    ];
    Columns::of(what.into_iter().chain(place).chain(advice))
}

fn add_repairs(book: &mut Book<'_>, findings: &[Finding]) -> Result<(), XlsxError> {
    let what = [
        Found::new("Codice", 10, |finding| Cell::text(finding.code.id)),
        Found::new("Che cosa è stato fatto", 46, |finding| Cell::text(finding.message.as_str())),
    ];
    let place = place_columns([34, 22, 14], "Cella o riga", |finding: &&Finding| finding.place.as_ref());
    let values = [
        Found::new("Prima", 46, |finding| Cell::optional(finding.found.as_deref())),
        Found::new("Dopo", 46, |finding| Cell::optional(finding.expected.as_deref())),
        Found::new("Significato del codice", 40, |finding| Cell::text(finding.code.meaning)),
    ];
    let columns: Columns<'_, _> = Columns::of(what.into_iter().chain(place).chain(values));
    let mut writer = book.sheet(REPAIRS, REPAIRS, &columns)?;
    let is_repair = |finding: &&Finding| REPAIR_CODES.iter().any(|code| code.id == finding.code.id);
    let alt_text = "Una normalizzazione per riga: prima e dopo";
    writer.table(&columns, findings.iter().filter(is_repair), REPAIRS, alt_text)?;
    writer.long_table(1, 1)
}

/// A text that an objective's row took from the one above.
struct InheritedText<'m> {
    objective: &'m Objective,
    column: &'static str,
    text: &'m str,
}

fn add_inherited(book: &mut Book<'_>, assessment: &Assessment<'_>) -> Result<(), XlsxError> {
    type Own<'m> = sheet::Column<'m, InheritedText<'m>>;
    let what = [
        Own::new("Codice", 12, |row| Cell::text(row.objective.code.as_str())),
        Own::new("Colonna", 24, |row| Cell::text(row.column)),
        Own::new("Valore ereditato", 60, |row| Cell::text(row.text)),
    ];
    let place = place_columns([36, 24, 16], "Cella o riga dell’obiettivo", |row: &InheritedText<'_>| {
        Some(&row.objective.place)
    });
    let columns: Columns<'_, _> = Columns::of(what.into_iter().chain(place));
    let mut writer = book.sheet(INHERITED, INHERITED, &columns)?;
    let rows = assessment.plan.objectives().flat_map(|(_, objective)| inherited_texts(objective));
    writer.table(&columns, rows, "ValoriEreditati", "Un valore ereditato per riga")?;
    writer.long_table(1, 1)
}

fn inherited_texts(objective: &Objective) -> impl Iterator<Item = InheritedText<'_>> {
    let fields = [
        ("INDIRIZZI STRATEGICI", objective.direction.as_ref()),
        ("OBIETTIVI STRATEGICI", objective.strategic.as_ref()),
        ("OBIETTIVI OPERATIVI", Some(&objective.title)),
    ];
    let inherited = fields.into_iter().filter_map(|(column, field)| Some((column, field?)));
    inherited.filter(|(_, field)| field.origin == FieldOrigin::Inherited).map(|(column, field)| InheritedText {
        objective,
        column,
        text: &field.text,
    })
}
