//! The list of fields against the view that templates really get, and its page in docs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::seed::Seed;
use crate::digest::hex_digest;
use crate::domain::{
    Act, ActKind, ChangeEffect, FirstFinal, Predecessor, RegisteredAct, RegisteredActs, Status, Topic, Year,
};
use crate::dossier::Previous;
use crate::outputs::report::fields::{self, Kind};
use crate::outputs::report::marks;
use crate::trace::provenance::{FORMAT, Provenance};

/// What was seen of a field.
#[derive(Default)]
struct Seen {
    kind: Option<Kind>,
    absent: bool,
    example: Option<String>,
}

/// A first final whose figures were all others, and which knew one of the objectives by another title.
fn first_final() -> (Previous, Predecessor) {
    let date = "2025-06-20".parse().unwrap();
    let record = serde_json::json!({
        "codice": "01.01-01", "obiettivo": "Un altro titolo", "anni": [2024], "indicatori": [], "missione": "01",
        "stato": "misurato",
    });
    let provenance = Provenance {
        formato: FORMAT,
        data_riferimento: "2025-06-20".to_owned(),
        obiettivi: vec![serde_json::from_value(record).unwrap()],
        ..<Provenance>::default()
    };
    let bytes = provenance.json();
    let previous = Previous { year: Year(2024), version: 1, sha256: hex_digest(&bytes), bytes };
    (previous, Predecessor { version: 1, date, first: FirstFinal { date, adoption: None } })
}

/// The view of a year in which nothing is left out, and some indicators are not measured.
fn complete_view() -> Value {
    let mut seed = Seed::full();
    seed.has_emblem = true;
    seed.reasons.delay = Some("il rendiconto è stato approvato in ritardo");
    seed.reasons.correction = Some("un consuntivo era sbagliato");
    seed.status = Status::Final { version: 2 };
    seed.previous = Some(first_final());
    let act = Act { number: "118".to_owned(), date: "2025-06-27".parse().unwrap() };
    let published = RegisteredAct { kind: ActKind::Publication, version: 1, act, link: None };
    seed.acts.insert(Year(2024), RegisteredActs(vec![published]));
    let moves = [("12.03-01", ChangeEffect::Cancels), ("12.01-02", ChangeEffect::Adds)];
    seed.moved(&moves);
    seed.measurements.truncate(seed.measurements.len() - 3);
    // An objective of several indicators that is measured only in part.
    seed.measurements.retain(|row| row.indicator.as_str() != "01.01-01.1");
    // One topic is absent, so that the list of those is seen.
    seed.supplements.narratives.remove(&Topic::Transparency);
    serde_json::to_value(seed.document()).unwrap()
}

/// The text of a figure, or of a sentence with figures: one field for the templates.
fn said(value: &Value) -> Option<String> {
    if let Some(pieces) = value.get(marks::PIECES).and_then(Value::as_array) {
        let words = |piece: &Value| piece.as_str().map(str::to_owned).or_else(|| said(piece)).unwrap_or_default();
        return Some(pieces.iter().map(words).collect());
    }
    value.get(marks::NAME)?;
    Some(value.get(marks::TEXT)?.as_str()?.to_owned())
}

fn survey(path: &str, value: &Value, seen: &mut BTreeMap<String, Seen>) {
    let kind = match value {
        Value::Null => None,
        Value::Bool(_) => Some(Kind::Flag),
        Value::Array(_) => Some(Kind::List),
        Value::Object(_) if said(value).is_some() => Some(Kind::Text),
        Value::Object(_) => Some(Kind::Group),
        Value::String(_) | Value::Number(_) => Some(Kind::Text),
    };
    // An entry that is a group has no name of its own.
    let is_entry = path.ends_with("[]") && kind == Some(Kind::Group);
    if !path.is_empty() && !is_entry {
        let entry = seen.entry(path.to_owned()).or_default();
        entry.kind = entry.kind.or(kind);
        entry.absent |= kind.is_none();
        let text = if let Value::String(text) = value { Some(text.clone()) } else { said(value) };
        if let Some(text) = text {
            entry.example = entry.example.take().filter(|text| !text.is_empty()).or(Some(text));
        }
    }
    if said(value).is_some() {
        return;
    }
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| survey(&format!("{path}[]"), entry, seen)),
        Value::Object(fields) => {
            let dot = if path.is_empty() { "" } else { "." };
            fields.iter().for_each(|(name, field)| survey(&format!("{path}{dot}{name}"), field, seen));
        }
        _ => {}
    }
}

fn surveyed() -> BTreeMap<String, Seen> {
    let mut seen = BTreeMap::new();
    survey("", &complete_view(), &mut seen);
    seen
}

#[test]
fn the_list_of_fields_is_what_templates_get() {
    let seen = surveyed();
    for field in fields::all() {
        let found = seen.get(field.path).unwrap_or_else(|| panic!("{} is listed and is not in the view", field.path));
        let kind = if field.kind == Kind::Markup { Kind::Text } else { field.kind };
        // A field that is absent in every entry shows no kind.
        assert!(found.kind.is_none_or(|found| found == kind), "{}: {:?}", field.path, found.kind);
        assert!(field.optional || !found.absent, "{} may be absent", field.path);
        assert!(!field.meaning.trim().is_empty(), "{} has no meaning", field.path);
    }
    let listed: Vec<&str> = fields::all().map(|field| field.path).collect();
    let unlisted: Vec<&String> = seen.keys().filter(|path| !listed.contains(&path.as_str())).collect();
    assert!(unlisted.is_empty(), "in the view and not in fields.tsv: {unlisted:?}");
}

/// The reference of the fields, as Markdown.
fn reference() -> String {
    let seen = surveyed();
    let mut page = String::from(
        "# Campi dei modelli\n\n\
         Tutti i campi che un modello può nominare (come si scrivono: [modelli.md](modelli.md)). `[]` dopo un elenco sta per ciascuna\n\
         sua voce: `missioni[].titolo` si scrive `{{titolo}}` dentro `{{#each missioni}}`. Un campo «facoltativo» può\n\
         mancare, e si chiede con `{{#if campo}}`. Un campo XHTML si scrive con tre graffe: `{{{campo}}}`. Gli esempi vengono\n\
         dall’ente dimostrativo. Questa pagina è generata: la tiene vera una prova automatica.\n\n\
         | campo | tipo | | significato | esempio |\n|---|---|---|---|---|\n",
    );
    for field in fields::all() {
        let presence = if field.optional { "facoltativo" } else { "" };
        let example = seen[field.path].example.as_deref().map(example).unwrap_or_default();
        let (path, kind, meaning) = (field.path, field.kind.label(), field.meaning);
        writeln!(page, "| `{path}` | {kind} | {presence} | {meaning} | {example} |").unwrap();
    }
    page
}

/// An example short enough for a cell of a table.
fn example(text: &str) -> String {
    let clean = text.replace('|', "\\|").replace(['`', '\n'], " ");
    let short: String = clean.chars().take(60).collect();
    let rest = if short.len() < clean.len() { "…" } else { "" };
    if short.is_empty() { String::new() } else { format!("`{short}{rest}`") }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads and rewrites a page of the documentation")]
fn the_reference_in_docs_is_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/campi.md");
    let now = reference();
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, now, "run the tests once with AGGIORNA=1 and review the difference");
}
