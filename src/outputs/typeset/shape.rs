//! Words to glyphs, each word once.
//!
//! Guaranteed: no glyph 0; every character of a word is in its [`Word::text`], or
//! stands there as □ and is listed in [`Shaper::missing`]. Default-ignorable
//! characters (zero-width space, soft hyphen) have no glyph and are dropped; where
//! they allow a break, line breaking has already seen them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use harfrust::{BufferFlags, Direction, ShapeOptions, ShapePlan, UnicodeBuffer, script};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::FaceId;
use super::faces::Faces;
use super::glyph::{Single, Variant, WordGlyph};
use super::hyphenate::{self, Syllable};

/// What is drawn for a character that no face has.
const PLACEHOLDER: char = '□';

/// A shaped word.
#[derive(Debug)]
pub(super) struct Word {
    pub text: Box<str>,
    pub glyphs: Box<[WordGlyph]>,
    /// Sum of the advances, in thousandths of the size.
    pub width: f32,
    syllables: OnceCell<Box<[Syllable]>>,
}

impl Word {
    /// The parts between its hyphenation points; one part if it has none.
    pub fn syllables(&self) -> &[Syllable] {
        self.syllables.get_or_init(|| hyphenate::syllables(&self.text, &self.glyphs))
    }
}

struct Face<'f> {
    shaper: harfrust::Shaper<'f>,
    plan: ShapePlan,
    scale: f32,
}

/// Shapes words with a cache.
pub(super) struct Shaper<'f> {
    faces: &'f Faces,
    fonts: Vec<FontRef<'f>>,
    charmaps: Vec<Charmap<'f>>,
    shapers: Vec<OnceCell<Face<'f>>>,
    words: [HashMap<Box<str>, Rc<Word>>; 4],
    spaces: [Single; 4],
    hyphens: [Single; 4],
    buffer: Option<UnicodeBuffer>,
    /// Characters that no face has, with the first word that has them.
    pub missing: BTreeMap<char, String>,
}

impl<'f> Shaper<'f> {
    /// The faces that it shapes with.
    pub const fn faces(&self) -> &'f Faces {
        self.faces
    }

    pub fn new(faces: &'f Faces) -> Self {
        let fonts: Vec<FontRef<'f>> = faces.ids().map(|face| faces.font(face)).collect();
        let charmaps = fonts.iter().map(MetadataProvider::charmap).collect();
        let text_faces = [0, 1, 2, 3];
        let spaces = text_faces.map(|face| single(&fonts[face], ' ').expect("every text face has a space"));
        // Without a soft hyphen of its own a face shows its ordinary hyphen.
        let hyphen = |face: usize| single(&fonts[face], '\u{ad}').or_else(|| single(&fonts[face], '-'));
        let hyphens = text_faces.map(|face| hyphen(face).unwrap_or(spaces[face]));
        let shapers = fonts.iter().map(|_| OnceCell::new()).collect();
        let missing = BTreeMap::new();
        let buffer = Some(UnicodeBuffer::new());
        Self { faces, fonts, charmaps, shapers, words: Default::default(), spaces, hyphens, buffer, missing }
    }

    /// The space of a variant.
    pub fn space(&self, variant: Variant) -> Single {
        self.spaces[usize::from(variant.face().0)]
    }

    /// The glyph shown where a word is divided.
    pub fn hyphen(&self, variant: Variant) -> Single {
        self.hyphens[usize::from(variant.face().0)]
    }

    /// Shapes a word, or finds it among those already shaped.
    pub fn word(&mut self, text: &str, variant: Variant) -> Rc<Word> {
        let cache = usize::from(variant.face().0);
        if let Some(word) = self.words[cache].get(text) {
            return Rc::clone(word);
        }
        let word = Rc::new(self.shape(text, variant));
        self.words[cache].insert(text.into(), Rc::clone(&word));
        word
    }

    fn shape(&mut self, source: &str, variant: Variant) -> Word {
        let mut text = String::with_capacity(source.len());
        let mut runs: Vec<(FaceId, usize)> = Vec::new();
        for char in source.chars().filter(|&char| !is_ignorable(char)) {
            let joins = is_combining(char).then(|| runs.last().map(|&(face, _)| face)).flatten();
            let joined = joins.filter(|&face| self.has(face, char));
            let (face, shown) = match joined.or_else(|| self.find_face(char, variant)) {
                Some(face) => (face, char),
                None => (self.note_missing(char, source, variant), PLACEHOLDER),
            };
            if runs.last().is_none_or(|&(last, _)| last != face) {
                runs.push((face, text.len()));
            }
            text.push(shown);
        }
        let ends: Vec<usize> = runs.iter().skip(1).map(|&(_, start)| start).chain([text.len()]).collect();
        let mut glyphs = Vec::with_capacity(text.len());
        for (&(face, start), end) in runs.iter().zip(ends) {
            self.shape_run(face, &text[start..end], start, &mut glyphs);
        }
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        Word { text: text.into(), glyphs: glyphs.into(), width, syllables: OnceCell::new() }
    }

    fn shape_run(&mut self, face: FaceId, text: &str, offset: usize, glyphs: &mut Vec<WordGlyph>) {
        let index = usize::from(face.0);
        let shaping = self.shapers[index].get_or_init(|| {
            let shaper = self.faces.shaping(face).shaper(&self.fonts[index]).build();
            let plan = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
            let units = u16::try_from(shaper.units_per_em()).ok().filter(|&units| units > 0).unwrap_or(1000);
            Face { shaper, plan, scale: 1000.0 / f32::from(units) }
        });
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let shaped = shaping.shaper.shape(buffer, ShapeOptions::new().plan(Some(&shaping.plan)));
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            glyphs.push(WordGlyph {
                face,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                cluster: info.cluster + u32::try_from(offset).unwrap_or(0),
                advance: em_units(position.x_advance) * shaping.scale,
            });
        }
        self.buffer = Some(shaped.clear());
    }

    /// The variant's own face if it has the character, else the first fallback that has it.
    fn find_face(&self, char: char, variant: Variant) -> Option<FaceId> {
        let own = variant.face();
        if char.is_ascii_alphanumeric() || self.has(own, char) {
            return Some(own);
        }
        self.faces.ids().skip(4).find(|&face| self.has(face, char))
    }

    fn has(&self, face: FaceId, char: char) -> bool {
        stands_for_text(char)
            && self.charmaps[usize::from(face.0)].map(char).is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    fn note_missing(&mut self, char: char, context: &str, variant: Variant) -> FaceId {
        self.missing.entry(char).or_insert_with(|| context.to_owned());
        self.find_face(PLACEHOLDER, variant).unwrap_or(FaceId(0))
    }
}

/// The glyph of one character, straight from the character map: shaping would hide a soft hyphen.
fn single(font: &FontRef<'_>, char: char) -> Option<Single> {
    let glyph = font.charmap().map(char).filter(|&glyph| glyph != GlyphId::NOTDEF)?;
    let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
    let advance = font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph)?;
    let id = u16::try_from(glyph.to_u32()).ok()?;
    Some(Single { id, advance: advance * 1000.0 / f32::from(units.max(1)) })
}

#[expect(clippy::cast_precision_loss, reason = "advances are far below 2^23 font units")]
fn em_units(advance: i32) -> f32 {
    advance as f32
}

/// Characters without a shape of their own (the common part of `Default_Ignorable_Code_Point`).
pub(super) fn is_ignorable(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{34f}' | '\u{61c}')
        || char.is_control()
}

/// Whether a glyph may stand for the character (ISO 19005-2, 6.2.11.7.2): U+FFFD is what is left of a letter
/// that nobody could decode, and fonts have a glyph for it all the same.
fn stands_for_text(char: char) -> bool {
    !matches!(char, '\u{fffd}' | '\u{fdd0}'..='\u{fdef}') && u32::from(char) & 0xFFFE != 0xFFFE
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::typeset::faces::embedded_faces;

    #[test]
    fn a_word_is_kerned_and_shaped_once() {
        let faces = embedded_faces();
        let mut shaper = Shaper::new(&faces);
        let one = shaper.word("AVVISO", Variant::default());
        let again = shaper.word("AVVISO", Variant::default());
        assert!(Rc::ptr_eq(&one, &again));
        let apart: f32 = "AVVISO".chars().map(|c| shaper.word(&c.to_string(), Variant::default()).width).sum();
        assert!(one.width < apart, "A and V must be kerned: {} {apart}", one.width);
        assert!(one.glyphs.iter().all(|glyph| glyph.id != 0));
    }

    #[test]
    fn characters_fall_back_one_by_one() {
        let faces = embedded_faces();
        let mut shaper = Shaper::new(&faces);
        let word = shaper.word("a≥b✓", Variant { bold: true, italic: false });
        let used: Vec<u8> = word.glyphs.iter().map(|glyph| glyph.face.0).collect();
        assert_eq!(used[0], 1);
        assert_eq!(used[2], 1);
        assert!(used[1] >= 4 && used[3] >= 4, "{used:?}");
        assert!(shaper.missing.is_empty());
    }

    #[test]
    fn a_character_nobody_has_is_a_box_and_is_named() {
        let faces = embedded_faces();
        let mut shaper = Shaper::new(&faces);
        for _ in 0..2 {
            let word = shaper.word("x漢", Variant::default());
            assert_eq!(&*word.text, "x□");
            assert!(word.glyphs.iter().all(|glyph| glyph.id != 0));
        }
        assert_eq!(shaper.missing[&'漢'], "x漢");
        for lost in ['\u{fffd}', '\u{fdd0}', '\u{1ffff}'] {
            assert_eq!(&*shaper.word(&format!("citt{lost}"), Variant::default()).text, "citt□");
            assert!(shaper.missing.contains_key(&lost));
        }
    }

    #[test]
    fn figures_are_tabular() {
        let faces = embedded_faces();
        let mut shaper = Shaper::new(&faces);
        let mut width = |text: &str| shaper.word(text, Variant::default()).width;
        assert!((width("111.111,10") - width("888.747,09")).abs() < 0.01);
    }
}
