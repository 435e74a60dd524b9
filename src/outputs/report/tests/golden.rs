//! The seed's document as text: tag tree and pages, reviewed by eye.

use std::fmt::Write as _;

use super::laid_out;
use super::seed::Seed;
use crate::outputs::typeset::{ElementId, Item, Kid, Layout, Mark, Role, Shape};

/// Texts of the contents, by number.
fn content_texts(layout: &Layout) -> Vec<String> {
    let mut texts = vec![String::new(); layout.contents as usize];
    for item in layout.pages.iter().flat_map(|page| &page.items) {
        if let Item { mark: Mark::Content(content), shape: Shape::Text(run) } = item {
            texts[content.0 as usize].extend(run.text.chars().filter(|&char| char != '\u{ad}'));
        }
    }
    texts
}

/// One line an element: its role, what it says about itself, its own text.
fn tag_tree(layout: &Layout) -> String {
    let texts = content_texts(layout);
    let mut out = String::new();
    let mut waiting = vec![(ElementId(0), 0)];
    while let Some((id, depth)) = waiting.pop() {
        let element = &layout.elements[id.0 as usize];
        let attributes = &element.attributes;
        let own: String = element
            .kids
            .iter()
            .filter_map(
                |kid| if let Kid::Content(content) = kid { Some(texts[content.0 as usize].as_str()) } else { None },
            )
            .collect();
        write!(out, "{:1$}{2:?}", "", depth, element.role).unwrap();
        for (name, value) in [
            ("scope", attributes.scope.map(|scope| format!("{scope:?}"))),
            ("span", attributes.column_span.map(|span| span.to_string())),
            ("alt", attributes.alternative.clone()),
        ] {
            if let Some(value) = value {
                write!(out, " {name}={value}").unwrap();
            }
        }
        writeln!(out, "{}{}", if own.trim().is_empty() { "" } else { " | " }, own.trim()).unwrap();
        let kids = element.kids.iter().rev();
        waiting.extend(kids.filter_map(|kid| if let Kid::Element(id) = kid { Some((*id, depth + 1)) } else { None }));
    }
    out
}

fn page_texts(layout: &Layout) -> String {
    layout.pages.iter().fold(String::new(), |mut out, page| {
        writeln!(out, "=== {}\n{}", page.label, page.text()).unwrap();
        out
    })
}

#[track_caller]
#[expect(clippy::disallowed_methods, reason = "the test reads and rewrites its expectations")]
fn assert_golden(name: &str, now: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/seme_2024").join(name);
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, now).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(now.lines()).enumerate().find(|(_, (one, other))| one != other);
    let hint = "run the tests once with AGGIORNA=1 and review the difference";
    assert!(expected == now, "{name} differs, first at {differs:?}; {hint}");
}

#[test]
fn the_tag_tree_is_the_reviewed_one() {
    assert_golden("albero_tag.txt", &tag_tree(&laid_out(&Seed::full().xhtml())));
}

#[test]
fn the_pages_read_as_reviewed() {
    assert_golden("pagine.txt", &page_texts(&laid_out(&Seed::full().xhtml())));
}

/// Text without white space, which line breaks change.
fn condensed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

#[test]
fn every_objective_and_every_value_of_an_indicator_is_on_a_page() {
    let seed = Seed::full();
    let layout = laid_out(&seed.xhtml());
    let texts = content_texts(&layout);
    let tree = condensed(&texts.concat());
    for (_, objective) in seed.plan.objectives() {
        let title = condensed(&format!("{} {}", objective.code, objective.title.text));
        assert!(tree.contains(&title) || tree.contains(&condensed(&objective.title.text)), "{title}");
    }
    let rows: Vec<Vec<String>> = layout
        .elements
        .iter()
        .filter(|element| element.role == Role::TableRow)
        .map(|row| row.kids.iter().map(|kid| subtree_text(&layout, &texts, *kid).trim().to_owned()).collect())
        .collect();
    for indicator in &seed.indicators {
        let code = indicator.code.to_string();
        let row = rows.iter().find(|row| row[0].starts_with(&format!("{code} ")) && row.len() == 7);
        let objective = seed.plan.objective(&indicator.objective).unwrap();
        assert_eq!(row.is_some(), objective.is_planned_for(crate::domain::Year(2024)), "{code}");
        let measured = seed.measurements.iter().find(|sheet| sheet.indicator == indicator.code);
        if let (Some(row), Some(actual)) = (row, measured.and_then(|sheet| sheet.actual.as_ref())) {
            assert_eq!(row[4], actual.value.written(), "{code}");
        }
    }
}

/// All text below a child of an element.
fn subtree_text(layout: &Layout, texts: &[String], kid: Kid) -> String {
    match kid {
        Kid::Content(content) => texts[content.0 as usize].clone(),
        Kid::Element(id) => {
            layout.elements[id.0 as usize].kids.iter().map(|kid| subtree_text(layout, texts, *kid)).collect()
        }
    }
}
