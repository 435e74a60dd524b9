//! Small steps of reading Markdown: words, addresses, cells of a table.

use pulldown_cmark::LinkType;

use crate::domain::{Block, Inline};
use crate::words::link::may_lead_to;

/// The address of a link, where a document may lead to it.
pub(super) fn web_address(kind: LinkType, target: &str) -> Option<String> {
    let is_mailbox = kind == LinkType::Email && !target.contains(':');
    let address = if is_mailbox { format!("mailto:{target}") } else { target.to_owned() };
    may_lead_to(&address).then_some(address)
}

/// Adds a paragraph, unless it has no words.
pub(super) fn push_paragraph(blocks: &mut Vec<Block>, content: Vec<Inline>) {
    let blank = content.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()));
    if !blank {
        blocks.push(Block::Paragraph(content));
    }
}

/// Adds words to the run, or to its last words.
pub(super) fn push_text(content: &mut Vec<Inline>, text: &str) {
    if let Some(Inline::Text(last)) = content.last_mut() {
        last.push_str(text);
    } else {
        content.push(Inline::Text(text.to_owned()));
    }
}

/// Line breaks at the end of a run break nothing.
pub(super) fn trim_end(content: &mut Vec<Inline>) {
    while let Some(Inline::Break) = content.last() {
        content.pop();
    }
}

/// Words of an HTML block: tags and comments out, white space collapsed.
pub(super) fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        words.push_str(&rest[..start]);
        words.push(' ');
        let close = if rest[start..].starts_with("<!--") { "-->" } else { ">" };
        let Some(end) = rest[start..].find(close) else {
            return words.split_whitespace().collect::<Vec<_>>().join(" ");
        };
        rest = &rest[start + end + close.len()..];
    }
    words.push_str(rest);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cells that a line of a table has by its bars.
pub(super) fn cells_in(line: &str) -> usize {
    let line = line.trim().replace("\\|", "");
    let line = line.strip_prefix('|').unwrap_or(&line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.matches('|').count() + 1
}
