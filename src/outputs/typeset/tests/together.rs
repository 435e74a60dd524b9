//! What stays on one page, and signs that are for the eye.

use super::*;

/// An objective: a title, its outcome, a purpose of so many words, indicators each with a note.
fn objective(code: &str, words: usize, indicators: usize) -> String {
    let row = |row: usize| {
        format!(
            "<tr><th scope='row'>{code}.{row} riga</th><td>1</td></tr>\
             <tr class='nota'><td colspan='2'>nota {code}.{row}.</td></tr>"
        )
    };
    let rows = (1..=indicators).map(row).collect::<Vec<_>>().concat();
    let table = format!(
        "<table class='dati'><thead><tr><th>Indicatore</th><th>Esito</th></tr></thead><tbody>{rows}</tbody></table>"
    );
    let shown = if indicators == 0 { "<p class='nota'>Nessun indicatore.</p>" } else { &table };
    format!(
        "<div class='obiettivo'><h4>{code} Titolo</h4><p class='esito'>esito {code}</p>\
         <dl><dt>Finalità</dt><dd>{}fine</dd></dl>{shown}</div>",
        "parola ".repeat(words)
    )
}

fn page_with(layout: &Layout, text: &str) -> usize {
    layout.pages.iter().position(|page| page.text().contains(text)).unwrap_or_else(|| panic!("{text}"))
}

/// What is drawn and filled among the text of a page.
fn signs(page: &Page) -> impl Iterator<Item = &Path> {
    page.items.iter().filter_map(|item| match &item.shape {
        Shape::Path(path) if path.fill.is_some() && item.mark == Mark::Artifact(Artifact::Layout) => Some(path),
        _ => None,
    })
}

#[test]
fn an_objective_is_not_begun_without_its_first_indicator() {
    for filler in 30..58 {
        for words in [0, 30, 120] {
            let layout = laid_out(&format!("{}{}", "<p>riga</p>".repeat(filler), objective("A", words, 3)));
            let at = page_with(&layout, "A Titolo");
            assert_eq!(at, page_with(&layout, "A.1 riga"), "{filler}, {words}");
            assert_eq!(at, page_with(&layout, "nota A.1."), "{filler}, {words}");
        }
    }
}

#[test]
fn of_a_purpose_of_pages_the_last_lines_stay_with_the_first_indicator() {
    for words in (900..960).step_by(3) {
        let layout = laid_out(&objective("A", words, 2));
        let row = page_with(&layout, "A.1 riga");
        let page = &layout.pages[row];
        let lines = runs(page).filter(|(_, run)| run.text.contains("parola") || run.text.contains("fine")).count();
        assert!(lines >= 2, "{words}: {lines} lines above the table");
    }
}

#[test]
fn the_last_indicator_of_a_table_is_not_alone_on_its_page() {
    for filler in 30..58 {
        for indicators in [2, 3, 5] {
            let layout = laid_out(&format!("{}{}", "<p>riga</p>".repeat(filler), objective("A", 12, indicators)));
            let last = page_with(&layout, &format!("A.{indicators} riga"));
            assert_eq!(last, page_with(&layout, &format!("A.{} riga", indicators - 1)), "{filler}, {indicators}");
        }
    }
}

#[test]
fn an_objective_without_indicators_is_not_parted_from_the_note_that_says_so() {
    for filler in 40..58 {
        let layout = laid_out(&format!("{}{}", "<p>riga</p>".repeat(filler), objective("A", 30, 0)));
        assert_eq!(page_with(&layout, "A Titolo"), page_with(&layout, "Nessun indicatore"), "{filler}");
    }
}

#[test]
fn rows_that_all_stay_together_part_between_rows_where_no_page_holds_them() {
    // No room for both on a page, though each is short of one.
    let text = "parola ".repeat(700);
    let rows =
        format!("<tr><th scope='row'>uno</th><td>{text}</td></tr><tr><th scope='row'>due</th><td>{text}</td></tr>");
    let layout = laid_out(&format!("<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{rows}</tbody></table>"));
    let words = |page: &Page| page.text().matches("parola").count();
    assert_eq!(layout.pages.iter().map(words).collect::<Vec<_>>(), [700, 700], "no row is divided");
}

#[test]
fn the_sign_of_a_class_is_drawn_and_only_its_words_are_read() {
    for (sign, class) in [("●", "classe-raggiunto"), ("–", "classe-assente"), ("◐", "classe")] {
        let layout = laid_out(&format!("<p>Esito: <span class='{class}'>{sign} non misurato</span>, 3 – 4.</p>"));
        assert_eq!(layout.pages[0].text(), "Esito: non misurato, 3 – 4.");
        assert_eq!(signs(&layout.pages[0]).count(), 1, "{sign}");
    }
    let typed = laid_out("<p>– così scrive l’ufficio</p><p>✓ fatto</p>");
    assert_eq!(squeezed(&typed), "–cosìscrivel’ufficio✓fatto", "what people typed is theirs");
}

#[test]
fn the_sign_of_a_class_never_parts_from_its_word() {
    for width in 4..40 {
        let layout = laid_out(&format!(
            "<table><colgroup><col style='width:{width}%'/><col/></colgroup><tbody><tr>\
             <td><span class='classe-assente'>– amministrativamente escluso</span></td><td>testo</td></tr></tbody></table>"
        ));
        let page = &layout.pages[0];
        let top = |text: &str| runs(page).find(|(_, run)| run.text.starts_with(text)).map(|(_, run)| run.y).unwrap();
        let sign = signs(page).next().and_then(|path| path.steps.first()?.coordinates().get(1).copied());
        let above = sign.unwrap() - top("am");
        assert!((0.0..8.0).contains(&above), "{width}: {above}");
    }
}

#[test]
fn a_dash_for_no_value_says_so() {
    let layout = laid_out(
        "<table><tbody><tr><th>a</th><td>–</td><td><data value='x'>–</data></td><td>3 – 4</td></tr></tbody></table>",
    );
    let said: Vec<_> = layout.elements.iter().filter_map(|element| element.attributes.spoken).collect();
    assert_eq!(said, ["nessun valore"; 2]);
    let spoken = layout.elements.iter().find(|element| element.attributes.spoken.is_some()).unwrap();
    assert_eq!((spoken.role, spoken.kids.len()), (Role::Span, 1));
}

#[test]
fn the_index_leads_to_its_numbers_without_letters() {
    let layout = laid_out("<nav class='indice'/><section class='pagina'><h1>Capo</h1><p>testo</p></section>");
    let letters: String = runs(&layout.pages[0]).map(|(_, run)| &*run.text).collect();
    assert!(!letters.contains(". ."), "{letters}");
}

#[test]
fn a_number_does_not_part_from_what_it_numbers() {
    for words in 1..60 {
        let text = "via ".repeat(words);
        let layout = laid_out(&format!(
            "<p>{text}secondo il D.Lgs. 150/2009, art. 4-bis, alla pagina 4 del testo che segue.</p>"
        ));
        let lines: Vec<&str> = runs(&layout.pages[0])
            .filter(|(mark, _)| matches!(mark, Mark::Content(_)))
            .map(|(_, run)| run.text.trim_end())
            .collect();
        for parted in ["D.Lgs.", "art.", "4-", "pagina"] {
            assert!(!lines.iter().any(|line| line.ends_with(parted)), "{words}: {lines:?}");
        }
    }
}

#[test]
fn a_column_too_narrow_for_a_tie_cuts_no_word() {
    for width in 4..30 {
        let source = page(&format!(
            "<table><colgroup><col style='width:{width}%'/><col/></colgroup><tbody><tr><td>D.Lgs. 150/2009</td><td>testo</td></tr></tbody></table>"
        ));
        let (_, findings) = lay_out(&source, &Style::embedded(), &embedded_faces()).unwrap();
        assert_eq!(findings, [], "{width}");
    }
}

#[test]
fn a_title_with_a_short_text_is_not_parted_from_its_table() {
    for filler in 30..56 {
        let rows = "<tr><td>riga</td><td>1</td></tr>".repeat(4);
        let layout = laid_out(&format!(
            "<section>{}</section><section><h1>Capo</h1><p>introduzione breve</p><table><caption>Tabella</caption><thead><tr><th>A</th>\
             <th>B</th></tr></thead><tbody>{rows}</tbody></table></section>",
            "<p>testo</p>".repeat(filler)
        ));
        let at = page_with(&layout, "Capo");
        assert!(layout.pages[at].text().contains("riga"), "{filler}");
    }
}

#[test]
fn no_space_between_words_gapes() {
    for words in 1..40 {
        let text = format!(
            "{}precipitevolissimevolmente/amministrativamente2024 e poi D.Lgs. 150/2009/2010/2011",
            "al ".repeat(words)
        );
        let layout = laid_out(&format!("<p>{text} {text} {text}</p>"));
        for (_, run) in runs(&layout.pages[0]).filter(|(mark, _)| matches!(mark, Mark::Content(_))) {
            let spaces = run.glyphs.iter().filter(|glyph| run.text[glyph.cluster as usize..].starts_with(' '));
            let widest = spaces.map(|glyph| glyph.advance).fold(0.0, f32::max);
            assert!(widest <= 501.0, "{words}: {widest} in «{}»", run.text);
        }
    }
}

/// A table of so many rows of one line.
fn rows(count: usize, class: &str) -> String {
    let rows = (1..=count).map(|row| format!("<tr><th scope='row'>riga {row}.</th><td>1</td></tr>"));
    let rows = rows.collect::<Vec<_>>().concat();
    let head = if class == "scheda" { "" } else { "<thead><tr><th>Voce</th><th>Valore</th></tr></thead>" };
    format!("<table class='{class}'>{head}<tbody>{rows}</tbody></table>")
}

#[test]
fn a_short_table_and_a_card_are_not_parted() {
    for filler in 20..58 {
        let before = "<p>riga</p>".repeat(filler);
        for (count, class) in [(3, "dati"), (5, "dati"), (14, "scheda")] {
            let layout = laid_out(&format!("{before}<h2>Titolo</h2>{}", rows(count, class)));
            let first = page_with(&layout, "riga 1.");
            assert_eq!(first, page_with(&layout, &format!("riga {count}.")), "{filler}, {count} {class}");
            assert_eq!(first, page_with(&layout, "Titolo"), "{filler}, {count} {class}");
        }
    }
}

#[test]
fn the_last_row_of_a_long_card_is_not_alone_either() {
    for filler in 0..40 {
        let layout = laid_out(&format!("{}{}", "<p>riga</p>".repeat(filler), rows(60, "scheda")));
        assert_eq!(page_with(&layout, "riga 60."), page_with(&layout, "riga 59."), "{filler}");
    }
}

#[test]
fn a_chart_between_a_title_and_its_table_lets_the_table_follow_on_the_next_page() {
    let numbers: Vec<u32> = (1..=14).collect();
    let bars = joined(&numbers, |bar| format!("<div class='riga' data-etichetta='v{bar}' data-valori='3'/>"));
    let chart = format!(
        "<figure class='grafico' data-tipo='barre' aria-label='G'><div class='serie' data-nome='s'/>{bars}</figure>"
    );
    for filler in 10..30 {
        let shown = format!("{}<h1>Titolo</h1><p>testo</p>{chart}", "<p>riga</p>".repeat(filler));
        let alone = page_with(&laid_out(&shown), "Titolo");
        let followed = laid_out(&format!("{shown}{}", rows(40, "dati")));
        assert_eq!(page_with(&followed, "Titolo"), alone, "{filler}");
    }
}

#[test]
fn no_item_of_a_list_stands_alone() {
    let item = |number: usize| format!("<li>voce {number}.</li>");
    let list = format!("<ul>{}</ul>", (1..=5).map(item).collect::<Vec<_>>().concat());
    for filler in 30..62 {
        let layout = laid_out(&format!("{}{list}<p>fine</p>", "<p>riga</p>".repeat(filler)));
        let at = |number: usize| page_with(&layout, &format!("voce {number}."));
        assert_eq!((at(1), at(4)), (at(2), at(5)), "{filler}");
    }
}

#[test]
fn blocks_stand_closer_where_one_more_comes_onto_the_page() {
    // One heading and its lines more than fit with the natural space, less than with the least.
    let blocks = |count: usize| "<h3>Titolo</h3><p>testo.</p>".repeat(count);
    let pages = |count: usize| laid_out(&blocks(count)).pages.len();
    let fitting = (1..80).take_while(|count| pages(*count) == 1).last().unwrap();
    let natural = Style::embedded();
    let (heading, text) = (natural.heading(3), natural.body);
    let loose = heading.before + heading.leading + heading.after.max(text.before) + text.leading;
    let most = (natural.page.inner_height() / loose).floor();
    assert!(f32::from(u16::try_from(fitting).unwrap()) > most, "{fitting} blocks, {most} with the natural space");
}

#[test]
fn a_quotation_is_one_of_paragraphs_set_in() {
    let layout = laid_out("<p>prima</p><blockquote><p>uno</p><p>due</p></blockquote>");
    let (quotation, _) = (0..).zip(&layout.elements).find(|(_, element)| element.role == Role::BlockQuote).unwrap();
    let within = layout.elements.iter().filter(|element| element.parent == Some(ElementId(quotation)));
    assert!(within.clone().all(|element| element.role == Role::Paragraph) && within.count() == 2);
}
