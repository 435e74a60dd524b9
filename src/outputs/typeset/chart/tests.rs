//! Scenes of small charts, drawn by nobody.

use super::compose;
use super::data::{Chart, ChartKind};
use super::scene::{Frame, Ink, Mark, Ruler, Scene};
use crate::outputs::typeset::tone::Tone;

/// Letters all as wide as each other.
struct FixedPitch;

impl Ruler for FixedPitch {
    fn width(&mut self, text: &str) -> f32 {
        5.0 * crate::outputs::typeset::slab::count(text.chars().count())
    }

    fn lines(&mut self, text: &str, column: f32) -> usize {
        usize::from(self.width(text) > column) + 1
    }
}

fn scene(kind: &str, rows: &[(&str, &str)]) -> (ChartKind, Scene) {
    let row = |(label, values): &(&str, &str)| {
        ["<div class='riga' data-etichetta='", label, "' data-valori='", values, "'/>"].concat()
    };
    let rows: String = rows.iter().map(row).collect();
    let source = format!(
        "<figure data-tipo='{kind}' data-unita='%'><div class='serie' data-nome='a' data-classe='non-raggiunto'/>\
         <div class='serie' data-nome='b'/>{rows}</figure>"
    );
    let document = roxmltree::Document::parse(&source).unwrap();
    let chart = Chart::read(document.root_element()).unwrap();
    let frame = Frame { left: 10.0, width: 300.0, leading: 11.0 };
    (chart.kind, compose(&chart, frame, &mut FixedPitch))
}

fn labels(scene: &Scene) -> Vec<(&str, Ink)> {
    let label = |mark| if let &Mark::Label { ref text, ink, .. } = mark { Some((text.as_str(), ink)) } else { None };
    scene.marks.iter().filter_map(label).collect()
}

#[test]
fn stacked_bars_stand_end_to_end_with_their_values_in_or_behind_them() {
    let (_, scene) = scene("barre-impilate", &[("riga", "90 1"), ("vuota", "n.d. n.d.")]);
    let bars: Vec<_> = scene
        .marks
        .iter()
        .filter_map(|mark| if let &Mark::Bar { left, right, ink, .. } = mark { Some((left, right, ink)) } else { None })
        .collect();
    // Two squares of the legend, two segments, the square of the value that found no room, two axes.
    assert_eq!(bars.len(), 7);
    let (first, second) = (bars[2], bars[3]);
    assert_eq!((first.2, second.2), (Ink::Fill(Tone::Missed), Ink::Fill(Tone::Partly)));
    assert!((second.0 - first.1 - 1.6).abs() < 0.01, "a strip of paper between {first:?} and {second:?}");
    assert!((first.1 + 1.6 - first.0) / 90.0 - (second.1 + 1.6 - second.0) < 0.01, "one scale");
    let values = [("90\u{a0}%", Ink::OnFill(Tone::Missed)), ("1\u{a0}%", Ink::Text), ("n.d.", Ink::Text)];
    assert_eq!(labels(&scene)[2..], values);
    assert_eq!(scene.cuts.len(), 3, "a page may end after each row");
    assert!(scene.cuts.windows(2).all(|pair| pair[0].1 <= pair[1].1));
}

#[test]
fn grouped_bars_print_every_value_and_draw_no_bar_for_what_is_absent() {
    let (kind, scene) = scene("barre", &[("riga", "40 n.d.")]);
    assert_eq!(kind, ChartKind::Grouped);
    let bars = scene.marks.iter().filter(|mark| matches!(mark, Mark::Bar { ink: Ink::Fill(_), .. })).count();
    assert_eq!((bars, labels(&scene).len()), (2 + 1, 2 + 2));
}

#[test]
fn a_line_has_a_gap_where_a_year_has_no_value() {
    let (_, scene) = scene("linee", &[("2022", "50 10"), ("2023", "n.d. 20"), ("2024", "100 30")]);
    let lines: Vec<_> = scene
        .marks
        .iter()
        .filter_map(|mark| if let &Mark::Line { from, to, ink, .. } = mark { Some((from, to, ink)) } else { None })
        .collect();
    // Two keys, then no line of the first series and two of the second.
    assert_eq!(lines[2..].iter().map(|line| line.2).collect::<Vec<_>>(), [Ink::Line(Tone::Partly); 2]);
    assert!(lines[2].0.1 > lines[2].1.1, "greater values stand higher");
    let markers = scene.marks.iter().filter(|mark| matches!(mark, Mark::Marker { .. })).count();
    assert_eq!(markers, 2 + 5 + 6, "in the legend, on the lines, before the values");
    assert!(labels(&scene).contains(&("100\u{a0}%", Ink::Muted)), "the scale is numbered");
}
