//! The entity's own templates that nothing leads to: whoever wrote one there thinks that it is printed.

use std::collections::{BTreeMap, BTreeSet};

use super::press::STYLE_FILE;
use super::template::{MAIN, PAPERS, embedded_templates};
use crate::domain::Place;
use crate::finding::Finding;
use crate::inputs::entity::{Folder, folder_codes};
use crate::words::decoding::decode;
use crate::words::nearest;

/// A finding for each of the entity's templates that neither replaces one of ours nor is included by one that is used.
pub fn unused_templates(folder: &Folder) -> Vec<Finding> {
    let of_entity = folder.templates.iter().map(|(path, file)| (path.as_str(), decode(&file.bytes).text));
    let own: BTreeMap<&str, String> = of_entity.filter(|(path, _)| *path != STYLE_FILE).collect();
    let used = used(&own);
    let unused = own.keys().filter(|path| !used.contains(**path));
    unused.map(|path| finding(path, &folder.templates[*path].path)).collect()
}

fn finding(path: &str, file: &str) -> Finding {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let built_in = || embedded_templates().iter().map(|(path, _)| *path).chain([STYLE_FILE]);
    let expected = match built_in().find(|known| name(known) == name(path)) {
        Some(known) => format!("il file in templates/{known}"),
        None => format!(
            "il nome di un modello del programma (fra i più simili: {}), oppure un modello usato che lo includa",
            nearest(built_in(), path)
        ),
    };
    let message = format!("Il modello {file} non prende il posto di nessuno e nessuno lo include: non è usato.");
    Finding::new(folder_codes::UNUSED_TEMPLATE, message).at(Place::file(file)).expected(expected)
}

/// The templates that are reached from the documents.
fn used(own: &BTreeMap<&str, String>) -> BTreeSet<String> {
    let built_in: BTreeMap<&str, &str> = embedded_templates().iter().copied().collect();
    let text = |path: &str| own.get(path).map(String::as_str).or_else(|| built_in.get(path).copied());
    let mut open: Vec<String> = PAPERS.iter().map(|paper| paper.template).chain([MAIN]).map(str::to_owned).collect();
    // What takes the place of one of ours is used wherever that is.
    open.extend(own.keys().filter(|path| built_in.contains_key(*path)).map(|path| (*path).to_owned()));
    let mut used = BTreeSet::new();
    while let Some(path) = open.pop() {
        let Some(text) = text(&path) else { continue };
        open.extend(included(text).filter(|name| !used.contains(name)));
        used.insert(path);
    }
    used
}

/// The names that a template includes: `{{> partials/nota.hbs}}`, `{{#> "nota.hbs"}}`.
fn included(text: &str) -> impl Iterator<Item = String> {
    text.split("{{").skip(1).filter_map(|expression| {
        let rest = expression.trim_start_matches(['~', '#', ' ']).strip_prefix('>')?.trim_start();
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '"' | '\'' | '~'))?;
        Some(rest[..end].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_included_by_what_is_used_is_used() {
        let own = BTreeMap::from([
            ("partials/sintesi.hbs", "<p>{{~> \"partials/nota.hbs\" ~}}</p>".to_owned()),
            ("partials/nota.hbs", "{{#> piede.hbs}}{{/piede.hbs}}".to_owned()),
            ("piede.hbs", String::new()),
            ("sintesi.hbs", "{{> altra.hbs}}".to_owned()),
            ("altra.hbs", String::new()),
        ]);
        let used = used(&own);
        let unused: Vec<&str> = own.keys().filter(|path| !used.contains(**path)).copied().collect();
        assert_eq!(unused, ["altra.hbs", "sintesi.hbs"]);
        let told = finding("sintesi.hbs", "templates/sintesi.hbs");
        assert_eq!(told.expected.as_deref(), Some("il file in templates/partials/sintesi.hbs"));
    }
}
