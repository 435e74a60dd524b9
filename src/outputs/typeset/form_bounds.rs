//! Between what a length of a style file must be, for the page that the same file asks for.
//!
//! Guaranteed: within these bounds letters can be read, lines do not cover one another, nothing leaves the page, and a title or
//! a cell has room for a long word. Deliberately absent: taste.

use toml::{Table, Value};

/// From the text to the baseline of the header above it, and of the footer below it.
pub(super) const ABOVE_TEXT: f32 = 25.0;
pub(super) const BELOW_TEXT: f32 = 30.0;
/// The smallest letters that paper still shows, in points.
const LEAST_LETTERS: f64 = 4.0;
/// Room that must be left between the margins, in points.
const LEAST_ROOM: f64 = 120.0;
/// No length of a page of paper is greater, in points.
const GREATEST: f64 = 5000.0;

/// What of the page, and of the section that a key stands in, its bounds depend on.
pub(super) struct Measures {
    width: f64,
    height: f64,
    /// Between the margins.
    inner_width: f64,
    inner_height: f64,
    /// The letters of the running header and footer.
    running: f64,
}

impl Measures {
    /// Those of a style whose keys have been checked to be lengths.
    pub fn of(style: &Table) -> Self {
        let page = |key: &str| length(style, "pagina", key);
        let (width, height) = (page("larghezza"), page("altezza"));
        Self {
            width,
            height,
            inner_width: width - page("margine_sinistro") - page("margine_destro"),
            inner_height: height - page("margine_superiore") - page("margine_inferiore"),
            running: length(style, "corrente", "corpo"),
        }
    }

    /// The least and the greatest that a key of a section may be; `letters` is the size of the section's letters.
    pub fn bounds(&self, section: &str, key: &str, letters: f64) -> (f64, f64) {
        match (section, key) {
            ("pagina", "larghezza" | "altezza") => (LEAST_ROOM, GREATEST),
            ("pagina", "margine_sinistro" | "margine_destro") => (0.0, (self.width - LEAST_ROOM) / 2.0),
            ("pagina", "margine_superiore") => (f64::from(ABOVE_TEXT) + self.running, (self.height - LEAST_ROOM) / 2.0),
            ("pagina", "margine_inferiore") => {
                (f64::from(BELOW_TEXT) + self.running / 2.0, (self.height - LEAST_ROOM) / 2.0)
            }
            ("pagina", _) => (LEAST_ROOM, self.inner_width),
            ("cella", "orizzontale") => (0.0, self.inner_width / 40.0),
            ("cella", _) => (0.0, self.inner_height / 40.0),
            ("copertina", "titolo") => (LEAST_LETTERS, self.inner_width / 8.0),
            ("copertina", "sottotitolo") => (LEAST_LETTERS, self.inner_width / 12.0),
            ("copertina", "altezza_titolo") => (0.0, self.inner_height / 2.0),
            ("titolo1" | "titolo2" | "titolo3" | "titolo4" | "guida" | "valore", "corpo") => {
                (LEAST_LETTERS, self.inner_width / 16.0)
            }
            (_, "corpo") => (LEAST_LETTERS, self.inner_width / 30.0),
            (_, "interlinea") => (letters, letters * 4.0),
            (_, _) => (0.0, self.inner_height / 4.0),
        }
    }
}

/// A key's length, and nothing where there is none.
pub(super) fn length(style: &Table, section: &str, key: &str) -> f64 {
    style.get(section).and_then(|section| section.get(key)).and_then(number).unwrap_or_default()
}

/// A number, whole or not.
pub(super) fn number(value: &Value) -> Option<f64> {
    let whole = value.as_integer().and_then(|whole| i32::try_from(whole).ok()).map(f64::from);
    value.as_float().or(whole)
}
