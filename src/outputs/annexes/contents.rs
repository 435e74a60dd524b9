//! What a workbook of objectives lists, and in which row: the sheets link to each other.

use super::sheets::{IndicatorKey, ObjectiveKey};
use crate::assessment::{Assessment, IndicatorResult, Issue, MissionResult, ObjectiveResult, ProgrammeResult};
use crate::domain::{Rules, Year};
use crate::inputs::measurements::plan_results;
use crate::sheet::{Table, Unnamed};

/// Objectives and indicators in the order of their rows.
pub(super) struct Contents<'m> {
    pub objectives: Vec<ListedObjective<'m>>,
    pub indicators: Vec<ListedIndicator<'m>>,
    pub rules: &'m Rules,
    pub issue: Issue,
    pub year: Year,
}

/// The sheets of objectives, of indicators and of provenance as they name each other.
pub(super) struct Tables {
    pub objectives: Table<ObjectiveKey>,
    pub indicators: Table<IndicatorKey>,
    pub provenance: Table<Unnamed>,
}

/// An objective and the rows of its indicators.
pub(super) struct ListedObjective<'m> {
    pub programme: &'m ProgrammeResult<'m>,
    pub result: &'m ObjectiveResult<'m>,
    /// Index of its first indicator in the list of indicators.
    pub first_indicator: usize,
}

/// An indicator and the row of its objective.
pub(super) struct ListedIndicator<'m> {
    pub result: &'m IndicatorResult<'m>,
    /// Index of its objective in the list of objectives.
    pub objective: usize,
}

impl<'m> Contents<'m> {
    /// Every objective of a missione.
    pub fn of(mission: &'m MissionResult<'m>, assessment: &'m Assessment<'m>) -> Self {
        let programmes = mission.programmes.iter();
        let rows = programmes.flat_map(|programme| programme.objectives.iter().map(move |own| (programme, own)));
        Self::listing(rows, assessment)
    }

    /// Any objectives, each with its programma, in the order given.
    pub fn listing(
        rows: impl Iterator<Item = (&'m ProgrammeResult<'m>, &'m ObjectiveResult<'m>)>,
        assessment: &'m Assessment<'m>,
    ) -> Self {
        let Assessment { rules, issue, year, .. } = *assessment;
        let mut contents = Self { objectives: Vec::new(), indicators: Vec::new(), rules, issue, year };
        for (programme, result) in rows {
            let objective = contents.objectives.len();
            let first_indicator = contents.indicators.len();
            contents.objectives.push(ListedObjective { programme, result, first_indicator });
            contents.indicators.extend(result.indicators.iter().map(|result| ListedIndicator { result, objective }));
        }
        contents
    }

    /// The office's own percentage of achievement of an indicator, where its plan says one.
    pub fn reached(&self, listed: &ListedIndicator<'m>) -> Option<&'m str> {
        let objective = self.objectives.get(listed.objective)?.result.objective;
        let own = plan_results::of_office(objective, listed.result.indicator, None, self.year);
        own.reached.map(|text| text.value.as_str())
    }
}
