//! Plan and register as they were approved: `approvazioni/ANNO.json`.

mod record;

pub use record::{IndicatorRecord, ObjectiveRecord, records};
