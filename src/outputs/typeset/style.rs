//! The form of the document: page, type scale, colours, space.
//!
//! Guaranteed: every value comes from `templates/style.toml` or from a file that
//! overrides it as a whole; an unknown or missing key is an error. Keys are Italian
//! because the office that edits them is. Lengths are points.

use serde::Deserialize;

use super::Rgb;
use super::error::TypesetError;
use super::palette::{BarPaint, Colours, Dark};
use super::tone::Tone;
use crate::inputs::keys;

/// The form of the document.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    #[serde(rename = "pagina")]
    pub(super) page: PageForm,
    #[serde(rename = "colori")]
    pub(super) colours: Colours,
    /// Those of the page on a dark screen; a style of before them has the built-in ones.
    #[serde(rename = "colori_scuri", default)]
    dark: Option<Dark>,
    #[serde(rename = "testo")]
    pub(super) body: TextForm,
    #[serde(rename = "guida")]
    pub(super) lead: TextForm,
    #[serde(rename = "nota")]
    pub(super) small: TextForm,
    titolo1: TextForm,
    titolo2: TextForm,
    titolo3: TextForm,
    titolo4: TextForm,
    #[serde(rename = "tabella")]
    pub(super) table: TextForm,
    #[serde(rename = "intestazione_tabella")]
    pub(super) table_head: TextForm,
    #[serde(rename = "didascalia")]
    pub(super) caption: TextForm,
    #[serde(rename = "valore")]
    pub(super) key_value: TextForm,
    #[serde(rename = "etichetta")]
    pub(super) key_label: TextForm,
    #[serde(rename = "corrente")]
    pub(super) running: TextForm,
    #[serde(rename = "copertina")]
    pub(super) cover: CoverForm,
    #[serde(rename = "cella")]
    pub(super) cell: CellForm,
}

impl Style {
    /// What the file is called, below `templates/`.
    pub const FILE_NAME: &str = "style.toml";
    /// The text of the style built into the program.
    pub const EMBEDDED: &str = include_str!("../../../templates/style.toml");

    /// The style built into the program.
    pub fn embedded() -> Self {
        Self::parse(Self::EMBEDDED).expect("the embedded style is checked by a test")
    }

    /// Reads a style file.
    ///
    /// # Errors
    /// If it is not TOML, a key is unknown, missing or of the wrong kind, or no room is left
    /// for text; with the line, in Italian.
    pub fn parse(text: &str) -> Result<Self, TypesetError> {
        super::form::check(text, Self::EMBEDDED)?;
        keys::read(text).map_err(|error| TypesetError::Style {
            line: error.line.try_into().unwrap_or(u32::MAX),
            message: error.message,
        })
    }

    /// The colours as rules of a style sheet, for light and dark: the palette of the page is the page's of paper.
    pub fn css_colours(&self) -> String {
        let dark = self.dark_colours().css();
        format!(
            ":root{{--carta:#ffffff;{}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}",
            self.colours.css()
        )
    }

    fn dark_colours(&self) -> Dark {
        self.dark.or_else(|| Self::embedded().dark).expect("the embedded style is checked by a test")
    }

    /// The bars of a workbook's chart: achieved, partly achieved, not achieved, without a class.
    pub fn workbook_bars(&self) -> [BarPaint; 4] {
        Tone::ALL.map(|tone| {
            let outline = match tone {
                Tone::Achieved | Tone::Missed => Rgb(255, 255, 255),
                Tone::Partly | Tone::Absent => self.colours.text.0,
            };
            BarPaint { fill: self.colours.fill(tone), outline }
        })
    }

    /// The size of a heading; levels beyond 4 look like 4.
    pub(super) fn heading(&self, level: u8) -> TextForm {
        match level {
            1 => self.titolo1,
            2 => self.titolo2,
            3 => self.titolo3,
            _ => self.titolo4,
        }
    }
}

/// Format, margins and measure.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageForm {
    #[serde(rename = "larghezza")]
    pub width: f32,
    #[serde(rename = "altezza")]
    pub height: f32,
    #[serde(rename = "margine_sinistro")]
    pub left: f32,
    #[serde(rename = "margine_destro")]
    pub right: f32,
    #[serde(rename = "margine_superiore")]
    pub top: f32,
    #[serde(rename = "margine_inferiore")]
    pub bottom: f32,
    /// Width of running text; tables use the whole width between the margins.
    #[serde(rename = "giustezza")]
    pub measure: f32,
}

impl PageForm {
    /// Width between the margins.
    pub fn inner_width(&self) -> f32 {
        self.width - self.left - self.right
    }

    /// Height between the margins.
    pub fn inner_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// A kind of text: size, leading, space around it.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextForm {
    #[serde(rename = "corpo")]
    pub size: f32,
    #[serde(rename = "interlinea")]
    pub leading: f32,
    #[serde(rename = "prima", default)]
    pub before: f32,
    #[serde(rename = "dopo", default)]
    pub after: f32,
}

/// The cover.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoverForm {
    #[serde(rename = "titolo")]
    pub title: f32,
    #[serde(rename = "interlinea")]
    pub leading: f32,
    #[serde(rename = "sottotitolo")]
    pub subtitle: f32,
    /// Distance of the title from the upper margin.
    #[serde(rename = "altezza_titolo")]
    pub drop: f32,
    /// Height of the coat of arms.
    #[serde(rename = "altezza_stemma")]
    pub emblem: f32,
}

/// Space inside a table's cells.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CellForm {
    #[serde(rename = "orizzontale")]
    pub horizontal: f32,
    #[serde(rename = "verticale")]
    pub vertical: f32,
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_and_a_wrong_colour_are_errors() {
        let good = include_str!("../../../templates/style.toml");
        assert!(
            Style::parse(&good.replace("[cella]", "[cella]\naltro = 1")).unwrap_err().to_string().contains("altro")
        );
        assert!(Style::parse(&good.replace("#1B1F24", "#1B1F2")).unwrap_err().to_string().contains("#RRGGBB"));
    }

    #[test]
    fn a_style_of_before_the_dark_colours_has_the_built_in_ones() {
        let (before, rest) = Style::EMBEDDED.split_once("[colori_scuri]").unwrap();
        let (_, after) = rest.split_once("\n\n").unwrap();
        let old = Style::parse(&format!("{before}{after}")).unwrap();
        assert_eq!(old.css_colours(), Style::embedded().css_colours());
    }
}
