//! Ceilings on what a file may ask for.

/// Ceilings that keep a hostile or broken file from taking the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes inflated from the archive, all entries together.
    pub inflated_bytes: u64,
    /// Cells with content, all sheets together.
    pub cells: usize,
    /// Depth of nested XML elements.
    pub xml_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { inflated_bytes: 128 * 1024 * 1024, cells: 1_000_000, xml_depth: 256 }
    }
}
