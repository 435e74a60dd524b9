//! The best and the critical objectives of the summary.

use serde::Serialize;

use super::objective::class_of;
use super::said::{Prose, Said};
use super::written::{ClassView, anchor, figure};
use crate::assessment::{Figure, Measure, ObjectiveResult, Ranking, Subject};
use crate::domain::Rules;

/// An objective in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ObjectiveLine {
    codice: String,
    titolo: String,
    ancora: String,
    valore: Said,
    classe: ClassView,
}

/// The figure by which a list is ranked.
pub(super) type RankedBy = for<'r> fn(&'r ObjectiveResult<'_>) -> &'r Figure;

/// The objectives of a ranking, each with the figure by which it is ranked.
pub(super) fn lines(
    ranking: &Ranking<'_, '_>,
    (measure, ranked_by): (Measure, RankedBy),
    rules: &Rules,
) -> Vec<ObjectiveLine> {
    let line = |row: &&ObjectiveResult<'_>| ObjectiveLine {
        codice: row.objective.code.to_string(),
        titolo: row.objective.title.text.clone(),
        ancora: anchor("obiettivo", row.objective.code.as_str()),
        valore: Said::result(&Subject::Objective(row.objective.code.clone()), measure, ranked_by(row)),
        classe: class_of(row, rules),
    };
    ranking.rows.iter().map(line).collect()
}

/// What decided among equal results, in either list; `None` where there were none.
pub(super) fn ties(best: &Ranking<'_, '_>, critical: &Ranking<'_, '_>) -> Option<Prose> {
    let lists: [(&str, &Ranking<'_, '_>, Measure, RankedBy); 2] = [
        ("migliori", best, Measure::Measured, |row| &row.measured),
        ("critici", critical, Measure::Prudent, |row| &row.prudent),
    ];
    let (mut said, mut figures) = (Vec::new(), Vec::new());
    for (list, ranking, measure, ranked_by) in lists {
        let Some(words) = tie(list, ranking, ranked_by) else { continue };
        said.push(words);
        // The result that the list and those left out of it share.
        let last = ranking.rows.last().filter(|_| ranking.left_out > 0);
        figures.extend(
            last.map(|row| Said::result(&Subject::Objective(row.objective.code.clone()), measure, ranked_by(row))),
        );
    }
    (!said.is_empty()).then(|| Prose::marking(&said.join(" "), figures))
}

/// The sentence that names the criterion.
fn tie(list: &str, ranking: &Ranking<'_, '_>, ranked_by: RankedBy) -> Option<String> {
    let criterion = ranking.decided_by?.words();
    if ranking.left_out == 0 {
        return Some(format!("Fra i {list}, a parità di risultato ha deciso {criterion}."));
    }
    let last = ranking.rows.last().map(|row| figure(ranked_by(row)))?;
    let others = if ranking.left_out == 1 { "un altro obiettivo ha" } else { "altri obiettivi hanno" };
    Some(format!("Fra i {list}, anche {others} {last}: a parità ha deciso {criterion}."))
}
