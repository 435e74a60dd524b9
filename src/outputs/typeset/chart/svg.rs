//! A scene → SVG for the web edition: the same marks, with real text, painted by classes of a style sheet.
//!
//! Guaranteed: what the page of paper draws is drawn, in the same order; a figure's label says which figure it is; there
//! is a drawing for wide and one for narrow screens, so that letters are never smaller than those of a caption.
//! Deliberately absent: colours, which the page's style gives for light and dark.

use std::fmt::Write as _;

use roxmltree::Node;

use super::compose;
use super::data::Chart;
use super::scene::{Anchor, Form, Frame, Ink, Mark, Ruler, Scene};
use crate::outputs::typeset::error::TypesetError;
use crate::outputs::typeset::line::baseline;
use crate::outputs::typeset::tone::Tone;
use crate::words::markup::escape;

/// The drawings: their classes, of which a style sheet shows one, and their widths in their own units; a screen scales them.
const DRAWINGS: [(&str, f32); 2] = [("g-largo", 440.0), ("g-stretto", 220.0)];
/// Size of their letters: that for which bars and their distances are made.
const SIZE: f32 = 8.4;
const LEADING: f32 = 10.6;
const MARKER: f32 = 3.0;

/// Draws the chart of a `<figure>`; `fact` writes the attribute by which a figure's label is known.
///
/// # Errors
/// [`TypesetError::Xml`] where the chart's data are none.
pub(in crate::outputs) fn svg(
    node: Node<'_, '_>,
    alternative: &str,
    fact: &mut dyn FnMut(&str) -> String,
) -> Result<String, TypesetError> {
    let chart = Chart::read(node)?;
    let mut out = String::new();
    for (class, width) in DRAWINGS {
        let frame = Frame { left: 0.0, width, leading: LEADING };
        let Scene { marks, height, .. } = compose(&chart, frame, &mut Letters);
        let (height, alternative) = (height.ceil(), escape(alternative));
        let _ = write!(
            out,
            "<svg class=\"{class}\" role=\"img\" viewBox=\"0 0 {width} {height:.0}\" font-size=\"{SIZE}\" aria-label=\"{alternative}\">"
        );
        for mark in marks {
            draw(&mut out, mark, fact);
        }
        out.push_str("</svg>");
    }
    Ok(out)
}

fn draw(out: &mut String, mark: Mark, fact: &mut dyn FnMut(&str) -> String) {
    let _ = match mark {
        Mark::Bar { left, right, top, bottom, ink } => {
            let (width, height) = (right - left, bottom - top);
            write!(
                out,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" class=\"{}\"/>",
                class(ink)
            )
        }
        Mark::Rule { left, right, y, ink } => {
            write!(
                out,
                "<line x1=\"{left:.1}\" y1=\"{y:.1}\" x2=\"{right:.1}\" y2=\"{y:.1}\" class=\"{}\"/>",
                class(ink)
            )
        }
        Mark::Line { from, to, form, ink } => {
            let dashes = match form {
                Form::Round => "",
                Form::Square => " stroke-dasharray=\"5 3\"",
                Form::Triangle => " stroke-dasharray=\"1.4 2.2\"",
            };
            write!(
                out,
                "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" class=\"{}\"{dashes}/>",
                from.0,
                from.1,
                to.0,
                to.1,
                class(ink)
            )
        }
        Mark::Marker { at: (x, y), form, ink } => marker(out, (x, y), form, ink),
        Mark::Label { text, at: (x, y), anchor, ink, fact: name } => {
            let middle = if anchor == Anchor::Middle { " text-anchor=\"middle\"" } else { "" };
            let (words, value) = text.split_at(name.as_ref().map_or(text.len(), |name| name.from));
            let known = name.map(|name| fact(&name.name)).unwrap_or_default();
            let value =
                if known.is_empty() { escape(value) } else { format!("<tspan{known}>{}</tspan>", escape(value)) };
            write!(
                out,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{}\"{middle}>{}{value}</text>",
                class(ink),
                escape(words)
            )
        }
        Mark::Wrapped { text, left, top, width } => {
            let first = top - baseline(SIZE, LEADING);
            let lines = wrap(&text, width).into_iter().zip(0u16..).map(|(line, number)| {
                let y = first + LEADING * f32::from(number);
                format!("<tspan x=\"{left:.1}\" y=\"{y:.1}\">{} </tspan>", escape(&line))
            });
            write!(out, "<text class=\"{}\">{}</text>", class(Ink::Text), lines.collect::<String>())
        }
    };
}

fn marker(out: &mut String, (x, y): (f32, f32), form: Form, ink: Ink) -> std::fmt::Result {
    let (class, r) = (class(ink), MARKER);
    match form {
        Form::Round => write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r}\" class=\"{class}\"/>"),
        Form::Square => {
            let (left, top, side) = (x - r, y - r, 2.0 * r);
            write!(out, "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{side}\" height=\"{side}\" class=\"{class}\"/>")
        }
        Form::Triangle => {
            let (left, right, top, bottom) = (x - 1.2 * r, x + 1.2 * r, y - 1.3 * r, y + r);
            write!(
                out,
                "<path d=\"M{left:.1} {bottom:.1}L{right:.1} {bottom:.1}L{x:.1} {top:.1}Z\" class=\"{class}\"/>"
            )
        }
    }
}

/// The class that a style sheet paints.
const fn class(ink: Ink) -> &'static str {
    match ink {
        Ink::Text => "g-testo",
        Ink::Muted => "g-attenuato",
        Ink::Rule => "g-filetto",
        Ink::Fill(Tone::Achieved) => "g-barra-raggiunto",
        Ink::Fill(Tone::Partly) => "g-barra-parziale",
        Ink::Fill(Tone::Missed) => "g-barra-non-raggiunto",
        Ink::Fill(Tone::Absent) => "g-barra-assente",
        Ink::OnFill(Tone::Achieved) => "g-su-raggiunto",
        Ink::OnFill(Tone::Partly) => "g-su-parziale",
        Ink::OnFill(Tone::Missed) => "g-su-non-raggiunto",
        Ink::OnFill(Tone::Absent) => "g-su-assente",
        Ink::Line(Tone::Achieved) => "g-linea-raggiunto",
        Ink::Line(Tone::Partly) => "g-linea-parziale",
        Ink::Line(Tone::Missed) => "g-linea-non-raggiunto",
        Ink::Line(Tone::Absent) => "g-linea-assente",
    }
}

/// Measures texts in the letters of any screen: widths of a plain sans serif, a little on the safe side.
struct Letters;

impl Ruler for Letters {
    fn width(&mut self, text: &str) -> f32 {
        width(text)
    }

    fn lines(&mut self, text: &str, column: f32) -> usize {
        wrap(text, column).len()
    }
}

fn width(text: &str) -> f32 {
    let of = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '(' | ')' => 0.32,
        't' | 'f' | 'r' | ' ' | '\u{a0}' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' => 0.97,
        letter if letter.is_uppercase() => 0.70,
        _ => 0.64,
    };
    SIZE * text.chars().map(of).sum::<f32>()
}

/// Words in lines of a column; one wider than the column stands alone.
fn wrap(text: &str, column: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= column => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}
