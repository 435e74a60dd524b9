//! What a page shows beyond its content: fields of signatures, and nothing that could cover a figure unnoticed.

use super::super::references::References;
use super::super::value::{Dictionary, Value};
use super::chain::After;

/// A field is a stamp in a corner: about a sixth of a page of A4, in square points.
const LARGEST_FIELD: f32 = 80_000.0;
/// A field's kind stands in it or in one of the fields above it, which are no more than these.
const HIGHEST: usize = 4;

/// Something on a page that the report did not put there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Added {
    /// Its object, where it has one of its own.
    pub id: Option<u32>,
    /// The field of a signature that it is, and whether it shows; else why it should not be there.
    pub shows: Result<bool, String>,
}

/// What stands on a page of ours besides what the report put there; `None` where something of the report is gone.
pub(super) fn added(state: After<'_, '_>, ours: After<'_, '_>, (id, page): (u32, usize)) -> Option<Vec<Added>> {
    let list = |state: After<'_, '_>| {
        let page = state.dictionary(id)?;
        match page.get("Annots") {
            None => Some(Vec::new()),
            Some(list) => Some(state.follow(list)?.array()?.iter().map(Value::reference).collect::<Vec<_>>()),
        }
    };
    let (before, after) = (list(ours)?, list(state)?);
    if !before.iter().all(|own| after.contains(own)) {
        return None;
    }
    let others = after.into_iter().filter(|own| own.is_none() || !before.contains(own));
    Some(others.map(|id| Added { id, shows: shows(state, id, page) }).collect())
}

fn shows(state: After<'_, '_>, id: Option<u32>, page: usize) -> Result<bool, String> {
    let widget = id.and_then(|id| state.dictionary(id)).filter(|own| is_signature_field(state, own));
    let widget = widget.ok_or_else(|| {
        format!(
            "aggiunge alla pagina {page} del file un’annotazione che non è una firma e può coprire ciò che si legge"
        )
    })?;
    match area(state, &widget) {
        None => Err(format!("il riquadro di una firma a pagina {page} del file non si può misurare")),
        Some(large) if large > LARGEST_FIELD => {
            Err(format!("il riquadro della firma copre gran parte della pagina {page} del file"))
        }
        Some(area) => Ok(area > 0.0),
    }
}

/// The area of a field in square points.
fn area(state: After<'_, '_>, widget: &Dictionary<'_>) -> Option<f32> {
    let Some(Value::Array(sides)) = state.entry(widget, "Rect") else { return None };
    let sides = sides.iter().map(|side| state.follow(side)?.number()).collect::<Option<Vec<f32>>>()?;
    let [left, lower, right, upper] = sides[..] else { return None };
    Some(((right - left) * (upper - lower)).abs()).filter(|area| area.is_finite())
}

/// A widget of a signature.
pub(super) fn is_signature_field(state: After<'_, '_>, widget: &Dictionary<'_>) -> bool {
    widget.get("Subtype").and_then(Value::name) == Some(b"Widget") && kind_of_field(state, widget, HIGHEST)
}

/// Whether a field is a signature's; its kind may stand in a field above it.
fn kind_of_field(state: After<'_, '_>, field: &Dictionary<'_>, left: usize) -> bool {
    match (field.get("FT"), left.checked_sub(1)) {
        (Some(kind), _) => kind.name() == Some(b"Sig"),
        (None, Some(left)) => state.inner(field, "Parent").is_some_and(|above| kind_of_field(state, &above, left)),
        (None, None) => false,
    }
}
