//! Where the figures are said to stand, by those who wrote the files.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::outputs::opendata::FieldClaim;
use crate::outputs::pdf::Part;
use crate::outputs::web::PublicCells;
use crate::sheet::Claim;

/// What the outputs say of their files.
#[derive(Debug, Default)]
pub struct Claims {
    /// The names of the figures that the templates may print.
    pub offered: BTreeSet<String>,
    /// The PDF's path in the package.
    pub report: String,
    /// The web page's path in the package, once it is made.
    pub web: String,
    /// For each place in the PDF the figure's name and the parts that show it.
    pub printed: Vec<(String, Vec<Part>)>,
    /// Cells of workbooks, by the workbook's path.
    pub cells: Vec<(Arc<str>, Vec<Claim>)>,
    /// Fields of CSV files.
    pub fields: Vec<FieldClaim>,
}

impl Claims {
    /// A public cell for each figure of the workbooks: a missione's own where there is one, else the summary's.
    pub fn public_cells(&self) -> PublicCells {
        let mut cells = PublicCells::new();
        let mut ordered: Vec<_> = self.cells.iter().collect();
        ordered.sort_by(|left, right| right.0.cmp(&left.0));
        for (path, claims) in ordered {
            let file: Arc<str> = path.rsplit('/').next().unwrap_or(path).into();
            for claim in claims {
                let cell = || (Arc::clone(&file), Arc::clone(&claim.sheet), claim.cell());
                cells.entry(claim.fact.clone()).or_insert_with(cell);
            }
        }
        cells
    }

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
