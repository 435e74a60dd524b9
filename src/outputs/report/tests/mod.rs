//! The built-in templates on the real plan, down to the laid-out pages.

mod digits;
mod emblem;
mod extremes;
mod fields;
mod golden;
mod heard;
mod mistakes;
mod numbering;
mod reading;
mod said;
pub(crate) mod seed;
mod supplements;

use std::collections::BTreeMap;

use crate::inputs::config::Outline;
use crate::outputs::typeset::{Layout, Source, Style, embedded_faces, lay_out};
use seed::Seed;

fn laid_out(xhtml: &str) -> Layout {
    let (layout, findings) = lay_out(xhtml, &Style::embedded(), &embedded_faces()).unwrap();
    assert_eq!(findings, []);
    layout
}

#[test]
fn the_deadline_comes_from_the_plans_own_row_with_its_source() {
    let xhtml = Seed::bare().xhtml();
    assert!(xhtml.contains("Adottata il 19 giugno 2025 (G.C. 62), entro il termine del 30 giugno 2025."));
    assert!(xhtml.contains("Predisposizione relazione performance entro il mese di giugno dell’anno successivo"));
    assert!(xhtml.contains("piano, obiettivo ") && !xhtml.contains("cella K7"));
}

#[test]
fn the_body_is_short_and_no_character_is_lost() {
    let layout = laid_out(&Seed::full().xhtml());
    assert!(layout.pages.len() <= 40, "{} pages", layout.pages.len());
    assert_eq!(layout.language, "it-IT");
    assert!(layout.outline.iter().any(|entry| entry.title.starts_with("Missione 12")));
}

#[test]
fn what_is_absent_is_one_line_each_of_one_table_and_names_no_file() {
    let seed = Seed::bare();
    let document = seed.with_dossier(seed::one_year, super::document);
    let xhtml = super::Templates::new(&BTreeMap::new()).unwrap().render(&document).unwrap();
    for (topic, said) in [
        ("Contesto dell’ente", "testo non disponibile"),
        ("Popolazione, personale e rendiconto", "dati non disponibili"),
        ("Risorse per missione e programma", "dati non disponibili"),
        ("Variazioni in corso d’anno", "nessuna variazione registrata"),
        ("Andamento triennale", "non disponibile: nessun anno precedente con cui confrontare"),
        ("Performance individuale", "dati aggregati non disponibili"),
        ("Pari opportunità e bilancio di genere", "testo non disponibile"),
        ("Anticorruzione e trasparenza", "testo non disponibile"),
        ("Utenti", "testo non disponibile"),
    ] {
        assert!(xhtml.contains(&format!("<th scope=\"row\">{topic}</th><td>{said}</td>")), "{topic}");
    }
    assert!(!xhtml.contains("si scrive nel file") && !xhtml.contains("si indicano"));
    let (bare, full) = (laid_out(&xhtml), laid_out(&Seed::full().xhtml()));
    assert!(!bare.destinations.contains_key("h-risorse") && bare.destinations.contains_key("h-assenti"));
    assert!(full.destinations.contains_key("h-risorse"));
}

#[test]
fn a_suppressed_cell_is_not_a_missing_one_and_a_note_says_why() {
    let (full, mut seed) = (Seed::full().xhtml(), Seed::full());
    assert!(full.contains(r#"<td class="num">n.p.</td>"#) && full.contains(r#"<td class="num">n.d.</td>"#));
    assert!(full.contains("riguarda meno di cinque persone"));
    seed.supplements.score_bands.retain(|band| band.people != crate::domain::Headcount::Suppressed);
    assert!(!seed.xhtml().contains("n.p."));
}

#[test]
fn the_summary_is_one_page_and_every_missione_leads_back_to_the_index() {
    let layout = laid_out(&Seed::full().xhtml());
    let page = |id: &str| layout.destinations[id].page;
    assert_eq!(page("h-contesto"), page("sintesi") + 1);
    let back = |target: &str| {
        let internal = crate::outputs::typeset::LinkTarget::Internal(target.to_owned());
        layout.pages.iter().flat_map(|page| &page.links).filter(|link| link.target == internal).count()
    };
    assert_eq!(back("indice"), 10);
}

#[test]
fn every_table_says_what_it_is_about() {
    use crate::outputs::typeset::Role;
    let layout = laid_out(&Seed::full().xhtml());
    let captioned: Vec<_> = layout
        .elements
        .iter()
        .filter(|element| element.role == Role::Caption)
        .filter_map(|element| element.parent)
        .collect();
    let tables = layout.elements.iter().enumerate().filter(|(_, element)| element.role == Role::Table);
    let nameless: Vec<usize> = tables
        .filter(|(index, table)| {
            table.attributes.summary.is_none() && !captioned.iter().any(|parent| parent.0 as usize == *index)
        })
        .map(|(index, _)| index)
        .collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

#[test]
fn sections_are_numbered_as_the_table_of_contents_prescribes() {
    let layout = laid_out(&Seed::full().xhtml());
    let titles: Vec<&str> =
        layout.outline.iter().filter(|entry| entry.level == 1).map(|entry| entry.title.as_str()).collect();
    assert_eq!(
        titles[1..],
        [
            "1 Sintesi",
            "2 Contesto e risorse",
            "3 Albero della performance",
            "4 Risultati per missione",
            "5 Performance organizzativa complessiva",
            "6 Target triennali",
            "7 Ambiti trasversali",
            "8 Tempi di pagamento",
            "9 Risorse per missione e programma",
            "10 Variazioni in corso d’anno",
            "11 Obiettivi non misurati, rinviati, non valutabili, non previsti",
            "12 Andamento triennale",
            "13 Performance individuale",
            "14 Pari opportunità, anticorruzione e trasparenza, utenti",
            "15 Il processo di misurazione e valutazione",
            "16 Metodo",
            "Allegati",
            "Colofone",
        ]
    );
}

#[test]
fn the_guidelines_headings_hold_the_same_figures_in_their_own_order() {
    let mut seed = Seed::full();
    let own = seed.xhtml();
    seed.config.outline = Outline::Guidelines;
    let xhtml = seed.xhtml();
    let layout = laid_out(&xhtml);
    let titles: Vec<(u8, &str)> = layout
        .outline
        .iter()
        .filter(|entry| entry.level < 3)
        .map(|entry| (entry.level, entry.title.as_str()))
        .collect();
    for title in [
        (1, "1 Presentazione"),
        (1, "2 Sintesi dei principali risultati raggiunti"),
        (1, "3 Analisi del contesto e delle risorse"),
        (1, "4 Misurazione e valutazione della performance organizzativa"),
        (2, "4.1 Obiettivi annuali"),
        (2, "4.2 Obiettivi specifici (triennali)"),
        (2, "4.3 Performance organizzativa complessiva"),
        (1, "5 Misurazione e valutazione degli obiettivi individuali"),
        (1, "6 Il processo di misurazione e valutazione"),
        (2, "6.2 Metodo"),
    ] {
        assert!(titles.contains(&title), "{title:?} among {titles:#?}");
    }
    let sections = Source::parse(&xhtml).unwrap().sections().clone();
    assert_eq!(sections.titles(&["risultati", "metodo"]), "4.1 Obiettivi annuali, 6.2 Metodo");
    assert!(layout.text().contains("tabella della sezione 4.1") && !layout.text().contains("sezione n.d."));
    assert_eq!(figures(&xhtml), figures(&own), "the same figures");
}

#[test]
fn a_chapter_of_the_guidelines_without_data_says_so() {
    let mut seed = Seed::bare();
    seed.config.outline = Outline::Guidelines;
    let text = laid_out(&seed.xhtml()).text();
    for said in ["Il piano non fissa target per più anni.", "Dati aggregati non disponibili."] {
        assert!(text.contains(said), "{said}");
    }
}

/// The names of the figures that a document prints.
fn figures(xhtml: &str) -> std::collections::BTreeSet<String> {
    let document = roxmltree::Document::parse(xhtml).unwrap();
    let named = document.descendants().filter(|node| node.has_tag_name("data"));
    named.filter_map(|node| node.attribute("value")).map(str::to_owned).collect()
}

/// The heading of a cell's column, where the cell is in a table without spans.
fn column_heading(cell: roxmltree::Node<'_, '_>) -> Option<String> {
    let at = cell.prev_siblings().filter(roxmltree::Node::is_element).count() - 1;
    let table = cell.ancestors().find(|above| above.has_tag_name("table"))?;
    let heading = table.descendants().filter(|node| node.has_tag_name("th")).nth(at)?;
    heading.text().map(str::to_owned)
}

#[test]
fn no_symbol_of_a_class_stands_without_its_words() {
    let xhtml = Seed::full().xhtml();
    let document = roxmltree::Document::parse(&xhtml).unwrap();
    let labels = ["raggiunto", "parzialmente raggiunto", "non raggiunto"];
    let mut seen = 0;
    for node in document.descendants().filter(roxmltree::Node::is_text) {
        let Some((_, after)) = node.text().unwrap_or_default().split_once(['●', '◐', '○']) else { continue };
        let cell = node.ancestors().find(|above| above.has_tag_name("td"));
        let said = labels.iter().any(|label| after.contains(label));
        let headed = || cell.and_then(column_heading).is_some_and(|heading| labels.contains(&heading.as_str()));
        assert!(said || headed(), "a symbol alone in «{}»", node.text().unwrap_or_default());
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}
