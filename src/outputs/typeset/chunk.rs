//! Text of a paragraph → chunks that line breaking does not divide.
//!
//! Guaranteed: no chunk is wider than its line; a word that is, is first divided by
//! syllables and, where a syllable still is, between clusters.

use std::rc::Rc;

use textwrap::core::Fragment;

use super::shape::{Shaper, Word};
use super::slab::count;
use super::text::{Look, Setting, Text};
use crate::words::ties::tied;

/// What does not part takes no more of a line than this.
const WIDEST_TIE: f32 = 0.9;
/// Lines with a ragged edge that are longer than so many times their size are even enough with whole words, which every
/// reader copies whole: some leave out the hyphen of a line, and keep the two halves apart.
const EVEN_ENOUGH: f32 = 24.0;

/// A part of a word, shown on one line with one look.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub word: Rc<Word>,
    /// Glyphs of the word.
    pub glyphs: std::ops::Range<usize>,
    /// Bytes of the word's text.
    pub bytes: std::ops::Range<usize>,
    /// Index into [`Text::spans`].
    pub span: usize,
    /// In points.
    pub width: f32,
}

/// What cannot be divided between lines.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub parts: Vec<Part>,
    pub width: f32,
    /// White space after it, in points; 0 if there is none in the source.
    pub space: f32,
    /// Width of the hyphen shown if a line ends here; 0 if none is.
    pub hyphen: f32,
    pub ends_paragraph: bool,
    /// How far the space may be compressed in choosing lines, 0 to 1.
    pub tightness: f32,
    pub unit: f32,
}

impl Fragment for Chunk {
    fn width(&self) -> f64 {
        f64::from(self.width * self.unit)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.space * self.tightness * self.unit)
    }

    fn penalty_width(&self) -> f64 {
        f64::from(self.hyphen * self.unit)
    }
}

/// Whether a word is a lone symbol, such as the ✓ of a class, that must not part from its word.
pub(super) fn stays_with_next(word: &str) -> bool {
    let mut chars = word.chars();
    let symbol = |char: char| ('\u{2190}'..'\u{2c00}').contains(&char);
    chars.next().is_some_and(symbol) && chars.next().is_none()
}

/// Turns stretches between break opportunities into chunks.
pub(super) struct Chunker<'t, 's, 'f> {
    text: &'t Text,
    setting: Setting,
    shaper: &'s mut Shaper<'f>,
    width: f32,
    span: usize,
    pub chunks: Vec<Chunk>,
    /// Words that had to be cut.
    pub cut: Vec<String>,
}

impl<'t, 's, 'f> Chunker<'t, 's, 'f> {
    pub fn new(text: &'t Text, width: f32, setting: Setting, shaper: &'s mut Shaper<'f>) -> Self {
        Self { text, setting, shaper, width, span: 0, chunks: Vec::new(), cut: Vec::new() }
    }
}

impl Chunker<'_, '_, '_> {
    /// Whether a line must not end between two neighbouring stretches, which meet at `end`.
    pub fn stay_together(&mut self, start: usize, end: usize, next: usize) -> bool {
        let (before, after) = (self.text.string[start..end].trim_end(), self.text.string[end..next].trim_end());
        let word = before.rsplit(' ').next().unwrap_or(before);
        // What is tied is cut by no column: where both have no room, they part.
        self.is_sign(start, end)
            || stays_with_next(before)
            || tied(word, after) && self.stretch(start, next) <= self.width * WIDEST_TIE
    }

    /// Whether a stretch is a sign that is drawn: a dash would otherwise let a line end before the blank that holds it.
    fn is_sign(&self, start: usize, end: usize) -> bool {
        self.text.spans.iter().find(|span| span.end > start).is_some_and(|span| span.drawn && span.end >= end)
    }

    /// The width of a stretch in the look in which it begins.
    fn stretch(&mut self, start: usize, end: usize) -> f32 {
        let Some(look) = self.text.spans.iter().find(|span| span.end > start).map(|span| span.look) else { return 0.0 };
        let mut width = |word| self.shaper.word(word, look.variant).width;
        let words = self.text.string[start..end].split_ascii_whitespace();
        let inked: f32 = words.clone().map(&mut width).sum();
        (inked + self.shaper.space(look.variant).advance * count(words.count().saturating_sub(1))) * look.size / 1000.0
    }

    /// Adds the text between two break opportunities.
    pub fn segment(&mut self, start: usize, end: usize) {
        let segment = &self.text.string[start..end];
        let core = segment.trim_end_matches([' ', '\n']);
        let mut parts = Vec::new();
        let mut at = start;
        let core_end = start + core.len();
        while at < core_end {
            self.move_to_span(at);
            let span = &self.text.spans[self.span];
            let to = core_end.min(span.end);
            let word = self.shaper.word(&self.text.string[at..to], span.look.variant);
            let width = word.width * span.look.size / 1000.0;
            parts.push(Part { glyphs: 0..word.glyphs.len(), bytes: 0..word.text.len(), word, span: self.span, width });
            at = to;
        }
        self.move_to_span(end.saturating_sub(1));
        let look = self.text.spans[self.span].look;
        let blank = segment[core.len()..].contains(' ');
        let space = if blank { self.shaper.space(look.variant).advance * look.size / 1000.0 } else { 0.0 };
        self.push(parts, space, &segment[..core.len()], look);
    }

    fn move_to_span(&mut self, at: usize) {
        while self.text.spans[self.span].end <= at && self.span + 1 < self.text.spans.len() {
            self.span += 1;
        }
    }

    fn push(&mut self, parts: Vec<Part>, space: f32, source: &str, look: Look) {
        let width = parts.iter().map(|part| part.width).sum::<f32>();
        let divides = self.divides(look) || width > self.width;
        let is_drawn = |part: &Part| self.text.spans[part.span].drawn;
        // A word is divided; the sign before it stays with its first syllable.
        if let Some((part, signs)) = parts.split_last()
            && divides
            && signs.iter().all(is_drawn)
            && part.word.syllables().len() > 1
        {
            self.push_syllables(signs, part, (space, source, look));
        } else {
            self.push_fitting(parts, width, space, 0.0, source);
        }
    }

    /// Whether words are divided where it helps, also those that would fit on a line of their own.
    fn divides(&self, look: Look) -> bool {
        match self.setting {
            Setting::Justified => true,
            Setting::Ragged => self.width < look.size * EVEN_ENOUGH,
            Setting::Whole => false,
        }
    }

    fn push_syllables(&mut self, signs: &[Part], part: &Part, (space, source, look): (f32, &str, Look)) {
        let hyphen = self.shaper.hyphen(look.variant).advance * look.size / 1000.0;
        let syllables = part.word.syllables();
        for (index, syllable) in syllables.iter().enumerate() {
            let next = syllables.get(index + 1);
            let glyph_end = next.map_or(part.glyphs.end, |next| next.glyph as usize);
            let byte_end = next.map_or(part.bytes.end, |next| next.start as usize);
            let width = syllable.width * look.size / 1000.0;
            let piece = Part {
                glyphs: syllable.glyph as usize..glyph_end,
                bytes: syllable.start as usize..byte_end,
                width,
                ..part.clone()
            };
            let (space, hyphen) = if next.is_some() { (0.0, hyphen) } else { (space, 0.0) };
            let mut pieces = if index == 0 { signs.to_vec() } else { Vec::new() };
            pieces.push(piece);
            let width = pieces.iter().map(|piece| piece.width).sum();
            self.push_fitting(pieces, width, space, hyphen, source);
        }
    }

    /// Adds a chunk, cut between glyphs if it is wider than a line.
    fn push_fitting(&mut self, parts: Vec<Part>, width: f32, space: f32, hyphen: f32, source: &str) {
        if width + hyphen <= self.width {
            let chunk = self.chunk(parts, width, space, hyphen);
            self.chunks.push(chunk);
            return;
        }
        if self.cut.last().is_none_or(|last| last != source) {
            self.cut.push(source.to_owned());
        }
        let mut fitting: Vec<Part> = Vec::new();
        let mut filled = 0.0;
        for part in parts.iter().flat_map(|part| clusters(part, self.text.spans[part.span].look.size)) {
            if filled + part.width > self.width && !fitting.is_empty() {
                let chunk = self.chunk(std::mem::take(&mut fitting), filled, 0.0, 0.0);
                self.chunks.push(chunk);
                filled = 0.0;
            }
            filled += part.width;
            match fitting.last_mut() {
                Some(last) if last.span == part.span && last.glyphs.end == part.glyphs.start => {
                    last.glyphs.end = part.glyphs.end;
                    last.bytes.end = part.bytes.end;
                    last.width += part.width;
                }
                _ => fitting.push(part),
            }
        }
        let chunk = self.chunk(fitting, filled, space, 0.0);
        self.chunks.push(chunk);
    }

    fn chunk(&self, parts: Vec<Part>, width: f32, space: f32, hyphen: f32) -> Chunk {
        let tightness = if self.setting == Setting::Justified { 0.88 } else { 1.0 };
        // Costs are tuned for widths in characters; half the size is about one.
        let size = self.text.spans.first().map_or(10.0, |span| span.look.size);
        Chunk { parts, width, space, hyphen, ends_paragraph: false, tightness, unit: 2.0 / size }
    }
}

/// The clusters of a part, each as a part.
fn clusters(part: &Part, size: f32) -> Vec<Part> {
    let glyphs = &part.word.glyphs;
    let mut starts: Vec<usize> = part.glyphs.clone().collect();
    starts.retain(|&at| at == part.glyphs.start || glyphs[at].cluster != glyphs[at - 1].cluster);
    let ends = starts.iter().skip(1).copied().chain([part.glyphs.end]);
    let pairs: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let byte = |at: usize| if at < part.glyphs.end { glyphs[at].cluster as usize } else { part.bytes.end };
    pairs
        .into_iter()
        .map(|(from, to)| {
            let start = if from == part.glyphs.start { part.bytes.start } else { byte(from) };
            let width = glyphs[from..to].iter().map(|glyph| glyph.advance).sum::<f32>() * size / 1000.0;
            Part { glyphs: from..to, bytes: start..byte(to), width, ..part.clone() }
        })
        .collect()
}
