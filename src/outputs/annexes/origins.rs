//! Where each value was read and each figure is recomputed from: the rows of *Provenienza*.

use std::borrow::Cow;

use super::contents::ListedObjective;
use super::sheets::{INDICATORS, IndicatorKey, OBJECTIVES, ObjectiveKey};
use crate::assessment::{Derivation, Figure, IndicatorResult, State};
use crate::domain::kind::Target;
use crate::domain::{FieldOrigin, Kind, Place, Quantity, Source};
use crate::sheet::{Cell, RowCells};

/// One row, but for its code.
pub(super) struct Entry<'m> {
    pub what: &'static str,
    pub value: Cell<'m>,
    pub origin: Origin<'m>,
    pub rule: Cow<'static, str>,
}

/// What a value comes from.
pub(super) enum Origin<'m> {
    /// A cell of an office's file.
    Read(&'m Place),
    /// Cells of a sheet of this workbook.
    Computed(&'static str, String),
    /// Neither: in words.
    Words(&'static str),
}

/// Rows of what is read about an objective: title and weight.
pub(super) const OBJECTIVE_INPUTS: usize = 2;
/// Rows of an objective's figures: M, c, C.
pub(super) const OBJECTIVE_FIGURES: usize = 3;
/// Rows of an indicator's figures: G.
pub(super) const INDICATOR_FIGURES: usize = 1;

pub(super) fn objective_inputs<'m>(listed: &ListedObjective<'m>) -> [Entry<'m>; OBJECTIVE_INPUTS] {
    let objective = listed.result.objective;
    let rule = match objective.title.origin {
        FieldOrigin::Cell => "testo della cella, ripulito da spazi e marcatori",
        FieldOrigin::Inherited => "ereditato dalla riga sopra: la cella è vuota",
    };
    let title = Entry {
        what: "Obiettivo operativo",
        value: Cell::Blank,
        origin: Origin::Read(&objective.place),
        rule: rule.into(),
    };
    let weight = &listed.result.weight;
    let (origin, rule) = match &weight.source {
        Source::Cell(place) | Source::DefaultFor(place) => (Origin::Read(place), "PESO del piano"),
        Source::Blank(place) => (Origin::Read(place), "PESO vuoto nel piano: vale 1"),
        Source::Default | Source::Rules(_) | Source::FirstFinal | Source::Adoption(_) => {
            (Origin::Words("valore predefinito"), "il piano non indica un peso: vale 1")
        }
    };
    let weight = Entry { what: "Peso W", value: Cell::number(weight.value), origin, rule: rule.into() };
    [title, weight]
}

pub(super) fn objective_figures<'m>(
    listed: &ListedObjective<'m>,
    cells: RowCells<'_, ObjectiveKey>,
) -> [Entry<'m>; OBJECTIVE_FIGURES] {
    let result = listed.result;
    let entry = |what, figure: &Figure, key| Entry {
        what,
        value: Cell::figure(figure.value),
        origin: Origin::Computed(OBJECTIVES, cells.block(&[ObjectiveKey::Weight, key])),
        rule: rule_words(figure),
    };
    [
        entry("Sui misurati M", &result.measured, ObjectiveKey::Measured),
        entry("Copertura c", &result.coverage, ObjectiveKey::Coverage),
        entry("Cautelativo C", &result.prudent, ObjectiveKey::Prudent),
    ]
}

pub(super) fn indicator_figures<'m>(
    result: &IndicatorResult<'m>,
    cells: RowCells<'_, IndicatorKey>,
) -> [Entry<'m>; INDICATOR_FIGURES] {
    let figure = &result.achievement;
    [Entry {
        what: "Grado di raggiungimento G",
        value: Cell::figure(figure.value),
        origin: Origin::Computed(INDICATORS, cells.block(&[IndicatorKey::Baseline, IndicatorKey::Raw])),
        rule: rule_words(figure),
    }]
}

pub(super) fn indicator_inputs<'m>(result: &'m IndicatorResult<'_>) -> Vec<Entry<'m>> {
    let row = result.indicator;
    let read = |what, cell: &'m crate::domain::Sourced<_>, rule| Entry {
        what,
        value: Cell::quantity_in(Some(cell.value), &row.unit),
        origin: Origin::Read(&cell.place),
        rule: Cow::Borrowed(rule),
    };
    let mut entries = Vec::with_capacity(4);
    entries.extend(row.baseline.as_ref().map(|cell| read("Valore base b", cell, "BASE del registro")));
    entries.push(match &row.target {
        Some(cell) => read("Target t", cell, "TARGET del registro"),
        None => Entry {
            what: "Target t",
            value: Cell::Blank,
            origin: Origin::Read(row.target_cell()),
            rule: blank_target(row.kind.value),
        },
    });
    entries.push(actual_entry(result));
    let (origin, rule) = match &result.weight.source {
        Source::Cell(place) | Source::DefaultFor(place) => (Origin::Read(place), "PESO del registro"),
        Source::Blank(place) => (Origin::Read(place), "PESO vuoto nel registro: vale 1"),
        Source::Default | Source::Rules(_) | Source::FirstFinal | Source::Adoption(_) => {
            (Origin::Read(&row.place), "il registro non ha la colonna PESO: vale 1")
        }
    };
    entries.push(Entry { what: "Peso w", value: Cell::number(result.weight.value), origin, rule: rule.into() });
    entries
}

/// What a blank TARGET stands for.
fn blank_target(kind: Kind) -> Cow<'static, str> {
    match kind.target() {
        Target::Needed => "TARGET vuoto nel registro".into(),
        Target::Or(Quantity::YesNo(wanted)) => {
            format!("TARGET vuoto nel registro: la risposta attesa è {}", Quantity::YesNo(wanted).written()).into()
        }
        Target::Or(value @ (Quantity::Number(_) | Quantity::Date(_) | Quantity::NotDone)) => {
            format!("TARGET vuoto nel registro: vale {}", value.written()).into()
        }
        Target::Unused => "senza target: vale il punteggio del Nucleo di valutazione".into(),
    }
}

fn actual_entry<'m>(result: &'m IndicatorResult<'_>) -> Entry<'m> {
    let measurement = result.measurement;
    let actual_place = measurement.and_then(|row| row.actual.as_ref()).map(|actual| &actual.place);
    let row_place = measurement.map_or(&result.indicator.place, |row| &row.place);
    let scored = result.achievement.application().map(|application| application.actual().1);
    let (origin, rule) = match (&result.state, scored) {
        (State::Measured, Some(Source::Cell(place))) => (Origin::Read(place), "valore letto nella scheda"),
        (State::Measured, Some(Source::FirstFinal)) => {
            (Origin::Words("data della prima definitiva"), "il risultato è questa stessa relazione")
        }
        (State::Measured, Some(Source::Adoption(_))) => {
            (Origin::Words("data del primo atto di adozione"), "il risultato è questa stessa relazione")
        }
        (State::Measured, _) => (Origin::Read(actual_place.unwrap_or(row_place)), "valore letto nella scheda"),
        (State::Unreadable(place), _) => (Origin::Read(place), "la cella non si può leggere: conta come non misurato"),
        (State::NotMeasured, _) => {
            (Origin::Read(result.owed_cell()), "non misurato: una cella vuota non è mai uno zero")
        }
        (State::AwaitingBoard, _) => {
            (Origin::Read(result.owed_cell()), "in attesa del punteggio del Nucleo di valutazione")
        }
        (State::NotComputable(place), _) => {
            (Origin::Read(place), "target, base o valore non ammessi dal tipo: conta come non misurato")
        }
        (State::Excluded(_), _) => (Origin::Read(row_place), "escluso con atto: fuori da ogni somma"),
        (State::InProgress, _) => (Origin::Words("in corso"), "il risultato è questa stessa relazione"),
    };
    Entry {
        what: "Consuntivo v",
        value: Cell::quantity_in(result.scored_value(), &result.indicator.unit),
        origin,
        rule: rule.into(),
    }
}

/// A figure's rule in the words of the sheet *Provenienza*.
pub(super) fn rule_words(figure: &Figure) -> Cow<'static, str> {
    match &figure.derivation {
        Derivation::Unscored(kind) => kind.origins_words().into(),
        Derivation::Scored(kind, application) => application.origins_words(*kind),
        Derivation::OfIndicators(quotient) => quotient.rule.words.origins_sheet.into(),
        Derivation::OfObjectives(quotient) => quotient.rule.words.origins_sheet.into(),
    }
}
