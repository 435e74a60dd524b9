//! What was found: every figure with the places where it was read.

use std::sync::Arc;

use super::claims::Claims;
use super::places::{Places, Read};
use crate::domain::column_letters;
use crate::dossier::Tally;
use crate::trace::facts::{Fact, FactValue, Facts};

/// Every figure, with where it was read.
#[derive(Debug)]
pub struct Proof<'f> {
    facts: &'f Facts<'f>,
    /// For each figure whether the document's view offers it to the templates.
    offered: Vec<bool>,
    printed: Places<PrintedAt>,
    web: Places<WebAt>,
    cells: Places<CellAt>,
    fields: Places<FieldAt>,
}

/// What was read in the finished files.
pub(super) struct Found {
    pub printed: Read<PrintedAt>,
    pub web: Read<WebAt>,
    pub cells: Read<CellAt>,
    pub fields: Read<FieldAt>,
}

/// A figure and where it was read.
#[derive(Debug, Clone, Copy)]
pub struct Tied<'p> {
    /// Its name, what it is and its rule.
    pub fact: &'p Fact<'p>,
    /// Whether the document's view offers it to the templates.
    pub offered: bool,
    /// Where the PDF shows it.
    pub printed: &'p [PrintedAt],
    /// Where the web page shows it: the nearest identifier, and what is read there.
    pub web: &'p [WebAt],
    /// The cells that hold it.
    pub cells: &'p [CellAt],
    /// The CSV fields that hold it.
    pub fields: &'p [FieldAt],
}

/// A place in the PDF.
#[derive(Debug, Clone)]
pub struct PrintedAt {
    /// Page of the file, from 1.
    pub page: usize,
    /// The page's printed label.
    pub label: String,
    /// Left, lower, right, upper edge in points.
    pub area: [f32; 4],
    /// The structure element's type and the number of its marked content on the page.
    pub element: String,
    /// What is read there.
    pub text: String,
}

/// A place in the web page.
#[derive(Debug, Clone)]
pub struct WebAt {
    /// The identifier of the nearest element that has one, as the part of an address after `#`.
    pub anchor: String,
    /// What is read there.
    pub text: String,
}

/// A cell of a workbook.
#[derive(Debug, Clone)]
pub struct CellAt {
    /// The workbook's path.
    pub file: Arc<str>,
    /// The sheet.
    pub sheet: Arc<str>,
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub column: u16,
    /// What is read there.
    pub read: FactValue,
}

impl CellAt {
    /// The cell's name: `C6`.
    pub fn cell(&self) -> String {
        format!("{}{}", column_letters(self.column.into()), self.row + 1)
    }
}

/// A field of a CSV file.
#[derive(Debug, Clone)]
pub struct FieldAt {
    /// The file's path.
    pub file: Arc<str>,
    /// Row of the table, the header being 1.
    pub row: usize,
    /// The column's name.
    pub column: &'static str,
    /// What is read there.
    pub read: FactValue,
}

/// How a figure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Printed, and the same wherever else it stands.
    Ties,
    /// Printed, and nowhere else.
    PrintedOnly,
    /// The templates leave it out.
    NotPrinted,
    /// The document has no place for it.
    NotInDocument,
}

impl Outcome {
    /// Its words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ties => "✓ quadra",
            Self::PrintedOnly => "solo nel documento",
            Self::NotPrinted => "non stampata",
            Self::NotInDocument => "non è nel documento",
        }
    }
}

impl Tied<'_> {
    /// How it was found. What differs has stopped the run before.
    pub fn outcome(&self) -> Outcome {
        match (self.printed.is_empty(), self.cells.is_empty() && self.fields.is_empty()) {
            (false, false) => Outcome::Ties,
            (false, true) => Outcome::PrintedOnly,
            (true, _) if self.offered => Outcome::NotPrinted,
            (true, _) => Outcome::NotInDocument,
        }
    }

    /// Whether it stands anywhere, or should.
    pub fn is_published(&self) -> bool {
        self.offered || !self.printed.is_empty() || !self.cells.is_empty() || !self.fields.is_empty()
    }
}

impl<'f> Proof<'f> {
    /// Every figure with the places where it was found.
    pub(super) fn of(facts: &'f Facts<'f>, claims: &Claims, found: Found) -> Self {
        let count = facts.iter().count();
        Self {
            facts,
            offered: facts.iter().map(|fact| claims.offered.contains(&fact.name)).collect(),
            printed: Places::of(count, found.printed),
            web: Places::of(count, found.web),
            cells: Places::of(count, found.cells),
            fields: Places::of(count, found.fields),
        }
    }

    /// In the order of the facts; those without any place are left out by who shows them.
    pub fn figures(&self) -> impl Iterator<Item = Tied<'_>> {
        self.facts.iter().enumerate().map(|(position, fact)| Tied {
            fact,
            offered: self.offered[position],
            printed: self.printed.of_figure(position),
            web: self.web.of_figure(position),
            cells: self.cells.of_figure(position),
            fields: self.fields.of_figure(position),
        })
    }

    /// The counts, for who lists them.
    pub fn tally(&self) -> Tally {
        let [tied, printed_only, not_printed] =
            [Outcome::Ties, Outcome::PrintedOnly, Outcome::NotPrinted].map(|outcome| self.count(outcome));
        Tally { tied, printed_only, not_printed }
    }

    /// How many figures were found in a way.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.figures().filter(|figure| figure.is_published() && figure.outcome() == outcome).count()
    }
}
