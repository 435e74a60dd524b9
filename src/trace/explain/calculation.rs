//! A rule with its values in it, as one would write it on paper.

use crate::assessment::quotient::Sum;
use crate::assessment::{Derivation, Figure, IndicatorTerm, ObjectiveTerm, Quotient, printed, printed_share};
use crate::domain::{Ratio, StepWords};
use crate::words::italian::{self, long};

/// How a figure came about, in words and symbols.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculation {
    /// The rule with the values in place of the letters; one line a step.
    pub steps: Vec<String>,
    /// What was done to the exact result before printing; `None` if nothing.
    pub rounding: Option<String>,
}

impl Calculation {
    /// The calculation of a figure, as its derivation tells it.
    ///
    /// `unit` is that of the values that it is made from: empty for what is made from other figures.
    pub fn of(figure: &Figure, unit: &str) -> Self {
        Self { steps: steps(figure, unit), rounding: rounding(figure) }
    }
}

/// Rounding, and the limits within which an achievement is kept.
fn rounding(figure: &Figure) -> Option<String> {
    let (exact, value) = (figure.exact.as_ref()?, figure.value?);
    let (rounded, shown) = (printed(exact)?, long(exact.decimal()?));
    let share = printed_share(exact)?;
    let mut said = Vec::new();
    if rounded != value && share == value {
        said.push(format!("{shown} non è tutto né nulla: si stampa {}", italian::two_places(value)));
    } else if rounded != value {
        said.push(format!("{shown} è fuori dai limiti: vale {}", italian::two_places(value)));
    } else if *exact != value {
        said.push(format!(
            "{shown} arrotondato a due decimali (arrotondamento commerciale) = {}",
            italian::two_places(value)
        ));
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn steps(figure: &Figure, unit: &str) -> Vec<String> {
    let result = figure.exact_decimal().map_or_else(|| "n.d.".to_owned(), long);
    match &figure.derivation {
        Derivation::OfIndicators(quotient) if !quotient.terms.is_empty() => vec![written_out(quotient, &result)],
        Derivation::OfIndicators(_) if figure.exact.is_some() => {
            vec![format!("nessun indicatore da sommare: vale {result}")]
        }
        Derivation::OfObjectives(quotient) if !quotient.terms.is_empty() => summed_up(quotient, &result),
        Derivation::Scored(_, application) => application.steps(&StepWords { unit, result: &result }),
        Derivation::Unscored(_) | Derivation::OfIndicators(_) | Derivation::OfObjectives(_) => {
            vec!["nessun valore da cui calcolare: n.d.".to_owned()]
        }
    }
}

/// M, C and c of an objective: the products written out, since there are few.
fn written_out(quotient: &Quotient<IndicatorTerm>, result: &str) -> String {
    let written = |sum: &Sum<IndicatorTerm>| {
        let factors = quotient.terms.iter().filter_map(sum.factors);
        let products: Vec<String> =
            factors.map(|factors| factors.iter().map(written_ratio).collect::<Vec<_>>().join("·")).collect();
        match products.as_slice() {
            [] => "0".to_owned(),
            [only] => only.clone(),
            several => format!("({})", several.join(" + ")),
        }
    };
    let factor = if quotient.rule.per_cent { "100·" } else { "" };
    format!("{factor}{} / {} = {result}", written(&quotient.rule.above), written(&quotient.rule.below))
}

/// A sum in ten decimals at most.
fn written_ratio(value: &Ratio) -> String {
    value.decimal().map_or_else(|| "n.d.".to_owned(), long)
}

/// The sums of a group; the terms are listed among the inputs.
fn summed_up(quotient: &Quotient<ObjectiveTerm>, result: &str) -> Vec<String> {
    let (above, below) = (written_ratio(&quotient.above), written_ratio(&quotient.below));
    let factor = if quotient.rule.per_cent { "100·" } else { "" };
    vec![
        format!("{} = {above}", quotient.rule.above.words),
        format!("{} = {below}", quotient.rule.below.words),
        format!("{factor}{above}/{below} = {result}"),
    ]
}
