//! What a reader makes of the results that lie beside formulas.

/// What the results stored with formulas are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Results {
    /// Nothing, where the file says that they are to be computed again.
    Checked,
    /// They are the content.
    Stored,
}
