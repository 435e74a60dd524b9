//! Gauges: a figure of per cent once more as a small bar, beside its digits.
//!
//! Guaranteed: what a gauge shows is also written; it is decoration for who cannot see it.

use roxmltree::Node;

use super::boxes::{ground, rectangle};
use super::error::TypesetError;
use super::palette::Colours;
use super::slab::Piece;
use super::source::wrong;
use super::tone::Tone;
use super::{Artifact, Item, Mark, Path, Shape, Stroke};

/// Height of the bar.
pub(super) const HEIGHT: f32 = 3.4;

/// The share that an element asks a gauge for, 0 to 1; `None` if it asks for none.
///
/// # Errors
/// [`TypesetError::Xml`] if `data-barra` is no number.
pub(super) fn share(node: Node<'_, '_>) -> Result<Option<f32>, TypesetError> {
    let Some(text) = node.attribute("data-barra") else { return Ok(None) };
    let share = text.trim().parse::<f32>().ok().filter(|share| share.is_finite());
    let wanted = || wrong(node, format!("data-barra=\"{text}\" non è valido: atteso un numero da 0 a 100"));
    Ok(Some((share.ok_or_else(wanted)? / 100.0).clamp(0.0, 1.0)))
}

/// A gauge whose upper left corner is given, in the colours of the class that the element names.
pub(super) fn piece(node: Node<'_, '_>, share: f32, (left, top): (f32, f32), width: f32, colours: &Colours) -> Piece {
    let tone = node.attribute("data-classe").and_then(Tone::named).unwrap_or(Tone::Absent);
    let bottom = top - HEIGHT;
    let mut items = vec![ground(left, left + width, top, bottom, colours.tint.0)];
    if share > 0.0 {
        let steps = rectangle(left, left + width * share, top, bottom);
        let stroke = Some(Stroke { colour: colours.line(tone), width: 0.4 });
        let path = Path { steps, fill: Some(colours.fill(tone)), stroke, ..Path::default() };
        items.push(Item { mark: Mark::Artifact(Artifact::Layout), shape: Shape::Path(path), fact: None });
    }
    Piece { top, bottom, items, ..Piece::default() }
}
