//! What an act changed during the year.

use serde::Serialize;

use super::said::{Prose, Said};
use super::written::{act_text, anchor};
use crate::assessment::Assessment;
use crate::domain::{Change, Sourced};
use crate::trace::facts::changes::{ChangeNames, names};
use crate::words::italian;

/// The changes in the file's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ChangesView {
    pub disponibile: bool,
    righe: Vec<ChangeLine>,
    /// Whether a row says that it was not applied.
    non_applicate: bool,
}

/// One change: before, after, why, by which act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ChangeLine {
    codice: String,
    /// Target of a link; absent where the year's document has no such objective.
    ancora: Option<String>,
    campo: String,
    prima: Prose,
    dopo: Prose,
    motivo: String,
    atto: String,
    applicata: bool,
}

pub(super) fn view(changes: &[Change], assessment: &Assessment<'_>) -> ChangesView {
    ChangesView {
        disponibile: !changes.is_empty(),
        righe: changes.iter().zip(names(changes)).map(|(change, names)| line(change, names, assessment)).collect(),
        non_applicate: changes.iter().any(|change| !change.applied),
    }
}

fn line(change: &Change, names: ChangeNames, assessment: &Assessment<'_>) -> ChangeLine {
    let shown =
        assessment.objectives().any(|(_, row)| row.objective.code == change.objective && row.state.is_planned());
    let atto = match (&change.act, change.date) {
        (Some(act), _) => act_text(&act.value),
        (None, Some(date)) => format!("atto non indicato, data {}", italian::long_date(date)),
        (None, None) => "non indicato".to_owned(),
    };
    ChangeLine {
        codice: change.indicator.as_ref().map_or_else(|| change.objective.to_string(), ToString::to_string),
        ancora: shown.then(|| anchor("obiettivo", change.objective.as_str())),
        campo: change.field.value.clone(),
        prima: value(change.before.as_ref(), names.before),
        dopo: value(change.after.as_ref(), names.after),
        motivo: change.reason.clone().unwrap_or_else(|| "non indicato".to_owned()),
        atto,
        applicata: change.applied,
    }
}

/// A value as the figure that it is, or as a text.
fn value(cell: Option<&Sourced<String>>, name: Option<String>) -> Prose {
    let text = cell.map_or("–", |cell| cell.value.as_str());
    name.map_or_else(|| Prose::of_words(text), |name| Prose::between("", Said::new(name, text), ""))
}
