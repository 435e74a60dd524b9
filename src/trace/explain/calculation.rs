//! A rule with its values in it, as one would write it on paper.

use rust_decimal::Decimal;

use crate::assessment::{Figure, Input, InputValue, Rule, printed};
use crate::domain::Quantity;
use crate::words::italian;

/// How a figure came about, in words and symbols.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculation {
    /// The rule with the values in place of the letters; one line a step.
    pub steps: Vec<String>,
    /// What was done to the exact result before printing; `None` if nothing.
    pub rounding: Option<String>,
}

impl Calculation {
    /// The calculation of a figure, from the rule and the inputs that it carries.
    pub fn of(figure: &Figure) -> Self {
        let steps = match (figure.value, figure.inputs.is_empty()) {
            (None, true) => vec!["nessun valore da cui calcolare: n.d.".to_owned()],
            _ => steps(figure),
        };
        Self { steps, rounding: rounding(figure) }
    }
}

/// Rounding, and the limits within which an achievement is kept.
fn rounding(figure: &Figure) -> Option<String> {
    let (exact, value) = (figure.exact?, figure.value?);
    let rounded = printed(exact);
    let mut said = Vec::new();
    if rounded != value {
        said.push(format!("{} è fuori dai limiti: vale {}", long(exact), italian::two_places(value)));
    } else if exact != value {
        said.push(format!(
            "{} arrotondato a due decimali (dal mezzo in su) = {}",
            long(exact),
            italian::two_places(value)
        ));
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn steps(figure: &Figure) -> Vec<String> {
    let letters = Letters(&figure.inputs);
    let (v, t, b) = (letters.say("v"), letters.say("t"), letters.say("b"));
    let result = figure.exact.map_or_else(|| "n.d.".to_owned(), long);
    match figure.rule {
        Rule::Increasing | Rule::Progress => vec![format!("100·{v}/{t} = {result}")],
        Rule::Decreasing => vec![format!("100·(2·{t} − {v})/{t} = {result}")],
        Rule::Variation => vec![format!("100·({v} − {b})/({t} − {b}) = {result}")],
        Rule::MaintainMinimum => maintained(&letters, '≥', '−', &format!("100·{v}/{t}"), &result),
        Rule::MaintainMaximum => maintained(&letters, '≤', '+', &format!("100·(2·{t} − {v})/{t}"), &result),
        Rule::ZeroTarget => vec![format!("t = 0, v = {v}: {result}")],
        Rule::YesNo => vec![format!("attesa «{t}», risposta «{v}»: {result}")],
        Rule::Delay => vec![format!("{}: {result}", letters.delay())],
        Rule::BoardScore => vec![format!("punteggio verbalizzato {v}: {result}")],
        Rule::ObjectivePrudent | Rule::ObjectiveMeasured | Rule::ObjectiveCoverage => objective(figure, &result),
        Rule::GroupPrudent | Rule::GroupMeasured | Rule::GroupCoverage => group(figure, &result),
    }
}

fn maintained(letters: &Letters<'_>, sign: char, side: char, otherwise: &str, result: &str) -> Vec<String> {
    let (v, t, tolerance) = (letters.say("v"), letters.say("t"), letters.say("τ"));
    let bound = letters.number("t").zip(letters.number("τ")).and_then(|(t, tolerance)| {
        let factor = if side == '−' { Decimal::ONE - tolerance } else { Decimal::ONE + tolerance };
        t.checked_mul(factor)
    });
    let Some((bound, value)) = bound.zip(letters.number("v")) else { return vec![format!("{otherwise} = {result}")] };
    let kept = if sign == '≥' { value >= bound } else { value <= bound };
    let comparison = format!("limite {t}·(1 {side} {tolerance}) = {}", long(bound));
    if kept {
        vec![format!("{comparison}; {v} {sign} {}: {result}", long(bound))]
    } else {
        vec![format!("{comparison}; {v} non è {sign} {}", long(bound)), format!("{otherwise} = {result}")]
    }
}

/// M, C and c of an objective: the products written out, since there are few.
fn objective(figure: &Figure, result: &str) -> Vec<String> {
    let rows: Vec<&[Input]> = figure.inputs.chunks(2).collect();
    let measured = |row: &&&[Input]| row[0].value != InputValue::Missing;
    let products: Vec<String> =
        rows.iter().filter(measured).map(|row| format!("{}·{}", say(&row[0].value), say(&row[1].value))).collect();
    let weights = |only_measured: bool| {
        let chosen = rows.iter().filter(|row| !only_measured || measured(row));
        sum(&chosen.map(|row| say(&row[1].value)).collect::<Vec<_>>())
    };
    let (above, below) = match figure.rule {
        Rule::ObjectiveMeasured => (sum(&products), weights(true)),
        Rule::ObjectivePrudent => (sum(&products), weights(false)),
        _ => (weights(true), weights(false)),
    };
    vec![format!("{above} / {below} = {result}")]
}

fn sum(terms: &[String]) -> String {
    match terms {
        [] => "0".to_owned(),
        [only] => only.clone(),
        several => format!("({})", several.join(" + ")),
    }
}

/// The sums of a group; the terms are listed among the inputs.
fn group(figure: &Figure, result: &str) -> Vec<String> {
    let (above, below) = group_sums(figure);
    let (above_name, below_name) = match figure.rule {
        Rule::GroupPrudent => ("Σ(C·W)", "ΣW"),
        Rule::GroupMeasured => ("Σ(M·W·c)", "Σ(W·c)"),
        _ => ("Σ(W·c)", "ΣW"),
    };
    let factor = if figure.rule == Rule::GroupCoverage { "100·" } else { "" };
    vec![
        format!("{above_name} = {}", long(above)),
        format!("{below_name} = {}", long(below)),
        format!("{factor}{}/{} = {result}", long(above), long(below)),
    ]
}

/// Numerator and denominator of a group's rule.
pub(super) fn group_sums(figure: &Figure) -> (Decimal, Decimal) {
    let number = |input: &Input| as_number(&input.value).unwrap_or_default();
    let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
    let width = if figure.rule == Rule::GroupMeasured { 3 } else { 2 };
    for row in figure.inputs.chunks(width) {
        match row {
            [value, weight] if figure.rule == Rule::GroupPrudent => {
                above += number(value) * number(weight);
                below += number(weight);
            }
            [coverage, weight] => {
                above += number(coverage) * number(weight);
                below += number(weight);
            }
            [value, coverage, weight] => {
                above += number(value) * number(weight) * number(coverage);
                below += number(weight) * number(coverage);
            }
            _ => {}
        }
    }
    (above, below)
}

/// The inputs of one indicator by their letter.
struct Letters<'a>(&'a [Input]);

impl Letters<'_> {
    fn input(&self, name: &str) -> Option<&Input> {
        self.0.iter().find(|input| input.name == name)
    }

    fn say(&self, name: &str) -> String {
        self.input(name).map_or_else(|| "n.d.".to_owned(), |input| say(&input.value))
    }

    fn number(&self, name: &str) -> Option<Decimal> {
        self.input(name).and_then(|input| as_number(&input.value))
    }

    fn delay(&self) -> String {
        let day = |name: &str| match self.input(name)?.value {
            InputValue::Quantity(Quantity::Date(day)) => Some(day),
            _ => None,
        };
        match (day("v"), day("t")) {
            (Some(done), Some(due)) => {
                let late = (done - due).num_days();
                let written = format!("termine {}, eseguito {}", italian::short_date(due), italian::short_date(done));
                match late {
                    1 => format!("{written}: 1 giorno di ritardo"),
                    2.. => format!("{written}: {late} giorni di ritardo"),
                    _ => format!("{written}: nei termini"),
                }
            }
            _ => format!("termine {}: {}", self.say("t"), self.say("v")),
        }
    }
}

fn as_number(value: &InputValue) -> Option<Decimal> {
    match value {
        InputValue::Number(number) | InputValue::Quantity(Quantity::Number(number)) => Some(*number),
        _ => None,
    }
}

/// A value as people read it; missing is never zero.
pub(super) fn say(value: &InputValue) -> String {
    match value {
        InputValue::Quantity(quantity) => quantity.written(),
        InputValue::Number(number) => long(*number),
        InputValue::Missing => "non misurato".to_owned(),
    }
}

/// All the digits that are worth reading: ten decimals at most, with an ellipsis for the rest.
fn long(value: Decimal) -> String {
    let shortened = value.trunc_with_scale(10);
    let text = italian::number(shortened);
    if shortened == value { text } else { format!("{text}…") }
}
