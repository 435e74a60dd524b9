//! A subject of an assessment → its explanation.

use super::explanation::{ExplainedFigure, Explanation, explained};
use super::facts;
use crate::assessment::{Assessment, Measure, MissionResult, ObjectiveResult, ObjectiveState, RollUp, Subject};

/// Explains a subject; `None` if the assessment does not hold it.
pub fn explain<'a>(assessment: &'a Assessment<'a>, subject: &Subject) -> Option<Explanation<'a>> {
    let group = |title: String, total: &'a RollUp| Explanation {
        subject: subject.clone(),
        title,
        unit: "",
        facts: facts::of_group(total, assessment.rules),
        figures: roll_up_figures(subject, total),
        parts: Vec::new(),
    };
    match subject {
        Subject::Entity => Some(group("tutti gli obiettivi previsti".to_owned(), &assessment.entity)),
        Subject::Mission(_) | Subject::CrossCutting => {
            let mission = assessment.missions.iter().find(|mission| mission.subject() == *subject)?;
            Some(group(mission.title.to_owned(), &mission.total))
        }
        Subject::Programme(code) => {
            let mut programmes = assessment.missions.iter().flat_map(MissionResult::coded_programmes);
            let (_, programme) = programmes.find(|(own, _)| own == code)?;
            let name = programme.name.clone().unwrap_or_else(|| "programma non in catalogo".to_owned());
            Some(group(name, &programme.total))
        }
        Subject::Direction(name) => {
            let row = assessment.directions.iter().find(|row| row.name == *name)?;
            Some(group("indirizzo strategico".to_owned(), &row.total))
        }
        Subject::Office(name) => {
            let row = assessment.offices.iter().find(|row| row.name == *name)?;
            Some(group("ufficio".to_owned(), &row.total))
        }
        Subject::Objective(code) => {
            let (_, row) = assessment.objectives().find(|(_, row)| row.objective.code == *code)?;
            Some(objective(row, assessment))
        }
        Subject::Indicator(code) => {
            let mut rows =
                assessment.objectives().flat_map(|(_, own)| own.indicators.iter().map(move |row| (own, row)));
            let (own, row) = rows.find(|(_, row)| row.indicator.code == *code)?;
            Some(facts::indicator(row, own.objective, assessment))
        }
    }
}

fn objective<'a>(row: &'a ObjectiveResult<'a>, assessment: &Assessment<'_>) -> Explanation<'a> {
    let subject = Subject::Objective(row.objective.code.clone());
    let measures = [
        (Measure::Prudent, &row.prudent),
        (Measure::Measured, &row.measured),
        (Measure::Coverage, &row.coverage),
        (Measure::Excluded, &row.excluded),
    ];
    let open = row.is_incomplete() || row.state == ObjectiveState::NotMeasured;
    let highest = open.then_some((Measure::Highest, &row.highest));
    let late = row.has_late_exclusions().then_some((Measure::WithoutLateActs, &row.without_late_acts));
    Explanation {
        title: row.objective.title.text.clone(),
        unit: "",
        facts: facts::of_objective(row, assessment.rules),
        figures: explained(&subject, "", measures.into_iter().chain(highest).chain(late)),
        parts: row.indicators.iter().map(|indicator| facts::indicator(indicator, row.objective, assessment)).collect(),
        subject,
    }
}

fn roll_up_figures<'a>(subject: &Subject, total: &'a RollUp) -> Vec<ExplainedFigure<'a>> {
    let measures = [
        (Measure::Prudent, &total.prudent),
        (Measure::Measured, &total.measured),
        (Measure::Coverage, &total.coverage),
        (Measure::Excluded, &total.excluded),
    ];
    let highest = total.interval().map(|_| (Measure::Highest, &total.highest));
    let late = total.without_late_acts.as_ref().map(|figure| (Measure::WithoutLateActs, figure));
    explained(subject, "", measures.into_iter().chain(highest).chain(late))
}
