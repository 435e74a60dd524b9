//! The lists that the checklists rest on: what people decided by hand, and what proves a result.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::assessment::State;
use crate::domain::{Act, Change, Place, SourceKind};
use crate::dossier::Dossier;
use crate::outputs::annexes::groups::class_words;
use crate::outputs::annexes::indicators::act_words;
use crate::outputs::annexes::table::{Column, HEADER_ROW, SheetWriter, column, footer};
use crate::sheet::Cell;
use crate::sheet::Styles;
use crate::words::italian;

/// Name of the sheet of manual interventions.
pub(super) const OVERRIDES: &str = "Interventi";
/// Name of the sheet of evidence.
pub(super) const EVIDENCE: &str = "Evidenze";

const OVERRIDE_COLUMNS: [Column<'static>; 8] = [
    column("Che cosa", 26),
    column("Codice", 14),
    column("Campo", 18),
    column("Prima", 30),
    column("Dopo", 30),
    column("Motivo", 44),
    column("Atto", 30),
    column("Dove è scritto", 44),
];

const EVIDENCE_COLUMNS: [Column<'static>; 9] = [
    column("Obiettivo", 12),
    column("Classe dell’obiettivo", 24),
    column("Indicatore", 14),
    column("Consuntivo", 14),
    column("Fonte", 14),
    column("Data di rilevazione", 14),
    column("Evidenza", 56),
    column("Compilatore", 24),
    column("Dove è scritto", 44),
];

/// A decision of people that the figures follow.
pub(super) struct Override<'m> {
    what: &'static str,
    code: &'m str,
    field: &'m str,
    before: Option<&'m str>,
    after: Option<String>,
    reason: Option<&'m str>,
    act: Option<&'m Act>,
    place: &'m Place,
}

/// Changes in their file's order, then exclusions and scores in the document's.
pub(super) fn overrides<'m>(dossier: &Dossier<'m>) -> Vec<Override<'m>> {
    let mut list: Vec<Override<'m>> = dossier.supplements.changes.iter().map(of_change).collect();
    for row in dossier.assessment.objectives().flat_map(|(_, objective)| &objective.indicators) {
        let (code, Some(measurement)) = (row.indicator.code.as_str(), row.measurement) else { continue };
        if let State::Excluded(_) = row.state {
            let place = measurement.state.as_ref().map_or(&measurement.place, |state| &state.place);
            list.push(Override {
                what: "esclusione con atto",
                code,
                field: "STATO",
                before: None,
                after: Some(row.state.label().to_owned()),
                reason: measurement.cause.as_deref().or(measurement.notes.as_deref()),
                act: row.act(),
                place,
            });
        }
        if let Some(score) = &measurement.board_score {
            list.push(Override {
                what: "punteggio del Nucleo",
                code,
                field: "PUNTEGGIO NDV",
                before: None,
                after: Some(italian::number(score.value)),
                reason: None,
                act: measurement.minutes.as_ref().map(|minutes| &minutes.value),
                place: &score.place,
            });
        }
    }
    list
}

fn of_change(change: &Change) -> Override<'_> {
    Override {
        what: if change.applied { "variazione" } else { "variazione non applicata" },
        code: change.indicator.as_ref().map_or(change.objective.as_str(), |indicator| indicator.as_str()),
        field: &change.field.value,
        before: change.before.as_ref().map(|before| before.value.as_str()),
        after: change.after.as_ref().map(|after| after.value.clone()),
        reason: change.reason.as_deref(),
        act: change.act.as_ref().map(|act| &act.value),
        place: &change.place,
    }
}

/// Adds the sheet of interventions.
pub(super) fn add_overrides(book: &mut Workbook, styles: &Styles, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(OVERRIDES)?;
    let title = "Interventi manuali: variazioni, esclusioni, punteggi";
    let mut writer = SheetWriter::new(sheet, styles, &OVERRIDE_COLUMNS, title, dossier.edition)?;
    writer.header()?;
    for own in overrides(dossier) {
        writer.row(&[
            Cell::text(own.what),
            Cell::text(own.code),
            Cell::text(own.field),
            Cell::optional(own.before),
            own.after.map_or(Cell::Blank, Cell::text),
            Cell::optional(own.reason),
            Cell::text(own.act.map_or_else(|| "manca".to_owned(), act_words)),
            Cell::text(own.place.to_string()),
        ])?;
    }
    writer.close_table(OVERRIDES, HEADER_ROW, "Un intervento per riga, con il suo atto")?;
    writer.long_table(1, 2, &footer(dossier.edition))
}

/// Adds the sheet of evidence.
pub(super) fn add_evidence(book: &mut Workbook, styles: &Styles, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let assessment = dossier.assessment;
    let sheet = book.add_worksheet().set_name(EVIDENCE)?;
    let title = "Fonti ed evidenze degli indicatori misurati";
    let mut writer = SheetWriter::new(sheet, styles, &EVIDENCE_COLUMNS, title, dossier.edition)?;
    writer.header()?;
    for (_, objective) in assessment.objectives() {
        for row in objective.indicators.iter().filter(|row| row.state == State::Measured) {
            let measurement = row.measurement;
            let place = measurement.map_or(&row.indicator.place, |own| &own.place);
            writer.row(&[
                Cell::text(objective.objective.code.as_str()),
                Cell::text(class_words(assessment.rules, objective.state, objective.class)),
                Cell::text(row.indicator.code.as_str()),
                Cell::quantity(row.scored_value()),
                Cell::text(measurement.and_then(|own| own.source).map_or("non indicata", SourceKind::label)),
                measurement.and_then(|own| own.observed_on).map_or(Cell::Blank, Cell::Date),
                Cell::optional(measurement.and_then(|own| own.evidence.as_deref())),
                Cell::optional(measurement.and_then(|own| own.compiler.as_deref())),
                Cell::text(place.to_string()),
            ])?;
        }
    }
    writer.close_table(EVIDENCE, HEADER_ROW, "Un indicatore misurato per riga, con ciò che lo prova")?;
    writer.long_table(1, 3, &footer(dossier.edition))
}
