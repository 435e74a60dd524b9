//! Documents at the edge: other alphabets, the longest cell, the smallest plan.

use super::laid_out;
use super::seed::Seed;
use crate::outputs::typeset::{Layout, Style, embedded_faces, lay_out};

fn text(layout: &Layout) -> String {
    layout.pages.iter().map(crate::outputs::typeset::Page::text).collect()
}

fn condensed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

#[test]
fn greek_and_cyrillic_are_set_and_what_no_face_has_is_a_box_and_a_finding() {
    let mut seed = Seed::bare();
    seed.plan.missions[0].objectives[0].title.text = "Δήμος και Община – 漢 e ش".to_owned();
    let (layout, findings) = lay_out(&seed.xhtml(), &Style::embedded(), &embedded_faces()).unwrap();
    let pages = text(&layout);
    assert!(pages.contains("Δήμος και Община"), "letters of Noto Sans are kept");
    assert!(pages.contains('□'));
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("U+0634") && messages[1].contains("U+6F22"), "{messages:?}");
}

#[test]
fn the_longest_cell_of_a_workbook_is_printed_whole() {
    let words = (0..4_000).map(|number| format!("parola{number}")).collect::<Vec<_>>().join(" ");
    let long: String = words.chars().take(32_767).collect();
    let mut seed = Seed::bare();
    seed.plan.missions[0].objectives[0].purpose.clone_from(&long);
    let sheet = seed.measurements.iter_mut().find(|sheet| sheet.cause.is_some()).unwrap();
    sheet.cause = Some(long.replace("parola", "causa"));
    let pages = condensed(&text(&laid_out(&seed.xhtml())));
    assert!(pages.contains(&condensed(&long)));
    assert!(pages.contains(&condensed(&long.replace("parola", "causa"))));
}

#[test]
fn a_plan_of_one_objective_is_a_whole_document() {
    let mut seed = Seed::full();
    seed.plan.missions.truncate(1);
    seed.plan.missions[0].objectives.truncate(1);
    let objective = seed.plan.missions[0].objectives[0].code.clone();
    seed.indicators.retain(|indicator| indicator.objective == objective);
    seed.measurements.retain(|sheet| seed.indicators.iter().any(|indicator| indicator.code == sheet.indicator));
    let layout = laid_out(&seed.xhtml());
    assert!(layout.pages.len() < 16, "{} pages", layout.pages.len());
    assert!(text(&layout).contains("il piano prevedeva 1 obiettivo in 1 missione"));
}
