//! Text of one paragraph → lines.
//!
//! Guaranteed: every character but collapsed white space is in some line; no line
//! is wider than its measure (a word that is, is cut). Lines are chosen together
//! for the whole paragraph (optimal fit), with Italian hyphenation.

use textwrap::wrap_algorithms::{Penalties, wrap_optimal_fit};
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::chunk::{Chunk, Chunker};
use super::shape::Shaper;
use super::text::{Setting, Text};

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    pub chunks: Vec<Chunk>,
    /// Whether it ends the paragraph or stands before a forced break.
    pub last: bool,
}

impl Line {
    /// Natural width without the white space at the end, with the hyphen if one is shown.
    pub fn width(&self) -> f32 {
        let all: f32 = self.chunks.iter().map(|chunk| chunk.width + chunk.space).sum();
        self.chunks.last().map_or(0.0, |last| all - last.space + self.hyphen(last))
    }

    fn hyphen(&self, last: &Chunk) -> f32 {
        if self.last { 0.0 } else { last.hyphen }
    }
}

/// The lines of a paragraph and the words that had to be cut.
pub(super) fn lines(text: &Text, width: f32, setting: Setting, shaper: &mut Shaper<'_>) -> (Vec<Line>, Vec<String>) {
    let mut lines = Vec::new();
    let mut chunker = Chunker::new(text, width, setting, shaper);
    let mut start = 0;
    let mut opportunities = linebreaks(&text.string).peekable();
    while let Some((end, opportunity)) = opportunities.next() {
        let next = opportunities.peek().map_or(end, |(next, _)| *next);
        if opportunity == BreakOpportunity::Allowed && chunker.stay_together(start, end, next) {
            continue;
        }
        chunker.segment(start, end);
        start = end;
        if opportunity == BreakOpportunity::Mandatory {
            let chunks = std::mem::take(&mut chunker.chunks);
            wrap(chunks, width, setting, &mut lines);
        }
    }
    (lines, chunker.cut)
}

/// Chooses the lines of one stretch without forced breaks.
fn wrap(mut chunks: Vec<Chunk>, width: f32, setting: Setting, lines: &mut Vec<Line>) {
    let Some(last) = chunks.last_mut() else { return };
    last.ends_paragraph = true;
    let unit = last.unit;
    let natural: f32 = chunks.iter().map(|chunk| chunk.width + chunk.space).sum();
    if natural <= width {
        lines.push(Line { chunks, last: true });
        return;
    }
    let mut penalties = Penalties::new();
    // A line must never overflow: any other fault is cheaper.
    penalties.overflow_penalty = 1_000_000_000;
    penalties.hyphen_penalty = if setting == Setting::Justified { 60 } else { 90 };
    penalties.short_last_line_penalty = 120;
    let measure = [f64::from(width * unit)];
    let chosen = wrap_optimal_fit(&chunks, &measure, &penalties)
        .ok()
        .map(|chosen| chosen.into_iter().map(<[Chunk]>::len).collect::<Vec<_>>())
        .filter(|lengths| fits(&chunks, lengths, width))
        .unwrap_or_else(|| first_fit(&chunks, width));
    let mut rest = chunks.into_iter();
    for length in chosen {
        let chunks: Vec<Chunk> = rest.by_ref().take(length).collect();
        let last = chunks.last().is_some_and(|chunk| chunk.ends_paragraph);
        lines.push(Line { chunks, last });
    }
}

/// Width of a line with its spaces as tight as they may get.
fn tight_width(line: &[Chunk]) -> f32 {
    let all: f32 = line.iter().map(|chunk| chunk.width + chunk.space * chunk.tightness).sum();
    line.last().map_or(0.0, |last| all - last.space * last.tightness + last.hyphen)
}

fn fits(chunks: &[Chunk], lengths: &[usize], width: f32) -> bool {
    let mut start = 0;
    lengths.iter().all(|&length| {
        let line = &chunks[start..start + length];
        start += length;
        tight_width(line) <= width + 0.01
    })
}

/// Fills each line as far as it goes; used where the optimum could not be computed.
fn first_fit(chunks: &[Chunk], width: f32) -> Vec<usize> {
    let mut lengths = Vec::new();
    let mut start = 0;
    while start < chunks.len() {
        let mut end = start + 1;
        let mut good = end;
        let mut filled = chunks[start].width + chunks[start].space * chunks[start].tightness;
        while end < chunks.len() && filled <= width + 0.01 {
            filled += chunks[end].width;
            end += 1;
            if filled + chunks[end - 1].hyphen <= width + 0.01 {
                good = end;
            }
            filled += chunks[end - 1].space * chunks[end - 1].tightness;
        }
        lengths.push(good - start);
        start = good;
    }
    lengths
}
