//! The themes that cross the plan, and the plan's targets of several years.

use std::collections::BTreeSet;

use serde::Serialize;

use super::said::{Piece, Said};
use super::written::anchor;
use crate::assessment::{Assessment, Measure, ObjectiveResult, Subject};
use crate::domain::{PlanIndicator, Year};
use crate::trace::facts::as_printed;
use crate::trace::facts::names::{self, ThemeFigure};
use crate::trace::themes::{Themed, by_theme};
use crate::words::italian;

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ThemeLine {
    nome: &'static str,
    /// The objectives; none is said in words.
    codici: Vec<CodeLink>,
    obiettivi: Said,
    indicatori: Said,
    raggiunti: Said,
}

/// The code of an objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CodeLink {
    codice: String,
    ancora: String,
}

/// Every theme; none where the register marks nothing.
pub(super) fn lines(assessment: &Assessment<'_>) -> Vec<ThemeLine> {
    by_theme(assessment).iter().map(line).collect()
}

fn line(themed: &Themed<'_, '_>) -> ThemeLine {
    let count = |figure, number: usize| Said::new(names::theme(themed.theme, figure), italian::number(number.into()));
    let link = |row: &&ObjectiveResult<'_>| {
        let code = row.objective.code.as_str();
        CodeLink { codice: code.to_owned(), ancora: anchor("obiettivo", code) }
    };
    ThemeLine {
        nome: themed.theme.label(),
        codici: themed.objectives.iter().map(link).collect(),
        obiettivi: count(ThemeFigure::Objectives, themed.objectives.len()),
        indicatori: count(ThemeFigure::Indicators, themed.indicators),
        raggiunti: count(ThemeFigure::Achieved, themed.achieved),
    }
}

/// The targets that the plan sets for more than one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TargetsView {
    anni: Vec<String>,
    /// None where the plan has no such targets.
    pub righe: Vec<TargetLine>,
}

/// An indicator of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct TargetLine {
    codice: String,
    ancora: String,
    nome: String,
    /// A target a year, «–» where there is none.
    valori: Vec<Piece>,
    /// The objective's index in the year measured.
    indice: Said,
}

/// The targets of objectives planned for the year.
pub(super) fn targets(assessment: &Assessment<'_>) -> TargetsView {
    let planned = || assessment.objectives().map(|(_, row)| row).filter(|row| row.state.is_planned());
    let several = |row: &ObjectiveResult<'_>| -> Vec<(usize, PlanIndicator)> {
        let numbered = (1..).zip(row.objective.details.indicators.iter().cloned());
        numbered.filter(|(_, own)| own.targets.len() > 1).collect()
    };
    let years: BTreeSet<Year> =
        planned().flat_map(several).flat_map(|(_, own)| own.targets.into_iter().map(|(year, _)| year)).collect();
    let righe = planned().flat_map(|row| {
        several(row).into_iter().map(|(number, own)| target_line(row, number, &own, &years)).collect::<Vec<_>>()
    });
    TargetsView { anni: years.iter().map(ToString::to_string).collect(), righe: righe.collect() }
}

fn target_line(row: &ObjectiveResult<'_>, number: usize, own: &PlanIndicator, years: &BTreeSet<Year>) -> TargetLine {
    let code = &row.objective.code;
    let value = |year: &Year| match own.targets.get(year) {
        Some(target) => Piece::Figure(Said::new(names::planned_target(code, number, *year), as_printed(&target.value))),
        None => Piece::Words("–".to_owned()),
    };
    TargetLine {
        codice: code.to_string(),
        ancora: anchor("obiettivo", code.as_str()),
        nome: own.name.clone(),
        valori: years.iter().map(value).collect(),
        indice: Said::result(&Subject::Objective(code.clone()), Measure::Prudent, &row.prudent),
    }
}
