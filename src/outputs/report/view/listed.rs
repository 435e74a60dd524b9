//! The best and the critical objectives of the summary.

use serde::Serialize;

use super::mission::class_of;
use super::written::{ClassView, anchor, figure};
use crate::assessment::{Figure, ObjectiveResult, Ranking};
use crate::domain::Rules;
use crate::words::italian;

/// An objective in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ObjectiveLine {
    codice: String,
    titolo: String,
    ancora: String,
    valore: String,
    classe: ClassView,
}

/// The figure by which a list is ranked.
pub(super) type RankedBy = for<'r> fn(&'r ObjectiveResult<'_>) -> &'r Figure;

/// The objectives of a ranking, each with the figure by which it is ranked.
pub(super) fn lines(ranking: &Ranking<'_, '_>, ranked_by: RankedBy, rules: &Rules) -> Vec<ObjectiveLine> {
    let line = |row: &&ObjectiveResult<'_>| ObjectiveLine {
        codice: row.objective.code.to_string(),
        titolo: row.objective.title.text.clone(),
        ancora: anchor("obiettivo", row.objective.code.as_str()),
        valore: figure(ranked_by(row)),
        classe: class_of(row, rules),
    };
    ranking.rows.iter().map(line).collect()
}

/// What decided among equal results, in either list; `None` where there were none.
pub(super) fn ties(best: &Ranking<'_, '_>, critical: &Ranking<'_, '_>) -> Option<String> {
    let (best, critical) = (tie("migliori", best, |row| &row.measured), tie("critici", critical, |row| &row.prudent));
    let said: Vec<String> = best.into_iter().chain(critical).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The sentence that names the criterion.
fn tie(list: &str, ranking: &Ranking<'_, '_>, ranked_by: RankedBy) -> Option<String> {
    let criterion = ranking.decided_by?.words();
    if ranking.left_out == 0 {
        return Some(format!("Fra i {list}, a parità di risultato ha deciso {criterion}."));
    }
    let last = ranking.rows.last().map(|row| figure(ranked_by(row)))?;
    let have = if ranking.left_out == 1 { "ha" } else { "hanno" };
    let others = italian::count(ranking.left_out, "altro obiettivo", "altri obiettivi");
    Some(format!("Fra i {list}, anche {others} {have} {last}: a parità ha deciso {criterion}."))
}
