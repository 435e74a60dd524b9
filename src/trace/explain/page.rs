//! The figures of a page of a published document, from the package's own `fatti.json` and `provenienza.json`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::words::{fold, italian};

/// The figures that a page prints.
#[derive(Debug)]
pub struct Page<'p> {
    /// The label that is printed on the page.
    pub label: &'p str,
    /// Page of the file, from 1.
    pub number: u64,
    /// Each with its fact and its derivation.
    figures: Vec<(&'p Value, Option<&'p Value>)>,
}

/// The page with this printed label; `None` where no figure stands on one.
pub fn page<'p>(facts: &'p Value, provenance: &'p Value, label: &str) -> Option<Page<'p>> {
    let derivations: BTreeMap<&str, &Value> = provenance["cifre"]
        .as_array()?
        .iter()
        .filter_map(|derivation| Some((derivation["cifra"].as_str()?, derivation)))
        .collect();
    let on_page = |place: &&Value| place["etichetta"].as_str().is_some_and(|own| fold(own) == fold(label));
    let mut figures = Vec::new();
    for fact in facts["fatti"].as_array()? {
        if let Some(place) = fact["pdf"].as_array()?.iter().find(on_page) {
            figures.push((place, fact, derivations.get(fact["id"].as_str()?).copied()));
        }
    }
    // From the top of the page down, then from left to right.
    let edge = |place: &Value, at: usize| place["riquadro"][at].as_f64().unwrap_or_default();
    figures.sort_by(|(left, ..), (right, ..)| {
        edge(right, 3).total_cmp(&edge(left, 3)).then(edge(left, 0).total_cmp(&edge(right, 0)))
    });
    let (first, ..) = figures.first()?;
    let (label, number) = (first["etichetta"].as_str()?, first["pagina"].as_u64()?);
    Some(Page { label, number, figures: figures.into_iter().map(|(_, fact, own)| (fact, own)).collect() })
}

impl Page<'_> {
    /// As people read it.
    pub fn text(&self, package: &str) -> String {
        let mut text = format!(
            "Pagina {} (foglio {} del PDF) del pacchetto «{package}»: {}\n",
            self.label,
            self.number,
            italian::count(self.figures.len(), "cifra", "cifre")
        );
        for (fact, derivation) in &self.figures {
            let said = |key: &str| fact[key].as_str().unwrap_or_default();
            let _ = writeln!(text, "\n{} = {}", said("id"), said("testo"));
            let _ = writeln!(text, "  regola: {}", said("regola"));
            for input in derivation.and_then(|own| own["ingressi"].as_array()).into_iter().flatten() {
                let said = |key: &str| input[key].as_str().unwrap_or("–");
                let _ = writeln!(text, "    {} = {}  {}", said("nome"), said("valore"), said("origine"));
            }
        }
        text
    }

    /// For programs: the facts as the package has them, each with its derivation.
    pub fn json(&self, package: &str) -> String {
        let figure = |(fact, derivation): &(&Value, Option<&Value>)| json!({"fatto": fact, "derivazione": derivation});
        let figures: Vec<Value> = self.figures.iter().map(figure).collect();
        let answer = json!({"pacchetto": package, "pagina": self.label, "foglio": self.number, "cifre": figures});
        serde_json::to_string_pretty(&answer).expect("JSON always serialises") + "\n"
    }
}
