//! The values that a kind's rule names, each with where it came from.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Act, Place, Quantity};

/// Where a value that a rule names came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A cell or line of an input file.
    Cell(Place),
    /// A rule of the configuration, or its documented default.
    Rules(Place),
    /// A default of the scoring rules, such as weight 1, because no table has a cell for it.
    Default,
    /// A default of the scoring rules, because this cell is blank.
    Blank(Place),
    /// A default of the scoring rules, because what the cell holds cannot be used.
    DefaultFor(Place),
    /// The reference date of the year's first final.
    FirstFinal,
    /// The act by which the report was first adopted.
    Adoption(Act),
}

/// A value with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand<T> {
    /// The value as the rule uses it.
    pub value: T,
    /// Where it came from.
    pub source: Source,
}

impl Source {
    /// What a default stands for: the blank cell where the table has one.
    pub fn default_of(blank: Option<&Place>) -> Self {
        blank.map_or(Self::Default, |place| Self::Blank(place.clone()))
    }
}

/// A weight as it counts, with where it came from.
pub type Weight = Operand<Decimal>;

impl<T> Operand<T> {
    /// Binds a value to its source.
    pub const fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }
}

/// What was done by a day, or that it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// On this day.
    On(NaiveDate),
    /// «non eseguito»: a value, not a gap.
    Never,
}

impl From<Done> for Quantity {
    fn from(done: Done) -> Self {
        match done {
            Done::On(day) => Self::Date(day),
            Done::Never => Self::NotDone,
        }
    }
}

/// A level against a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The value measured.
    pub v: Operand<Decimal>,
    /// The target.
    pub t: Operand<Decimal>,
}

/// A level that is to be kept on its side of a target, within a tolerance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The value measured.
    pub v: Operand<Decimal>,
    /// The target.
    pub t: Operand<Decimal>,
    /// τ, as a fraction.
    pub tolerance: Operand<Decimal>,
}

/// The way from a baseline to a target, which differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The value measured.
    pub v: Operand<Decimal>,
    /// The target.
    pub t: Operand<Decimal>,
    /// The baseline.
    pub b: Operand<Decimal>,
}

/// A day against a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// When it was done.
    pub v: Operand<Done>,
    /// The deadline.
    pub t: Operand<NaiveDate>,
}

/// An answer against the one wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer given.
    pub v: Operand<bool>,
    /// The answer wanted.
    pub t: Operand<bool>,
}

/// A score that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The score.
    pub v: Operand<Decimal>,
}
