//! Annex B, reserved to auditors: what was found in the data, what was repaired while
//! reading, what rows inherited, and what changed against the previous final.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::{finish, new_book};
use super::revisions;
use super::table::{Column, HEADER_ROW, Rows, SheetWriter, column, footer};
use crate::assessment::Assessment;
use crate::domain::{Edition, Field, FieldOrigin, Place, Position};
use crate::finding::{Code, Finding, Severity};
use crate::inputs::measurements;
use crate::inputs::plan;
use crate::sheet::{Cell, Computed};
use crate::sheet::{Look, Styles};
use crate::trace::revision::Revision;

const SHEET: &str = "Sommario";
const FINDINGS: &str = "Anomalie";
const REPAIRS: &str = "Normalizzazioni";
const INHERITED: &str = "Valori ereditati";

const SUMMARY_COLUMNS: [Column<'static>; 3] =
    [column("Gravità", 20), column("Quante", 12), column("Che cosa significa", 90)];
const FINDING_COLUMNS: [Column<'static>; 9] = [
    column("Gravità", 11),
    column("Codice", 10),
    column("Messaggio", 56),
    column("File", 34),
    column("Foglio", 22),
    column("Cella o riga", 14),
    column("Trovato", 36),
    column("Atteso o che cosa fare", 42),
    column("Significato del codice", 40),
];
const REPAIR_COLUMNS: [Column<'static>; 8] = [
    column("Codice", 10),
    column("Che cosa è stato fatto", 46),
    column("File", 34),
    column("Foglio", 22),
    column("Cella o riga", 14),
    column("Prima", 46),
    column("Dopo", 46),
    column("Significato del codice", 40),
];
const INHERITED_COLUMNS: [Column<'static>; 6] = [
    column("Codice", 12),
    column("Colonna", 24),
    column("Valore ereditato", 60),
    column("File", 36),
    column("Foglio", 24),
    column("Cella o riga dell’obiettivo", 16),
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
pub(super) fn bytes(
    findings: &[Finding],
    assessment: &Assessment<'_>,
    revision: Option<&Revision>,
    edition: &Edition,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book("Allegato B – Anomalie (riservato)", edition)?;
    let styles = Styles::new();
    add_summary(&mut book, &styles, findings, edition)?;
    add_findings(&mut book, &styles, findings, edition)?;
    add_repairs(&mut book, &styles, findings, edition)?;
    add_inherited(&mut book, &styles, assessment, edition)?;
    revisions::add(&mut book, &styles, revision, edition)?;
    finish(book)
}

fn add_summary(book: &mut Workbook, styles: &Styles, findings: &[Finding], edition: &Edition) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let title = "Allegato B – Anomalie (riservato agli organi di controllo)";
    let mut writer = SheetWriter::new(sheet, styles, &SUMMARY_COLUMNS, title, edition)?;
    writer.header()?;
    let severities = Rows::below(HEADER_ROW, findings.len()).range(FINDINGS, 0);
    for (severity, meaning) in SEVERITIES {
        let number = writer.next_row() + 1;
        let count = findings.iter().filter(|finding| finding.code.severity == severity).count();
        let formula = format!("SUMPRODUCT(--EXACT({severities},$A{number}))");
        let count = Cell::formula(formula, Computed::Number(count.into()), Look::Number);
        writer.row(&[Cell::text(severity.label()), count, Cell::text(meaning)])?;
    }
    writer.close_table("Gravita", HEADER_ROW, "Quante anomalie per gravità")?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in [
        (FINDINGS, "Ogni anomalia con il suo posto, il valore trovato e che cosa fare."),
        (REPAIRS, "I testi e i valori che la lettura ha riscritto, prima e dopo."),
        (INHERITED, "I testi che una riga del piano ha preso da quella precedente."),
        (revisions::FIGURES, "Le cifre diverse da quelle dell’ultima definitiva, e perché."),
        (revisions::FILES, "I file di ingresso diversi da quelli dell’ultima definitiva."),
    ] {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    Ok(())
}

fn add_findings(
    book: &mut Workbook,
    styles: &Styles,
    findings: &[Finding],
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(FINDINGS)?;
    let mut writer = SheetWriter::new(sheet, styles, &FINDING_COLUMNS, "Anomalie", edition)?;
    writer.header()?;
    // The gravest first; within one gravity the order in which the stages found them.
    for (severity, _) in SEVERITIES {
        for finding in findings.iter().filter(|finding| finding.code.severity == severity) {
            let mut cells = vec![
                Cell::text(finding.code.severity.label()),
                Cell::text(finding.code.id),
                Cell::text(finding.message.as_str()),
            ];
            cells.extend(place_cells(finding.place.as_ref()));
            cells.extend([
                Cell::optional(finding.found.as_deref()),
                Cell::optional(finding.expected.as_deref()),
                Cell::text(finding.code.meaning),
            ]);
            writer.row(&cells)?;
        }
    }
    writer.close_table(FINDINGS, HEADER_ROW, "Un’anomalia per riga")?;
    writer.long_table(1, 2, &footer(edition))
}

fn add_repairs(book: &mut Workbook, styles: &Styles, findings: &[Finding], edition: &Edition) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(REPAIRS)?;
    let mut writer = SheetWriter::new(sheet, styles, &REPAIR_COLUMNS, "Normalizzazioni", edition)?;
    writer.header()?;
    for finding in findings.iter().filter(|finding| REPAIR_CODES.iter().any(|code| code.id == finding.code.id)) {
        let mut cells = vec![Cell::text(finding.code.id), Cell::text(finding.message.as_str())];
        cells.extend(place_cells(finding.place.as_ref()));
        cells.extend([
            Cell::optional(finding.found.as_deref()),
            Cell::optional(finding.expected.as_deref()),
            Cell::text(finding.code.meaning),
        ]);
        writer.row(&cells)?;
    }
    writer.close_table(REPAIRS, HEADER_ROW, "Una normalizzazione per riga: prima e dopo")?;
    writer.long_table(1, 1, &footer(edition))
}

fn add_inherited(
    book: &mut Workbook,
    styles: &Styles,
    assessment: &Assessment<'_>,
    edition: &Edition,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(INHERITED)?;
    let mut writer = SheetWriter::new(sheet, styles, &INHERITED_COLUMNS, "Valori ereditati", edition)?;
    writer.header()?;
    for (_, objective) in assessment.plan.objectives() {
        let fields = [
            ("INDIRIZZI STRATEGICI", objective.direction.as_ref()),
            ("OBIETTIVI STRATEGICI", objective.strategic.as_ref()),
            ("OBIETTIVI OPERATIVI", Some(&objective.title)),
        ];
        for (column, field) in fields {
            let Some(Field { text, origin: FieldOrigin::Inherited }) = field else { continue };
            let mut cells = vec![Cell::text(objective.code.as_str()), Cell::text(column), Cell::text(text.as_str())];
            cells.extend(place_cells(Some(&objective.place)));
            writer.row(&cells)?;
        }
    }
    writer.close_table("ValoriEreditati", HEADER_ROW, "Un valore ereditato per riga")?;
    writer.long_table(1, 1, &footer(edition))
}

pub(super) fn place_cells(place: Option<&Place>) -> [Cell<'_>; 3] {
    let Some(place) = place else { return [Cell::Blank, Cell::Blank, Cell::Blank] };
    let spot = match &place.position {
        Position::Whole => Cell::Blank,
        position => Cell::text(position.to_string()),
    };
    [Cell::text(&*place.file), Cell::optional(place.sheet.as_deref()), spot]
}
