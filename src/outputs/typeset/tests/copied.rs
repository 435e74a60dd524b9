//! What readers make of the lines of a page when they copy them: words stay whole where they can.

use super::*;

/// Words that a narrow column would rather divide than leave an uneven edge.
const LONG_WORDS: &str = "di internazionalizzazione a efficientamento con la straordinarietà e di razionalizzazione ";

/// Lines that end with the sign of a divided word.
fn divided(layout: &Layout) -> usize {
    layout.pages.iter().flat_map(runs).filter(|(_, run)| run.text.contains('\u{ad}')).count()
}

#[test]
fn a_cell_with_another_to_its_right_divides_no_word_that_fits() {
    let words = LONG_WORDS.repeat(3);
    for width in (28..60).step_by(4) {
        let table = |cells: &str| {
            format!(
                "<table><colgroup><col style='width:{width}%'/><col/></colgroup><tbody><tr>{cells}</tr></tbody></table>"
            )
        };
        let beside = laid_out(&table(&format!("<td>{words}</td><td class='num'>50</td>")));
        assert_eq!(divided(&beside), 0, "{width}");
    }
    let last = laid_out(&format!("<table><tbody><tr><td class='num'>50</td><td>{words}</td></tr></tbody></table>"));
    assert_eq!(divided(&last), 0, "a wide cell is even enough");
    let narrow = "<table><colgroup><col style='width:70%'/><col/></colgroup><tbody><tr>";
    let narrow = laid_out(&format!("{narrow}<td>50</td><td>{words}</td></tr></tbody></table>"));
    assert!(divided(&narrow) > 0, "at the end of a row a syllable joins its own word");
}

#[test]
fn a_word_wider_than_its_cell_is_divided_rather_than_cut() {
    let cells = "<td>precipitevolissimevolmente</td>".repeat(9);
    let layout = laid_out(&format!("<table><tbody><tr>{cells}</tr></tbody></table>"));
    assert!(divided(&layout) > 0);
}

#[test]
fn long_lines_with_a_ragged_edge_keep_words_whole() {
    let words = LONG_WORDS.repeat(12);
    assert_eq!(divided(&laid_out(&format!("<dl><dt>Finalità</dt><dd>{words}</dd></dl>"))), 0);
    assert!(divided(&laid_out(&format!("<p>{words}</p>"))) > 0, "even edges need divisions");
}

#[test]
fn no_line_ends_with_a_hyphen_of_the_text() {
    for filler in 0..60 {
        let before = "a".repeat(filler % 7 + 1) + &" parola".repeat(filler / 7);
        let layout = laid_out(&format!(
            "<p>{before} ambito socio-economico, anni 2024-2026, scuole - nidi, un lavoro tecnico-amministrativo di più anni.</p>"
        ));
        for page in &layout.pages {
            let mut lines: BTreeMap<i32, String> = BTreeMap::new();
            for (_, run) in runs(page).filter(|(mark, _)| matches!(mark, Mark::Content(_))) {
                #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
                lines.entry((run.y * 10.0) as i32).or_default().push_str(&run.text);
            }
            assert!(lines.values().all(|line| !line.trim_end().ends_with('-')), "{filler}: {lines:?}");
        }
    }
}
