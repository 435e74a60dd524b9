//! `uffici.csv`: results by office.

use super::key::Keys;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Aspect, Assessment, Counted, GroupResult, Measure, RollUp, Subject};
use crate::domain::Rules;
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, count, exact, figure, text};

pub(super) const RESOURCE: Resource =
    Resource { name: "uffici", file: "uffici.csv", title: "Risultati degli obiettivi per ufficio", references: &[] };

struct Row<'a> {
    code: String,
    subject: Subject,
    name: Option<&'a str>,
    total: &'a RollUp,
    class: Option<&'a str>,
}

impl Row<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "a field asks for the name of the figure that it may hold")]
    fn counted(&self, counted: Counted) -> Option<String> {
        Some(self.subject.fact(Aspect::Count(counted)))
    }
}

/// The table.
pub(super) fn table(assessment: &Assessment<'_>) -> Table {
    let (rules, mut keys) = (assessment.rules, Keys::default());
    let row = |office: &GroupResult| keys.of("ufficio", office.name.as_deref());
    let codes: Vec<String> = assessment.offices.iter().map(row).collect();
    let rows = codes.into_iter().zip(&assessment.offices).map(|(code, office)| Row {
        code,
        subject: Subject::Office(office.name.clone()),
        name: office.name.as_deref(),
        total: &office.total,
        class: office.total.class.map(|class| rules.label(class)),
    });
    Table::new(&RESOURCE, &fields(rules), rows)
}

fn fields<'a>(rules: &Rules) -> Vec<Field<Row<'a>>> {
    let mut fields = vec![
        text(KEY, "Chiave dell’ufficio, dal suo nome", Required, |row: &Row<'a>| Some(&row.code)),
        text("nome", "Nome dell’ufficio; vuoto per gli obiettivi senza ufficio", Free, |row| row.name),
        exact("peso_totale", "Somma dei pesi W degli obiettivi che contano", RequiredNotNegative, |row: &Row<'a>| {
            Some(row.total.weight)
        })
        .fact(|row| Some(row.subject.fact(Aspect::Weight))),
        figure(
            "indice_cautelativo",
            "Σ(C·W)/ΣW, in percentuale; vuoto se non disponibile",
            NotNegative,
            |row: &Row<'a>| row.total.prudent.value,
        )
        .fact(|row| Some(row.subject.result(Measure::Prudent))),
        figure(
            "indice_sui_misurati",
            "Σ(M·W·c)/Σ(W·c), in percentuale; vuoto se non disponibile",
            NotNegative,
            |row: &Row<'a>| row.total.measured.value,
        )
        .fact(|row| Some(row.subject.result(Measure::Measured))),
        figure("copertura", "Σ(W·c)/ΣW, in percentuale; vuoto se non disponibile", NotNegative, |row: &Row<'a>| {
            row.total.coverage.value
        })
        .fact(|row| Some(row.subject.result(Measure::Coverage))),
        figure(
            "peso_escluso_percentuale",
            "Σ(W·x)/ΣW su tutti gli obiettivi previsti, in percentuale",
            NotNegative,
            |row: &Row<'a>| row.total.excluded.value,
        )
        .fact(|row| Some(row.subject.fact(Aspect::Excluded))),
        text(
            "classe",
            "Classe dell’indice di riferimento; vuoto se la copertura non ne dà una",
            Rule::optional_words(&rules.labels),
            |row| row.class,
        ),
    ];
    fields.extend(counts());
    fields
}

/// How many objectives are in each class or state.
fn counts<'a>() -> Vec<Field<Row<'a>>> {
    let counted = count::<Row<'a>>;
    vec![
        counted("previsti", "Obiettivi previsti per l’anno", |row| row.total.counts.planned)
            .fact(|row| row.counted(Counted::Planned)),
        counted("raggiunti", "Obiettivi nella prima classe", |row| row.total.counts.achieved)
            .fact(|row| row.counted(Counted::Achieved)),
        counted("parzialmente_raggiunti", "Obiettivi nella seconda classe", |row| row.total.counts.partly)
            .fact(|row| row.counted(Counted::Partly)),
        counted("non_raggiunti", "Obiettivi nella terza classe", |row| row.total.counts.not_achieved)
            .fact(|row| row.counted(Counted::NotAchieved)),
        counted("in_classe_incompleti", "Obiettivi in una delle tre classi benché non misurati per intero", |row| {
            row.total.counts.incomplete_in_class.total()
        }),
        counted("incompleti", "Obiettivi misurati solo in parte e perciò senza classe", |row| {
            row.total.counts.incomplete
        })
        .fact(|row| row.counted(Counted::Incomplete)),
        counted("esclusi", "Obiettivi esclusi con atto", |row| row.total.counts.excluded)
            .fact(|row| row.counted(Counted::Excluded)),
        counted("in_corso", "Obiettivi in corso: la relazione stessa, nelle bozze", |row| row.total.counts.in_progress)
            .fact(|row| row.counted(Counted::InProgress)),
        counted("annullati", "Obiettivi annullati con atto durante l’anno, non compresi nei previsti", |row| {
            row.total.counts.cancelled
        })
        .fact(|row| row.counted(Counted::Cancelled)),
        counted("aggiunti", "Obiettivi aggiunti con atto durante l’anno", |row| row.total.counts.added)
            .fact(|row| row.counted(Counted::Added)),
        counted("non_misurati", "Obiettivi senza alcun indicatore misurato e senza classe", |row| {
            row.total.counts.not_measured
        })
        .fact(|row| row.counted(Counted::NotMeasured)),
    ]
}
