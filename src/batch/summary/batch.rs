//! What a summary is of, and what it says of the whole.

use super::super::record::{Record, State};
use crate::domain::Edition;
use crate::words::italian;

/// What the summary is of.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'b> {
    /// The year, the reference date, draft or final.
    pub edition: &'b Edition,
    /// One an entity, in the order of the batch.
    pub records: &'b [Record],
}

impl Batch<'_> {
    /// What the summary is called.
    pub(super) fn title(self) -> String {
        format!("Relazioni sulla performance {}: riassunto del lotto", self.edition.year)
    }

    /// How many entities are in each state, those states that some are in.
    pub(super) fn states(self) -> impl Iterator<Item = (State, usize)> {
        let count = move |state| self.records.iter().filter(|record| record.stato == state).count();
        State::ALL.into_iter().map(move |state| (state, count(state))).filter(|(_, count)| *count > 0)
    }

    /// How many have findings that keep a final from being issued.
    fn blocked(self) -> usize {
        self.records.iter().filter(|record| record.is_blocked()).count()
    }

    /// `3 enti. prodotta: 2, non riuscita: 1; nessuno ha anomalie …`
    pub(super) fn said(self) -> String {
        let states: Vec<String> = self.states().map(|(state, count)| format!("{}: {count}", state.label())).collect();
        let blocked = match self.blocked() {
            0 => "nessuno ha anomalie che impediscono la definitiva".to_owned(),
            blocked => italian::count(
                blocked,
                "ha anomalie che impediscono la definitiva",
                "hanno anomalie che impediscono la definitiva",
            ),
        };
        format!("{}. {}; {blocked}.", italian::count(self.records.len(), "ente", "enti"), states.join(", "))
    }
}
