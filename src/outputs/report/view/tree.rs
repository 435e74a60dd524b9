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

/// A strategic objective and how many objectives serve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct StrategicLine {
    testo: String,
    obiettivi: String,
    codici: Vec<CodeLink>,
}

/// The code of an objective, with the target of a link where the document describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CodeLink {
    codice: String,
    ancora: Option<String>,
}

impl CodeLink {
    fn of(row: &ObjectiveResult<'_>) -> Self {
        let code = &row.objective.code;
        let described = row.state.is_planned();
        Self { codice: code.to_string(), ancora: described.then(|| anchor("obiettivo", code.as_str())) }
    }
}

pub(super) fn branches(assessment: &Assessment<'_>) -> Vec<Branch> {
    assessment
        .directions
        .iter()
        .map(|group| {
            let mut order: Vec<&str> = Vec::new();
            let mut codes: BTreeMap<&str, Vec<CodeLink>> = BTreeMap::new();
            for (_, row) in assessment.objectives() {
                let plan = row.objective;
                if plan.direction.as_ref().map(|field| &field.text) != group.name.as_ref() {
                    continue;
                }
                let strategic = plan.strategic.as_ref().map_or("non indicato", |field| field.text.as_str());
                if !codes.contains_key(strategic) {
                    order.push(strategic);
                }
                codes.entry(strategic).or_default().push(CodeLink::of(row));
            }
            Branch {
                indirizzo: group.name.clone().unwrap_or_else(|| "Indirizzo non indicato nel piano".to_owned()),
                indici: Indices::of(&Subject::Direction(group.name.clone()), &group.total, assessment.rules),
                strategici: order
                    .into_iter()
                    .map(|text| {
                        let codici = codes.remove(text).unwrap_or_default();
                        StrategicLine { testo: text.to_owned(), obiettivi: codici.len().to_string(), codici }
                    })
                    .collect(),
            }
        })
        .collect()
}
