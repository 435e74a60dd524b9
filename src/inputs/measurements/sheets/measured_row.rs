//! The yellow cells of one row → a measurement.

use chrono::Datelike as _;
use rust_decimal::Decimal;

use crate::domain::kind::Values;
use crate::domain::{
    Act, DeclaredState, EntryCells, Indicator, IndicatorCode, Kind, Measurement, Place, Quantity, SourceKind, Sourced,
};
use crate::inputs::measurements::columns::Column;
use crate::inputs::measurements::measurement_codes as codes;
use crate::inputs::privacy::{self, Author};
use crate::tabular::RowReader;
use crate::tabular::italian_act;
use crate::tabular::numbers::is_per_cent;
use crate::tabular::values;
use crate::words::fold;

/// What the program itself says of a qualitative indicator without a score.
const AWAITING_BOARD: &str = "in attesa del NdV";

/// Reads what the office and the board wrote about `indicator`.
pub fn read_row(reader: &mut RowReader<'_, Column>, indicator: &Indicator) -> Measurement {
    let told = reader.findings.len();
    let (actual, unreadable) = read_actual(reader, indicator);
    for finding in &mut reader.findings[told..] {
        finding.message = format!("Indicatore {}: {}", indicator.code, begun_small(&finding.message));
    }
    Measurement {
        indicator: indicator.code.clone(),
        state: read_state(reader),
        actual,
        unreadable,
        observed_on: reader.day(Column::ObservedOn).map(|day| day.value),
        source: read_source(reader),
        evidence: reader.text(Column::Evidence),
        cause: read_published(reader, Column::Cause, &indicator.code),
        corrective_action: read_published(reader, Column::CorrectiveAction, &indicator.code),
        compiler: reader.text(Column::Compiler),
        act: read_act(reader, Column::Act, &indicator.code),
        board_score: read_score(reader, indicator.kind.value),
        minutes: read_act(reader, Column::Minutes, &indicator.code),
        notes: read_published(reader, Column::Notes, &indicator.code),
        entry: EntryCells {
            actual: reader.place(Column::Actual),
            observed_on: reader.place(Column::ObservedOn),
            source: reader.place(Column::Source),
            evidence: reader.place(Column::Evidence),
            cause: reader.place(Column::Cause),
            corrective_action: reader.place(Column::CorrectiveAction),
            compiler: reader.place(Column::Compiler),
            notes: reader.place(Column::Notes),
            score: reader.place(Column::BoardScore),
        },
        place: reader.place(Column::Indicator),
        repeats: Vec::new(),
        is_outdated: false,
    }
}

/// A sentence after a colon; a heading in capitals stays one.
fn begun_small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) if letters.as_str().starts_with(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// The row of a sheet from before the register changed what is measured: what stands there is no value of it.
pub fn read_outdated(reader: &mut RowReader<'_, Column>, then: &Indicator) -> Measurement {
    let row = read_row(reader, then);
    let written = row.actual.as_ref().map(|actual| actual.place.clone()).or(row.unreadable);
    Measurement { actual: None, board_score: None, unreadable: written, is_outdated: true, ..row }
}

/// The value, or the place of a cell that holds something else.
fn read_actual(
    reader: &mut RowReader<'_, Column>,
    indicator: &Indicator,
) -> (Option<Sourced<Quantity>>, Option<Place>) {
    let kind = indicator.kind.value;
    // A qualitative result is the board's score; words beside it are a comment, not a value.
    if kind.values() == Values::Score {
        if reader.is_filled(Column::Actual) {
            let message = "Il consuntivo di un indicatore qualitativo non è usato.".to_owned();
            reader.report(Column::Actual, codes::BAD_DETAIL, message, "il punteggio del NdV in PUNTEGGIO NDV");
        }
        return (None, None);
    }
    if reader.is_merged_with_above(Column::Actual) {
        let message = "Il consuntivo è in una cella unita con quella di sopra: non si sa se il valore vale per entrambi gli indicatori.";
        reader.report(Column::Actual, codes::BAD_VALUE, message.to_owned(), "una cella per ogni indicatore");
        return (None, Some(reader.place(Column::Actual)));
    }
    if kind.values() == Values::Day && straddles_deadline(reader, indicator) {
        let message = "Il consuntivo dice soltanto il mese, e il target cade dentro quel mese: non si sa se il termine è rispettato.";
        reader.report(Column::Actual, codes::BAD_VALUE, message.to_owned(), "anche il giorno (giorno/mese/anno)");
        return (None, Some(reader.place(Column::Actual)));
    }
    match reader.quantity(Column::Actual, kind, &indicator.unit) {
        Ok(actual) => {
            warn_of_fraction(reader, indicator, actual.as_ref());
            warn_of_implausible(reader, indicator, actual.as_ref());
            (actual, None)
        }
        Err(place) => (None, Some(place)),
    }
}

/// Whether a month without its day may be before or after the target. A target on the last
/// day of the month is met on any of its days.
fn straddles_deadline(reader: &RowReader<'_, Column>, indicator: &Indicator) -> bool {
    let Some(last) = values::bare_month(reader.cell(Column::Actual)) else { return false };
    match indicator.target.as_ref().map(|target| target.value) {
        Some(Quantity::Date(target)) => (target.year(), target.month()) == (last.year(), last.month()) && target < last,
        _ => false,
    }
}

/// 0,85 typed where 85 % is meant cannot be told from a true 0,85 %: the value stands, the office is asked.
fn warn_of_fraction(reader: &mut RowReader<'_, Column>, indicator: &Indicator, actual: Option<&Sourced<Quantity>>) {
    let kind = indicator.kind.value;
    let target = indicator.target.as_ref().map(|target| target.value).or_else(|| kind.default_target());
    let Some(Quantity::Number(target)) = target else { return };
    let per_cent = is_per_cent(&indicator.unit) || kind.is_share();
    let Some(Quantity::Number(value)) = actual.map(|actual| actual.value) else { return };
    if per_cent && target > Decimal::ONE && value > Decimal::ZERO && value < Decimal::ONE {
        let message = "Il consuntivo è inferiore a 1 %: forse è scritto come frazione.".to_owned();
        reader.report(Column::Actual, codes::SMALL_PERCENTAGE, message, "la percentuale, per esempio 85 e non 0,85");
    }
}

/// A value so far from what was promised that a slip of the pen is likelier: it stands, the office is asked.
fn warn_of_implausible(reader: &mut RowReader<'_, Column>, indicator: &Indicator, actual: Option<&Sourced<Quantity>>) {
    let number = |value: Option<&Sourced<Quantity>>| match value?.value {
        Quantity::Number(number) => Some(number),
        Quantity::Date(_) | Quantity::YesNo(_) | Quantity::NotDone => None,
    };
    let Some(value) = number(actual) else { return };
    let promised = [number(indicator.target.as_ref()), number(indicator.baseline.as_ref())];
    let known: Vec<Decimal> = promised.into_iter().flatten().collect();
    let largest = known.iter().map(Decimal::abs).max().filter(|largest| !largest.is_zero());
    let per_cent = is_per_cent(&indicator.unit) || indicator.kind.value.is_share();
    let why = if value < Decimal::ZERO
        && !may_be_below_zero(&format!("{} {}", indicator.name, indicator.plan_text))
        && !known.is_empty()
        && known.iter().all(|value| *value >= Decimal::ZERO)
    {
        "Il consuntivo è negativo, e né il target né la base lo sono.".to_owned()
    } else if largest.is_some_and(|largest| value.abs() >= largest.saturating_mul(Decimal::ONE_THOUSAND)) {
        "Il consuntivo è almeno mille volte il target e la base.".to_owned()
    } else if per_cent && value == Decimal::ONE && known.iter().all(|known| *known > Decimal::TEN) && largest.is_some()
    {
        "Il consuntivo è 1 %: forse significa «tutto», cioè 100.".to_owned()
    } else {
        return;
    };
    reader.report(Column::Actual, codes::IMPLAUSIBLE, why, MAY_BE_RIGHT);
}

/// Whether an indicator counts a difference: a delay below zero is a payment before its term (D.L. 13/2023, art. 4-bis).
fn may_be_below_zero(words: &str) -> bool {
    const DIFFERENCES: [&str; 7] =
        ["RITARD", "TEMPESTIVIT", "SALDO", "SCOSTAMENT", "VARIAZION", "DIFFERENZ", "DISAVANZ"];
    fold(words).split(' ').any(|word| DIFFERENCES.iter().any(|start| word.starts_with(start)))
}

/// What is asked of a value that may well be what it is.
const MAY_BE_RIGHT: &str =
    "ricontrollare il valore: se è giusto lasciarlo com’è, se è sbagliato scrivere quello giusto";

/// A text that the report will print: the personal data in it are told.
fn read_published(reader: &mut RowReader<'_, Column>, column: Column, code: &IndicatorCode) -> Option<String> {
    let text = reader.text(column)?;
    let what = format!("{} dell’indicatore {code}", column.heading());
    reader.findings.extend(privacy::check(&text, &what, Author::Cell, &reader.place(column)));
    Some(text)
}

fn read_state(reader: &mut RowReader<'_, Column>) -> Option<Sourced<DeclaredState>> {
    let word = reader.text(Column::State)?;
    // Our own documents say so of a qualitative indicator: it means a cell not yet filled in.
    if fold(&word) == fold(AWAITING_BOARD) {
        return None;
    }
    let state = DeclaredState::ALL.into_iter().find(|state| fold(state.label()) == fold(&word));
    if state.is_none() {
        let words = DeclaredState::ALL.map(DeclaredState::label).join(", ");
        let message = format!("Lo stato «{word}» non è nell’elenco.");
        reader.report(Column::State, codes::BAD_WORD, message, format!("uno di: {words}; oppure vuoto"));
    }
    state.map(|state| Sourced::new(state, reader.place(Column::State)))
}

fn read_source(reader: &mut RowReader<'_, Column>) -> Option<SourceKind> {
    let word = reader.text(Column::Source)?;
    let source = SourceKind::ALL.into_iter().find(|source| fold(source.label()) == fold(&word));
    if source.is_none() {
        let words = SourceKind::ALL.map(SourceKind::label).join(", ");
        let message = format!("La fonte «{word}» non è nell’elenco.");
        reader.report(Column::Source, codes::BAD_DETAIL, message, format!("una di: {words}"));
    }
    source
}

fn read_act(reader: &mut RowReader<'_, Column>, column: Column, code: &IndicatorCode) -> Option<Sourced<Act>> {
    let text = read_published(reader, column, code)?;
    let act = italian_act(&text);
    if act.is_none() {
        let message = format!("In {} mancano il numero o la data.", column.heading());
        reader.report(column, codes::BAD_ACT, message, "numero e data, come «G.C. 42 del 15/03/2025»");
    }
    act.map(|act| Sourced::new(act, reader.place(column)))
}

fn read_score(reader: &mut RowReader<'_, Column>, kind: Kind) -> Option<Sourced<Decimal>> {
    let score = reader.number(Column::BoardScore, "")?;
    let problem = if kind.values() != Values::Score {
        Some(("Il punteggio del NdV vale soltanto per gli indicatori qualitativi.", "nessun punteggio"))
    } else if score.value < Decimal::ZERO || score.value > Decimal::ONE_HUNDRED {
        Some(("Il punteggio del NdV è fuori dall’intervallo ammesso.", "un numero da 0 a 100"))
    } else {
        None
    };
    let Some((message, expected)) = problem else { return Some(score) };
    reader.report(Column::BoardScore, codes::BAD_SCORE, message.to_owned(), expected);
    None
}

#[cfg(test)]
mod tests {
    use super::may_be_below_zero;

    #[test]
    fn a_difference_may_be_below_zero_and_a_count_may_not() {
        for words in ["Ritardo annuale dei pagamenti", "Indicatore di tempestività dei pagamenti", "Saldo di cassa"] {
            assert!(may_be_below_zero(words), "{words}");
        }
        assert!(!may_be_below_zero("Utenti serviti"));
    }
}
