//! What the checks find.

use std::fmt;

/// Something that the standards of the file's profile or a reader cannot accept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The clause, such as `PDF/UA-1 7.3`.
    pub clause: &'static str,
    /// What and where, in Italian.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.clause)
    }
}

/// Faults in the order in which they are found.
#[derive(Default)]
pub(super) struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn add(&mut self, clause: &'static str, message: impl Into<String>) {
        self.0.push(Fault { clause, message: message.into() });
    }

    /// Adds the faults found elsewhere.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Adds a fault unless the condition holds.
    pub fn require(&mut self, holds: bool, clause: &'static str, message: impl FnOnce() -> String) {
        if !holds {
            self.add(clause, message());
        }
    }
}
