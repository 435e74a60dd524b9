//! The text of a paragraph before it has lines: stretches of one look, links, how it is to be set.

use std::rc::Rc;

use super::glyph::Variant;
use super::{ContentId, ElementId, FactMark, LinkTarget, Rgb};

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub variant: Variant,
    pub size: f32,
    pub colour: Rgb,
    /// Raised by so many points: superscripts.
    pub rise: f32,
}

/// A stretch of text of one look and one content.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Where it ends in [`Text::string`].
    pub end: usize,
    pub look: Look,
    pub content: ContentId,
    /// Index into [`Text::links`].
    pub link: Option<usize>,
    /// The printed figure that it is, or a part of.
    pub fact: Option<FactMark>,
    /// Whether it is a sign for the eye, drawn as shapes: the words beside it say what it means, and it does not come
    /// into what is read aloud or copied.
    pub drawn: bool,
}

/// The text of a paragraph; `\n` is a forced break.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub string: String,
    pub spans: Vec<Span>,
    pub links: Vec<LinkSource>,
}

/// A link of a paragraph.
#[derive(Debug)]
pub(super) struct LinkSource {
    pub target: LinkTarget,
    pub element: ElementId,
    pub description: Rc<str>,
    /// Whether a line under its words tells it from the text around it.
    pub underlined: bool,
}

/// Letters of a link's words that describe it.
const DESCRIBING: usize = 300;

impl LinkSource {
    /// The words of a link that describe it: each of its lines holds them once more, so that long ones are cut.
    pub fn describing(words: &str) -> Rc<str> {
        match words.char_indices().nth(DESCRIBING) {
            Some((end, _)) => format!("{}…", &words[..end]).into(),
            None => words.into(),
        }
    }
}

/// How lines are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Both edges even.
    Justified,
    /// Left edge even, words divided where lines are short.
    Ragged,
    /// Left edge even, words whole unless one is wider than the line.
    Whole,
}
