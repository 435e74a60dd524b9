//! What a kind of indicator is: one descriptor that says everything about it.
//!
//! Which kinds there are, how TIPO and VERSO are read and how a kind is applied to cells is in
//! [`crate::kinds`].

use super::StepWords;
use std::fmt;

use rust_decimal::Decimal;

use super::operand::{Answer, Day, Kept, Level, Score, Way};
use super::{Quantity, Ratio, Rules};

/// A kind of indicator: a handle on its one descriptor.
#[derive(Clone, Copy)]
pub struct Kind(&'static Descriptor);

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

/// Which distance from the target is favourable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Favourable {
    /// Always the same side.
    Side(Side),
    /// From the baseline to the target and beyond.
    AwayFromBaseline,
}

/// What CONSUNTIVO holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// A number.
    Number,
    /// A day, or «non eseguito».
    Day,
    /// A yes or a no.
    Answer,
    /// Nothing: the board's score stands in a column of its own.
    Score,
}

/// What TARGET must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A value.
    Needed,
    /// A value; a blank is this one.
    Or(Quantity),
    /// Nothing.
    Unused,
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

impl Kind {
    /// The kind of a descriptor.
    pub const fn of(descriptor: &'static Descriptor) -> Self {
        Self(descriptor)
    }

    /// Its descriptor.
    pub const fn descriptor(self) -> &'static Descriptor {
        self.0
    }

    /// The word of the TIPO column.
    pub const fn label(self) -> &'static str {
        self.0.name.label
    }

    /// The word of the VERSO column, where the kind needs one.
    pub fn bound(self) -> Option<&'static str> {
        self.0.name.bound.as_ref().map(|bound| bound.word)
    }

    /// What people read about it.
    pub const fn words(self) -> &'static Words {
        &self.0.words
    }

    /// Its name and formula in the sheet *Provenienza*.
    pub fn origins_words(self) -> String {
        format!("{self}: {}", self.0.words.formula.origins_sheet)
    }

    /// What CONSUNTIVO holds.
    pub const fn values(self) -> Values {
        match self.0.rule {
            Rule::Level { .. } | Rule::Kept { .. } | Rule::Way(_) => Values::Number,
            Rule::Day(_) => Values::Day,
            Rule::Answer(_) => Values::Answer,
            Rule::Score(_) => Values::Score,
        }
    }

    /// What TARGET must hold.
    pub const fn target(self) -> Target {
        match self.0.rule {
            Rule::Level { target: LevelTarget::Share, .. } => Target::Or(Quantity::Number(Decimal::ONE_HUNDRED)),
            Rule::Level { target: LevelTarget::NotNegative, .. } | Rule::Kept { .. } | Rule::Way(_) | Rule::Day(_) => {
                Target::Needed
            }
            Rule::Answer(_) => Target::Or(Quantity::YesNo(true)),
            Rule::Score(_) => Target::Unused,
        }
    }

    /// The target that a blank TARGET stands for.
    pub const fn default_target(self) -> Option<Quantity> {
        match self.target() {
            Target::Or(value) => Some(value),
            Target::Needed | Target::Unused => None,
        }
    }

    /// Whether its numbers are a share of a whole, in per cent where no unit says otherwise.
    pub const fn is_share(self) -> bool {
        matches!(self.0.rule, Rule::Level { target: LevelTarget::Share, .. })
    }

    /// Which distance from the target is favourable; `None` where there is no scale on which to be distant.
    pub const fn favourable(self) -> Option<Favourable> {
        match self.0.rule {
            Rule::Level { better, .. } | Rule::Kept { better, .. } => Some(Favourable::Side(better)),
            Rule::Way(_) => Some(Favourable::AwayFromBaseline),
            Rule::Day(_) => Some(Favourable::Side(Side::Below)),
            Rule::Answer(_) | Rule::Score(_) => None,
        }
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())?;
        self.bound().map_or(Ok(()), |bound| write!(f, " ({bound})"))
    }
}

impl<O> PartialEq for Formula<O> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl<O> Eq for Formula<O> {}
