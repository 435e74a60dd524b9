//! Where the figures are said to stand, by those who wrote the files.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::outputs::opendata::FieldClaim;
use crate::outputs::pdf::Part;
use crate::sheet::Claim;

/// What the outputs say of their files.
#[derive(Debug, Default)]
pub struct Claims {
    /// The names of the figures that the templates may print.
    pub offered: BTreeSet<String>,
    /// The PDF's path in the package.
    pub report: String,
    /// For each place in the PDF the figure's name and the parts that show it.
    pub printed: Vec<(String, Vec<Part>)>,
    /// Cells of workbooks, by the workbook's path.
    pub cells: Vec<(Arc<str>, Vec<Claim>)>,
    /// Fields of CSV files.
    pub fields: Vec<FieldClaim>,
}

impl Claims {
    /// Adds those of another output.
    pub fn add(&mut self, other: Self) {
        self.offered.extend(other.offered);
        if !other.report.is_empty() {
            self.report = other.report;
        }
        self.printed.extend(other.printed);
        self.cells.extend(other.cells);
        self.fields.extend(other.fields);
    }
}
