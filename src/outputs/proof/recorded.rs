//! `fatti.json` as whoever reads a package again finds it: each figure, its places, and which texts say it.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::trace::facts::{FactValue, Form, plain_spaces};

/// The file.
#[derive(Deserialize)]
pub(super) struct Register {
    pub fatti: Vec<Recorded>,
}

/// A figure.
#[derive(Deserialize)]
pub(super) struct Recorded {
    pub id: String,
    pub valore: Option<String>,
    pub testo: String,
    pub pdf: Vec<OnPage>,
    pub allegati: Vec<InCell>,
    pub dati: Vec<InField>,
    /// Absent in the packages that had no web page.
    #[serde(default)]
    pub html: Option<String>,
}

/// Where the PDF shows it.
#[derive(Deserialize)]
pub(super) struct OnPage {
    pub pagina: usize,
    pub etichetta: String,
    pub riquadro: [f64; 4],
    pub elemento: String,
}

/// Where a workbook holds it.
#[derive(Deserialize)]
pub(super) struct InCell {
    pub file: String,
    pub foglio: String,
    pub cella: String,
}

/// Where a table of the open data holds it.
#[derive(Deserialize)]
pub(super) struct InField {
    pub file: String,
    pub riga: usize,
    pub colonna: String,
}

/// What a value of the file may be: it names no kind.
pub(super) fn candidates(fact: &Recorded) -> Vec<FactValue> {
    let Some(value) = &fact.valore else { return vec![FactValue::Absent(fact.testo.clone())] };
    let mut candidates = vec![FactValue::Word(value.clone())];
    if let Ok(number) = value.parse::<Decimal>() {
        let form = if number.scale() == 2 { Form::TwoPlaces } else { Form::Plain };
        candidates.push(FactValue::Number(number, form));
    }
    candidates.extend(value.parse().ok().map(FactValue::Day));
    candidates
}

/// Whether the whole of a text is a figure; days before or after another stand without their sign.
pub(super) fn is_shown(text: &str, fact: &Recorded) -> bool {
    let candidates = candidates(fact);
    let absolute =
        candidates.iter().filter_map(FactValue::as_number).map(|number| FactValue::Number(number.abs(), Form::Plain));
    plain_spaces(text) == plain_spaces(&fact.testo)
        || candidates.iter().cloned().chain(absolute).any(|value| value.is_said_by(text))
}

/// Whether a text holds a figure’s words whole: no digit goes on before or behind them.
pub(super) fn is_printed(text: &str, fact: &Recorded, candidates: &[FactValue]) -> bool {
    let dense = |text: &str| plain_spaces(text).split_whitespace().collect::<String>();
    let text = dense(text);
    let number = |value: &FactValue| matches!(value, FactValue::Number(..) | FactValue::Day(_));
    let written = candidates.iter().filter(|value| number(value)).map(FactValue::written);
    let absolute = candidates
        .iter()
        .filter_map(FactValue::as_number)
        .map(|number| FactValue::Number(number.abs(), Form::Plain).written());
    let goes_on = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    candidates.iter().any(|value| value.is_said_by(&text))
        || written.chain(absolute).chain([fact.testo.clone()]).map(|words| dense(&words)).any(|words| {
            !words.is_empty()
                && text.match_indices(&words).any(|(at, _)| {
                    !goes_on(text[..at].chars().next_back()) && !goes_on(text[at + words.len()..].chars().next())
                })
        })
}
