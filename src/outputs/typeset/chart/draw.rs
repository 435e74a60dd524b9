//! A scene → a slab of paths and real text in our fonts.

use super::scene::{Anchor, Form, Ink, Mark as Drawn, Ruler, STROKE, Scene};
use crate::outputs::typeset::boxes::rectangle;
use crate::outputs::typeset::line::{self, Align, Place};
use crate::outputs::typeset::palette::Colours;
use crate::outputs::typeset::paragraph;
use crate::outputs::typeset::setter::Setter;
use crate::outputs::typeset::shape::Shaper;
use crate::outputs::typeset::slab::{Piece, Slab, count};
use crate::outputs::typeset::text::{Look, Setting, Span, Text};
use crate::outputs::typeset::{ContentId, Item, Mark, Path, PathStep, Rgb, Shape, Stroke, label, sign};
use crate::words::signs;

const HAIRLINE: f32 = 0.4;
/// Width of a bar's outline, half of it outside.
const OUTLINE: f32 = 0.7;
/// Half the width of a marker.
const MARKER: f32 = 2.6;

/// Measures texts in the look of a chart's labels.
pub(super) struct LabelRuler<'s, 'f> {
    pub shaper: &'s mut Shaper<'f>,
    pub look: Look,
    pub content: ContentId,
}

impl Ruler for LabelRuler<'_, '_> {
    fn width(&mut self, text: &str) -> f32 {
        label::width(self.shaper, text, self.look)
    }

    fn lines(&mut self, text: &str, column: f32) -> usize {
        let text = labelled(text, self.look, self.content);
        paragraph::lines(&text, column, Setting::Whole, self.shaper).0.len()
    }
}

fn labelled(text: &str, look: Look, content: ContentId) -> Text {
    let span = Span { end: text.len(), look, content, link: None, fact: None, drawn: false };
    Text { string: text.to_owned(), spans: vec![span], links: Vec::new() }
}

impl Setter<'_> {
    /// Draws a scene as one content; it may be divided where the scene may.
    pub(super) fn draw(&mut self, scene: Scene, look: Look, content: ContentId) -> Slab {
        let mut slab = Slab { height: scene.height, ..Slab::default() };
        let mut marks = scene.marks.into_iter();
        let (mut taken, mut top) = (0, 0.0);
        for (end, bottom) in scene.cuts {
            let mut items = Vec::new();
            for mark in marks.by_ref().take(end - taken) {
                self.draw_mark(mark, look, content, &mut items);
            }
            slab.pieces.push(Piece { top: -top, bottom: -bottom, items, ..Piece::default() });
            (taken, top) = (end, bottom);
        }
        slab
    }

    fn draw_mark(&mut self, drawn: Drawn, look: Look, content: ContentId, items: &mut Vec<Item>) {
        let colours = &self.style.colours;
        let fill = |steps, ink| Path { steps, fill: Some(colour(colours, ink)), ..Path::default() };
        let stroke = |steps, ink, width| {
            let stroke = Stroke { colour: colour(colours, ink), width };
            Path { steps, stroke: Some(stroke), ..Path::default() }
        };
        let path = match drawn {
            Drawn::Bar { left, right, top, bottom, ink: Ink::Fill(tone) } => Path {
                steps: rectangle(left, right, -top, -bottom),
                fill: Some(colours.fill(tone)),
                stroke: Some(Stroke { colour: colours.line(tone), width: OUTLINE }),
                ..Path::default()
            },
            Drawn::Bar { left, right, top, bottom, ink } => fill(rectangle(left, right, -top, -bottom), ink),
            Drawn::Rule { left, right, y, ink } => {
                stroke(vec![PathStep::Move(left, -y), PathStep::Line(right, -y)], ink, HAIRLINE)
            }
            Drawn::Line { from, to, form, ink } => stroke(dashed(from, to, form), ink, STROKE),
            Drawn::Marker { at, form, ink } => fill(marker(at, form), ink),
            Drawn::Label { text, at: (x, y), anchor, ink, fact } => {
                let align = match anchor {
                    Anchor::Start => Align::Left,
                    Anchor::Middle => Align::Centre,
                };
                let look = Look { colour: colour(colours, ink), ..look };
                let (text, mark) = (format!("{text} "), Mark::Content(content));
                let x = if align == Align::Left {
                    x
                } else {
                    x - label::width(&mut self.shaper, text.trim_end(), look) / 2.0
                };
                let words = signs::before_words(&text).map_or(&*text, |(_, words)| words);
                let (sign, _) = text.split_at(text.len() - words.len());
                // A sign is for the eye: its letters would come into what is copied.
                let drawn = label::items(&mut self.shaper, sign, look, (x, -y), Align::Left, mark);
                items.extend(drawn.into_iter().filter_map(|item| match &item.shape {
                    Shape::Text(run) => {
                        Some(Item { shape: Shape::Path(sign::drawn(run, self.shaper.faces())?), ..item })
                    }
                    Shape::Path(_) | Shape::Image(_) => Some(item),
                }));
                let x = x + label::width(&mut self.shaper, sign, look);
                let fact = fact.map(|fact| (self.fact(&fact.name), fact.from.saturating_sub(sign.len())));
                items.extend(label::figure_items(&mut self.shaper, (words, fact), look, (x, -y), Align::Left, mark));
                return;
            }
            Drawn::Wrapped { text, left, top, width } => {
                let text = labelled(&text, look, content);
                let (lines, cut) = paragraph::lines(&text, width, Setting::Whole, &mut self.shaper);
                self.note_cut(cut);
                let leading = self.style.key_label.leading;
                let baseline = line::baseline(look.size, leading);
                let place = Place { left, width, align: Align::Left, baseline, leading };
                for (index, line) in lines.iter().enumerate() {
                    let mut piece = line::set(line, &text, place, false, &self.shaper);
                    piece.raise(-(top + leading * count(index)));
                    items.append(&mut piece.items);
                }
                return;
            }
        };
        items.push(Item { mark: Mark::Content(content), shape: Shape::Path(path), fact: None });
    }
}

fn colour(colours: &Colours, ink: Ink) -> Rgb {
    match ink {
        Ink::Text => colours.text.0,
        Ink::Muted => colours.muted.0,
        Ink::Rule => colours.rule.0,
        Ink::Fill(tone) => colours.fill(tone),
        Ink::OnFill(tone) => ink_on(colour(colours, Ink::Fill(tone)), colours.text.0),
        Ink::Line(tone) => colours.line(tone),
    }
}

/// Black or white, whichever can be read on a fill.
fn ink_on(Rgb(red, green, blue): Rgb, dark: Rgb) -> Rgb {
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue) > 135_000;
    if light { dark } else { Rgb(255, 255, 255) }
}

/// A straight line, whole, dashed or dotted.
fn dashed(from: (f32, f32), to: (f32, f32), form: Form) -> Vec<PathStep> {
    let (on, off) = match form {
        Form::Round => (f32::INFINITY, 0.0),
        Form::Square => (5.0, 3.0),
        Form::Triangle => (1.4, 2.2),
    };
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(down).max(f32::MIN_POSITIVE);
    let at = |way: f32| {
        let share = (way / length).min(1.0);
        (from.0 + across * share, -(from.1 + down * share))
    };
    let starts = std::iter::successors(Some(0.0), |way| Some(way + on + off)).take_while(|way| *way < length);
    starts
        .flat_map(|way| {
            let ((x1, y1), (x2, y2)) = (at(way), at(way + on));
            [PathStep::Move(x1, y1), PathStep::Line(x2, y2)]
        })
        .collect()
}

fn marker((x, y): (f32, f32), form: Form) -> Vec<PathStep> {
    let (y, r) = (-y, MARKER);
    match form {
        Form::Round => sign::circle((x, y), r),
        Form::Square => rectangle(x - r, x + r, y + r, y - r),
        Form::Triangle => vec![
            PathStep::Move(x - r * 1.2, y - r),
            PathStep::Line(x + r * 1.2, y - r),
            PathStep::Line(x, y + r * 1.3),
            PathStep::Close,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dashed_line_begins_and_ends_with_its_points() {
        let steps = dashed((0.0, 0.0), (100.0, 0.0), Form::Square);
        assert_eq!(steps[0], PathStep::Move(0.0, 0.0));
        assert_eq!(steps.len(), 2 * 13);
        assert!(steps.iter().all(|step| matches!(step, PathStep::Move(x, _) | PathStep::Line(x, _) if *x <= 100.0)));
        assert_eq!(dashed((0.0, 0.0), (100.0, 0.0), Form::Round).len(), 2);
        assert!(dashed((5.0, 5.0), (5.0, 5.0), Form::Square).len() <= 2);
    }
}
