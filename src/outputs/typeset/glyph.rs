//! Glyphs of words, before anything is set.

use super::FaceId;

/// Weight and slant of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Variant {
    pub bold: bool,
    pub italic: bool,
}

impl Variant {
    /// The index of the text face, in the order of the chain.
    pub fn face(self) -> FaceId {
        FaceId(u8::from(self.bold) + 2 * u8::from(self.italic))
    }
}

/// A glyph of a word; the advance is in thousandths of the size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordGlyph {
    pub face: FaceId,
    pub id: u16,
    pub cluster: u32,
    pub advance: f32,
}

/// A single glyph of a text face, with its advance in thousandths of the size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Single {
    pub id: u16,
    pub advance: f32,
}
