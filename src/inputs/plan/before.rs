//! What a plan follows, and the codes that it must not give again.

use std::collections::BTreeSet;

use crate::domain::{ObjectiveCode, Plan};

/// What a plan follows.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The previous plan, as the changes of its years left it.
    pub plan: &'a Plan,
    /// Codes that others have had: of plans before that one, of changes, of registers.
    pub taken: &'a BTreeSet<ObjectiveCode>,
}
