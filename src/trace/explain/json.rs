//! Explanations for programs: decimals with a dot, days in ISO 8601.

use serde::Serialize;

use super::{ExplainedFigure, Explanation, origin, plain_value};
use crate::assessment::{Input, Origin};
use crate::domain::{Source, Year};
use crate::finding::listing::PlaceView;

#[derive(Debug, Serialize)]
struct ExplanationView<'a> {
    soggetto: String,
    titolo: &'a str,
    dati: Vec<FactView<'a>>,
    cifre: Vec<FigureView<'a>>,
    parti: Vec<Self>,
}

#[derive(Debug, Serialize)]
struct FactView<'a> {
    nome: &'a str,
    valore: &'a str,
}

#[derive(Debug, Serialize)]
struct FigureView<'a> {
    cifra: &'static str,
    valore: Option<String>,
    esatto: Option<String>,
    regola: &'static str,
    calcolo: &'a [String],
    arrotondamento: Option<&'a str>,
    ingressi: Vec<InputView<'a>>,
}

#[derive(Debug, Serialize)]
struct InputView<'a> {
    nome: &'static str,
    valore: Option<String>,
    origine: String,
    posizione: Option<PlaceView<'a>>,
}

/// `{"anno": …, "spiegazione": {…}}`, ending with a newline.
pub fn json(year: Year, explanation: &Explanation<'_>) -> String {
    #[derive(Serialize)]
    struct Answer<'a> {
        anno: u16,
        spiegazione: ExplanationView<'a>,
    }
    let answer = Answer { anno: year.0, spiegazione: view(explanation) };
    let mut text = serde_json::to_string_pretty(&answer).expect("strings and numbers always serialise");
    text.push('\n');
    text
}

fn view<'a>(explanation: &'a Explanation<'_>) -> ExplanationView<'a> {
    ExplanationView {
        soggetto: explanation.subject.to_string(),
        titolo: &explanation.title,
        dati: explanation.facts.iter().map(|(nome, valore)| FactView { nome, valore }).collect(),
        cifre: explanation.figures.iter().map(|explained| figure(explained, explanation.unit)).collect(),
        parti: explanation.parts.iter().map(view).collect(),
    }
}

fn figure<'a>(explained: &'a ExplainedFigure<'_>, unit: &str) -> FigureView<'a> {
    let figure = explained.figure;
    FigureView {
        cifra: explained.id.measure_name(),
        valore: figure.value.map(|value| format!("{value:.2}")),
        esatto: figure.exact_decimal().map(|value| value.to_string()),
        regola: figure.formula(),
        calcolo: &explained.calculation.steps,
        arrotondamento: explained.calculation.rounding.as_deref(),
        ingressi: figure.inputs().iter().map(|own| input(own, unit)).collect(),
    }
}

fn input<'d>(input: &Input<'d>, unit: &str) -> InputView<'d> {
    let posizione = match input.origin {
        Origin::Source(Source::Cell(place) | Source::Rules(place) | Source::Blank(place)) => {
            Some(PlaceView::from(place))
        }
        Origin::Source(Source::Default | Source::DefaultFor(_) | Source::FirstFinal | Source::Adoption(_))
        | Origin::Figure(_) => None,
    };
    let valore = plain_value(input.value.as_ref(), unit);
    InputView { nome: input.letter, valore, origine: origin(&input.origin), posizione }
}
