//! `missioni.csv`: entity, missioni, programmi and *indirizzi strategici*.

use super::key::Keys;
use super::level::Level;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Aspect, Assessment, ClassCounts, Counted, Measure, RollUp, Subject};
use crate::domain::Rules;
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, count, exact, figure, text};

pub(super) const RESOURCE: Resource = Resource {
    name: "missioni",
    file: "missioni.csv",
    title: "Risultati dell’ente, delle missioni, dei programmi e degli indirizzi strategici",
    references: &[],
};

// Names of columns.
const WEIGHT: &str = "peso_totale";
const PRUDENT: &str = "indice_cautelativo";
const MEASURED: &str = "indice_sui_misurati";
const COVERAGE: &str = "copertura";
const PLANNED: &str = "previsti";
const ACHIEVED: &str = "raggiunti";
const PARTLY: &str = "parzialmente_raggiunti";
const NOT_ACHIEVED: &str = "non_raggiunti";
const INCOMPLETE: &str = "incompleti";
const NOT_MEASURED: &str = "non_misurati";
const EXCLUDED: &str = "esclusi_con_atto";
const IN_PROGRESS: &str = "in_corso";

/// A group of objectives, or the whole entity.
struct Group<'a> {
    subject: Subject,
    code: String,
    level: Level,
    name: Option<&'a str>,
    total: &'a RollUp,
    counts: ClassCounts,
    rules: &'a Rules,
}

/// The table.
pub(super) fn table(assessment: &Assessment<'_>) -> Table {
    Table::new(&RESOURCE, &fields(assessment), groups(assessment))
}

fn fields<'a>(assessment: &Assessment<'_>) -> Vec<Field<Group<'a>>> {
    let rules = assessment.rules;
    let levels = Rule::words(Level::of_results(assessment).map(Level::label));
    let classes = Rule::optional_words(&rules.labels);
    let mut fields: Vec<Field<Group<'a>>> = vec![
        text(
            KEY,
            match assessment.cross_cutting() {
                None => {
                    "Codice della missione (due cifre) o del programma (MM.PP); «ente» per il totale, «indirizzo-…», dal suo \
                     nome, per un indirizzo strategico"
                }
                Some(_) => {
                    "Codice della missione (due cifre) o del programma (MM.PP); «TR» per gli obiettivi trasversali, che non \
                     sono di una missione; «ente» per il totale, «indirizzo-…», dal suo nome, per un indirizzo strategico"
                }
            },
            Required,
            |row| Some(&row.code),
        ),
        text("livello", "Che cosa riassume la riga", levels, |row| Some(row.level.label())),
        text("nome", "Titolo della missione, nome del programma o dell’indirizzo strategico", Free, |row| row.name),
        exact(WEIGHT, "Somma dei pesi W degli obiettivi che contano", RequiredNotNegative, |row: &Group<'a>| {
            Some(row.total.weight)
        })
        .fact(|row| Some(row.subject.fact(Aspect::Weight))),
        figure(PRUDENT, "Σ(C·W)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row: &Group<'a>| {
            row.total.prudent.value
        })
        .fact(|row| Some(row.subject.fact(Aspect::Result(Measure::Prudent)))),
        figure(
            MEASURED,
            "Σ(M·W·c)/Σ(W·c), in percentuale; vuoto se non disponibile",
            NotNegative,
            |row: &Group<'a>| row.total.measured.value,
        )
        .fact(|row| Some(row.subject.fact(Aspect::Result(Measure::Measured)))),
        figure(COVERAGE, "Σ(W·c)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row: &Group<'a>| {
            row.total.coverage.value
        })
        .fact(|row| Some(row.subject.fact(Aspect::Result(Measure::Coverage)))),
        figure(
            "peso_escluso_percentuale",
            "Σ(W·x)/ΣW su tutti gli obiettivi previsti, in percentuale",
            NotNegative,
            |row: &Group<'a>| row.total.excluded.value,
        )
        .fact(|row| Some(row.subject.fact(Aspect::Excluded))),
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
    ];
    fields.extend(counts());
    fields
}

/// How many objectives are in each class or state.
fn counts<'a>() -> Vec<Field<Group<'a>>> {
    vec![
        count(PLANNED, "Obiettivi previsti per l’anno", |row: &Group<'a>| row.counts.planned)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Planned)))),
        count(ACHIEVED, "Obiettivi nella prima classe", |row: &Group<'a>| row.counts.achieved)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Achieved)))),
        count(PARTLY, "Obiettivi nella seconda classe", |row: &Group<'a>| row.counts.partly)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Partly)))),
        count(NOT_ACHIEVED, "Obiettivi nella terza classe", |row: &Group<'a>| row.counts.not_achieved)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::NotAchieved)))),
        count("in_classe_incompleti", "Obiettivi in una delle tre classi benché non misurati per intero", |row| {
            row.counts.incomplete_in_class.total()
        }),
        count(INCOMPLETE, "Obiettivi misurati solo in parte e perciò senza classe", |row: &Group<'a>| {
            row.counts.incomplete
        })
        .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Incomplete)))),
        count(NOT_MEASURED, "Obiettivi senza alcun indicatore misurato e senza classe", |row: &Group<'a>| {
            row.counts.not_measured
        })
        .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::NotMeasured)))),
        count(EXCLUDED, "Obiettivi esclusi con atto", |row: &Group<'a>| row.counts.excluded)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Excluded)))),
        exact("peso_escluso", "Peso degli obiettivi esclusi con atto", RequiredNotNegative, |row| {
            Some(row.counts.excluded_weight)
        }),
        count(IN_PROGRESS, "Obiettivi in corso: la relazione stessa, nelle bozze", |row: &Group<'a>| {
            row.counts.in_progress
        })
        .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::InProgress)))),
        count(
            "annullati",
            "Obiettivi annullati con atto durante l’anno, non compresi nei previsti",
            |row: &Group<'a>| row.counts.cancelled,
        )
        .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Cancelled)))),
        count("aggiunti", "Obiettivi aggiunti con atto durante l’anno", |row: &Group<'a>| row.counts.added)
            .fact(|row| Some(row.subject.fact(Aspect::Count(Counted::Added)))),
        count("non_previsti", "Obiettivi del piano non previsti per l’anno", |row| row.counts.not_planned),
    ]
}

fn groups<'a>(assessment: &'a Assessment<'_>) -> Vec<Group<'a>> {
    let rules = assessment.rules;
    let group = |subject, code, level, name, total: &'a RollUp| {
        let counts = total.counts;
        Group { subject, code, level, name, total, counts, rules }
    };
    let mut groups =
        vec![group(Subject::Entity, Level::Entity.label().to_owned(), Level::Entity, None, &assessment.entity)];
    for mission in &assessment.missions {
        groups.push(group(
            mission.subject(),
            mission.code.to_string(),
            mission.code.into(),
            Some(mission.title),
            &mission.total,
        ));
        groups.extend(mission.coded_programmes().map(|(code, programme)| {
            let subject = Subject::Programme(code);
            group(subject, code.to_string(), Level::Programme, programme.name.as_deref(), &programme.total)
        }));
    }
    let mut keys = Keys::default();
    for direction in &assessment.directions {
        let code = keys.of(Level::Direction.label(), direction.name.as_deref());
        let subject = Subject::Direction(direction.name.clone());
        groups.push(group(subject, code, Level::Direction, direction.name.as_deref(), &direction.total));
    }
    groups
}
