//! Pictures that the entity gives: its coat of arms.
//!
//! Guaranteed: a vector picture becomes plain opaque paths, a raster becomes opaque pixels
//! of sRGB (PDF/A-2 here knows no transparency); what could not be kept as it was is a
//! finding, never a silent loss. Deliberately absent: files, the web and fonts: whatever a
//! picture refers to outside of itself is not looked for.

mod content;
mod raster;
mod set;
mod vector;

use super::layout_codes;
use crate::domain::Place;
use crate::finding::Finding;
pub use content::{Picture, Pictures};

impl Picture {
    /// Reads an SVG or PNG file; `path` is its place below the entity's folder and tells the format.
    ///
    /// `None`, with a finding, where it cannot be read: a document without a coat of arms is
    /// better than no document.
    pub fn read(path: &str, bytes: &[u8]) -> (Option<Self>, Vec<Finding>) {
        let is_vector = path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"));
        let read = if is_vector { vector::read(bytes) } else { raster::read(bytes).map(|raster| (raster, Vec::new())) };
        match read {
            Ok((content, lost)) => {
                let finding = |what: &str| {
                    let message = format!("Lo stemma contiene {what}");
                    Finding::new(layout_codes::PICTURE_PARTS, message).at(Place::file(path)).expected(
                        "un disegno di soli tracciati a tinta unita e opachi: convertire testi ed effetti in tracciati",
                    )
                };
                (Some(Self(content)), lost.into_iter().map(finding).collect())
            }
            Err(reason) => {
                let finding =
                    Finding::new(layout_codes::PICTURE_UNREADABLE, format!("Lo stemma non è leggibile: {reason}"))
                        .at(Place::file(path))
                        .expected("un file SVG o PNG che si apre con un programma di disegno");
                (None, vec![finding])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::content::Content;
    use super::*;

    fn svg(body: &str) -> (Option<Picture>, Vec<Finding>) {
        let source = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{body}</svg>");
        Picture::read("stemma.svg", source.as_bytes())
    }

    fn messages(findings: &[Finding]) -> String {
        findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn plain_paths_are_kept_without_a_word() {
        let (picture, findings) =
            svg("<path d='M0 0H10V10Z' fill='#123456'/><circle cx='9' cy='9' r='4' stroke='red' fill='none'/>");
        assert_eq!(findings, []);
        let picture = picture.unwrap();
        assert!((picture.ratio() - 2.0).abs() < 0.001);
        let Content::Vector { paths, .. } = picture.0 else { panic!("an SVG is a vector picture") };
        let fills: Vec<_> = paths.iter().map(|path| path.fill.unwrap()).collect();
        assert_eq!(fills, [super::super::Rgb(0x12, 0x34, 0x56), super::super::Rgb(255, 0, 0)]);
    }

    #[test]
    fn what_a_plain_path_cannot_say_is_told() {
        let gradient = "<linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient>";
        for (body, word) in [
            (format!("<defs>{gradient}</defs><rect width='9' height='9' fill='url(#g)'/>"), "sfumature"),
            ("<rect width='9' height='9' opacity='.5'/>".to_owned(), "trasparenze"),
            ("<rect width='9' height='9' fill-opacity='.5'/>".to_owned(), "trasparenze"),
            ("<rect width='9' height='9'/><text>Comune</text>".to_owned(), "testi"),
            ("<clipPath id='c'><rect width='3' height='3'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>".to_owned(), "ritagli"),
            ("<rect x='-30' width='39' height='9'/>".to_owned(), "escono dal riquadro"),
            ("<rect width='9' height='9'/><image href='a.png' width='3' height='3'/>".to_owned(), "immagini"),
        ] {
            let (picture, findings) = svg(&body);
            assert!(picture.is_some(), "{body}");
            assert!(messages(&findings).contains(word), "{body}: {}", messages(&findings));
        }
    }

    #[test]
    fn a_file_that_is_no_picture_is_a_finding_and_no_picture() {
        for (path, bytes) in [
            ("stemma.svg", &b"<svg"[..]),
            ("stemma.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("stemma.png", b"PNG?"),
        ] {
            let (picture, findings) = Picture::read(path, bytes);
            assert!(picture.is_none() && findings.len() == 1, "{path}");
            assert!(messages(&findings).contains("non è leggibile"));
        }
    }
}
