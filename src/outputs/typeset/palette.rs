//! The palette: one file, `templates/style.toml`, for pages of paper, pages of the web (light and dark) and annexes.
//!
//! Guaranteed: neighbouring areas of a chart can be told apart without their hue: on paper and on screen each bar has
//! the outline of its class's letters and a strip of the ground parts it from the next; in workbooks, which leave no
//! strip, neighbours differ or have an outline that differs from both. `docs/contrasti.md` lists the contrasts.

use serde::Deserialize;

use super::Rgb;
use super::hex::Hex;

/// The palette of light grounds.
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

/// The palette of dark screens.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dark {
    pub carta: Hex,
    pub testo: Hex,
    pub accento: Hex,
    pub attenuato: Hex,
    pub filetto: Hex,
    pub fondo: Hex,
    pub raggiunto: Hex,
    pub parziale: Hex,
    pub non_raggiunto: Hex,
    pub assente: Hex,
    pub barra_raggiunto: Hex,
    pub barra_parziale: Hex,
    pub barra_non_raggiunto: Hex,
    pub barra_assente: Hex,
}

/// How a workbook paints the bars of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarPaint {
    /// The area.
    pub fill: Rgb,
    /// Its outline, which is also what parts it from the bar before it.
    pub outline: Rgb,
}

impl Colours {
    /// As custom properties of a style sheet.
    pub fn css(&self) -> String {
        properties([
            ("testo", self.text),
            ("accento", self.accent),
            ("attenuato", self.muted),
            ("filetto", self.rule),
            ("fondo", self.tint),
            ("raggiunto", self.achieved),
            ("parziale", self.partly),
            ("non-raggiunto", self.missed),
            ("assente", self.absent),
            ("barra-raggiunto", self.achieved_fill),
            ("barra-parziale", self.partly_fill),
            ("barra-non-raggiunto", self.missed_fill),
            ("barra-assente", self.absent_fill),
        ])
    }
}

impl Dark {
    /// As custom properties of a style sheet.
    pub fn css(&self) -> String {
        properties([
            ("carta", self.carta),
            ("testo", self.testo),
            ("accento", self.accento),
            ("attenuato", self.attenuato),
            ("filetto", self.filetto),
            ("fondo", self.fondo),
            ("raggiunto", self.raggiunto),
            ("parziale", self.parziale),
            ("non-raggiunto", self.non_raggiunto),
            ("assente", self.assente),
            ("barra-raggiunto", self.barra_raggiunto),
            ("barra-parziale", self.barra_parziale),
            ("barra-non-raggiunto", self.barra_non_raggiunto),
            ("barra-assente", self.barra_assente),
        ])
    }
}

fn properties<const N: usize>(named: [(&str, Hex); N]) -> String {
    let declared = named.map(|(name, Hex(Rgb(red, green, blue)))| format!("--{name}:#{red:02x}{green:02x}{blue:02x}"));
    declared.join(";")
}
