//! `variazioni.csv`: what an act changed during the year (D.Lgs. 150/2009, art. 6, c. 1).

use super::key::Keys;
use super::table::{KEY, Resource, Table};
use crate::domain::Change;
use crate::sheet::field::Rule::{Free, Required};
use crate::sheet::field::{Field, Rule, date, text};
use crate::trace::facts::changes::{ChangeNames, names};
use crate::words::fold;

pub(super) const RESOURCE: Resource = Resource {
    name: "variazioni",
    file: "variazioni.csv",
    title: "Variazioni agli obiettivi e agli indicatori durante l’anno",
    references: &[],
};

struct Row<'a> {
    key: String,
    code: String,
    change: &'a Change,
    names_a_person: bool,
    names: ChangeNames,
}

/// The table; without changes it has no rows.
pub(super) fn table(changes: &[Change]) -> Table {
    let mut keys = Keys::default();
    let rows: Vec<Row<'_>> = changes
        .iter()
        .zip(names(changes))
        .map(|(change, names)| {
            let code = change.indicator.as_ref().map_or_else(|| change.objective.to_string(), ToString::to_string);
            let names_a_person = fold(&change.field.value).contains("RESPONSABILE");
            Row { key: keys.of(&code, Some(&change.field.value)), code, change, names_a_person, names }
        })
        .collect();
    Table::new(&RESOURCE, &fields(), rows)
}

fn fields<'a>() -> Vec<Field<Row<'a>>> {
    fn value<'r>(row: &'r Row<'_>, cell: Option<&'r str>) -> Option<&'r str> {
        cell.filter(|_| !row.names_a_person)
    }
    vec![
        text(KEY, "Chiave della variazione: codice e campo", Required, |row: &Row<'a>| Some(&row.key)),
        text("oggetto", "Codice dell’obiettivo o dell’indicatore", Required, |row| Some(&row.code)),
        text("campo", "Che cosa cambia", Required, |row| Some(&row.change.field.value)),
        text("prima", "Valore prima; vuoto se non c’era o se è il nome di una persona", Free, |row| {
            value(row, row.change.before.as_ref().map(|cell| cell.value.as_str()))
        })
        .fact(|row| row.names.before.clone()),
        text("dopo", "Valore dopo; vuoto se non c’è più o se è il nome di una persona", Free, |row| {
            value(row, row.change.after.as_ref().map(|cell| cell.value.as_str()))
        })
        .fact(|row| row.names.after.clone()),
        text("motivo", "Perché", Free, |row| row.change.reason.as_deref()),
        text("atto", "Numero dell’atto; vuoto se non indicato", Free, |row| {
            row.change.act.as_ref().map(|act| act.value.number.as_str())
        }),
        date("data", "Data dell’atto", |row| row.change.act.as_ref().map(|act| act.value.date).or(row.change.date)),
        text("applicata", "Se vale: senza un atto, o fuori dai termini, non vale", Rule::words(["sì", "no"]), |row| {
            Some(if row.change.applied { "sì" } else { "no" })
        }),
    ]
}
