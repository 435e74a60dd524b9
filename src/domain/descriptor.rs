//! The descriptor of a kind of indicator: its names, what its cells must be, how it scores, what people read of it.

use super::operand::{Answer, Day, Kept, Level, Score, Way};
use super::{Ratio, Rules, StepWords};

/// Everything that the program knows about a kind of indicator.
#[derive(Debug)]
pub struct Descriptor {
    /// How TIPO and VERSO name it.
    pub name: Name,
    /// What its cells must be and how it scores.
    pub rule: Rule,
    /// The rule over cells of a workbook. A target that is blank or zero is seen to by
    /// [`crate::kinds::sheet`].
    pub sheet_formula: fn(&SheetCells<'_>) -> String,
    /// What people read about it.
    pub words: Words,
}

/// How TIPO and VERSO name a kind.
#[derive(Debug)]
pub struct Name {
    /// The word of the TIPO column, which is also the kind's name in the open data.
    pub label: &'static str,
    /// Other spellings of that word, in lower case.
    pub spellings: &'static [&'static str],
    /// The word of the VERSO column, where the kind needs one.
    pub bound: Option<Bound>,
}

/// A word of the VERSO column.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// As the lists offer it.
    pub word: &'static str,
    /// Its short form.
    pub short: &'static str,
}

/// What people read about a kind.
#[derive(Debug)]
pub struct Words {
    /// The exact formula.
    pub formula: Phrasing,
    /// How the formula is to be read, in the sheet *Regole*.
    pub reading: &'static str,
    /// The worked example of the method section.
    pub example: &'static str,
    /// What the register's instructions say of the kind.
    pub instruction: &'static str,
}

/// A formula as each place words it.
#[derive(Debug)]
pub struct Phrasing {
    /// In the method section, in `spiega` and in provenance.
    pub method: &'static str,
    /// In the sheet *Regole*.
    pub rules_sheet: &'static str,
    /// In the sheet *Provenienza*.
    pub origins_sheet: &'static str,
}

/// What the cells of a kind must be, and how it scores: read once into the operands that the formula takes.
#[derive(Debug)]
pub enum Rule {
    /// A number against a target.
    Level {
        /// What TARGET must be.
        target: LevelTarget,
        /// On which side of the target it is good to be.
        better: Side,
        /// The rule for a target that is not zero.
        formula: Formula<Level>,
    },
    /// A number to be kept on one side of a target, which is not negative, within the tolerance.
    Kept {
        /// On which side of the target it is good to be.
        better: Side,
        /// The rule for a target that is not zero.
        formula: Formula<Kept>,
    },
    /// A number on the way from BASE to TARGET, two numbers that differ.
    Way(Formula<Way>),
    /// A day against a TARGET that is a day.
    Day(Formula<Day>),
    /// A yes or a no; a blank TARGET wants a yes.
    Answer(Formula<Answer>),
    /// The score that the board recorded; TARGET says nothing.
    Score(Formula<Score>),
}

/// What the TARGET of a level must be.
#[derive(Debug)]
pub enum LevelTarget {
    /// A number, zero or positive.
    NotNegative,
    /// A share of a whole: a positive number, in per cent where no unit says otherwise; a blank is 100.
    Share,
}

/// A rule over its operands.
#[derive(Debug)]
pub struct Formula<O: 'static> {
    /// The achievement in per cent before clamping and rounding; `None` where the numbers are too large.
    pub exact: fn(&O, &Rules) -> Option<Ratio>,
    /// The rule with the values in place of the letters, one line a step.
    pub steps: fn(&O, &StepWords<'_>) -> Vec<String>,
}

/// A side of the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// More is better.
    Above,
    /// Less is better.
    Below,
}

/// The cells that a sheet's formula names, as references.
#[derive(Debug)]
pub struct SheetCells<'c> {
    /// v
    pub v: &'c str,
    /// t
    pub t: &'c str,
    /// b
    pub b: &'c str,
    /// The name of the tolerance τ.
    pub tolerance: &'c str,
    /// The name of the delays from which on points are due, ascending.
    pub delays: &'c str,
    /// The name of those points.
    pub points: &'c str,
}

impl Name {
    /// A kind that one word names.
    pub const fn of(label: &'static str) -> Self {
        Self { label, spellings: &[], bound: None }
    }
}

impl Phrasing {
    /// The same words everywhere.
    pub const fn of(formula: &'static str) -> Self {
        Self { method: formula, rules_sheet: formula, origins_sheet: formula }
    }
}

impl Rule {
    /// A number against a target that is not negative.
    pub const fn level(
        better: Side,
        exact: fn(&Level, &Rules) -> Option<Ratio>,
        steps: fn(&Level, &StepWords<'_>) -> Vec<String>,
    ) -> Self {
        Self::Level { target: LevelTarget::NotNegative, better, formula: Formula { exact, steps } }
    }
}

impl<O> PartialEq for Formula<O> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl<O> Eq for Formula<O> {}
