//! Levels of headings: from one, one step at a time.

use super::remarks::Remarks;
use super::text_codes as codes;
use crate::domain::{Block, Inline};

/// Makes the highest heading level 1 and closes the gaps below (PDF/UA-1 §7.4.2: no level is skipped).
pub(super) fn normalise(blocks: &mut [Block], remarks: &mut Remarks) {
    let Some(highest) = levels(blocks).min() else { return };
    let mut last = 0;
    for block in blocks {
        if let Block::Heading(level, content) = block {
            let wanted = *level - highest + 1;
            let allowed = wanted.min(last + 1);
            if allowed != wanted {
                let words = plain(content);
                remarks.note(codes::HEADING_LEVEL, || (None, &words));
            }
            *level = allowed;
            last = allowed;
        }
    }
}

fn levels(blocks: &[Block]) -> impl Iterator<Item = u8> {
    blocks.iter().filter_map(|block| if let Block::Heading(level, _) = block { Some(*level) } else { None })
}

/// The words of a run.
fn plain(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => plain(inner),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}
