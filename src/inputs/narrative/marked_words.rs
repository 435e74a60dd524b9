//! Markdown within a paragraph → runs: emphasis, links, breaks; of everything else the words.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::parse::{DEEPEST, Reading, is_inline};
use super::text_codes as codes;
use super::words::{push_text, trim_end, web_address};
use crate::domain::Inline;

impl Reading<'_> {
    /// Runs up to the end of the element just opened, which is consumed; where nothing was
    /// opened (`bare`), up to the next block, which is not.
    pub(super) fn inlines(&mut self, bare: bool) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut transparent = 0;
        self.depth += 1;
        while let Some((event, _)) = self.events.peek() {
            if bare && transparent == 0 && !is_inline(event) {
                break;
            }
            let (event, range) = self.events.next().expect("it was peeked");
            match event {
                Event::End(_) if transparent == 0 => break,
                Event::End(_) => transparent -= 1,
                Event::Text(text) => push_text(&mut content, &text),
                Event::SoftBreak => push_text(&mut content, " "),
                Event::HardBreak => content.push(Inline::Break),
                Event::Start(Tag::Emphasis) if self.depth <= DEEPEST => {
                    let inner = self.inlines(false);
                    content.push(Inline::Emphasis(inner));
                }
                Event::Start(Tag::Strong) if self.depth <= DEEPEST => {
                    let inner = self.inlines(false);
                    content.push(Inline::Strong(inner));
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) => match web_address(link_type, &dest_url) {
                    Some(address) => {
                        let inner = self.inlines(false);
                        content.push(Inline::Link { address, content: inner });
                    }
                    None => {
                        self.note(codes::BAD_LINK, &range);
                        transparent += 1;
                    }
                },
                Event::Start(tag) => {
                    let code = if matches!(tag, Tag::Image { .. }) { codes::IMAGE } else { codes::UNSUPPORTED };
                    if !matches!(tag, Tag::Emphasis | Tag::Strong) {
                        self.note(code, &range);
                    }
                    transparent += 1;
                }
                other => self.other_inline(&other, &range, &mut content),
            }
        }
        self.depth -= 1;
        trim_end(&mut content);
        content
    }

    /// Code, HTML and footnotes within a paragraph: the words stay.
    fn other_inline(&mut self, event: &Event<'_>, range: &Range<usize>, content: &mut Vec<Inline>) {
        match event {
            Event::InlineHtml(tag) | Event::Html(tag) => {
                self.note(codes::HTML, range);
                if tag.trim_start_matches(['<', '/']).to_ascii_lowercase().starts_with("br") {
                    content.push(Inline::Break);
                }
            }
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.note(codes::UNSUPPORTED, range);
                push_text(content, words);
            }
            Event::FootnoteReference(label) => {
                self.note(codes::UNSUPPORTED, range);
                push_text(content, &format!(" [{label}]"));
            }
            _ => self.note(codes::UNSUPPORTED, range),
        }
    }

    /// The text of an element without structure, up to its end.
    pub(super) fn raw(&mut self) -> String {
        let mut raw = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(_) => break,
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => raw.push_str(&text),
                _ => {}
            }
        }
        raw
    }

    /// The same, line by line.
    pub(super) fn lines(&mut self) -> Vec<Inline> {
        let raw = self.raw();
        let mut content = Vec::new();
        for line in raw.trim_end().lines() {
            if !content.is_empty() {
                content.push(Inline::Break);
            }
            content.push(Inline::Text(line.to_owned()));
        }
        content
    }
}
