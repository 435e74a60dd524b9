//! A chart as a scene: bars, lines, markers and labels with their places and inks.
//!
//! Knows no glyphs, faces, pages or PDF: y grows downwards from the chart's upper edge, inks
//! are named by what they mean, widths of texts are asked of a [`Ruler`]. A page of paper and a
//! web page can draw the same scene.

use super::data::Chart;
use crate::outputs::typeset::tone::Tone;

/// Edge of the squares that name a series.
pub(super) const SWATCH: f32 = 7.0;
/// Width of a series' line.
pub(super) const STROKE: f32 = 1.4;

/// What knows how wide texts are where the scene will be drawn.
pub(super) trait Ruler {
    /// Width of a text on one line.
    fn width(&mut self, text: &str) -> f32;
    /// How many lines a text takes in a column.
    fn lines(&mut self, text: &str, column: f32) -> usize;
}

/// Where the chart may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub left: f32,
    pub width: f32,
    /// From one line of a label to the next.
    pub leading: f32,
}

/// What a shape is painted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Muted,
    Rule,
    /// The fill of a bar.
    Fill(Tone),
    /// What can be read on that fill.
    OnFill(Tone),
    /// A line, which needs more contrast to the paper than a bar.
    Line(Tone),
}

/// How a line is drawn and marked: series differ in form as well as in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A whole line, round markers.
    Round,
    /// Dashes, square markers.
    Square,
    /// Dots, triangular markers.
    Triangle,
}

impl Form {
    /// The form of a series by its position.
    pub const fn of(index: usize) -> Self {
        [Self::Round, Self::Square, Self::Triangle][index % 3]
    }
}

/// Which point of a label stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

/// The figure that a label prints: its name, and at which byte of the label it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub name: String,
    pub from: usize,
}

/// Something to draw.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Bar {
        left: f32,
        right: f32,
        top: f32,
        bottom: f32,
        ink: Ink,
    },
    /// A hairline across.
    Rule {
        left: f32,
        right: f32,
        y: f32,
        ink: Ink,
    },
    Line {
        from: (f32, f32),
        to: (f32, f32),
        form: Form,
        ink: Ink,
    },
    Marker {
        at: (f32, f32),
        form: Form,
        ink: Ink,
    },
    /// One line of text on a baseline.
    Label {
        text: String,
        at: (f32, f32),
        anchor: Anchor,
        ink: Ink,
        fact: Option<Fact>,
    },
    /// A text wrapped in a column.
    Wrapped {
        text: String,
        left: f32,
        top: f32,
        width: f32,
    },
}

/// A chart ready to be drawn.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Scene {
    pub marks: Vec<Mark>,
    pub height: f32,
    /// After which mark, and at which height, a chart longer than a page may be divided.
    pub cuts: Vec<(usize, f32)>,
}

/// A scene while it is composed.
pub(super) struct Board<'c> {
    pub chart: &'c Chart,
    pub frame: Frame,
    pub ruler: &'c mut dyn Ruler,
    pub scene: Scene,
}

impl<'c> Board<'c> {
    pub fn new(chart: &'c Chart, frame: Frame, ruler: &'c mut dyn Ruler) -> Self {
        Self { chart, frame, ruler, scene: Scene::default() }
    }

    pub fn bar(&mut self, (left, right): (f32, f32), (top, bottom): (f32, f32), ink: Ink) {
        self.scene.marks.push(Mark::Bar { left, right, top, bottom, ink });
    }

    pub fn rule(&mut self, (left, right): (f32, f32), y: f32, ink: Ink) {
        self.scene.marks.push(Mark::Rule { left, right, y, ink });
    }

    /// A piece of a series' line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), series: usize) {
        let (form, ink) = (Form::of(series), Ink::Line(Tone::of(series)));
        self.scene.marks.push(Mark::Line { from, to, form, ink });
    }

    /// A marker of a series.
    pub fn marker(&mut self, at: (f32, f32), series: usize) {
        let (form, ink) = (Form::of(series), Ink::Line(Tone::of(series)));
        self.scene.marks.push(Mark::Marker { at, form, ink });
    }

    pub fn label(&mut self, text: &str, at: (f32, f32), anchor: Anchor, ink: Ink) {
        self.scene.marks.push(Mark::Label { text: text.to_owned(), at, anchor, ink, fact: None });
    }

    /// A label that ends with the value of a figure, `value`, which has a name where the source gives it one.
    pub fn value_label(
        &mut self,
        text: &str,
        (value, fact): (&str, Option<&str>),
        at: (f32, f32),
        anchor: Anchor,
        ink: Ink,
    ) {
        let fact = fact.map(|name| Fact { name: name.to_owned(), from: text.len().saturating_sub(value.len()) });
        self.scene.marks.push(Mark::Label { text: text.to_owned(), at, anchor, ink, fact });
    }

    /// A label in a narrow column at the left; returns the height it takes.
    pub fn wrapped(&mut self, text: &str, top: f32, width: f32) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        self.scene.marks.push(Mark::Wrapped { text: text.to_owned(), left: self.frame.left, top, width });
        self.frame.leading * crate::outputs::typeset::slab::count(self.ruler.lines(text, width))
    }

    /// Marks that everything so far may stand on another page than what follows.
    pub fn cut(&mut self) {
        self.scene.cuts.push((self.scene.marks.len(), self.scene.height));
    }

    pub fn finish(mut self) -> Scene {
        self.cut();
        self.scene
    }

    /// The fill of a series: by class of results, else by position.
    pub fn fill(&self, series: usize) -> Tone {
        self.chart.series[series].class.as_deref().and_then(Tone::named).unwrap_or_else(|| Tone::of(series))
    }
}
