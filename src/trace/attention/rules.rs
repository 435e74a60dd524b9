//! Signals about the rules of scoring.

use super::material::{Search, key};
use crate::domain::{MissingPolicy, Rules};
use crate::signals::Signal;
use crate::words::italian;

/// A rule as it stands and as it stood.
struct Rule {
    key: &'static str,
    name: &'static str,
    of: fn(&Rules) -> String,
}

const RULES: [Rule; 6] = [
    Rule {
        key: "soglie.raggiunto",
        name: "la soglia «raggiunto»",
        of: |rules| italian::number(rules.thresholds.achieved),
    },
    Rule {
        key: "soglie.parziale", name: "la soglia «parziale»", of: |rules| italian::number(rules.thresholds.partly)
    },
    Rule {
        key: "soglie.tolleranza_mantenimento",
        name: "la tolleranza di mantenimento",
        of: |rules| italian::per_cent(rules.maintenance_tolerance * rust_decimal::Decimal::ONE_HUNDRED),
    },
    Rule { key: "soglie.tetto", name: "il tetto", of: |rules| italian::number(rules.ceiling) },
    Rule {
        key: "soglie.ritardi",
        name: "la tabella dei ritardi",
        of: |rules| {
            let band = |band: &crate::domain::DelayBand| {
                format!("{} giorni: {}", band.up_to_days, italian::number(band.achievement))
            };
            rules.delays.iter().map(band).collect::<Vec<_>>().join(", ")
        },
    },
    Rule {
        key: "soglie.dati_mancanti",
        name: "la regola dei dati mancanti",
        of: |rules| {
            match rules.missing {
                MissingPolicy::Block => "blocca",
                MissingPolicy::Zero => "zero",
                MissingPolicy::Exclude => "escludi",
            }
            .to_owned()
        },
    },
];

pub(super) fn changed(search: &Search<'_, '_>) -> Vec<Signal> {
    let rules = search.material.assessment.rules;
    let standard = Rules::standard(rules.place.clone());
    let (before, of_what) = match &search.material.last_year.rules {
        Some(published) => (published, format!("quella della relazione del {}", search.year().previous())),
        None => (&standard, "quella predefinita".to_owned()),
    };
    let told = RULES.iter().filter(|rule| (rule.of)(rules) != (rule.of)(before)).map(|rule| {
        let message = format!("In relazione.toml {} non è {of_what}.", rule.name);
        let mut signal = search.signal([], message, key(rule.key));
        let found = format!("{} (era {})", (rule.of)(rules), (rule.of)(before));
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
