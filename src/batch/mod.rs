//! Many entities in one go: which they are, which of them are this machine's, what became of each, and the summary.
//!
//! Guaranteed: no two entities publish in the same place; the shares of one count are disjoint and complete, and an
//! entity's does not depend on the others; a record says of an entity what its own package says, or why there is none.
//! Deliberately absent: how one entity's package is made, which is [`crate::pipeline`]'s, and the environment.

mod member;
mod record;
mod results;
mod share;
mod summary;

pub use member::{Member, MemberError, listed, members};
pub use record::{Counts, PackageRecord, Record, State};
pub use results::{Results, ResultsError, merged};
pub use share::{BadShare, Share};
pub use summary::{Batch, files};
