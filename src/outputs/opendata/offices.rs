//! `uffici.csv`: results by office.

use super::key::Keys;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Assessment, GroupResult, RollUp};
use crate::domain::Rules;
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, count, exact, figure, text};

pub(super) const RESOURCE: Resource =
    Resource { name: "uffici", file: "uffici.csv", title: "Risultati degli obiettivi per ufficio", references: &[] };

struct Row<'a> {
    code: String,
    name: Option<&'a str>,
    total: &'a RollUp,
    class: Option<&'a str>,
}

/// The table.
pub(super) fn table(assessment: &Assessment<'_>) -> Table {
    let (rules, mut keys) = (assessment.rules, Keys::default());
    let row = |office: &GroupResult| keys.of("ufficio", office.name.as_deref());
    let codes: Vec<String> = assessment.offices.iter().map(row).collect();
    let rows = codes.into_iter().zip(&assessment.offices).map(|(code, office)| Row {
        code,
        name: office.name.as_deref(),
        total: &office.total,
        class: office.total.class.map(|class| rules.label(class)),
    });
    Table::new(&RESOURCE, &fields(rules), rows)
}

fn fields<'a>(rules: &Rules) -> Vec<Field<Row<'a>>> {
    vec![
        text(KEY, "Chiave dell’ufficio, dal suo nome", Required, |row: &Row<'a>| Some(&row.code)),
        text("nome", "Nome dell’ufficio; vuoto per gli obiettivi senza ufficio", Free, |row| row.name),
        exact("peso_totale", "Somma dei pesi W degli obiettivi che contano", RequiredNotNegative, |row| {
            Some(row.total.weight)
        }),
        figure("indice_cautelativo", "Σ(C·W)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row| {
            row.total.prudent.value
        }),
        figure(
            "indice_sui_misurati",
            "Σ(M·W·c)/Σ(W·c), in percentuale; vuoto se non disponibile",
            NotNegative,
            |row| row.total.measured.value,
        ),
        figure("copertura", "Σ(W·c)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row| {
            row.total.coverage.value
        }),
        figure(
            "peso_escluso_percentuale",
            "Σ(W·x)/ΣW su tutti gli obiettivi previsti, in percentuale",
            NotNegative,
            |row| row.total.excluded.value,
        ),
        text(
            "classe",
            "Classe dell’indice di riferimento; vuoto se la copertura non ne dà una",
            Rule::optional_words(&rules.labels),
            |row| row.class,
        ),
        count("previsti", "Obiettivi previsti per l’anno", |row| row.total.counts.planned),
        count("raggiunti", "Obiettivi nella prima classe", |row| row.total.counts.achieved),
        count("parzialmente_raggiunti", "Obiettivi nella seconda classe", |row| row.total.counts.partly),
        count("non_raggiunti", "Obiettivi nella terza classe", |row| row.total.counts.not_achieved),
        count("in_classe_incompleti", "Obiettivi in una delle tre classi benché non misurati per intero", |row| {
            row.total.counts.incomplete_in_class.total()
        }),
        count("incompleti", "Obiettivi misurati solo in parte e perciò senza classe", |row| {
            row.total.counts.incomplete
        }),
        count("esclusi", "Obiettivi esclusi con atto", |row| row.total.counts.excluded),
        count("in_corso", "Obiettivi in corso: la relazione stessa, nelle bozze", |row| row.total.counts.in_progress),
        count("annullati", "Obiettivi annullati con atto durante l’anno, non compresi nei previsti", |row| {
            row.total.counts.cancelled
        }),
        count("aggiunti", "Obiettivi aggiunti con atto durante l’anno", |row| row.total.counts.added),
        count("non_misurati", "Obiettivi senza alcun indicatore misurato e senza classe", |row| {
            row.total.counts.not_measured
        }),
    ]
}
