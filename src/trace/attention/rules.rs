//! Signals about the rules of scoring.

use super::material::{Search, key};
use crate::domain::Rules;
use crate::signals::Signal;
use crate::trace::measured_by::{DelayView, RulesView};
use crate::words::italian;

/// A rule with its key and its words.
struct Rule {
    key: &'static str,
    name: &'static str,
    of: fn(&RulesView) -> String,
}

const RULES: [Rule; 7] = [
    Rule { key: "soglie.raggiunto", name: "la soglia «raggiunto»", of: |rules| rules.soglie[0].clone() },
    Rule { key: "soglie.parziale", name: "la soglia «parziale»", of: |rules| rules.soglie[1].clone() },
    Rule {
        key: "soglie.tolleranza_mantenimento",
        name: "la tolleranza di mantenimento",
        of: |rules| rules.tolleranza_mantenimento.clone(),
    },
    Rule { key: "soglie.tetto", name: "il tetto", of: |rules| rules.tetto.clone() },
    Rule {
        key: "soglie.ritardi",
        name: "la tabella dei ritardi",
        of: |rules| {
            let band = |band: &DelayView| {
                format!("{} {}", italian::count(band.giorni as usize, "giorno", "giorni"), band.valore)
            };
            rules.ritardi.iter().map(band).collect::<Vec<_>>().join("; ")
        },
    },
    Rule { key: "soglie.copertura_minima", name: "la copertura minima", of: |rules| rules.copertura_minima.clone() },
    Rule { key: "soglie.dati_mancanti", name: "la regola dei dati mancanti", of: |rules| rules.dati_mancanti.clone() },
];

pub(super) fn changed(search: &Search<'_, '_>) -> Vec<Signal> {
    let rules = &RulesView::of(search.material.assessment.rules);
    let standard = RulesView::of(&Rules::standard(search.material.assessment.rules.place.clone()));
    let (before, of_what) = match search.material.last_rules {
        Some(published) => (published, format!("quella della relazione del {}", search.year().previous())),
        None => (&standard, "quella predefinita".to_owned()),
    };
    let told = RULES.iter().filter(|rule| (rule.of)(rules) != (rule.of)(before)).map(|rule| {
        let message = format!("In relazione.toml {} non è {of_what}.", rule.name);
        let mut signal = search.signal([], message, key(rule.key));
        let found = format!("{} (era {})", (rule.of)(rules), (rule.of)(before)).replace('.', ",");
        signal.finding =
            signal.finding.found(found).expected("l’atto del sistema di misurazione e valutazione che lo stabilisce");
        signal
    });
    told.collect()
}

pub(super) fn no_smvp_act(search: &Search<'_, '_>) -> Vec<Signal> {
    if search.material.config.smvp.is_some() {
        return Vec::new();
    }
    let message = "Non è indicato l’atto che ha adottato il sistema di misurazione e valutazione (SMVP).";
    let mut signal = search.signal([], message, key("smvp"));
    signal.finding = signal.finding.expected("numero e data dell’atto in [smvp]");
    vec![signal]
}
