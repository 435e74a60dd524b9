//! Headings of what an office says of a result: why it is not what was aimed at, what it does about it, notes.

use crate::words::fold;

/// What is said of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// Why it is not what was aimed at.
    Cause,
    /// What is done about it.
    Correction,
    /// Anything else.
    Note,
}

/// Beginnings of headings of causes.
const CAUSES: [&str; 6] = ["MOTIVAZION", "MOTIVO", "MOTIVI", "GIUSTIFICAZION", "CAUS", "RAGION"];
/// Beginnings of headings of notes on results.
const NOTES: [&str; 7] = ["NOTE", "NOTA", "OSSERVAZION", "ANNOTAZION", "COMMENT", "RELAZION", "CRITICIT"];

/// What a heading says of results, where it says anything of them.
pub fn remark(heading: &str) -> Option<Remark> {
    let folded = fold(heading);
    let begins = |stems: &[&str]| stems.iter().any(|stem| folded.starts_with(stem));
    if folded.contains("CORRETTIV") {
        return Some(Remark::Correction);
    }
    if begins(&CAUSES) {
        return Some(Remark::Cause);
    }
    begins(&NOTES).then_some(Remark::Note)
}
