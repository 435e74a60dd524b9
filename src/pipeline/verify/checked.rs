//! Checks and how they came out.

use crate::words::italian;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The checks, in their order.
    pub checks: Vec<Check>,
    /// What none of them proves.
    pub unproved: Vec<&'static str>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its name for programs.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// How it came out.
    pub outcome: CheckOutcome,
    /// One sentence on what was looked at.
    pub said: String,
    /// What does not hold, each with its file; of a signed copy also what is told of it.
    pub details: Vec<String>,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckOutcome {
    /// Everything is as it should be.
    Holds,
    /// Something is not.
    Fails,
    /// It cannot be said, and the check says why.
    Unverifiable,
}

impl Verification {
    /// Whether nothing was found that is not as it should be.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.outcome != CheckOutcome::Fails)
    }
}

/// Name of a check for programs and for people.
pub(super) type Name = (&'static str, &'static str);
pub(super) const HASHES: Name = ("file", "File del pacchetto");
pub(super) const KNOWN_SUMS: Name = ("somme", "SHA-256 di SHA256SUMS");
pub(super) const OPEN_DATA: Name = ("dati", "Dati aperti");
pub(super) const FIGURES: Name = ("cifre", "Cifre rilette");
pub(super) const RECOMPUTED: Name = ("ricalcolo", "Cifre ricalcolate");
pub(super) const REPRINTED: Name = ("ristampa", "Ristampa byte per byte");
pub(super) const BAG: Name = ("sacca", "Sacca BagIt");
pub(super) const JOURNAL_CHECK: Name = ("registro", "Registro delle definitive");
pub(super) const ACTS: Name = ("atti", "Atti annotati");
pub(super) const SIGNED: Name = ("firma", "Copia firmata");
pub(super) const FINGERPRINT: Name = ("impronta", "Impronta");

pub(super) fn check((id, name): Name, outcome: CheckOutcome, said: String, details: Vec<String>) -> Check {
    Check { id, name, outcome, said, details }
}

pub(super) fn unverifiable(name: Name, reason: String) -> Check {
    check(name, CheckOutcome::Unverifiable, reason, Vec::new())
}

/// Holds where there is nothing to complain about.
pub(super) fn judged(name: Name, said: String, details: Vec<String>) -> Check {
    let outcome = if details.is_empty() { CheckOutcome::Holds } else { CheckOutcome::Fails };
    check(name, outcome, said, details)
}

/// Figures, fields and files that are named at most; their number is said in any case.
const MOST_NAMED: usize = 40;

/// The first of very many, and how many more there are.
pub(super) fn limited(mut told: Vec<String>) -> Vec<String> {
    let more = told.len().saturating_sub(MOST_NAMED);
    told.truncate(MOST_NAMED);
    if more > 0 {
        told.push(format!("e {}", italian::count(more, "altro caso", "altri casi")));
    }
    told
}
