//! A kind of indicator, and what follows from its descriptor.
//!
//! Which kinds there are, how TIPO and VERSO are read and how a kind is applied to cells is in
//! [`crate::kinds`].

use std::fmt;

use rust_decimal::Decimal;

use super::Quantity;
use super::descriptor::{Descriptor, LevelTarget, Rule, Side, Words};

/// A kind of indicator: a handle on its one descriptor.
#[derive(Clone, Copy)]
pub struct Kind(&'static Descriptor);

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
