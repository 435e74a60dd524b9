//! Inline content of an element → the text of a paragraph.
//!
//! Guaranteed: white space collapses as in a browser, no-break spaces stay; links
//! and emphasis become structure elements in reading order; signs for the eye are
//! elements that say their words.

use roxmltree::Node;

use super::glyph::Variant;
use super::headings::{is_blank, plain_text, reference};
use super::setter::Setter;
use super::source::{has_class, is_class};
use super::text::{LinkSource, Look, Span, Text};
use super::{ElementId, FactMark, LinkTarget, Rgb, Role};
use crate::words::link::may_lead_to;
use crate::words::{abbreviations, signs};

/// Whether emphasis becomes structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// In running text it carries meaning.
    Marked,
    /// In headings and cells it is only a look.
    Plain,
}

/// Gathers the inline content of one paragraph.
pub(super) struct Gatherer<'s, 'a> {
    setter: &'s mut Setter<'a>,
    emphasis: Emphasis,
    text: Text,
    /// Whether the last element to receive text has changed, so that the next text needs a new content.
    fresh: bool,
}

/// Where inline text stands: element, look, link, figure.
#[derive(Debug, Clone, Copy)]
struct Context {
    element: ElementId,
    look: Look,
    link: Option<usize>,
    fact: Option<FactMark>,
    signs: Signs,
    /// Whether it is for the eye only.
    drawn: bool,
}

/// Which signs a text may have that a reader's voice does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signs {
    /// None: what people typed is said as they typed it.
    Unknown,
    /// The sign of a class, in front of its word.
    OfClass,
    /// It is nothing but the dash of a value that is not there.
    NoValue,
}

/// Elements that stand within a line of text.
pub(super) fn is_inline(node: Node<'_, '_>) -> bool {
    node.is_text() || ["strong", "em", "span", "data", "a", "br", "sup"].contains(&node.tag_name().name())
}

impl Setter<'_> {
    /// The text of inline nodes, as contents of `element`.
    pub fn gather<'n>(
        &mut self,
        nodes: impl Iterator<Item = Node<'n, 'n>>,
        element: ElementId,
        look: Look,
        emphasis: Emphasis,
    ) -> Text {
        self.gather_after("", nodes, element, look, emphasis)
    }

    /// As [`Self::gather`], behind a text that the source does not hold.
    pub fn gather_after<'n>(
        &mut self,
        before: &str,
        nodes: impl Iterator<Item = Node<'n, 'n>>,
        element: ElementId,
        look: Look,
        emphasis: Emphasis,
    ) -> Text {
        let mut gatherer = Gatherer { setter: self, emphasis, text: Text::default(), fresh: true };
        let nodes: Vec<Node<'_, '_>> = nodes.collect();
        let texts = nodes.iter().flat_map(Node::descendants).filter_map(|node| node.text().filter(|_| node.is_text()));
        let signs = if signs::are_no_value(texts) { Signs::NoValue } else { Signs::Unknown };
        let context = Context { element, look, link: None, fact: None, signs, drawn: false };
        gatherer.push(before, context);
        for node in nodes {
            gatherer.node(node, context);
        }
        gatherer.finish()
    }
}

impl Gatherer<'_, '_> {
    fn node(&mut self, node: Node<'_, '_>, context: Context) {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            self.push(text, context);
            return;
        }
        if !node.is_element() {
            return;
        }
        let inner = match node.tag_name().name() {
            "br" => return self.line_break(context),
            "strong" => self.emphasised(context, Role::Strong, |variant| Variant { bold: true, ..variant }),
            "em" => self.emphasised(context, Role::Emphasis, |variant| Variant { italic: true, ..variant }),
            "sup" => {
                let Look { size, .. } = context.look;
                Context {
                    look: Look { size: size * 0.66, rise: context.look.rise + size * 0.36, ..context.look },
                    ..context
                }
            }
            "a" => self.link(node, context),
            "data" => {
                let fact = node.attribute("value").map(|id| self.setter.fact(id));
                Context { look: self.coloured(node, context.look), fact: fact.or(context.fact), ..context }
            }
            "span" => {
                if let Some(key) = node.attribute("data-sezione") {
                    return self.reference(key, context);
                }
                let element = match node.attribute("lang") {
                    Some(language) => self.foreign(context.element, language),
                    None => context.element,
                };
                let signs = if is_class(node) { Signs::OfClass } else { context.signs };
                Context { element, look: self.coloured(node, context.look), signs, ..context }
            }
            _ => context,
        };
        let other = inner.element != context.element;
        self.fresh |= other;
        for child in node.children() {
            self.node(child, inner);
        }
        self.fresh |= other;
    }

    /// Words of another language, which a reader pronounces otherwise.
    fn foreign(&mut self, parent: ElementId, language: &str) -> ElementId {
        let element = self.setter.tree.element(parent, Role::Span);
        self.setter.tree.attributes(element).language = Some(language.to_owned());
        element
    }

    fn emphasised(&mut self, context: Context, role: Role, change: impl Fn(Variant) -> Variant) -> Context {
        let look = Look { variant: change(context.look.variant), ..context.look };
        let element = match self.emphasis {
            Emphasis::Marked => self.setter.tree.element(context.element, role),
            Emphasis::Plain => context.element,
        };
        Context { element, look, ..context }
    }

    fn link(&mut self, node: Node<'_, '_>, context: Context) -> Context {
        let href = node.attribute("href").unwrap_or_default();
        let look = Look { colour: self.setter.style.colours.accent.0, ..context.look };
        let target = match href.strip_prefix('#') {
            Some(id) if self.setter.headings.has_target(id) => LinkTarget::Internal(id.to_owned()),
            Some(id) => {
                self.setter.dangling.insert(id.to_owned());
                return context;
            }
            None if href.is_empty() || context.link.is_some() => return context,
            None if !may_lead_to(href) => {
                self.setter.refused.insert(href.to_owned());
                return context;
            }
            None => LinkTarget::External(href.to_owned()),
        };
        let element = self.setter.tree.element(context.element, Role::Link);
        let shown = plain_text(node, &self.setter.headings.sections);
        let description = LinkSource::describing(node.attribute("title").unwrap_or(&shown));
        // In cells, captions and headings a link stands alone; in running text colour alone would not tell it.
        let underlined = self.emphasis == Emphasis::Marked;
        self.text.links.push(LinkSource { target, element, description, underlined });
        Context { element, look, link: Some(self.text.links.len() - 1), ..context }
    }

    /// The number of a section.
    fn reference(&mut self, key: &str, context: Context) {
        let sections = &self.setter.headings.sections;
        if sections.number(key).is_none() {
            self.setter.dangling.insert(key.to_owned());
        }
        self.append(&reference(key, sections), context);
    }

    fn coloured(&self, node: Node<'_, '_>, look: Look) -> Look {
        let colours = &self.setter.style.colours;
        let label = |colour: Rgb| Look { colour, variant: Variant { bold: true, ..look.variant }, ..look };
        if has_class(node, "classe-raggiunto") {
            label(colours.achieved.0)
        } else if has_class(node, "classe-parziale") {
            label(colours.partly.0)
        } else if has_class(node, "classe-non-raggiunto") {
            label(colours.missed.0)
        } else if has_class(node, "classe-assente") {
            label(colours.absent.0)
        } else if has_class(node, "ereditato") {
            Look { colour: colours.muted.0, variant: Variant { italic: true, ..look.variant }, ..look }
        } else {
            look
        }
    }

    fn line_break(&mut self, context: Context) {
        let kept = self.text.string.trim_end_matches(' ').len();
        if kept > 0 {
            self.truncate(kept);
            self.append("\n", context);
        }
    }

    fn push(&mut self, source: &str, context: Context) {
        let mut collapsed = String::with_capacity(source.len());
        for char in source.chars() {
            if is_blank(char) {
                let before = collapsed.chars().next_back().or_else(|| self.text.string.chars().next_back());
                if before.is_some_and(|before| before != ' ' && before != '\n') {
                    collapsed.push(' ');
                }
            } else {
                collapsed.push(char);
            }
        }
        let rest = self.sign(&collapsed, context);
        let mut from = 0;
        for (at, (short, words)) in abbreviations::find(rest) {
            self.plain(&rest[from..at], context);
            self.abbreviation(short, words, context);
            from = at + short.len();
        }
        self.plain(&rest[from..], context);
    }

    /// Appends the sign that a text begins with, where it may have one; gives what follows it.
    fn sign<'t>(&mut self, text: &'t str, context: Context) -> &'t str {
        match context.signs {
            Signs::Unknown => text,
            Signs::OfClass => {
                let Some((sign, words)) = signs::before_words(text) else { return text };
                self.append(&format!("{sign}\u{a0}"), Context { drawn: true, ..context });
                words
            }
            Signs::NoValue => {
                let Some(said) = signs::no_value(text) else { return text };
                let element = self.setter.tree.element(context.element, Role::Span);
                self.setter.tree.attributes(element).spoken = Some(said);
                self.fresh = true;
                self.append(text, Context { element, ..context });
                self.fresh = true;
                ""
            }
        }
    }

    fn plain(&mut self, text: &str, context: Context) {
        if !text.is_empty() {
            self.append(text, context);
        }
    }

    /// An abbreviation is an element of its own: it says its words.
    fn abbreviation(&mut self, short: &str, words: &'static str, context: Context) {
        let element = self.setter.tree.element(context.element, Role::Span);
        self.setter.tree.attributes(element).expansion = Some(words);
        self.fresh = true;
        self.append(short, Context { element, ..context });
        self.fresh = true;
    }

    fn append(&mut self, text: &str, context: Context) {
        self.text.string.push_str(text);
        let end = self.text.string.len();
        let Context { element, look, link, fact, drawn, .. } = context;
        let content = match self.text.spans.last_mut() {
            Some(last) if !self.fresh => {
                if (last.look, last.link, last.fact, last.drawn) == (look, link, fact, drawn) {
                    last.end = end;
                    return;
                }
                last.content
            }
            _ => self.setter.tree.content(element),
        };
        self.text.spans.push(Span { end, look, content, link, fact, drawn });
        self.fresh = false;
    }

    fn truncate(&mut self, length: usize) {
        self.text.string.truncate(length);
        for span in &mut self.text.spans {
            span.end = span.end.min(length);
        }
    }

    fn finish(mut self) -> Text {
        let kept = self.text.string.trim_end_matches([' ', '\n']).len();
        self.truncate(kept);
        self.text
    }
}
