//! How many objectives count, and how many of them are measured whole.

use super::condition::ObjectiveState;
use super::objective_result::ObjectiveResult;
use super::result::Assessment;

impl Assessment<'_> {
    /// The objectives whose weight counts.
    pub fn counting(&self) -> usize {
        self.objectives().filter(|(_, row)| row.state.counts()).count()
    }

    /// Those of them of which nothing that counts is missing; one that waits for this very report has no class yet.
    pub fn measured_whole(&self) -> usize {
        let whole = |row: &ObjectiveResult<'_>| row.state == ObjectiveState::Measured && row.class.is_some();
        self.objectives().filter(|(_, row)| whole(row)).count()
    }
}
