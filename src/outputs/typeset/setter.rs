//! The state that layout threads through a document.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use super::FactMark;
use super::faces::Faces;
use super::headings::Headings;
use super::layout_codes;
use super::picture::Pictures;
use super::shape::Shaper;
use super::slab::{Part, Slab, Start};
use super::style::Style;
use super::tree::Tree;
use crate::finding::Finding;

/// What layout needs at hand.
pub(super) struct Setter<'a> {
    pub style: &'a Style,
    pub shaper: Shaper<'a>,
    pub tree: Tree,
    pub headings: &'a Headings,
    pub dangling: BTreeSet<String>,
    /// Addresses that no document may lead to.
    pub refused: BTreeSet<String>,
    cut_words: BTreeMap<String, usize>,
    /// Space owed by what stands above.
    pub gap: f32,
    /// How many of the next slabs must stay with what stands above.
    pub keep: u8,
    pub part: Part,
    /// Where the next slab may stand.
    pub start: Start,
    pub anchors: Vec<String>,
    /// Numbers the notes.
    pub notes: usize,
    pub pictures: &'a Pictures,
    /// The names of the printed figures, one for each place where one stands.
    pub facts: Vec<String>,
}

/// What the next slab is owed by what stands above it.
#[derive(Debug)]
pub(super) struct Owed {
    gap: f32,
    keep: u8,
    start: Start,
    /// Identifiers of what begins here.
    pub anchors: Vec<String>,
}

impl<'a> Setter<'a> {
    pub fn new(style: &'a Style, faces: &'a Faces, headings: &'a Headings, pictures: &'a Pictures) -> Self {
        Self {
            style,
            shaper: Shaper::new(faces),
            tree: Tree::new(),
            headings,
            dangling: BTreeSet::new(),
            refused: BTreeSet::new(),
            cut_words: BTreeMap::new(),
            gap: 0.0,
            keep: 0,
            part: Part::Main,
            start: Start::default(),
            anchors: Vec::new(),
            notes: 0,
            pictures,
            facts: Vec::new(),
        }
    }

    /// A new place where the figure of this name is printed.
    pub fn fact(&mut self, name: &str) -> FactMark {
        self.facts.push(name.to_owned());
        FactMark(u32::try_from(self.facts.len() - 1).expect("a document has fewer than 2^32 figures"))
    }

    /// Appends a slab with the space, glue, anchors and page start that are owed to it.
    pub fn push(&mut self, out: &mut Vec<Slab>, mut slab: Slab, before: f32) {
        slab.space_before += self.gap.max(before);
        self.gap = 0.0;
        if self.keep > 0 {
            slab.glued = true;
            self.keep -= 1;
        }
        slab.start = take(&mut self.start);
        slab.glued &= slab.start == Start::Anywhere;
        slab.anchors.append(&mut self.anchors);
        slab.part = self.part;
        out.push(slab);
    }

    /// Takes what is owed, so that something inside can be set first.
    pub fn set_aside(&mut self) -> Owed {
        let Self { gap, keep, start, anchors, .. } = self;
        Owed { gap: take(gap), keep: take(keep), start: take(start), anchors: take(anchors) }
    }

    /// Owes it again.
    pub fn owe(&mut self, Owed { gap, keep, start, anchors }: Owed) {
        (self.gap, self.keep, self.start, self.anchors) = (gap, keep, start, anchors);
    }

    /// Asks that the next slab begins a page, where `wanted`.
    pub fn begin(&mut self, start: Start, wanted: bool) {
        if wanted && self.start != Start::OwnPage {
            self.start = start;
        }
    }

    /// Remembers words that had to be cut.
    pub fn note_cut(&mut self, words: Vec<String>) {
        for word in words {
            *self.cut_words.entry(word).or_default() += 1;
        }
    }

    /// Everything worth saying about the text, in a fixed order.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all = self.headings.findings.clone();
        // A letter that was lost before has been told where it was read.
        for (char, context) in self.shaper.missing.iter().filter(|(char, _)| **char != char::REPLACEMENT_CHARACTER) {
            let code = u32::from(*char);
            all.push(
                Finding::new(
                    layout_codes::MISSING_GLYPH,
                    format!("Il carattere «{char}» (U+{code:04X}) non è in nessun font: stampato □"),
                )
                .found(context.clone())
                .expected("un carattere dell’alfabeto latino, greco o cirillico, o un simbolo comune"),
            );
        }
        for (word, count) in &self.cut_words {
            let shown: String = word.chars().take(60).collect();
            let times = if *count == 1 { String::new() } else { format!(" ({count} volte)") };
            all.push(
                Finding::new(
                    layout_codes::BROKEN_WORD,
                    format!("Parola spezzata perché più larga della colonna{times}"),
                )
                .found(shown),
            );
        }
        for id in &self.dangling {
            all.push(Finding::new(layout_codes::DANGLING_LINK, format!("Il rimando a «#{id}» non ha destinazione")));
        }
        for address in &self.refused {
            all.push(
                Finding::new(
                    layout_codes::REFUSED_LINK,
                    "Un modello contiene un collegamento non ammesso: restano le sue parole.",
                )
                .found(address.chars().take(60).collect::<String>())
                .expected("un indirizzo che comincia con https://, http:// o mailto:"),
            );
        }
        all
    }
}
