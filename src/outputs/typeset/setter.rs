//! The state that layout threads through a document.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::faces::Faces;
use super::inline::plain_text;
use super::layout_codes;
use super::picture::Pictures;
use super::shape::Shaper;
use super::slab::{Part, Slab};
use super::source::has_class;
use super::style::Style;
use super::tree::Tree;
use crate::finding::Finding;

/// A heading of the document, found before layout begins.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Level after correction, from 1.
    pub level: u8,
    pub id: String,
    pub title: String,
    /// Whether the index lists it: not what stands on the cover or above the index itself.
    pub listed: bool,
}

/// What layout needs at hand.
pub(super) struct Setter<'a> {
    pub style: &'a Style,
    pub shaper: Shaper<'a>,
    pub tree: Tree,
    pub headings: Vec<Heading>,
    heading_of: BTreeMap<u32, usize>,
    targets: BTreeSet<String>,
    pub dangling: BTreeSet<String>,
    cut_words: BTreeMap<String, usize>,
    findings: Vec<Finding>,
    /// Space owed by what stands above.
    pub gap: f32,
    /// How many of the next slabs must stay with what stands above.
    pub keep: u8,
    pub part: Part,
    pub fresh_page: bool,
    pub anchors: Vec<String>,
    /// Numbers the notes.
    pub notes: usize,
    pub pictures: Option<&'a Pictures>,
}

impl<'a> Setter<'a> {
    pub fn new(style: &'a Style, faces: &'a Faces, document: &Document<'_>) -> Self {
        let mut setter = Self {
            style,
            shaper: Shaper::new(faces),
            tree: Tree::new(),
            headings: Vec::new(),
            heading_of: BTreeMap::new(),
            targets: BTreeSet::new(),
            dangling: BTreeSet::new(),
            cut_words: BTreeMap::new(),
            findings: Vec::new(),
            gap: 0.0,
            keep: 0,
            part: Part::Main,
            fresh_page: false,
            anchors: Vec::new(),
            notes: 0,
            pictures: None,
        };
        setter.survey(document);
        setter
    }

    /// Finds headings and link targets, so that the index and links can be set where they stand.
    fn survey(&mut self, document: &Document<'_>) {
        let mut last = 0;
        for node in document.descendants().filter(Node::is_element) {
            if let Some(id) = node.attribute("id") {
                self.targets.insert(id.to_owned());
            }
            let asked = match node.tag_name().name() {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                _ => continue,
            };
            let level = asked.min(last + 1);
            let title = plain_text(node);
            if level != asked {
                self.findings.push(
                    Finding::new(layout_codes::HEADING_LEVEL, format!("Il titolo «{title}» salta un livello"))
                        .found(format!("livello {asked}"))
                        .expected(format!("livello {level}")),
                );
            }
            last = level;
            self.heading_of.insert(node.id().get(), self.headings.len());
            let front = |section: Node<'_, '_>| section.children().any(|child| child.has_tag_name("nav"));
            let listed = !node
                .ancestors()
                .any(|above| has_class(above, "copertina") || (above.has_tag_name("section") && front(above)));
            let id = node.attribute("id").unwrap_or_default().to_owned();
            self.headings.push(Heading { level, id, title, listed });
        }
        let mut running = 0;
        for heading in self.headings.iter_mut().filter(|heading| heading.id.is_empty()) {
            while heading.id.is_empty() || !self.targets.insert(heading.id.clone()) {
                running += 1;
                heading.id = format!("titolo-{running}");
            }
        }
    }

    /// The heading that a node is.
    pub fn heading_index(&self, node: Node<'_, '_>) -> usize {
        self.heading_of[&node.id().get()]
    }

    pub fn has_target(&self, id: &str) -> bool {
        self.targets.contains(id)
    }

    /// Appends a slab with the space, glue, anchors and page start that are owed to it.
    pub fn push(&mut self, out: &mut Vec<Slab>, mut slab: Slab, before: f32) {
        slab.space_before += self.gap.max(before);
        self.gap = 0.0;
        if self.keep > 0 {
            slab.glued = true;
            self.keep -= 1;
        }
        slab.fresh_page = std::mem::take(&mut self.fresh_page);
        slab.glued &= !slab.fresh_page;
        slab.anchors.append(&mut self.anchors);
        slab.part = self.part;
        out.push(slab);
    }

    /// Remembers words that had to be cut.
    pub fn note_cut(&mut self, words: Vec<String>) {
        for word in words {
            *self.cut_words.entry(word).or_default() += 1;
        }
    }

    /// Everything worth saying about the text, in a fixed order.
    pub fn take_findings(&mut self) -> Vec<Finding> {
        let mut all = std::mem::take(&mut self.findings);
        for (char, context) in &self.shaper.missing {
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
        all
    }
}
