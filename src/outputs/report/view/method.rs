//! How results are computed, from which files.

use serde::Serialize;

use super::narrative::TextView;
use super::written::{NamedValue, act_text};
use crate::assessment::{Assessment, Rule};
use crate::domain::MissingPolicy;
use crate::domain::Topic;
use crate::finding::Severity;
use crate::outputs::report::Context;
use crate::words::italian;

/// The method section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Method {
    smvp: String,
    tipi: Vec<TypeLine>,
    aggregazioni: Vec<NamedValue>,
    classi: Vec<NamedValue>,
    ritardi: Vec<NamedValue>,
    tolleranza: String,
    tetto: String,
    dati_mancanti: &'static str,
    testo: TextView,
    fonti: Vec<SourceLine>,
    anomalie: Vec<NamedValue>,
    programma: &'static str,
}

/// A type of indicator with its rule and an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TypeLine {
    tipo: &'static str,
    formula: &'static str,
    esempio: &'static str,
}

/// An input file with its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SourceLine {
    file: String,
    sha256: String,
}

const TYPES: [(&str, Rule, &str); 9] = [
    ("crescente", Rule::Increasing, "t 440, v 425: 96,59 %"),
    ("decrescente", Rule::Decreasing, "t 57, v 58: 98,25 %"),
    ("variazione", Rule::Variation, "b 400, t 440, v 425: 62,50 %"),
    ("mantenimento, minimo", Rule::MaintainMinimum, "t 12.000, v 10.800: 90,00 %"),
    ("mantenimento, massimo", Rule::MaintainMaximum, "t 30, v 45: 50,00 %"),
    ("sì/no", Rule::YesNo, "sì: 100,00 %"),
    ("data", Rule::Delay, "18 giorni di ritardo: si veda la tabella"),
    ("avanzamento", Rule::Progress, "v 75: 75,00 %"),
    ("qualitativo", Rule::BoardScore, "con numero e data del verbale"),
];

pub(super) fn method(assessment: &Assessment<'_>, context: &Context<'_>) -> Method {
    let rules = assessment.rules;
    let named = |nome: &str, valore: String| NamedValue { nome: nome.to_owned(), valore };
    let rule = |nome: &str, rule: Rule| named(nome, rule.formula().to_owned());
    let (achieved, partly) = (italian::per_cent(rules.thresholds.achieved), italian::per_cent(rules.thresholds.partly));
    let mut previous = 0;
    let mut ritardi: Vec<NamedValue> = Vec::new();
    for band in &rules.delays {
        let days = format!("da {} a {} giorni", previous + 1, band.up_to_days);
        ritardi.push(named(&days, italian::per_cent(band.achievement)));
        previous = band.up_to_days;
    }
    ritardi.push(named(&format!("oltre {previous} giorni, o non eseguito"), italian::per_cent(0.into())));
    let count = |severity| context.findings.iter().filter(|finding| finding.code.severity == severity).count();
    Method {
        smvp: context.config.smvp.as_ref().map_or_else(|| "non indicato".to_owned(), act_text),
        tipi: TYPES.iter().map(|(tipo, rule, esempio)| TypeLine { tipo, formula: rule.formula(), esempio }).collect(),
        aggregazioni: vec![
            rule("Obiettivo, sui misurati (M)", Rule::ObjectiveMeasured),
            rule("Obiettivo, cautelativo (C)", Rule::ObjectivePrudent),
            rule("Obiettivo, copertura (c)", Rule::ObjectiveCoverage),
            rule("Indice cautelativo", Rule::GroupPrudent),
            rule("Indice sui misurati", Rule::GroupMeasured),
            rule("Copertura", Rule::GroupCoverage),
        ],
        classi: vec![
            named(&rules.labels[0], format!("da {achieved}")),
            named(&rules.labels[1], format!("da {partly} a meno di {achieved}")),
            named(&rules.labels[2], format!("meno di {partly}")),
        ],
        ritardi,
        tolleranza: italian::per_cent(rules.maintenance_tolerance * rust_decimal::Decimal::ONE_HUNDRED),
        tetto: italian::per_cent(rules.ceiling),
        dati_mancanti: match rules.missing {
            MissingPolicy::Block => "la relazione definitiva non è emessa finché manca un dato previsto",
            MissingPolicy::Zero => "la relazione può essere emessa; l’indice di riferimento è quello cautelativo",
            MissingPolicy::Exclude => "la relazione può essere emessa; l’indice di riferimento è quello sui misurati",
        },
        testo: TextView::of(&context.dossier.supplements.narratives, Topic::Method, 1),
        fonti: context
            .inputs
            .iter()
            .map(|file| SourceLine { file: file.path.clone(), sha256: file.sha256.clone() })
            .collect(),
        anomalie: [Severity::Blocking, Severity::Warning, Severity::Note]
            .map(|severity| {
                let name = match severity {
                    Severity::Blocking => "Anomalie che impediscono la definitiva",
                    Severity::Warning => "Avvisi",
                    Severity::Note => "Note (riparazioni e normalizzazioni)",
                };
                named(name, count(severity).to_string())
            })
            .to_vec(),
        programma: concat!("relazione ", env!("CARGO_PKG_VERSION")),
    }
}
