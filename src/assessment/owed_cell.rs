//! The cell that would give an indicator its value.

use super::condition::State;
use super::objective_result::IndicatorResult;
use crate::domain::Place;

impl IndicatorResult<'_> {
    /// The cell that an office or the board has still to fill in, or to correct; the register's row where no sheet has
    /// the indicator.
    pub fn owed_cell(&self) -> &Place {
        match &self.state {
            State::Unreadable(place) | State::NotComputable(place) => place,
            State::AwaitingBoard => self.measurement.map_or(&self.indicator.place, |sheet| &sheet.entry.score),
            State::Measured | State::NotMeasured | State::Excluded(_) | State::InProgress => {
                self.measurement.map_or(&self.indicator.place, |sheet| &sheet.entry.actual)
            }
        }
    }
}
