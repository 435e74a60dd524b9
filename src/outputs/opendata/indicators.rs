//! `indicatori.csv`: the register's indicators and their results.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::objectives;
use super::table::{KEY, Resource, Table};
use crate::assessment::{
    Aspect, Assessment, Deviation, Figure, IndicatorResult, Measure, OwnValue, State, StateName, Subject,
};
use crate::domain::{Act, Indicator, Kind, Measurement, Quantity, Rules, SourceKind};
use crate::kinds;
use crate::sheet::field::Rule::{Free, NotNegative, Required, RequiredNotNegative};
use crate::sheet::field::{Field, Rule, date, exact, figure, text};

const OBJECTIVE: &str = "obiettivo";

pub(super) const RESOURCE: Resource = Resource {
    name: "indicatori",
    file: "indicatori.csv",
    title: "Indicatori degli obiettivi: valori, grado di raggiungimento e scostamento",
    references: &[(OBJECTIVE, objectives::RESOURCE.name)],
};

/// An indicator, with the values that its row repeats.
struct Row<'a> {
    register: &'a Indicator,
    kind: Kind,
    baseline: Option<Quantity>,
    target: Option<Quantity>,
    sheet: Option<&'a Measurement>,
    actual: Option<Quantity>,
    /// Whether the value that the document prints is the one that was scored.
    is_computable: bool,
    state: &'static str,
    weight: Decimal,
    grade: &'a Figure,
    class: Option<&'a str>,
    deviation: Option<Deviation>,
    act: Option<&'a Act>,
}

impl Row<'_> {
    fn subject(&self) -> Subject {
        Subject::Indicator(self.register.code.clone())
    }

    /// The name of one of its own values.
    fn own(&self, value: OwnValue) -> String {
        self.subject().fact(Aspect::Own(value))
    }

    /// The same, in a column of numbers: a number, or nothing where there is no value. A target that the kind
    /// gives stands in no column.
    fn numeric(&self, value: OwnValue, held: Option<Quantity>) -> Option<String> {
        let given = value == OwnValue::Target && held.is_none() && self.kind.default_target().is_some();
        let is_number = held.is_none_or(|held| number(Some(held)).is_some());
        (is_number && !given).then(|| self.own(value))
    }
}

/// The table.
pub(super) fn table<'a>(assessment: &'a Assessment<'a>) -> Table {
    let rules = assessment.rules;
    let indicators = assessment.objectives().flat_map(|(_, objective)| &objective.indicators);
    Table::new(&RESOURCE, &fields(rules), indicators.map(|indicator| row(indicator, rules)))
}

fn row<'a>(result: &'a IndicatorResult<'a>, rules: &'a Rules) -> Row<'a> {
    let register = result.indicator;
    Row {
        register,
        kind: register.kind.value,
        baseline: register.baseline.as_ref().map(|baseline| baseline.value),
        target: register.target.as_ref().map(|target| target.value),
        sheet: result.measurement,
        actual: result.scored_value(),
        is_computable: !matches!(result.state, State::NotComputable(_)),
        state: result.state.label(),
        weight: result.weight.value,
        grade: &result.achievement,
        class: result.class.map(|class| rules.label(class)),
        deviation: result.deviation,
        act: result.act(),
    }
}

fn fields<'a>(rules: &Rules) -> Vec<Field<Row<'a>>> {
    let kinds = Rule::words(kinds::ALL.labels());
    let bounds = Rule::optional_words(kinds::ALL.bounds());
    let answers = Quantity::ANSWERS.into_iter().filter_map(Quantity::word);
    let actuals = Rule::optional_words(answers.clone().chain(Quantity::NotDone.word()));
    let answers = Rule::optional_words(answers);
    let states = Rule::words(StateName::ALL.map(StateName::label));
    let classes = Rule::optional_words(&rules.labels);
    let mut fields: Vec<Field<Row<'a>>> = vec![
        text(KEY, "Codice permanente dell’indicatore", Required, |row| Some(row.register.code.as_str())),
        text(OBJECTIVE, "Codice dell’obiettivo", Required, |row| Some(row.register.objective.as_str())),
        text("indicatore", "Che cosa si misura", Free, |row| Some(&row.register.name)),
        text("tipo", "Come si calcola il grado", kinds, |row| Some(row.kind.label())),
        text("verso", "Per il mantenimento: minimo o massimo", bounds, |row| row.kind.bound()),
        text("unita", "Unità di misura", Free, |row| Some(&row.register.unit)),
        exact("base", "Valore di partenza b", Free, |row: &Row<'a>| number(row.baseline))
            .fact(|row| row.numeric(OwnValue::Baseline, row.baseline)),
        exact("target", "Valore atteso t, se è un numero", Free, |row: &Row<'a>| number(row.target))
            .fact(|row| row.numeric(OwnValue::Target, row.target)),
        date("target_data", "Valore atteso t, se è una data", |row: &Row<'a>| day(row.target))
            .fact(|row| day(row.target).is_some().then(|| row.own(OwnValue::Target))),
        text("target_testo", "Valore atteso t, se è una risposta", answers, |row| row.target?.word()),
        exact("consuntivo", "Valore misurato v, se è un numero; vuoto se non misurato", Free, |row: &Row<'a>| {
            number(row.actual)
        })
        .fact(|row| row.numeric(OwnValue::Actual, row.actual).filter(|_| row.is_computable)),
        date("consuntivo_data", "Valore misurato v, se è una data; vuoto se non misurato", |row: &Row<'a>| {
            day(row.actual)
        })
        .fact(|row| day(row.actual).is_some().then(|| row.own(OwnValue::Actual))),
        text(
            "consuntivo_testo",
            "Valore misurato v, se è una risposta o «non eseguito»; vuoto se non misurato",
            actuals,
            |row| row.actual?.word(),
        ),
        text("stato", "Se e come l’indicatore conta; distingue il vuoto dallo zero", states, |row| Some(row.state)),
        exact("peso", "Peso w nell’obiettivo", RequiredNotNegative, |row: &Row<'a>| Some(row.weight))
            .fact(|row| Some(row.subject().fact(Aspect::Weight))),
        figure("grado_grezzo", "Grado prima dei limiti, in percentuale", Free, |row| {
            row.grade.value.and(row.grade.exact_decimal())
        }),
        figure(
            "grado",
            "Grado di raggiungimento G, in percentuale; vuoto se non disponibile",
            NotNegative,
            |row: &Row<'a>| row.grade.value,
        )
        .fact(|row| Some(row.subject().result(Measure::Achievement))),
        text("classe", "Classe del grado; vuoto se non disponibile", classes, |row| row.class),
    ];
    fields.extend(explanations());
    fields
}

/// How far from the target, and why.
fn explanations<'a>() -> Vec<Field<Row<'a>>> {
    let sides = Rule::optional_words(Deviation::SIDES);
    let sources = Rule::optional_words(SourceKind::ALL.map(SourceKind::label));
    vec![
        exact(
            "scostamento",
            "v − t nell’unità dell’indicatore, in giorni per le date",
            Free,
            |row: &Row<'a>| Some(row.deviation?.amount),
        )
        .fact(|row| row.deviation.map(|_| row.own(OwnValue::Deviation))),
        figure(
            "scostamento_percentuale",
            "(v − t)/t in percentuale; vuoto se t non è positivo",
            Free,
            |row: &Row<'a>| row.deviation?.per_cent,
        )
        .fact(|row| row.deviation.and_then(|own| own.per_cent).map(|_| row.own(OwnValue::DeviationShare))),
        text("scostamento_segno", "Da che parte del target", sides, |row| row.deviation.map(Deviation::side)),
        text("causa_scostamento", "Causa dello scostamento", Free, |row| row.sheet?.cause.as_deref()),
        text("azione_correttiva", "Azione correttiva", Free, |row| row.sheet?.corrective_action.as_deref()),
        text("fonte", "Tipo di fonte", sources, |row| row.sheet?.source.map(SourceKind::label)),
        text("atto_numero", "Numero dell’atto di esclusione o del verbale del Nucleo di valutazione", Free, |row| {
            Some(&row.act?.number)
        }),
        date("atto_data", "Data di quell’atto", |row| Some(row.act?.date)),
        text("indicatore_del_piano", "Le parole del piano da cui viene l’indicatore", Free, |row| {
            Some(&row.register.plan_text)
        }),
    ]
}

const fn number(value: Option<Quantity>) -> Option<Decimal> {
    if let Some(Quantity::Number(number)) = value { Some(number) } else { None }
}

const fn day(value: Option<Quantity>) -> Option<NaiveDate> {
    if let Some(Quantity::Date(day)) = value { Some(day) } else { None }
}
