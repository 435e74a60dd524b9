//! `missioni.csv`: entity, missioni, programmi and *indirizzi strategici*.

use super::level::Level;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Assessment, ClassCounts, RollUp};
use crate::domain::Rules;
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, count, exact, figure, text};

pub(super) const RESOURCE: Resource = Resource {
    name: "missioni",
    file: "missioni.csv",
    title: "Risultati dell’ente, delle missioni, dei programmi e degli indirizzi strategici",
    references: &[],
};

// Names of columns that others read.
pub(crate) const WEIGHT: &str = "peso_totale";
pub(crate) const PRUDENT: &str = "indice_cautelativo";
pub(crate) const MEASURED: &str = "indice_sui_misurati";
pub(crate) const COVERAGE: &str = "copertura";
pub(crate) const PLANNED: &str = "previsti";
pub(crate) const ACHIEVED: &str = "raggiunti";
pub(crate) const PARTLY: &str = "parzialmente_raggiunti";
pub(crate) const NOT_ACHIEVED: &str = "non_raggiunti";
pub(crate) const INCOMPLETE: &str = "incompleti";
pub(crate) const NOT_MEASURED: &str = "non_misurati";
pub(crate) const EXCLUDED: &str = "esclusi_con_atto";
pub(crate) const IN_PROGRESS: &str = "in_corso";

/// A group of objectives, or the whole entity.
struct Group<'a> {
    code: String,
    level: Level,
    name: Option<&'a str>,
    total: &'a RollUp,
    counts: ClassCounts,
    rules: &'a Rules,
}

/// The table.
pub(super) fn table(assessment: &Assessment<'_>) -> Table {
    Table::new(&RESOURCE, &fields(assessment.rules), groups(assessment))
}

fn fields<'a>(rules: &Rules) -> Vec<Field<Group<'a>>> {
    let levels = Rule::words(Level::ALL.map(Level::label));
    let classes = Rule::optional_words(&rules.labels);
    vec![
        text(
            KEY,
            "Codice della missione (due cifre) o del programma (MM.PP); «ente» per il totale, «indirizzo-n» per l’indirizzo \
             strategico n",
            Required,
            |row| Some(&row.code),
        ),
        text("livello", "Che cosa riassume la riga", levels, |row| Some(row.level.label())),
        text("nome", "Titolo della missione, nome del programma o dell’indirizzo strategico", Free, |row| row.name),
        exact(WEIGHT, "Somma dei pesi W degli obiettivi che contano", RequiredNotNegative, |row| {
            Some(row.total.weight)
        }),
        figure(PRUDENT, "Σ(C·W)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row| {
            row.total.prudent.value
        }),
        figure(MEASURED, "Σ(M·W·c)/Σ(W·c), in percentuale; vuoto se non disponibile", NotNegative, |row| {
            row.total.measured.value
        }),
        figure(COVERAGE, "Σ(W·c)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row| {
            row.total.coverage.value
        }),
        figure(
            "peso_escluso_percentuale",
            "Σ(W·x)/ΣW su tutti gli obiettivi previsti, in percentuale",
            NotNegative,
            |row| row.total.excluded.value,
        ),
        figure(
            "esito_piu_alto",
            "Indice possibile se ciò che manca avesse il grado più alto; vuoto se non manca nulla",
            NotNegative,
            |row| row.total.interval().map(|(_, upper)| upper),
        ),
        figure(
            "cautelativo_senza_atti_tardivi",
            "Indice cautelativo con gli esclusi dopo il 31 dicembre contati come non misurati; vuoto se non ce ne sono",
            NotNegative,
            |row| row.total.without_late_acts.as_ref()?.value,
        ),
        text("classe", "Classe dell’indice di riferimento; vuoto se la copertura non ne dà una", classes, |row| {
            row.total.class.map(|class| row.rules.label(class))
        }),
        count(PLANNED, "Obiettivi previsti per l’anno", |row| row.counts.planned),
        count(ACHIEVED, "Obiettivi nella prima classe", |row| row.counts.achieved),
        count(PARTLY, "Obiettivi nella seconda classe", |row| row.counts.partly),
        count(NOT_ACHIEVED, "Obiettivi nella terza classe", |row| row.counts.not_achieved),
        count("in_classe_incompleti", "Obiettivi in una delle tre classi benché non misurati per intero", |row| {
            row.counts.incomplete_in_class.total()
        }),
        count(INCOMPLETE, "Obiettivi misurati solo in parte e perciò senza classe", |row| row.counts.incomplete),
        count(NOT_MEASURED, "Obiettivi senza alcun indicatore misurato e senza classe", |row| row.counts.not_measured),
        count(EXCLUDED, "Obiettivi esclusi con atto", |row| row.counts.excluded),
        exact("peso_escluso", "Peso degli obiettivi esclusi con atto", RequiredNotNegative, |row| {
            Some(row.counts.excluded_weight)
        }),
        count(IN_PROGRESS, "Obiettivi in corso: la relazione stessa, nelle bozze", |row| row.counts.in_progress),
        count("annullati", "Obiettivi annullati con atto durante l’anno, non compresi nei previsti", |row| {
            row.counts.cancelled
        }),
        count("aggiunti", "Obiettivi aggiunti con atto durante l’anno", |row| row.counts.added),
        count("non_previsti", "Obiettivi del piano non previsti per l’anno", |row| row.counts.not_planned),
    ]
}

fn groups<'a>(assessment: &'a Assessment<'_>) -> Vec<Group<'a>> {
    let rules = assessment.rules;
    let group = |code, level, name, total: &'a RollUp| Group { code, level, name, total, counts: total.counts, rules };
    let mut groups = vec![group(Level::Entity.label().to_owned(), Level::Entity, None, &assessment.entity)];
    for mission in &assessment.missions {
        groups.push(group(mission.code.to_string(), Level::Mission, Some(mission.title), &mission.total));
        groups.extend(mission.programmes.iter().map(|programme| {
            group(programme.code.to_string(), Level::Programme, programme.name.as_deref(), &programme.total)
        }));
    }
    for (number, direction) in (1_usize..).zip(&assessment.directions) {
        let code = direction_code(number);
        groups.push(group(code, Level::Direction, direction.name.as_deref(), &direction.total));
    }
    groups
}

/// The key of an *indirizzo strategico*, which has no code of its own: its number in the plan's order.
pub(crate) fn direction_code(number: usize) -> String {
    format!("indirizzo-{number}")
}
