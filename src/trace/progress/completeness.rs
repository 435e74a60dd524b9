//! Which planned indicators have a value and which do not, by office and missione.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::assessment::{Assessment, IndicatorResult, ObjectiveResult, State};
use crate::domain::Place;

/// The planned indicators of one group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Name of the group; `None` for objectives without an office.
    pub name: Option<String>,
    /// Indicators planned for the year; an objective without any counts as one.
    pub planned: usize,
    /// Those with a value.
    pub measured: usize,
    /// Those excluded by an act.
    pub excluded: usize,
    /// Those that cannot have a value yet: the report itself.
    pub in_progress: usize,
    /// The first and the last day on which one was observed; `None` where no sheet says a day.
    pub observed: Option<(NaiveDate, NaiveDate)>,
    /// The others, in the document's order.
    pub missing: Vec<Missing>,
    /// What else stops the final and is the group's to put right or to explain.
    pub to_correct: usize,
}

/// What an office owes that is no missing value, in the words of state and letters.
pub const TO_CORRECT: &str = "da correggere o da spiegare";

/// A planned indicator without a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Its code; the objective's where it has no indicator.
    pub code: String,
    /// What is measured; the objective's title where it has no indicator.
    pub name: String,
    /// Why it does not count as measured.
    pub state: &'static str,
    /// The cell to fill in or to correct: that of the sheet's row, else of the register's or the plan's.
    pub place: Place,
    /// Whether a sheet that was read has its row.
    pub has_row: bool,
    /// Whether something stands in the cell that is no value.
    pub is_unreadable: bool,
    /// Who has to do it.
    pub owing: Owing,
}

impl Missing {
    /// Who has to give it and where, in brackets behind its name.
    pub fn where_and_who(&self) -> String {
        match self.owing {
            Owing::Office if !self.has_row => Self::NO_ROW.to_owned(),
            Owing::Office => self.place.to_string(),
            Owing::Board => "il punteggio lo dà il Nucleo di valutazione".to_owned(),
            Owing::Planner => format!("{}: lo completa chi tiene piano e registro", self.state),
        }
    }

    /// What is said in place of a cell where no sheet that was read has its row.
    pub const NO_ROW: &str = "nelle schede lette manca la sua riga";
}

/// Who has to act so that an indicator gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owing {
    /// The office, in its sheet.
    Office,
    /// The Nucleo di valutazione, whose score is missing.
    Board,
    /// Whoever keeps plan and register.
    Planner,
}

impl Owing {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Office => "ufficio",
            Self::Board => "nucleo",
            Self::Planner => "registro",
        }
    }
}

impl Completeness {
    /// Indicators that nobody has to care for any more, out of those planned, in whole per cent (rounded
    /// down, so that 100 means all); `None` where nothing is planned.
    pub fn per_cent(&self) -> Option<usize> {
        (self.planned - self.missing.len()).saturating_mul(100).checked_div(self.planned)
    }

    /// Missing values that others than the office have to give: the Nucleo's score, what the register or the plan lacks.
    pub fn of_others(&self) -> usize {
        self.missing.iter().filter(|missing| missing.owing != Owing::Office).count()
    }

    fn add(&mut self, result: &IndicatorResult<'_>) {
        self.planned += 1;
        if let Some(day) = result.measurement.and_then(|row| row.observed_on) {
            let (first, last) = self.observed.unwrap_or((day, day));
            self.observed = Some((first.min(day), last.max(day)));
        }
        // Until whoever keeps the register has handed the row out anew nobody can fill it in.
        let is_outdated = result.measurement.is_some_and(|row| row.is_outdated);
        match &result.state {
            State::Measured => self.measured += 1,
            State::Excluded(_) => self.excluded += 1,
            State::InProgress => self.in_progress += 1,
            State::NotMeasured | State::AwaitingBoard => {
                let cell = match (result.measurement, &result.state) {
                    (None, _) => &result.indicator.place,
                    (Some(row), State::AwaitingBoard) => &row.entry.score,
                    (Some(row), _) => &row.entry.actual,
                };
                let owing = match &result.state {
                    State::AwaitingBoard => Owing::Board,
                    _ if is_outdated => Owing::Planner,
                    _ => Owing::Office,
                };
                self.missing.push(Missing::of(result, cell.clone(), owing));
            }
            State::Unreadable(place) | State::NotComputable(place) => {
                let in_sheet = result.measurement.is_some_and(|row| row.place.file == place.file);
                // Whatever else is lacking, a value that nobody has written is the office's to give.
                let blank =
                    result.measurement.filter(|row| !in_sheet && row.actual.is_none() && row.unreadable.is_none());
                let owing = if !is_outdated && (in_sheet || blank.is_some()) { Owing::Office } else { Owing::Planner };
                let cell = blank.map_or(place, |row| &row.entry.actual);
                self.missing.push(Missing::of(result, cell.clone(), owing));
            }
        }
    }

    fn add_objective_without_indicators(&mut self, row: &ObjectiveResult<'_>) {
        self.planned += 1;
        self.missing.push(Missing {
            code: row.objective.code.to_string(),
            name: row.objective.title.text.clone(),
            state: "senza indicatori nel registro",
            place: row.objective.place.clone(),
            has_row: false,
            is_unreadable: false,
            owing: Owing::Planner,
        });
    }
}

impl Missing {
    fn of(result: &IndicatorResult<'_>, place: Place, owing: Owing) -> Self {
        Self {
            code: result.indicator.code.to_string(),
            name: result.indicator.name.clone(),
            state: result.state.label(),
            place,
            has_row: result.measurement.is_some(),
            is_unreadable: matches!(result.state, State::Unreadable(_)),
            owing,
        }
    }
}

/// All planned indicators together.
pub fn whole(assessment: &Assessment<'_>) -> Completeness {
    gather(assessment, |_, _, _| Some(String::new()))
        .into_values()
        .next()
        .map_or_else(Completeness::default, |all| Completeness { name: Some("ente".to_owned()), ..all })
}

/// By the office that measures each indicator, else the one that leads its objective; unnamed last.
pub fn by_office(assessment: &Assessment<'_>) -> Vec<Completeness> {
    let groups = gather(assessment, |_, row, result| {
        result.map_or(row.office, |result| row.office_of(result)).map(str::to_owned)
    });
    let (unnamed, mut named): (Vec<_>, Vec<_>) = groups.into_values().partition(|group| group.name.is_none());
    named.extend(unnamed);
    named
}

/// By missione, ascending, named by code and title.
pub fn by_mission(assessment: &Assessment<'_>) -> Vec<Completeness> {
    gather(assessment, |mission, _, _| Some(mission.to_owned())).into_values().collect()
}

type Name<'f> = dyn Fn(&str, &ObjectiveResult<'_>, Option<&IndicatorResult<'_>>) -> Option<String> + 'f;

fn gather(
    assessment: &Assessment<'_>,
    name_of: impl Fn(&str, &ObjectiveResult<'_>, Option<&IndicatorResult<'_>>) -> Option<String>,
) -> BTreeMap<Option<String>, Completeness> {
    let name_of: &Name<'_> = &name_of;
    let mut groups: BTreeMap<Option<String>, Completeness> = BTreeMap::new();
    let mut group = |name: Option<String>, add: &mut dyn FnMut(&mut Completeness)| {
        add(groups.entry(name.clone()).or_insert_with(|| Completeness { name, ..Completeness::default() }));
    };
    for (mission, row) in assessment.objectives().filter(|(_, row)| row.state.is_planned()) {
        let mission = format!("{} {}", mission.code, mission.title);
        if row.indicators.is_empty() {
            group(name_of(&mission, row, None), &mut |it| it.add_objective_without_indicators(row));
        }
        for result in &row.indicators {
            group(name_of(&mission, row, Some(result)), &mut |it| it.add(result));
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::annexes::sample::Sample;

    #[test]
    fn every_planned_indicator_is_in_one_office_and_one_missione() {
        Sample::of(200).assessed(|dossier, _| {
            let assessment = dossier.assessment;
            let entity = whole(assessment);
            assert_eq!(entity.planned, entity.measured + entity.excluded + entity.in_progress + entity.missing.len());
            assert!(entity.missing.len() > 5 && entity.measured > 100);
            for groups in [by_office(assessment), by_mission(assessment)] {
                assert_eq!(groups.iter().map(|group| group.planned).sum::<usize>(), entity.planned);
                assert_eq!(groups.iter().map(|group| group.missing.len()).sum::<usize>(), entity.missing.len());
            }
        });
    }

    #[test]
    fn a_hundred_per_cent_means_all() {
        let almost = Completeness {
            planned: 1000,
            measured: 999,
            missing: vec![Missing {
                code: "01.01-01.1".to_owned(),
                name: "x".to_owned(),
                state: "non misurato",
                place: crate::domain::Place::file("f"),
                has_row: true,
                is_unreadable: false,
                owing: Owing::Office,
            }],
            ..Completeness::default()
        };
        assert_eq!(almost.per_cent(), Some(99));
        assert_eq!(Completeness::default().per_cent(), None);
    }
}
