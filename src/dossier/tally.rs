//! How many published figures were read back from the finished files.

/// Counts of the proof.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Printed, and the same in annexes or open data.
    pub tied: usize,
    /// Printed, and nowhere else.
    pub printed_only: usize,
    /// Left out by the templates.
    pub not_printed: usize,
}
