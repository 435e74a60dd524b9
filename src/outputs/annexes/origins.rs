//! Where each value was read and each figure is recomputed from: the rows of *Provenienza*.

use rust_decimal::Decimal;

use super::contents::ListedObjective;
use super::sheets::{INDICATORS, IndicatorKey, OBJECTIVES, ObjectiveKey};
use crate::assessment::{IndicatorResult, Rule, Source, State};
use crate::domain::{FieldOrigin, Kind, Place};
use crate::sheet::{Cell, RowCells};

/// One row, but for its code.
pub(super) struct Entry<'m> {
    pub what: &'static str,
    pub value: Cell<'m>,
    pub origin: Origin<'m>,
    pub rule: &'static str,
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
    let title = Entry { what: "Obiettivo operativo", value: Cell::Blank, origin: Origin::Read(&objective.place), rule };
    let (origin, rule) = match &objective.weight {
        Some(weight) => (Origin::Read(&weight.place), "PESO del piano"),
        None => (Origin::Words("valore predefinito"), "il piano non indica un peso: vale 1"),
    };
    let weight = Entry { what: "Peso W", value: Cell::number(listed.result.weight), origin, rule };
    [title, weight]
}

pub(super) fn objective_figures<'m>(
    listed: &ListedObjective<'m>,
    cells: RowCells<'_, ObjectiveKey>,
) -> [Entry<'m>; OBJECTIVE_FIGURES] {
    let result = listed.result;
    let entry = |what, value: Option<Decimal>, rule, key| Entry {
        what,
        value: Cell::figure(value),
        origin: Origin::Computed(OBJECTIVES, cells.block(&[ObjectiveKey::Weight, key])),
        rule: rule_words(rule),
    };
    [
        entry("Sui misurati M", result.measured.value, result.measured.rule, ObjectiveKey::Measured),
        entry("Copertura c", result.coverage.value, result.coverage.rule, ObjectiveKey::Coverage),
        entry("Cautelativo C", result.prudent.value, result.prudent.rule, ObjectiveKey::Prudent),
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
        rule: rule_words(figure.rule),
    }]
}

pub(super) fn indicator_inputs<'m>(result: &'m IndicatorResult<'_>) -> Vec<Entry<'m>> {
    let row = result.indicator;
    let read = |what, cell: &'m crate::domain::Sourced<_>, rule| Entry {
        what,
        value: Cell::quantity(Some(cell.value)),
        origin: Origin::Read(&cell.place),
        rule,
    };
    let mut entries = Vec::with_capacity(4);
    entries.extend(row.baseline.as_ref().map(|cell| read("Valore base b", cell, "BASE del registro")));
    entries.push(match &row.target {
        Some(cell) => read("Target t", cell, "TARGET del registro"),
        None => Entry {
            what: "Target t",
            value: Cell::Blank,
            origin: Origin::Read(&row.place),
            rule: blank_target_words(row.kind.value),
        },
    });
    entries.push(actual_entry(result));
    let (origin, rule) = match &row.weight {
        Some(weight) => (Origin::Read(&weight.place), "PESO del registro"),
        None => (Origin::Read(&row.place), "PESO vuoto nel registro: vale 1"),
    };
    entries.push(Entry { what: "Peso w", value: Cell::number(result.weight.value), origin, rule });
    entries
}

fn actual_entry<'m>(result: &'m IndicatorResult<'_>) -> Entry<'m> {
    let measurement = result.measurement;
    let actual_place = measurement.and_then(|row| row.actual.as_ref()).map(|actual| &actual.place);
    let row_place = measurement.map_or(&result.indicator.place, |row| &row.place);
    let scored = result.achievement.inputs.iter().find(|input| input.name == "v").map(|input| &input.source);
    let (origin, rule) = match (&result.state, scored) {
        (State::Measured, Some(Source::Cell(place))) => (Origin::Read(place), "valore letto nella scheda"),
        (State::Measured, Some(Source::ReferenceDate)) => {
            (Origin::Words("data di riferimento"), "il risultato è questa stessa relazione")
        }
        (State::Measured, _) => (Origin::Read(actual_place.unwrap_or(row_place)), "valore letto nella scheda"),
        (State::Unreadable(place), _) => (Origin::Read(place), "la cella non si può leggere: conta come non misurato"),
        (State::NotMeasured, _) => (Origin::Read(row_place), "non misurato: una cella vuota non è mai uno zero"),
        (State::AwaitingBoard, _) => (Origin::Read(row_place), "in attesa del punteggio del Nucleo di valutazione"),
        (State::NotComputable(place), _) => {
            (Origin::Read(place), "target, base o valore non ammessi dal tipo: conta come non misurato")
        }
        (State::Excluded(_), _) => (Origin::Read(row_place), "escluso con atto: fuori da ogni somma"),
        (State::InProgress, _) => (Origin::Words("in corso"), "il risultato è questa stessa relazione"),
    };
    Entry { what: "Consuntivo v", value: Cell::quantity(result.scored_value()), origin, rule }
}

const fn blank_target_words(kind: Kind) -> &'static str {
    match kind {
        Kind::YesNo => "TARGET vuoto nel registro: la risposta attesa è sì",
        Kind::Progress => "TARGET vuoto nel registro: vale 100",
        Kind::Qualitative => "senza target: vale il punteggio del Nucleo di valutazione",
        _ => "TARGET vuoto nel registro",
    }
}

/// A rule in the words of the sheet *Regole*.
pub(super) const fn rule_words(rule: Rule) -> &'static str {
    match rule {
        Rule::Increasing => "crescente: 100·v/t",
        Rule::Decreasing => "decrescente: 100·(2t − v)/t",
        Rule::Variation => "variazione: 100·(v − b)/(t − b)",
        Rule::MaintainMinimum => "mantenimento (minimo): v ≥ t(1 − τ) → 100, altrimenti 100·v/t",
        Rule::MaintainMaximum => "mantenimento (massimo): v ≤ t(1 + τ) → 100, altrimenti 100·(2t − v)/t",
        Rule::ZeroTarget => "target zero: 100 se il valore è uguale o migliore, altrimenti 0",
        Rule::YesNo => "sì/no: 100 oppure 0",
        Rule::Delay => "data: punti della tabella dei ritardi",
        Rule::Progress => "avanzamento: 100·v/t",
        Rule::BoardScore => "qualitativo: punteggio del Nucleo di valutazione",
        Rule::ObjectiveMeasured => "M = Σ(G·w)/Σw sui misurati",
        Rule::ObjectivePrudent => "C = Σ(G·w) dei misurati / Σw di tutti i pianificati",
        Rule::ObjectiveCoverage => "c = Σw misurati / Σw pianificati",
        Rule::GroupPrudent => "Σ(C·W)/ΣW",
        Rule::GroupMeasured => "Σ(M·W·c)/Σ(W·c)",
        Rule::GroupCoverage => "100·Σ(W·c)/ΣW",
    }
}
