//! Which glyphs are in use, and the one text that each of them stands for.
//!
//! A PDF font says once for each glyph what text it is (`ToUnicode`). The same glyph may
//! be used for several texts (a space and a no-break space); the simplest of them is
//! taken, whatever the order of use, so that the result does not depend on it.

use std::collections::BTreeMap;

use super::error::PdfError;
use crate::typeset::{FaceId, Glyph, Layout, Shape, TextRun};

/// For each face in use: its glyphs in ascending order, with their texts.
pub(super) type UsedGlyphs = BTreeMap<FaceId, BTreeMap<u16, String>>;

/// What stands for no text of its own, such as the second glyph of a letter in two parts.
const NO_TEXT: char = '\u{200B}';

/// Collects the glyphs of all pages.
///
/// # Errors
/// If a run uses glyph 0, which stands for a missing character, or its clusters are not those of its text.
pub(super) fn collect(layout: &Layout) -> Result<UsedGlyphs, PdfError> {
    let mut used = UsedGlyphs::new();
    for (index, page) in layout.pages.iter().enumerate() {
        for item in &page.items {
            let Shape::Text(run) = &item.shape else { continue };
            collect_run(&mut used, run, index + 1)?;
        }
    }
    Ok(used)
}

fn collect_run(used: &mut UsedGlyphs, run: &TextRun, page: usize) -> Result<(), PdfError> {
    let glyphs_of_face = used.entry(run.face).or_default();
    for cluster in run.glyphs.chunk_by(|one, next| one.cluster == next.cluster) {
        let text = cluster_text(run, cluster[0].cluster).ok_or_else(|| {
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
            match glyphs_of_face.get_mut(&glyph.id) {
                None => drop(glyphs_of_face.insert(glyph.id, candidate.to_owned())),
                Some(text) if simpler(candidate, text) => candidate.clone_into(text),
                Some(_) => {}
            }
        }
    }
    Ok(())
}

/// The text of the cluster that starts at a byte offset: up to the next cluster's start.
fn cluster_text(run: &TextRun, start: u32) -> Option<&str> {
    let next = run.glyphs.iter().map(|glyph: &Glyph| glyph.cluster).filter(|cluster| *cluster > start).min();
    let end = next.map_or(run.text.len(), |next| next as usize);
    run.text.get(start as usize..end).filter(|text| !text.is_empty())
}

/// A real text before a filler, fewer letters before more, lower code points before higher.
fn simpler(one: &str, other: &str) -> bool {
    let key = |text: &str| (text.starts_with(NO_TEXT), text.chars().count());
    (key(one), one) < (key(other), other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Rgb;

    fn run(text: &str, glyphs: &[(u16, u32)]) -> TextRun {
        let glyphs = glyphs.iter().map(|&(id, cluster)| Glyph { id, cluster, advance: 500.0 }).collect();
        let (colour, text) = (Rgb(0, 0, 0), text.into());
        TextRun { face: FaceId(0), size: 10.0, colour, x: 0.0, y: 0.0, rotation: 0.0, text, glyphs }
    }

    fn texts(runs: &[TextRun]) -> Vec<(u16, String)> {
        let mut used = UsedGlyphs::new();
        for run in runs {
            collect_run(&mut used, run, 1).unwrap();
        }
        used.remove(&FaceId(0)).unwrap().into_iter().collect()
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
        let mut used = UsedGlyphs::new();
        assert!(matches!(collect_run(&mut used, &run("x", &[(0, 0)]), 4), Err(PdfError::MissingGlyph { page: 4, .. })));
        assert!(matches!(collect_run(&mut used, &run("è", &[(7, 1)]), 1), Err(PdfError::Layout(_))));
        assert!(matches!(collect_run(&mut used, &run("x", &[(7, 9)]), 1), Err(PdfError::Layout(_))));
    }
}
