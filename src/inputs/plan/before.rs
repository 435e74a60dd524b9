//! What a plan follows, and the codes that it must not give again.

use std::collections::BTreeMap;

use crate::domain::{ObjectiveCode, Place, Plan};

/// What a plan follows.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The previous plan, as the changes of its years left it.
    pub plan: &'a Plan,
    /// Codes that others have had: of plans before that one, of changes, of registers.
    pub taken: &'a Taken,
    /// The entity's plan of the same year as it stood so far: an objective keeps the code that it has there.
    pub own: Option<&'a Plan>,
}

/// Codes that were given once, and to what.
pub type Taken = BTreeMap<ObjectiveCode, FormerUse>;

/// What had a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerUse {
    /// The objective’s title, where the file says it.
    pub title: Option<String>,
    /// Where it stands.
    pub place: Place,
}
