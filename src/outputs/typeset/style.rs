//! The form of the document: page, type scale, colours, space.
//!
//! Guaranteed: every value comes from `templates/style.toml` or from a file that
//! overrides it as a whole; an unknown or missing key is an error. Keys are Italian
//! because the office that edits them is. Lengths are points.

use serde::Deserialize;

use super::Rgb;
use super::error::TypesetError;
use super::hex::Hex;
use crate::inputs::keys;

/// The form of the document.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    #[serde(rename = "pagina")]
    pub(super) page: PageForm,
    #[serde(rename = "colori")]
    pub(super) colours: Colours,
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
        super::form::check(text, Self::EMBEDDED).map_err(TypesetError::Style)?;
        keys::read(text).map_err(|error| TypesetError::Style(format!("riga {}: {}", error.line, error.message)))
    }

    /// The colours as custom properties of a style sheet: the palette of the page is the page's of paper.
    pub fn css_colours(&self) -> String {
        let Colours { text, accent, muted, rule, tint, .. } = &self.colours;
        let own = &self.colours;
        let named = [
            ("testo", text),
            ("accento", accent),
            ("attenuato", muted),
            ("filetto", rule),
            ("fondo", tint),
            ("raggiunto", &own.achieved),
            ("parziale", &own.partly),
            ("non-raggiunto", &own.missed),
            ("assente", &own.absent),
            ("barra-raggiunto", &own.achieved_fill),
            ("barra-parziale", &own.partly_fill),
            ("barra-non-raggiunto", &own.missed_fill),
            ("barra-assente", &own.absent_fill),
        ];
        let declared =
            named.map(|(name, Hex(Rgb(red, green, blue)))| format!("--{name}:#{red:02x}{green:02x}{blue:02x}"));
        declared.join(";")
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

/// The palette.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colours {
    #[serde(rename = "testo")]
    pub text: Hex,
    #[serde(rename = "accento")]
    pub accent: Hex,
    #[serde(rename = "attenuato")]
    pub muted: Hex,
    #[serde(rename = "filetto")]
    pub rule: Hex,
    #[serde(rename = "fondo")]
    pub tint: Hex,
    #[serde(rename = "marchio")]
    pub mark: Hex,
    #[serde(rename = "marchio_margine")]
    pub margin_mark: Hex,
    #[serde(rename = "raggiunto")]
    pub achieved: Hex,
    #[serde(rename = "parziale")]
    pub partly: Hex,
    #[serde(rename = "non_raggiunto")]
    pub missed: Hex,
    #[serde(rename = "assente")]
    pub absent: Hex,
    #[serde(rename = "barra_raggiunto")]
    pub achieved_fill: Hex,
    #[serde(rename = "barra_parziale")]
    pub partly_fill: Hex,
    #[serde(rename = "barra_non_raggiunto")]
    pub missed_fill: Hex,
    #[serde(rename = "barra_assente")]
    pub absent_fill: Hex,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::typeset::Rgb;

    /// Relative luminance of WCAG 2.
    fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_colour_can_be_read_on_paper_tint_and_watermark() {
        let colours = Style::embedded().colours;
        let texts = [
            colours.text,
            colours.accent,
            colours.muted,
            colours.margin_mark,
            colours.achieved,
            colours.partly,
            colours.missed,
            colours.absent,
        ];
        for ground in [Hex(Rgb(255, 255, 255)), colours.tint, colours.mark] {
            for text in texts {
                assert!(contrast(text.0, ground.0) >= 4.5, "{text:?} on {ground:?}");
            }
        }
    }

    #[test]
    fn the_fills_of_the_classes_differ_in_greyscale() {
        let colours = Style::embedded().colours;
        let mut greys: Vec<f64> =
            [colours.achieved_fill, colours.missed_fill, colours.partly_fill, colours.absent_fill]
                .iter()
                .map(|fill| luminance(fill.0))
                .collect();
        greys.sort_by(f64::total_cmp);
        assert!(greys.windows(2).all(|pair| pair[1] + 0.05 >= 1.35 * (pair[0] + 0.05)), "{greys:?}");
    }

    #[test]
    fn an_unknown_key_and_a_wrong_colour_are_errors() {
        let good = include_str!("../../../templates/style.toml");
        assert!(
            Style::parse(&good.replace("[cella]", "[cella]\naltro = 1")).unwrap_err().to_string().contains("altro")
        );
        assert!(Style::parse(&good.replace("#1B1F24", "#1B1F2")).unwrap_err().to_string().contains("#RRGGBB"));
    }
}
