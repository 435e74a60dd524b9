//! What must hold of every layout, whatever the source.

mod contents;
mod copied;
mod together;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::Role::{
    DataCell, Document, Figure, HeaderCell, Heading, Label, Link as LinkRole, List, ListBody, ListItem, Paragraph,
    Sect, Strong, Table, TableBody, TableHead, TableRow,
};
use super::*;

fn page(body: &str) -> String {
    format!(
        "<html><head><title>T</title><meta name='intestazione' content='Ente'/><meta name='piede' content='piede'/>\
         <meta name='marchio' content='BOZZA'/><meta name='marchio' content='DATI DIMOSTRATIVI'/></head><body>{body}</body></html>"
    )
}

#[track_caller]
fn laid_out(body: &str) -> Layout {
    let (layout, _) = lay_out(&page(body), &Style::embedded(), &embedded_faces()).expect("the source is right");
    check(&layout);
    layout
}

fn runs(page: &Page) -> impl Iterator<Item = (&Mark, &TextRun)> {
    page.items.iter().filter_map(|item| match &item.shape {
        Shape::Text(run) => Some((&item.mark, run)),
        Shape::Path(_) | Shape::Image(_) => None,
    })
}

/// Right edge of a run without the spaces at its end.
fn right_edge(run: &TextRun) -> f32 {
    let shown = run.text.trim_end_matches(' ').len();
    let inked = run.glyphs.iter().filter(|glyph| (glyph.cluster as usize) < shown);
    run.x + inked.map(|glyph| glyph.advance).sum::<f32>() * run.size / 1000.0
}

/// The invariants: text within the margins, no line over another, a sound tree.
#[track_caller]
fn check(layout: &Layout) {
    let form = Style::embedded().page;
    for page in &layout.pages {
        let mut placed: Vec<(f32, f32, f32, f32)> = Vec::new();
        for (mark, run) in runs(page).filter(|(_, run)| run.rotation == 0.0) {
            let right = right_edge(run);
            assert!(run.x >= form.left - 0.1 && right <= form.width - form.right + 0.6, "outside: {run:?}");
            assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "no glyph: {run:?}");
            if matches!(mark, Mark::Content(_)) {
                assert!(run.y > form.bottom && run.y < form.height - form.top, "outside: {run:?}");
            }
            if run.text.trim().is_empty() {
                continue;
            }
            for &(left, other_right, y, size) in &placed {
                let beside = right <= left + 0.1 || run.x >= other_right - 0.1;
                assert!(beside || (y - run.y).abs() >= 0.3 * size.max(run.size), "overlap: {run:?}");
            }
            placed.push((run.x, right, run.y, run.size));
        }
    }
    check_tree(layout);
}

#[track_caller]
fn check_tree(layout: &Layout) {
    let mut seen = BTreeSet::new();
    for (index, element) in layout.elements.iter().enumerate() {
        for kid in &element.kids {
            match kid {
                Kid::Content(content) => assert!(seen.insert(content.0), "{content:?} has two parents"),
                Kid::Element(child) => {
                    assert_eq!(layout.elements[child.0 as usize].parent.map(|parent| parent.0 as usize), Some(index));
                }
            }
        }
    }
    let painted: BTreeSet<u32> = layout
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| if let Mark::Content(content) = item.mark { Some(content.0) } else { None })
        .collect();
    assert_eq!(painted, seen, "contents of the tree and of the pages");
    for link in layout.pages.iter().flat_map(|page| &page.links) {
        if let LinkTarget::Internal(id) = &link.target {
            assert!(layout.destinations.contains_key(id), "{id}");
        }
    }
}

/// All content text without white space and division marks, in painting order.
fn squeezed(layout: &Layout) -> String {
    layout.pages.iter().map(Page::text).collect::<String>().chars().filter(|char| !char.is_whitespace()).collect()
}

fn joined<T>(parts: &[T], each: impl Fn(&T) -> String) -> String {
    parts.iter().map(each).collect::<Vec<_>>().concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_character_comes_out_in_order(
        paragraphs in prop::collection::vec("[a-zA-Zàèéìòù’,.;:0-9%/()<&§€-]{1,30}( [a-zàèéìòù’,.0-9A-Z-]{1,24}){0,120}", 1..5),
        cells in prop::collection::vec("[a-zA-Zàèì’0-9]{1,80}( [a-zàòù’]{1,14}){0,40}", 1..9),
    ) {
        let text = joined(&paragraphs, |text| format!("<p>{}</p>", escaped(text)));
        let rows: Vec<&[String]> = cells.chunks(3).collect();
        let rows = joined(&rows, |row| format!("<tr>{}</tr>", joined(row, |cell| format!("<td>{cell}</td>"))));
        let layout = laid_out(&format!("{text}<table class='dati'><tbody>{rows}</tbody></table>"));
        let expected: String = paragraphs.iter().chain(&cells).flat_map(|text| text.chars()).filter(|char| !char.is_whitespace()).collect();
        prop_assert_eq!(squeezed(&layout), expected);
    }

    #[test]
    fn any_text_is_set_without_panic(text in "\\PC{0,200}", width in 1..9_u8) {
        let cells = format!("<td>{}</td>", escaped(&text)).repeat(usize::from(width));
        let _ = laid_out(&format!("<p>{0}</p><h2>{0}</h2><table><tbody><tr>{cells}</tr></tbody></table>", escaped(&text)));
    }
}

#[test]
fn a_long_table_is_one_element_with_its_head_repeated_and_every_row_once() {
    let numbers: Vec<u32> = (0..200).collect();
    let rows = joined(&numbers, |row| format!("<tr><td>riga{row:03}</td><td>testo della riga</td></tr>"));
    let layout = laid_out(&format!(
        "<h1>Tabella</h1><table class='dati'><caption>Elenco</caption><thead><tr><th>Codice</th><th>Testo</th></tr></thead><tbody>{rows}</tbody></table>"
    ));
    assert!(layout.pages.len() > 3);
    assert_eq!(layout.elements.iter().filter(|element| element.role == Role::Table).count(), 1);
    let text = squeezed(&layout);
    for row in 0..200 {
        assert_eq!(text.matches(&format!("riga{row:03}")).count(), 1, "row {row}");
    }
    assert_eq!(text.matches("Codice").count(), 1);
    for page in &layout.pages[1..] {
        let repeated = page.artifact_text(Artifact::Pagination);
        assert!(repeated.contains("(segue) Elenco") && repeated.contains("Codice"), "{repeated}");
    }
}

#[test]
fn the_longest_cell_a_workbook_can_hold_flows_over_pages_whole() {
    let cell: String = "amministrazione ".chars().cycle().take(32_767).collect();
    let layout = laid_out(&format!(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>01.02-03</td><td>{cell}</td></tr><tr><td>dopo</td><td>fine</td></tr></tbody></table>"
    ));
    assert!(layout.pages.len() > 1);
    let found = squeezed(&layout);
    assert_eq!(found, format!("AB01.02-03{}dopofine", cell.replace(' ', "")));
}

#[test]
fn no_heading_ends_a_page_and_no_paragraph_leaves_one_line() {
    for filler in 30..46 {
        let lines = "<p>riga</p>".repeat(filler);
        let text = "parola ".repeat(60);
        let layout = laid_out(&format!("{lines}<h2>Titolo del paragrafo</h2><p>{text}</p>"));
        let heading = layout.pages.iter().position(|page| page.text().contains("Titolo")).expect("it is somewhere");
        let page = &layout.pages[heading];
        let title = runs(page).find(|(_, run)| run.text.contains("Titolo")).map(|(_, run)| run.y).unwrap();
        let below: BTreeSet<u32> = runs(page)
            .filter(|(mark, run)| matches!(mark, Mark::Content(_)) && run.y < title && run.text.contains("parola"))
            .map(|(_, run)| run.y.to_bits())
            .collect();
        assert!(below.len() >= 2, "{filler} fillers: {} lines under the heading", below.len());
        if let Some(next) = layout.pages.get(heading + 1) {
            let carried: BTreeSet<u32> = runs(next)
                .filter(|(mark, _)| matches!(mark, Mark::Content(_)))
                .map(|(_, run)| run.y.to_bits())
                .collect();
            assert_ne!(carried.len(), 1, "{filler} fillers leave a widow");
        }
    }
}

#[test]
fn the_index_prints_the_labels_of_its_targets() {
    let numbers: Vec<u32> = (1..20).collect();
    let sections = joined(&numbers, |number| {
        let text = "<p>testo</p>".repeat(36);
        format!("<section class='pagina'><h1 id='s{number}'>Capo {number}.</h1>{text}</section>")
    });
    let layout =
        laid_out(&format!("<section class='copertina'><h1>Relazione</h1></section><nav class='indice'/>{sections}"));
    let labels: Vec<&str> = layout.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels[..4], ["Copertina", "i", "1", "2"]);
    assert_eq!(layout.pages[2].artifact_text(Artifact::Footer), "piede\nBOZZA · DATI DIMOSTRATIVI\npagina 1 di 19");
    assert_eq!(layout.pages[1].artifact_text(Artifact::Footer), "piede\nBOZZA · DATI DIMOSTRATIVI\ni");
    assert_eq!(layout.pages[0].artifact_text(Artifact::Footer), "");
    let mut at: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (_, run) in runs(&layout.pages[1]).filter(|(mark, _)| matches!(mark, Mark::Content(_))) {
        at.entry(run.y.to_bits()).or_default().push(run.text.trim());
    }
    let entries: Vec<String> = at.values().map(|parts| parts.join("→")).collect();
    for number in 1..20 {
        assert!(entries.contains(&format!("Capo {number}.→{number}")), "{number}: {entries:?}");
    }
    assert_eq!(layout.pages[1].links.len(), 19);
    assert_eq!(layout.outline.len(), 20);
}

#[test]
fn every_page_carries_both_marks_as_words_and_one_as_shapes() {
    let layout =
        laid_out("<section class='copertina'><h1>A</h1></section><section class='pagina'><h1>B</h1></section>");
    for page in layout.pages.iter().skip(1) {
        assert!(page.artifact_text(Artifact::Footer).contains("BOZZA · DATI DIMOSTRATIVI"));
        assert_eq!(page.artifact_text(Artifact::Watermark), "", "its letters would come into what is copied");
        let drawn = page.painted().filter(|item| item.mark == Mark::Artifact(Artifact::Watermark));
        assert!(drawn.into_iter().any(|item| matches!(&item.shape, Shape::Path(path) if path.steps.len() > 20)));
    }
}

#[test]
fn a_section_begins_a_page_unless_the_one_before_has_much_room_left() {
    let sections = |lines: usize| {
        let text = "<p>testo</p>".repeat(lines);
        laid_out(&format!(
            "<section class='pagina'><h1>A</h1>{text}</section><section class='pagina'><h1>B</h1></section>"
        ))
    };
    assert_eq!([5, 26, 36].map(|lines| sections(lines).pages.len()), [1, 1, 2]);
}

#[test]
fn a_labelled_list_is_read_term_by_term() {
    let layout = laid_out("<dl><dt>Ufficio</dt><dd>Affari generali</dd><dt>Peso</dt><dd>2</dd></dl>");
    let roles: Vec<Role> = layout.elements.iter().map(|element| element.role).collect();
    assert_eq!(roles, [Document, List, ListItem, Label, ListBody, ListItem, Label, ListBody]);
    assert_eq!(squeezed(&layout), "UfficioAffarigeneraliPeso2");
    let wrong = lay_out(&page("<dl><dd>senza nome</dd></dl>"), &Style::embedded(), &embedded_faces());
    assert!(wrong.unwrap_err().to_string().contains("seguito dal proprio <dd>"));
}

#[test]
fn a_note_stays_with_its_row_and_abbreviations_say_their_words() {
    for filler in 40..58 {
        let lines = "<p>riga</p>".repeat(filler);
        let row =
            "<tr><th scope='row'>voce</th><td>n.d.</td></tr><tr class='nota'><td colspan='2'>nota lunga</td></tr>";
        let layout = laid_out(&format!("{lines}<table aria-label='Prova'><tbody>{row}</tbody></table>"));
        let with = |text: &str| layout.pages.iter().position(|page| page.text().contains(text));
        assert_eq!(with("voce"), with("nota lunga"), "{filler}");
        let said: Vec<_> = layout.elements.iter().filter_map(|element| element.attributes.expansion).collect();
        assert_eq!(said, ["non disponibile"]);
        let about = layout.elements.iter().find_map(|element| element.attributes.summary.as_deref());
        assert_eq!(about, Some("Prova"));
    }
}

#[test]
fn structure_follows_the_source() {
    let layout = laid_out(
        "<section id='x'><h1>A</h1><h3>C</h3><p>uno <strong>due</strong> <a href='#x'>tre</a> <a href='#y'>quattro</a></p>\
         <ul><li>cinque</li></ul><table><thead><tr><th id='c' colspan='2'>C</th></tr></thead><tbody><tr><th>r</th><td headers='c'>d</td></tr></tbody></table>\
         <figure class='grafico' data-tipo='barre' aria-label='Grafico'><div class='serie' data-nome='s'/><div class='riga' data-etichetta='e' data-valori='3'/></figure></section>",
    );
    let roles: Vec<Role> = layout.elements.iter().map(|element| element.role).collect();
    assert_eq!(
        roles,
        [
            Document,
            Sect,
            Heading(1),
            Heading(2),
            Paragraph,
            Strong,
            LinkRole,
            List,
            ListItem,
            Label,
            ListBody,
            Table,
            TableHead,
            TableRow,
            HeaderCell,
            TableBody,
            TableRow,
            HeaderCell,
            DataCell,
            Figure
        ]
    );
    let scopes: Vec<_> = layout.elements.iter().filter_map(|element| element.attributes.scope).collect();
    assert_eq!(scopes, [Scope::Column, Scope::Row]);
    let figure = &layout.elements[19].attributes;
    assert_eq!(figure.alternative.as_deref(), Some("Grafico"));
    assert!(figure.bounds.is_some_and(|(page, bounds)| page == 0 && bounds.top > bounds.bottom));
}

#[test]
fn a_head_without_body_and_a_short_row_still_make_a_regular_table() {
    let roles = |body: &str| -> Vec<Role> { laid_out(body).elements.iter().map(|element| element.role).collect() };
    let headed = roles("<table><thead><tr><th>A</th></tr></thead><tbody></tbody></table>");
    assert_eq!(headed, [Document, Table, TableRow, HeaderCell]);
    let short =
        roles("<table><tbody><tr><td rowspan='2'>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></tbody></table>");
    assert_eq!(short.iter().filter(|&&role| role == DataCell).count(), 5);
}

#[test]
fn a_chart_longer_than_a_page_is_divided_between_its_rows() {
    let numbers: Vec<u32> = (0..90).collect();
    let rows = joined(&numbers, |row| format!("<div class='riga' data-etichetta='e{row:02}' data-valori='{row} 0'/>"));
    let layout = laid_out(&format!(
        "<figure class='grafico' data-tipo='barre-impilate' aria-label='G'><div class='serie' data-nome='s'/><div class='serie' data-nome='t'/>{rows}</figure>"
    ));
    assert!(layout.pages.len() > 1);
    assert!((0..90).all(|row| squeezed(&layout).matches(&format!("e{row:02}")).count() == 1));
}

#[test]
fn a_link_of_many_lines_does_not_say_all_of_itself_on_each() {
    let words = "parola ".repeat(3000);
    let layout = laid_out(&format!("<p><a href='https://a.it'>{words}</a></p>"));
    let links: Vec<_> = layout.pages.iter().flat_map(|page| &page.links).collect();
    assert!(links.len() > 100, "{}", links.len());
    assert!(links.iter().all(|link| link.description.chars().count() <= 301 && link.description.ends_with('…')));
}

#[test]
fn findings_name_what_was_not_set_as_written() {
    let source = page(&format!("<h1>A</h1><h3>B</h3><p>漢 <a href='#no'>x</a></p><p>{}</p>", "w".repeat(300)));
    let (_, findings) = lay_out(&source, &Style::embedded(), &embedded_faces()).unwrap();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.id).collect();
    assert_eq!(codes, ["T003", "T001", "T002", "T004"]);
}

#[test]
fn the_same_source_gives_the_same_layout() {
    let body = "<h1>A</h1><p>Il Comune garantisce l’efficienza amministrativa.</p>".repeat(30);
    assert_eq!(laid_out(&body), laid_out(&body));
}

#[test]
fn values_of_lines_stay_apart_even_where_they_are_equal_or_small() {
    for values in ["50 50 50", "1 0 500", "0 0 0", "80 79 78"] {
        let layout = laid_out(&format!(
            "<figure class='grafico' data-tipo='linee' aria-label='G'><div class='serie' data-nome='s'/><div class='serie' data-nome='t'/>\
             <div class='serie' data-nome='u'/><div class='riga' data-etichetta='2023' data-valori='{values}'/>\
             <div class='riga' data-etichetta='2024' data-valori='{values}'/></figure>"
        ));
        let figure = layout.elements.iter().find(|element| element.role == Figure).expect("there is a figure");
        let (_, bounds) = figure.attributes.bounds.expect("a figure has bounds");
        for (mark, run) in runs(&layout.pages[0]).filter(|(mark, _)| matches!(mark, Mark::Content(_))) {
            assert!(run.y > bounds.bottom && run.y < bounds.top, "{values}: {mark:?} {run:?}");
        }
    }
}

#[test]
fn a_document_without_text_has_one_page() {
    assert_eq!(laid_out("").pages.len(), 1);
}

#[test]
fn joined_rows_taller_than_a_page_are_divided_without_loss() {
    let cell = |word: &str, times: usize| format!("{word} ").repeat(times);
    let (one, two, three) = (cell("prima", 1500), cell("seconda", 700), cell("terza", 900));
    let layout = laid_out(&format!(
        "<table><tbody><tr><th rowspan='2'>{one}</th><td>{two}</td></tr><tr><td>{three}</td></tr></tbody></table>"
    ));
    assert!(layout.pages.len() > 2);
    let all = squeezed(&layout);
    assert_eq!(
        [all.matches("prima").count(), all.matches("seconda").count(), all.matches("terza").count()],
        [1500, 700, 900]
    );
}

#[test]
fn a_date_in_a_narrow_column_is_not_cut() {
    let source = page(
        "<table><colgroup><col style='width:90%'/><col style='width:10%'/></colgroup>\
         <tbody><tr><td>testo</td><td class='num'>30/06/2024</td></tr></tbody></table>",
    );
    let (_, findings) = lay_out(&source, &Style::embedded(), &embedded_faces()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
}
