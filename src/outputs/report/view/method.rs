//! How results are computed, from which files.

use serde::Serialize;

use super::narrative::TextView;
use super::said::{NamedFigure, NamedProse, Prose, Said};
use super::written::{NamedValue, act_text};
use crate::assessment::Assessment;
use crate::assessment::quotient::QuotientWords;
use crate::assessment::roll_up_rules;
use crate::domain::{Kind, MissingPolicy, Topic};
use crate::dossier::Dossier;
use crate::finding::Severity;
use crate::kinds;
use crate::trace::facts::names;
use crate::words::italian;

/// The method section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Method {
    smvp: String,
    /// Whether plan and register are those approved, and how one can tell.
    approvazione: String,
    tipi: Vec<TypeLine>,
    aggregazioni: Vec<NamedValue>,
    classi: Vec<NamedProse>,
    ritardi: Vec<NamedProse>,
    tolleranza: Said,
    tetto: Said,
    dati_mancanti: &'static str,
    /// What the plan's own objective on this report measures, where it has one.
    misura_relazione: Option<&'static str>,
    testo: TextView,
    fonti: Vec<SourceLine>,
    anomalie: Vec<NamedFigure>,
    programma: &'static str,
}

/// A type of indicator with its rule and an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct TypeLine {
    tipo: String,
    formula: &'static str,
    esempio: &'static str,
}

/// An input file with its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SourceLine {
    file: String,
    sha256: String,
}

fn type_line(kind: Kind) -> TypeLine {
    let words = kind.words();
    let tipo = kind.bound().map_or_else(|| kind.label().to_owned(), |bound| format!("{}, {bound}", kind.label()));
    TypeLine { tipo, formula: words.formula.method, esempio: words.example }
}

pub(super) fn method(assessment: &Assessment<'_>, dossier: &Dossier<'_>) -> Method {
    let rules = assessment.rules;
    let named = |nome: &str, valore: String| NamedValue { nome: nome.to_owned(), valore };
    let sum = |words: &QuotientWords| named(words.method_name, words.formula.to_owned());
    let rule = |key: &str, value| Said::new(names::rule(key), italian::per_cent(value));
    let achieved = || rule("soglie.raggiunto", rules.thresholds.achieved);
    let partly = || rule("soglie.parziale", rules.thresholds.partly);
    let told = |nome: &str, valore: Prose| NamedProse { nome: nome.to_owned(), valore };
    let mut between = Prose::between("da ", partly(), " a meno di ");
    between.figure(achieved());
    let mut previous = 0;
    let mut ritardi: Vec<NamedProse> = Vec::new();
    for band in &rules.delays {
        let days = match band.up_to_days {
            1 => "1 giorno".to_owned(),
            last if last == previous + 1 => format!("{last} giorni"),
            last => format!("da {} a {last} giorni", previous + 1),
        };
        let share = rule(&format!("ritardi fino a {} giorni", band.up_to_days), band.achievement);
        ritardi.push(told(&days, Prose::between("", share, "")));
        previous = band.up_to_days;
    }
    let nothing = rule("ritardi oltre l’ultimo", 0.into());
    let beyond = format!("oltre {}, o non eseguito", italian::count_of(previous.into(), "giorno", "giorni"));
    ritardi.push(told(&beyond, Prose::between("", nothing, "")));
    let count = |severity| dossier.findings.iter().filter(|finding| finding.code.severity == severity).count();
    Method {
        smvp: dossier.config.smvp.as_ref().map_or_else(|| "non indicato".to_owned(), act_text),
        approvazione: approval(dossier),
        tipi: kinds::ALL.iter().map(type_line).collect(),
        aggregazioni: roll_up_rules::words().map(sum).to_vec(),
        classi: vec![
            told(&rules.labels[0], Prose::between("da ", achieved(), "")),
            told(&rules.labels[1], between),
            told(&rules.labels[2], Prose::between("meno di ", partly(), "")),
        ],
        ritardi,
        tolleranza: rule("tolleranza_mantenimento", rules.maintenance_tolerance * rust_decimal::Decimal::ONE_HUNDRED),
        tetto: rule("tetto", rules.ceiling),
        dati_mancanti: match rules.missing {
            MissingPolicy::Block => "la relazione definitiva non è emessa finché manca un dato previsto",
            MissingPolicy::Zero => "la relazione può essere emessa; l’indice di riferimento è quello cautelativo",
            MissingPolicy::Exclude => "la relazione può essere emessa; l’indice di riferimento è quello sui misurati",
        },
        misura_relazione: dossier.deadline.objective.as_ref().map(|_| dossier.deadline.measure.explained()),
        testo: TextView::of(&dossier.supplements.narratives, Topic::Method, 1),
        fonti: dossier
            .inputs
            .iter()
            .map(|file| SourceLine { file: dossier.public_path(&file.path).into_owned(), sha256: file.sha256.clone() })
            .collect(),
        anomalie: [Severity::Blocking, Severity::Warning, Severity::Note]
            .map(|severity| {
                let name = match severity {
                    Severity::Blocking => "Anomalie che impediscono la definitiva",
                    Severity::Warning => "Avvisi",
                    Severity::Note => "Note (riparazioni e normalizzazioni)",
                };
                let valore = Said::new(names::findings(severity), count(severity).to_string());
                NamedFigure { nome: name.to_owned(), valore }
            })
            .to_vec(),
        programma: concat!("relazione ", env!("CARGO_PKG_VERSION")),
    }
}

/// By what plan and register are known to be those approved; or that nothing says so.
fn approval(dossier: &Dossier<'_>) -> String {
    let year = dossier.edition.year;
    let Some(approved) = dossier.approved else {
        return format!(
            "Piano e registro degli indicatori del {year} non sono stati fissati al momento dell’approvazione: la \
             corrispondenza con quanto approvato non è verificata."
        );
    };
    format!(
        "Piano e registro degli indicatori del {year} sono fissati come approvati con {}; da allora cambiano soltanto con le \
         variazioni, ciascuna con il suo atto.",
        approved.act().written()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_name_formula_and_example() {
        let line = |tipo: &str, formula, esempio| TypeLine { tipo: tipo.to_owned(), formula, esempio };
        let halved = line("dimezzato", "50·v/t", "t 440, v 425: 48,30 %");
        assert_eq!(type_line(kinds::tests::HALVED), halved);
        let kept =
            line("mantenimento, massimo", "v ≤ t(1 + τ) → 100, altrimenti 100·(2t − v)/t", "t 30, v 45: 50,00 %");
        assert_eq!(type_line(kinds::maintain_maximum::KIND), kept);
    }
}
