//! Which glyphs are in use, and the one text that each of them stands for.
//!
//! A PDF font says once for each glyph what text it is (`ToUnicode`). The same glyph may
//! be used for several texts (a space and a no-break space); the simplest of them is
//! taken, whatever the order of use, so that the result does not depend on it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::error::PdfError;
use crate::outputs::typeset::{FaceId, Layout, Shape, TextRun};

/// For each face in use: its glyphs in ascending order, with their texts.
pub(super) type UsedGlyphs = BTreeMap<FaceId, BTreeMap<u16, String>>;

/// What stands for no text of its own, such as the second glyph of a letter in two parts.
const NO_TEXT: char = '\u{200B}';

/// Pages looked through together.
const PAGES_OF_A_BATCH: usize = 32;

/// Collects the glyphs of all pages.
///
/// # Errors
/// If a run uses glyph 0, which stands for a missing character, or its clusters are not those of its text.
pub(super) fn collect(layout: &Layout) -> Result<UsedGlyphs, PdfError> {
    let batches = layout.pages.par_chunks(PAGES_OF_A_BATCH).enumerate();
    let batches = batches.map(|(batch, pages)| {
        let mut used = Texts::default();
        for (page, index) in pages.iter().zip(batch * PAGES_OF_A_BATCH..) {
            for item in page.painted() {
                let Shape::Text(run) = &item.shape else { continue };
                used.add(run, index + 1)?;
            }
        }
        Ok(used)
    });
    let batches: Vec<Result<Texts, PdfError>> = batches.collect();
    let mut all = Texts::default();
    // In the pages' order, so that of several errors the first is told.
    for batch in batches {
        all.merge(batch?);
    }
    Ok(all.in_order())
}

/// The texts found so far, by face and glyph number: millions of glyphs are looked up.
#[derive(Default)]
struct Texts {
    faces: BTreeMap<FaceId, Vec<Option<Box<str>>>>,
}

impl Texts {
    fn add(&mut self, run: &TextRun, page: usize) -> Result<(), PdfError> {
        let glyphs_of_face = self.faces.entry(run.face).or_default();
        let mut clusters = run.glyphs.chunk_by(|one, next| one.cluster == next.cluster).peekable();
        while let Some(cluster) = clusters.next() {
            let start = cluster[0].cluster as usize;
            // Up to the next cluster: glyphs stand in the order of their text.
            let end = clusters.peek().map_or(run.text.len(), |next| next[0].cluster as usize);
            let text = run.text.get(start..end).filter(|text| !text.is_empty()).ok_or_else(|| {
                PdfError::Layout(format!("pagina {page}: i segni di «{}» non seguono il testo", run.text))
            })?;
            let letters = text.chars().count();
            for (index, glyph) in cluster.iter().enumerate() {
                if glyph.id == 0 {
                    return Err(PdfError::MissingGlyph { page, text: run.text.to_string() });
                }
                // As many glyphs as letters: one each. Else the first glyph carries the whole text.
                let mut buffer = [0; 4];
                let candidate: &str = if letters == cluster.len() {
                    text.chars().nth(index).expect("as many letters as glyphs").encode_utf8(&mut buffer)
                } else if index == 0 {
                    text
                } else {
                    NO_TEXT.encode_utf8(&mut buffer)
                };
                propose(glyphs_of_face, glyph.id, candidate);
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) {
        for (face, texts) in other.faces {
            let own = self.faces.entry(face).or_default();
            for (id, text) in (0..=u16::MAX).zip(texts) {
                if let Some(text) = text {
                    propose(own, id, &text);
                }
            }
        }
    }

    fn in_order(self) -> UsedGlyphs {
        let filled = |texts: Vec<Option<Box<str>>>| {
            (0..=u16::MAX).zip(texts).filter_map(|(id, text)| Some((id, text?.into_string()))).collect()
        };
        self.faces.into_iter().map(|(face, texts)| (face, filled(texts))).collect()
    }
}

/// Gives a glyph a text, unless it has a simpler one.
fn propose(texts: &mut Vec<Option<Box<str>>>, id: u16, candidate: &str) {
    let id = usize::from(id);
    if texts.len() <= id {
        texts.resize(id + 1, None);
    }
    match &texts[id] {
        Some(text) if **text == *candidate || !simpler(candidate, text) => {}
        _ => texts[id] = Some(candidate.into()),
    }
}

/// A real text before a filler, fewer letters before more, lower code points before higher.
fn simpler(one: &str, other: &str) -> bool {
    let key = |text: &str| (text.starts_with(NO_TEXT), text.chars().count());
    (key(one), one) < (key(other), other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::typeset::{Glyph, Rgb};

    fn run(text: &str, glyphs: &[(u16, u32)]) -> TextRun {
        let glyphs = glyphs.iter().map(|&(id, cluster)| Glyph { id, cluster, advance: 500.0 }).collect();
        let (colour, text) = (Rgb(0, 0, 0), text.into());
        TextRun { face: FaceId(0), size: 10.0, colour, x: 0.0, y: 0.0, rotation: 0.0, text, glyphs }
    }

    fn texts(runs: &[TextRun]) -> Vec<(u16, String)> {
        let mut used = Texts::default();
        for run in runs {
            used.add(run, 1).unwrap();
        }
        used.in_order().remove(&FaceId(0)).unwrap().into_iter().collect()
    }

    #[test]
    fn a_ligature_stands_for_all_its_letters() {
        let owned = |id: u16, text: &str| (id, text.to_owned());
        assert_eq!(texts(&[run("fine", &[(7, 0), (8, 2), (9, 3)])]), [owned(7, "fi"), owned(8, "n"), owned(9, "e")]);
    }

    #[test]
    fn letters_of_several_glyphs_lose_and_double_nothing() {
        let owned = |id: u16, text: &str| (id, text.to_owned());
        assert_eq!(texts(&[run("e\u{301}", &[(7, 0), (8, 0)])]), [owned(7, "e"), owned(8, "\u{301}")]);
        assert_eq!(texts(&[run("è", &[(7, 0), (8, 0)])]), [owned(7, "è"), owned(8, "\u{200B}")]);
    }

    #[test]
    fn the_simplest_text_wins_in_any_order() {
        let (space, no_break) = (run(" ", &[(3, 0)]), run("\u{a0}", &[(3, 0)]));
        let expected = [(3, " ".to_owned())];
        assert_eq!(texts(&[space.clone(), no_break.clone()]), expected);
        assert_eq!(texts(&[no_break, space]), expected);
    }

    #[test]
    fn missing_glyphs_and_foreign_clusters_are_errors() {
        let refused = |text: &str, glyphs: &[(u16, u32)]| Texts::default().add(&run(text, glyphs), 4).unwrap_err();
        assert!(matches!(refused("x", &[(0, 0)]), PdfError::MissingGlyph { page: 4, .. }));
        assert!(matches!(refused("è", &[(7, 1)]), PdfError::Layout(_)));
        assert!(matches!(refused("x", &[(7, 9)]), PdfError::Layout(_)));
        assert!(matches!(refused("ab", &[(7, 1), (8, 0)]), PdfError::Layout(_)));
    }
}
