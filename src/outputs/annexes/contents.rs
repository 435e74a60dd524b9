//! What a workbook of objectives lists, and in which row: the sheets link to each other.

use crate::assessment::{IndicatorResult, MissionResult, ObjectiveResult, ProgrammeResult};

use super::table::{HEADER_ROW, Rows};

/// Objectives and indicators in the order of their rows.
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
    /// Every objective of a missione.
    pub fn of(mission: &'m MissionResult<'a>) -> Self {
        let programmes = mission.programmes.iter();
        Self::listing(programmes.flat_map(|programme| programme.objectives.iter().map(move |own| (programme, own))))
    }

    /// Any objectives, each with its programma, in the order given.
    pub fn listing(rows: impl Iterator<Item = (&'m ProgrammeResult<'a>, &'m ObjectiveResult<'a>)>) -> Self {
        let mut objectives = Vec::new();
        let mut indicators = Vec::new();
        for (programme, result) in rows {
            let objective = objectives.len();
            objectives.push(ListedObjective { programme, result, first_indicator: indicators.len() });
            indicators.extend(result.indicators.iter().map(|result| ListedIndicator { result, objective }));
        }
        let objective_rows = Rows::below(HEADER_ROW, objectives.len());
        let indicator_rows = Rows::below(HEADER_ROW, indicators.len());
        Self { objectives, indicators, objective_rows, indicator_rows }
    }
}
