//! The lists that the checklists rest on: what people decided by hand, and what proves a result.

use rust_xlsxwriter::XlsxError;

use crate::assessment::{IndicatorResult, ObjectiveResult, State};
use crate::domain::{Act, Change, Place, Rules, SourceKind};
use crate::dossier::Dossier;
use crate::outputs::annexes::classes::class_words;
use crate::sheet::{Book, Cell, Column, Columns};
use crate::words::italian;

/// Name of the sheet of manual interventions.
pub(super) const OVERRIDES: &str = "Interventi";
/// Name of the sheet of evidence.
pub(super) const EVIDENCE: &str = "Evidenze";

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
pub(super) fn add_overrides(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    type Own<'m> = Column<'m, Override<'m>>;
    let columns: Columns<'_, _> = Columns::of([
        Own::new("Che cosa", 26, |own| Cell::text(own.what)),
        Own::new("Codice", 14, |own| Cell::text(own.code)),
        Own::new("Campo", 18, |own| Cell::text(own.field)),
        Own::new("Prima", 30, |own| Cell::optional(own.before)),
        Own::new("Dopo", 30, |own| Cell::optional(own.after.as_deref())),
        Own::new("Motivo", 44, |own| Cell::optional(own.reason)),
        Own::new("Atto", 30, |own| Cell::text(own.act.map_or_else(|| "manca".to_owned(), Act::written))),
        Own::new("Dove è scritto", 44, |own| Cell::text(own.place.to_string())),
    ]);
    let mut writer = book.sheet(OVERRIDES, "Interventi manuali: variazioni, esclusioni, punteggi", &columns)?;
    writer.table(&columns, overrides(dossier), OVERRIDES, "Un intervento per riga, con il suo atto")?;
    writer.long_table(1, 2)
}

/// A measured indicator of an objective.
struct Proven<'m> {
    objective: &'m ObjectiveResult<'m>,
    result: &'m IndicatorResult<'m>,
    rules: &'m Rules,
}

/// Adds the sheet of evidence.
pub(super) fn add_evidence(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let assessment = dossier.assessment;
    let columns = evidence_columns();
    let mut writer = book.sheet(EVIDENCE, "Fonti ed evidenze degli indicatori misurati", &columns)?;
    let rows = assessment.objectives().flat_map(|(_, objective)| {
        let measured = objective.indicators.iter().filter(|result| result.state == State::Measured);
        measured.map(move |result| Proven { objective, result, rules: assessment.rules })
    });
    writer.table(&columns, rows, EVIDENCE, "Un indicatore misurato per riga, con ciò che lo prova")?;
    writer.long_table(1, 3)
}

fn evidence_columns<'m>() -> Columns<'m, Proven<'m>> {
    type Own<'m> = Column<'m, Proven<'m>>;
    Columns::of([
        Own::new("Obiettivo", 12, |row| Cell::text(row.objective.objective.code.as_str())),
        Own::new("Classe dell’obiettivo", 24, |row| Cell::text(class_words(row.rules, row.objective))),
        Own::new("Indicatore", 14, |row| Cell::text(row.result.indicator.code.as_str())),
        Own::new("Consuntivo", 14, |row| Cell::quantity_in(row.result.scored_value(), &row.result.indicator.unit)),
        Own::new("Fonte", 14, |row| {
            let source = row.result.measurement.and_then(|own| own.source);
            Cell::text(source.map_or("non indicata", SourceKind::label))
        }),
        Own::new("Data di rilevazione", 14, |row| {
            row.result.measurement.and_then(|own| own.observed_on).map_or(Cell::Blank, Cell::Date)
        }),
        Own::new("Evidenza", 56, |row| Cell::optional(row.result.measurement.and_then(|own| own.evidence.as_deref()))),
        Own::new("Compilatore", 24, |row| {
            Cell::optional(row.result.measurement.and_then(|own| own.compiler.as_deref()))
        }),
        Own::new("Dove è scritto", 44, |row| {
            let place = row.result.measurement.map_or(&row.result.indicator.place, |own| &own.place);
            Cell::text(place.to_string())
        }),
    ])
}
