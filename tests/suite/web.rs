//! The web edition, as it is published.

use std::collections::BTreeSet;

use roxmltree::{Document, ParsingOptions};

use crate::entity::Entity;

/// The page of the demonstration's draft.
fn page(entity: &Entity) -> String {
    let run = entity.run("genera --anno 2024 --data 2025-06-20");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    std::fs::read_to_string(entity.output("2024/bozza/Relazione_performance_2024_BOZZA.html")).unwrap()
}

fn parse(page: &str) -> Document<'_> {
    Document::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() }).unwrap()
}

#[test]
fn the_page_needs_nothing_from_outside_and_every_link_within_it_arrives() {
    let page = page(&Entity::new());
    assert!(page.len() <= 600_000, "{} bytes", page.len());
    let document = parse(&page);
    let elements = || document.descendants().filter(roxmltree::Node::is_element);
    let targets: BTreeSet<&str> = elements().filter_map(|node| node.attribute("id")).collect();
    for node in elements() {
        if let Some(target) = node.attribute("href").and_then(|address| address.strip_prefix('#')) {
            assert!(targets.contains(target), "#{target}");
        }
        assert!(node.attribute("src").is_none_or(|source| source.starts_with("data:")), "{node:?}");
        assert!(!["link", "iframe", "object"].contains(&node.tag_name().name()), "{node:?}");
    }
    assert!(!page.contains("@import") && !page.contains("url("));
    assert_eq!(elements().filter(|node| node.has_tag_name("h1")).count(), 1);
    assert!(targets.contains("obiettivo-01.02-05"), "an objective is found by its code");
}

#[test]
fn the_contents_are_open_without_a_script_and_closed_on_a_narrow_screen_before_anything_is_drawn() {
    let page = page(&Entity::new());
    let (before, after) = page.split_once("</nav>").unwrap();
    assert!(before.contains("id=\"indice\"") && before.contains("<details open=\"open\">"));
    let (between, _) = after.split_once("<main").unwrap();
    assert!(between.trim_start().starts_with("<script>") && between.contains("elenco.open = false"), "{between}");
}

#[test]
fn derivations_name_no_path_of_an_input() {
    let page = page(&Entity::new());
    let (_, derivations) = page.split_once("id=\"derivazioni\"").unwrap();
    for path in ["misurazioni/", "indicatori/2024", "risorse/2024", "individuale/"] {
        assert!(!derivations.contains(path), "{path}");
    }
    assert!(derivations.contains("Allegato_A_12"), "the public cell is named");
    assert!(derivations.contains("\"166500.40\"") && !derivations.contains("\"166500.4\""), "amounts in euro");
    assert!(page.contains("BOZZA – DATI DIMOSTRATIVI"));
}

#[test]
fn filters_know_missione_office_and_outcome_of_every_objective() {
    let page = page(&Entity::new());
    let document = parse(&page);
    let blocks: Vec<_> = document.descendants().filter(|node| node.attribute("class") == Some("obiettivo")).collect();
    assert!(blocks.len() > 60);
    for block in blocks {
        for facet in ["data-missione", "data-ufficio", "data-esito"] {
            assert!(block.attribute(facet).is_some_and(|value| !value.is_empty()), "{facet}: {block:?}");
        }
    }
}

#[test]
fn tables_are_tables_on_paper_and_charts_have_a_drawing_for_each_width() {
    let page = page(&Entity::new());
    assert!(!page.contains("@media (max-width"), "a sheet of paper is no narrow screen");
    let document = parse(&page);
    for figure in document.descendants().filter(|node| node.has_tag_name("figure")) {
        let drawings = figure.children().filter(|node| node.has_tag_name("svg"));
        let (classes, figures): (Vec<_>, Vec<_>) = drawings
            .map(|drawing| {
                // What finds no room in its bar is drawn after those that do, and the widths differ.
                let figures: BTreeSet<_> = drawing.descendants().filter_map(|own| own.attribute("data-c")).collect();
                (drawing.attribute("class").unwrap(), figures)
            })
            .unzip();
        assert_eq!(classes, ["g-largo", "g-stretto"]);
        assert_eq!(figures[0], figures[1], "the same figures");
    }
}

#[test]
fn the_sign_of_a_class_is_for_the_eye() {
    let page = page(&Entity::new());
    let document = parse(&page);
    let classes =
        |node: &roxmltree::Node<'_, '_>| node.attribute("class").is_some_and(|own| own.starts_with("classe-"));
    let signed: Vec<_> = document.descendants().filter(classes).collect();
    assert!(signed.len() > 100);
    for node in signed {
        let sign = node.first_element_child().unwrap_or_else(|| panic!("{node:?}"));
        assert_eq!(sign.attribute("aria-hidden"), Some("true"));
        assert!(sign.text().unwrap().chars().count() == 2, "{:?}", sign.text());
    }
}

#[test]
fn abbreviations_and_the_sign_of_no_value_say_their_words_and_a_figure_asks_for_no_button() {
    let page = page(&Entity::new());
    assert!(page.contains("<abbr title=\"Giunta comunale\">G.C.</abbr>"));
    assert!(page.contains("<abbr title=\"Piano integrato di attività e organizzazione\">PIAO</abbr>"));
    let document = parse(&page);
    let cells = document.descendants().filter(|node| node.has_tag_name("td"));
    let bare = |cell: &roxmltree::Node<'_, '_>| {
        let mut texts = cell.descendants().filter(roxmltree::Node::is_text);
        let alone = texts.next().filter(|text| text.text() == Some("–") && texts.next().is_none());
        alone
            .and_then(|text| text.parent())
            .is_some_and(|parent| parent.attribute("aria-label") != Some("nessun valore"))
    };
    assert_eq!(cells.filter(bare).count(), 0);
    assert!(page.contains("aria-label=\"nessun valore\""));
    assert!(page.contains("<summary>Indice</summary>") && !page.contains("aria-label=\"Sommario\""));
    for words in ["'Missione', 'Tutte'", "Togli i filtri", "Tabella di tutti gli obiettivi", "aria-sort"] {
        assert!(page.contains(words), "{words}");
    }
    let click = page.split_once("function premuta").unwrap().1.split_once("apri(elemento)").unwrap().0;
    assert!(!click.contains("cifre-aperte"), "one click explains a figure, before any button is pressed");
}

#[test]
fn an_offices_table_of_many_columns_moves_within_its_own_frame() {
    let entity = Entity::new();
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(10));
    entity.write("testi/2024/contesto.md", &format!("{}{}{}", row("colonna"), row("---"), row("1.234.567,89")));
    let page = page(&entity);
    let frame = page
        .split_once("<div class=\"scorre\" role=\"region\" tabindex=\"0\" aria-label=\"Tabella: colonna")
        .unwrap()
        .1;
    let table = frame.split_once("</div>").unwrap().0;
    assert!(table.trim_start_matches(|letter| letter != '<').starts_with("<table"), "{table:.200}");
    assert!(table.contains("<th scope=\"row\">1.234.567,89</th>"), "{table}");
}
