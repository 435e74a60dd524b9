//! One indicator as a table row, with its deviation in words.

use rust_decimal::Decimal;
use serde::Serialize;

use super::said::{Prose, Said};
use super::written::{ClassView, act_text, optional_date, per_cent, sentence};
use crate::assessment::{Aspect, Deviation, IndicatorResult, Measure, OwnValue, State, Subject};
use crate::domain::kind::Values;
use crate::domain::{Quantity, Rules, Source, Sourced};
use crate::trace::explain;
use crate::words::italian;
use crate::words::unit::{agreeing, number_in};

/// A row of an objective's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct IndicatorView {
    codice: String,
    nome: String,
    tipo: String,
    unita: String,
    peso: Said,
    base: Said,
    target: Said,
    consuntivo: Said,
    grado: Said,
    classe: ClassView,
    /// What follows the table: deviation, cause, act, source.
    nota: Option<NoteView>,
}

/// The explanation of an indicator's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NoteView {
    codice: String,
    scostamento: Option<Prose>,
    causa: Option<String>,
    azione: Option<String>,
    atto: Option<String>,
    fonte: Option<String>,
    rilevato: Option<Said>,
    /// `il 10/02/2025`, `l’11/02/2025`
    rilevato_il: Option<Prose>,
}

pub(super) fn view(row: &IndicatorResult<'_>, rules: &Rules) -> IndicatorView {
    let indicator = row.indicator;
    let value = |cell: Option<&Sourced<Quantity>>| {
        cell.map_or_else(|| "–".to_owned(), |cell| cell.value.written_in(&indicator.unit))
    };
    let target = match (&indicator.target, indicator.kind.value.default_target()) {
        (None, Some(default)) => default.written(),
        (target, _) => value(target.as_ref()),
    };
    let subject = Subject::Indicator(indicator.code.clone());
    let own = |own, text| Said::of(&subject, Aspect::Own(own), text);
    let measured = row.state == State::Measured;
    let grade = if measured { per_cent(row.achievement.value) } else { "n.d.".to_owned() };
    IndicatorView {
        codice: indicator.code.to_string(),
        nome: indicator.name.clone(),
        tipo: indicator.kind.value.to_string(),
        unita: indicator.unit.clone(),
        peso: Said::of(&subject, Aspect::Weight, italian::number(row.weight.value)),
        base: own(OwnValue::Baseline, value(indicator.baseline.as_ref())),
        target: own(OwnValue::Target, target),
        consuntivo: own(OwnValue::Actual, actual(row)),
        grado: Said::of(&subject, Aspect::Result(Measure::Achievement), grade),
        classe: match (&row.state, row.class) {
            (State::Measured, Some(class)) => ClassView::of(class, rules),
            (state, _) => ClassView::none(state.label()),
        },
        nota: note(row),
    }
}

fn source_of_own_date(row: &IndicatorResult<'_>) -> Option<String> {
    row.own_date().map(|(_, source)| match source {
        Source::Adoption(act) => format!("atto di adozione {}", act_text(act)),
        other => explain::source(other),
    })
}

/// The value as the office wrote it; a state where there is none.
fn actual(row: &IndicatorResult<'_>) -> String {
    let own_date = row.own_date().map(|(day, _)| day);
    let cell = row.measurement.and_then(|sheet| sheet.actual.as_ref()).map(|cell| cell.value);
    let score = row.measurement.and_then(|sheet| sheet.board_score.as_ref()).map(|s| Quantity::Number(s.value));
    let board = row.indicator.kind.value.values() == Values::Score;
    let shown = own_date.or(if board { score } else { cell });
    match (&row.state, shown) {
        (State::Measured | State::NotComputable(_), Some(value)) => value.written_in(&row.indicator.unit),
        (state, _) => state.label().to_owned(),
    }
}

fn note(row: &IndicatorResult<'_>) -> Option<NoteView> {
    let subject = Subject::Indicator(row.indicator.code.clone());
    let sheet = row.measurement;
    let scostamento = row.deviation.filter(|deviation| !deviation.amount.is_zero()).map(|d| deviation_text(row, d));
    let atto = match &row.state {
        State::Excluded(exclusion) => Some(format!("{} con atto {}", exclusion.label(), act_text(exclusion.act()))),
        _ => sheet.and_then(|sheet| sheet.minutes.as_ref()).map(|act| act_text(&act.value)),
    };
    let observed = optional_date(sheet.and_then(|sheet| sheet.observed_on))
        .map(|day| Said::of(&subject, Aspect::Own(OwnValue::ObservedOn), day));
    let view = NoteView {
        codice: row.indicator.code.to_string(),
        scostamento,
        causa: sheet.and_then(|sheet| sheet.cause.as_deref()).map(sentence),
        azione: sheet.and_then(|sheet| sheet.corrective_action.as_deref()).map(sentence),
        atto,
        fonte: source_of_own_date(row)
            .or_else(|| sheet.and_then(|sheet| sheet.source).map(|source| source.label().to_owned())),
        rilevato_il: observed.clone().map(|day| Prose::marking(&italian::with_day("il", &day.testo.clone()), [day])),
        rilevato: observed,
    };
    let says_something =
        view.scostamento.is_some() || view.causa.is_some() || view.azione.is_some() || view.atto.is_some();
    says_something.then_some(view)
}

/// `−375 km (−3,13 %), sfavorevole`; `18 giorni dopo il termine, sfavorevole`.
fn deviation_text(row: &IndicatorResult<'_>, deviation: Deviation) -> Prose {
    let subject = Subject::Indicator(row.indicator.code.clone());
    let own = |own, text| Said::of(&subject, Aspect::Own(own), text);
    let side = deviation.side();
    if row.indicator.kind.value.values() == Values::Day {
        let days = deviation.amount.abs();
        let when = if deviation.amount.is_sign_negative() { "prima del termine" } else { "dopo il termine" };
        let after = format!(" {} {when}, {side}", agreeing(days, "giorni"));
        return Prose::between("", own(OwnValue::Deviation, italian::number(days)), &after);
    }
    let signed = |value: Decimal, written: String| {
        let plus = value.is_sign_positive() && says_something(&written);
        if plus { format!("+{written}") } else { written }
    };
    let amount = signed(deviation.amount, number_in(deviation.amount, &row.indicator.unit));
    let share = deviation.per_cent.map(|share| signed(share, italian::per_cent(share)));
    // What rounds to nothing is on neither side.
    let has_side = says_something(&amount) || share.as_deref().is_some_and(says_something);
    let unit = match row.indicator.unit.as_str() {
        "" | "n." | "numero" => String::new(),
        "%" => format!(" {}", agreeing(deviation.amount, "punti percentuali")),
        unit => format!("\u{a0}{}", agreeing(deviation.amount, unit)),
    };
    let mut prose = Prose::between("", own(OwnValue::Deviation, amount), &unit);
    if let Some(share) = share {
        prose.words(" (").figure(own(OwnValue::DeviationShare, share)).words(")");
    }
    if has_side {
        prose.words(&format!(", {side}"));
    }
    prose
}

/// Whether a written number is another than zero.
fn says_something(written: &str) -> bool {
    written.contains(|letter: char| ('1'..='9').contains(&letter))
}
