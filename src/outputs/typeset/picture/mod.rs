//! Pictures that the entity gives: its coat of arms.
//!
//! Guaranteed: a vector picture becomes plain opaque paths, a raster becomes opaque pixels
//! of sRGB (PDF/A-2 here knows no transparency); what could not be kept as it was is a
//! finding, never a silent loss. Deliberately absent: files, the web and fonts: whatever a
//! picture refers to outside of itself is not looked for.

mod bounds;
mod content;
mod raster;
mod set;
mod vector;

use super::layout_codes;
use crate::domain::Place;
use crate::finding::Finding;
use content::Content;
pub use content::{Picture, Pictures};

/// Bytes of stack for reading a picture: many times what the depths that are let through need.
const STACK: usize = 32 << 20;
/// How many times as long as the other a side may be.
const WIDEST: f32 = 50.0;

impl Picture {
    /// Reads an SVG or PNG file; `path` is its place below the entity's folder and tells the format.
    ///
    /// `None`, with a finding, where it cannot be read: a document without a coat of arms is
    /// better than no document.
    pub fn read(path: &str, bytes: &[u8]) -> (Option<Self>, Vec<Finding>) {
        let is_vector = path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("svg"));
        let read =
            || if is_vector { vector::read(bytes) } else { raster::read(bytes).map(|raster| (raster, Vec::new())) };
        match contained(read).and_then(|(content, lost)| Ok((of_ordinary_shape(content)?, lost))) {
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

/// Reads on a stack of known depth; a reader that breaks off is a picture that cannot be read.
fn contained<T: Send>(read: impl FnOnce() -> Result<T, String> + Send) -> Result<T, String> {
    std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
                .unwrap_or_else(|_| Err("la sua struttura interna non è valida".to_owned()))
        });
        let reader = reader.map_err(|_| "manca la memoria per leggerlo".to_owned())?;
        reader.join().unwrap_or_else(|_| Err("la sua struttura interna non è valida".to_owned()))
    })
}

/// A coat of arms is no line.
fn of_ordinary_shape(content: Content) -> Result<Content, String> {
    let picture = Picture(content);
    let ratio = picture.ratio();
    if ratio.is_finite() && (1.0 / WIDEST..=WIDEST).contains(&ratio) {
        return Ok(picture.0);
    }
    Err(format!("un lato è più di {WIDEST} volte l’altro"))
}

#[cfg(test)]
mod tests {
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
    fn what_asks_too_much_is_left_out_with_the_reason() {
        let chain = |element: &str, attribute: &str| -> String {
            let link = |number: usize| {
                format!(
                    "<{element} id='c{number}' {attribute}='url(#c{})'><rect width='9' height='9'/></{element}>",
                    number + 1
                )
            };
            (0..3000).map(link).collect::<String>() + &format!("<rect width='9' height='9' {attribute}='url(#c0)'/>")
        };
        let double = |n: usize| format!("<g id='u{n}'><use href='#u{0}'/><use href='#u{0}'/></g>", n + 1);
        let doubled = (0..20).map(double).collect::<Vec<_>>().concat();
        let style = |n: usize| format!("<clipPath id='c{n}' class='k{n}'/>");
        let styled = (0..3000).map(style).collect::<Vec<_>>().concat();
        for (body, word) in [
            (chain("clipPath", "clip-path"), "annidati"),
            (chain("mask", "mask"), "annidati"),
            (chain("pattern", "fill"), "annidati"),
            (chain("filter", "style='x' filter"), "annidati"),
            ("<g>".repeat(3000) + &"</g>".repeat(3000), "annidati"),
            ("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>".to_owned(), "in circolo"),
            (format!("{doubled}<rect id='u20' width='9' height='9'/>"), "troppe volte"),
            (format!("<style>.k0{{clip-path:url(#c1)}}</style>{styled}"), "foglio di stile"),
            ("<path d='M0 0L1e38 1e38L1e38 0Z'/>".to_owned(), ""),
            ("<path d='M0 0L4e6 0L4e6 4e6Z'/>".to_owned(), "fuori misura"),
            ("<path d='M0 0L40 0' transform='scale(1e30)' stroke='red'/>".to_owned(), ""),
            ("<path d='M0 0H39V19H1' stroke='red' stroke-dasharray='0.0001 .0001'/>".to_owned(), "trattini"),
            ("<style>path{stroke-dasharray:1e-4}</style><path d='M0 0H39V19H1' stroke='red'/>".to_owned(), "trattini"),
            ("<path d='M0 0H1e7' stroke='red' stroke-dasharray='1'/>".to_owned(), "trattini"),
            ("<path d='MNaN NaN LNaN 3'/>".to_owned(), ""),
            ("<rect width='1' height='1'/>".repeat(100_001), "elementi"),
        ] {
            let (picture, findings) = svg(&body);
            let start: String = body.chars().take(80).collect();
            assert!(picture.is_none(), "{start}");
            assert_eq!(findings.len(), 1, "{start}");
            assert!(messages(&findings).contains(word), "{start}: {}", messages(&findings));
        }
        let flat = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e30 1'><rect width='9' height='1'/></svg>";
        assert!(Picture::read("stemma.svg", flat.as_bytes()).0.is_none());
        let (picture, findings) = svg("<path d='M3 3H30V15H5' fill='none' stroke='red' stroke-dasharray='1 2'/>");
        assert!(picture.is_some() && findings.is_empty(), "an ordinary dashed line stays: {}", messages(&findings));
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
