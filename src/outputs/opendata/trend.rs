//! `andamento.csv`: the years of the trend, one row a year and subject, with where its figures come from.

use super::level::Level;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Basis, Indices, Trend, TrendYear};
use crate::domain::GroupCode;
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
    year: u32,
    level: &'static str,
    code: String,
    basis: &'static str,
    indices: Indices,
}

/// The table.
pub(super) fn table(trend: &Trend) -> Table {
    Table::new(&RESOURCE, &fields(trend), trend.years.iter().flat_map(rows))
}

fn rows(year: &TrendYear) -> Vec<Row> {
    let basis = match year.basis {
        Basis::Measured => BASES[0],
        Basis::Published { .. } => BASES[1],
        Basis::Recomputed => BASES[2],
    };
    let row = |level, code: String, indices| {
        let key = format!("{code}/{}", year.year);
        Row { key, year: year.year.0.into(), level, code, basis, indices }
    };
    let mut rows = vec![row(Level::Entity.label(), Level::Entity.label().to_owned(), year.entity)];
    let missions = year.missions.iter();
    rows.extend(missions.map(|(code, indices)| row(Level::from(*code).label(), code.to_string(), *indices)));
    rows.extend(year.objectives.iter().map(|(code, point)| {
        row(OBJECTIVE, code.to_string(), Indices { prudent: point.prudent, ..Indices::default() })
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
        count("anno_dati", "Anno a cui si riferiscono le cifre della riga", |row| row.year),
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
            |row| row.indices.prudent,
        ),
        figure(
            "indice_sui_misurati",
            "In percentuale; vuoto per gli obiettivi o se non disponibile",
            NotNegative,
            |row| row.indices.measured,
        ),
        figure("copertura", "In percentuale; vuoto per gli obiettivi o se non disponibile", NotNegative, |row| {
            row.indices.coverage
        }),
        figure(
            "peso_escluso_percentuale",
            "Peso escluso con atto, in percentuale; vuoto per gli obiettivi o se non disponibile",
            NotNegative,
            |row| row.indices.excluded,
        ),
    ]
}
