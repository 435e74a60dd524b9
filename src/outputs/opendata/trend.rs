//! `andamento.csv`: the years of the trend, one row a year and subject, with where its figures come from.

use std::collections::BTreeSet;

use super::level::Level;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Aspect, Assessment, Basis, Indices, Measure, Subject, Trend, TrendYear};
use crate::domain::{GroupCode, ObjectiveCode, Year};
use crate::sheet::field::Rule::{NotNegative, Required};
use crate::sheet::field::{Field, Rule, count, figure, text};

pub(super) const RESOURCE: Resource = Resource {
    name: "andamento",
    file: "andamento.csv",
    title: "Andamento triennale: ente, missioni e obiettivi nei tre anni",
    references: &[],
};

const OBJECTIVE: &str = "obiettivo";
const BASES: [&str; 3] = ["misurato", "pubblicato", "ricalcolato"];

struct Row {
    key: String,
    year: Year,
    /// Whose figures they are, where the document shows them.
    subject: Option<Subject>,
    level: &'static str,
    code: String,
    basis: &'static str,
    indices: Indices,
}

/// The table.
pub(super) fn table(trend: &Trend, assessment: &Assessment<'_>) -> Table {
    Table::new(&RESOURCE, &fields(trend), trend.years.iter().flat_map(|year| rows(year, assessment)))
}

impl Row {
    /// The name of one of its figures; of missioni and objectives only the prudent index has one.
    fn fact(&self, measure: Measure) -> Option<String> {
        let has_name = |subject: &&Subject| **subject == Subject::Entity || measure == Measure::Prudent;
        self.subject.as_ref().filter(has_name).map(|subject| subject.fact(Aspect::InYear(measure, self.year)))
    }
}

fn rows(year: &TrendYear, assessment: &Assessment<'_>) -> Vec<Row> {
    let basis = match year.basis {
        Basis::Measured => BASES[0],
        Basis::Published { .. } => BASES[1],
        Basis::Recomputed => BASES[2],
    };
    let row = |level, code: String, subject, indices| {
        let key = format!("{code}/{}", year.year);
        Row { key, year: year.year, subject, level, code, basis, indices }
    };
    let entity = Level::Entity.label();
    let mut rows = vec![row(entity, entity.to_owned(), Some(Subject::Entity), year.entity)];
    rows.extend(year.missions.iter().map(|(code, indices)| {
        let is_shown = assessment.missions.iter().any(|own| own.code == *code);
        row(Level::from(*code).label(), code.to_string(), is_shown.then(|| Subject::from(*code)), *indices)
    }));
    let planned: BTreeSet<&ObjectiveCode> =
        assessment.objectives().filter(|(_, row)| row.state.is_planned()).map(|(_, row)| &row.objective.code).collect();
    rows.extend(year.objectives.iter().map(|(code, point)| {
        let subject = planned.contains(code).then(|| Subject::Objective(code.clone()));
        row(OBJECTIVE, code.to_string(), subject, Indices { prudent: point.prudent, ..Indices::default() })
    }));
    rows
}

fn fields(trend: &Trend) -> Vec<Field<Row>> {
    // The cross-cutting objectives are a level only of plans that have them.
    let has_cross_cutting = trend.years.iter().any(|year| year.missions.contains_key(&GroupCode::CrossCutting));
    let levels = [Level::Entity, Level::Mission].into_iter().chain(has_cross_cutting.then_some(Level::CrossCutting));
    let code = if has_cross_cutting {
        "Codice della missione o dell’obiettivo; «TR» per gli obiettivi trasversali insieme, «ente» per il totale"
    } else {
        "Codice della missione o dell’obiettivo; «ente» per il totale"
    };
    vec![
        text(KEY, "Chiave della riga: codice e anno dei dati", Required, |row: &Row| Some(&row.key)),
        count("anno_dati", "Anno a cui si riferiscono le cifre della riga", |row| row.year.0.into()),
        text("livello", "Che cosa riassume la riga", Rule::words(levels.map(Level::label).chain([OBJECTIVE])), |row| {
            Some(row.level)
        }),
        text("oggetto", code, Required, |row| Some(&row.code)),
        text(
            "origine",
            "Misurato in questa relazione, pubblicato allora, o ricalcolato con le regole di oggi",
            Rule::words(BASES),
            |row| Some(row.basis),
        ),
        figure(
            "indice_cautelativo",
            "In percentuale; per un obiettivo C; vuoto se non disponibile",
            NotNegative,
            |row: &Row| row.indices.prudent,
        )
        .fact(|row| row.fact(Measure::Prudent)),
        figure(
            "indice_sui_misurati",
            "In percentuale; vuoto per gli obiettivi o se non disponibile",
            NotNegative,
            |row: &Row| row.indices.measured,
        )
        .fact(|row| row.fact(Measure::Measured)),
        figure(
            "copertura",
            "In percentuale; vuoto per gli obiettivi o se non disponibile",
            NotNegative,
            |row: &Row| row.indices.coverage,
        )
        .fact(|row| row.fact(Measure::Coverage)),
        figure(
            "peso_escluso_percentuale",
            "Peso escluso con atto, in percentuale; vuoto per gli obiettivi o se non disponibile",
            NotNegative,
            |row: &Row| row.indices.excluded,
        )
        .fact(|row| row.fact(Measure::Excluded)),
    ]
}
