//! What a mission's workbook lists, and in which row: the sheets link to each other.

use crate::assessment::{IndicatorResult, MissionResult, ObjectiveResult, ProgrammeResult};

use super::table::{HEADER_ROW, Rows};

/// Objectives and indicators of a missione in the order of their rows.
pub(super) struct Contents<'m, 'a> {
    pub objectives: Vec<ListedObjective<'m, 'a>>,
    pub indicators: Vec<ListedIndicator<'m, 'a>>,
    pub objective_rows: Rows,
    pub indicator_rows: Rows,
}

/// An objective and the rows of its indicators.
pub(super) struct ListedObjective<'m, 'a> {
    pub programme: &'m ProgrammeResult<'a>,
    pub result: &'m ObjectiveResult<'a>,
    /// Index of its first indicator in the list of indicators.
    pub first_indicator: usize,
}

/// An indicator and the row of its objective.
pub(super) struct ListedIndicator<'m, 'a> {
    pub result: &'m IndicatorResult<'a>,
    /// Index of its objective in the list of objectives.
    pub objective: usize,
}

impl<'m, 'a> Contents<'m, 'a> {
    pub fn of(mission: &'m MissionResult<'a>) -> Self {
        let mut objectives = Vec::new();
        let mut indicators = Vec::new();
        for programme in &mission.programmes {
            for result in &programme.objectives {
                let objective = objectives.len();
                objectives.push(ListedObjective { programme, result, first_indicator: indicators.len() });
                indicators.extend(result.indicators.iter().map(|result| ListedIndicator { result, objective }));
            }
        }
        let objective_rows = Rows::below(HEADER_ROW, objectives.len());
        let indicator_rows = Rows::below(HEADER_ROW, indicators.len());
        Self { objectives, indicators, objective_rows, indicator_rows }
    }
}
