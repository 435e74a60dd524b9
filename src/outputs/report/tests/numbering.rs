//! Sections number themselves: in headings, references, index, bookmarks and tie-out.

use std::collections::BTreeMap;

use super::laid_out;
use super::seed::Seed;
use crate::outputs::report::{Templates, embedded_templates};
use crate::outputs::typeset::{Layout, Source, Style, embedded_faces, lay_out};

const MAIN: &str = "relazione.xhtml.hbs";

fn built_in(path: &str) -> &'static str {
    embedded_templates().iter().find(|(known, _)| *known == path).unwrap().1
}

/// The seed's XHTML with some templates changed.
fn with(changed: &[(&str, String)]) -> String {
    let overrides: BTreeMap<String, String> =
        changed.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
    Templates::new(&overrides).unwrap().render(&Seed::full().document()).unwrap()
}

/// The main template with two sections in each other's place.
fn swapped(one: &str, other: &str) -> (&'static str, String) {
    let include = |name: &str| format!("{{{{> partials/{name}.hbs}}}}");
    let main = built_in(MAIN).replace(&include(one), "@").replace(&include(other), &include(one));
    (MAIN, main.replace('@', &include(other)))
}

fn bookmarks(layout: &Layout) -> Vec<&str> {
    let top = layout.outline.iter().filter(|entry| entry.level == 1);
    top.map(|entry| entry.title.as_str())
        .filter(|title| title.starts_with(|char: char| char.is_ascii_digit()))
        .collect()
}

#[test]
fn sections_in_another_order_are_numbered_in_that_order_everywhere() {
    let xhtml = with(&[swapped("risultati", "metodo")]);
    let layout = laid_out(&xhtml);
    let titles = bookmarks(&layout);
    let numbers: Vec<u32> = titles.iter().map(|title| title.split(' ').next().unwrap().parse().unwrap()).collect();
    assert_eq!(numbers, (1..=16).collect::<Vec<u32>>());
    assert_eq!((titles[3], titles[15]), ("4 Metodo", "16 Risultati per missione"));
    let text = layout.text();
    for printed in [
        "tabella della sezione 16", // a reference within a link
        "direttamente dagli obiettivi (sezione 4).",
    ] {
        assert!(text.contains(printed), "{printed}");
    }
    let in_index = |line: &&str| line.strip_prefix("4 Metodo ").is_some_and(|page| page.parse::<u32>().is_ok());
    assert_eq!(text.lines().filter(in_index).count(), 1);
    let described =
        layout.pages.iter().flat_map(|page| &page.links).any(|link| link.description.ends_with("sezione 16"));
    assert!(described, "a reader announces the link with the number that is printed");
    let sections = Source::parse(&xhtml).unwrap().sections().clone();
    assert_eq!(sections.titles(&["sintesi", "risultati"]), "1 Sintesi, 16 Risultati per missione");
}

#[test]
fn a_model_that_writes_its_own_number_is_not_numbered_twice() {
    let old = built_in("partials/contesto.hbs").replace(" class=\"numerato\">", ">2 ");
    let layout = laid_out(&with(&[("partials/contesto.hbs", old)]));
    assert_eq!(bookmarks(&layout), bookmarks(&laid_out(&Seed::full().xhtml())));
}

#[test]
fn a_section_left_out_leaves_no_gap_and_what_refers_to_it_is_told() {
    let main = built_in(MAIN).replace("{{> partials/metodo.hbs}}", "").replace("{{> partials/albero.hbs}}", "");
    let xhtml = with(&[(MAIN, main)]);
    let (layout, findings) = lay_out(&xhtml, &Style::embedded(), &embedded_faces()).unwrap();
    assert_eq!(bookmarks(&layout)[2], "3 Risultati per missione");
    assert!(layout.text().contains("(sezione n.d.)"));
    assert!(findings.iter().any(|finding| finding.message.contains("«#metodo»")), "{findings:?}");
    let sections = Source::parse(&xhtml).unwrap().sections().clone();
    assert_eq!(sections.titles(&["albero"]), "–");
}

#[test]
fn a_title_that_begins_with_another_number_is_a_title() {
    let source = "<html><body><section id='a'><h1>2024 in breve</h1></section>\
                  <section id='b'><h1 id='t' class='numerato'>Sintesi</h1></section></body></html>";
    let source = Source::parse(source).unwrap();
    let sections = source.sections();
    assert_eq!((sections.number("a"), sections.number("b"), sections.number("t")), (None, Some("1"), Some("1")));
    assert_eq!(sections.titles(&["a", "t"]), "2024 in breve, 1 Sintesi");
}
