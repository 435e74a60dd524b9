//! How many objectives count, and how many of them are measured whole.

use super::condition::ObjectiveState;
use super::result::Assessment;

impl Assessment<'_> {
    /// The objectives whose weight counts.
    pub fn counting(&self) -> usize {
        self.objectives().filter(|(_, row)| row.state.counts()).count()
    }

    /// Those of them of which nothing that counts is missing.
    pub fn measured_whole(&self) -> usize {
        self.objectives().filter(|(_, row)| row.state == ObjectiveState::Measured).count()
    }
}
