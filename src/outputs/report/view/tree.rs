//! The tree of the plan: directions, strategic objectives, objectives.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mission::Indices;
use super::written::anchor;
use crate::assessment::{Assessment, ObjectiveResult, Subject};

/// An *indirizzo strategico* with its strategic objectives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Branch {
    indirizzo: String,
    indici: Indices,
    strategici: Vec<StrategicLine>,
}

/// A strategic objective and the objectives that serve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct StrategicLine {
    testo: String,
    codici: Vec<CodeLink>,
}

/// The code of an objective, with the target of a link where the document describes it; or the first of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CodeLink {
    codice: String,
    ancora: Option<String>,
    /// The last code of a run of the same programma.
    fino: Option<String>,
}

/// Codes that follow each other are one run from this number of them.
const SHORTEST_RUN: usize = 3;

/// Codes in their order, long runs by their ends.
fn links(rows: &[&ObjectiveResult<'_>]) -> Vec<CodeLink> {
    let follows = |one: &&ObjectiveResult<'_>, next: &&ObjectiveResult<'_>| {
        let [one, next] = [one, next].map(|row| row.objective.code.parts());
        one.zip(next).is_some_and(|((group, number), (other, after))| group == other && after == number + 1)
    };
    let mut links = Vec::new();
    for run in rows.chunk_by(follows) {
        if let [first, .., last] = run
            && run.len() >= SHORTEST_RUN
        {
            links.push(CodeLink { fino: Some(last.objective.code.to_string()), ..link(first) });
        } else {
            links.extend(run.iter().map(|row| link(row)));
        }
    }
    links
}

fn link(row: &ObjectiveResult<'_>) -> CodeLink {
    let code = &row.objective.code;
    let described = row.state.is_planned();
    let ancora = described.then(|| anchor("obiettivo", code.as_str()));
    CodeLink { codice: code.to_string(), ancora, fino: None }
}

pub(super) fn branches(assessment: &Assessment<'_>) -> Vec<Branch> {
    assessment
        .directions
        .iter()
        .map(|group| {
            let mut order: Vec<&str> = Vec::new();
            let mut rows: BTreeMap<&str, Vec<&ObjectiveResult<'_>>> = BTreeMap::new();
            for (_, row) in assessment.objectives() {
                let plan = row.objective;
                if plan.direction.as_ref().map(|field| &field.text) != group.name.as_ref() {
                    continue;
                }
                let strategic = plan.strategic.as_ref().map_or("non indicato", |field| field.text.as_str());
                if !rows.contains_key(strategic) {
                    order.push(strategic);
                }
                rows.entry(strategic).or_default().push(row);
            }
            Branch {
                indirizzo: group.name.clone().unwrap_or_else(|| "Indirizzo non indicato nel piano".to_owned()),
                indici: Indices::of(&Subject::Direction(group.name.clone()), &group.total, assessment),
                strategici: order
                    .into_iter()
                    .map(|text| StrategicLine { testo: text.to_owned(), codici: links(&rows[text]) })
                    .collect(),
            }
        })
        .collect()
}
