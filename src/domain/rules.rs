//! The municipality's own scoring rules (its SMVP), with their defaults.

use rust_decimal::Decimal;

use super::Place;

/// Every number and word that the SMVP may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Lower bounds of the classes.
    pub thresholds: Thresholds,
    /// Words for the classes, as the SMVP calls them.
    pub labels: [String; 3],
    /// Tolerance of `mantenimento`, as a fraction: 0.05 is 5 %.
    pub maintenance_tolerance: Decimal,
    /// Achievement by days late, ascending; beyond the last band it is 0.
    pub delays: Vec<DelayBand>,
    /// Highest achievement an indicator may count, in per cent (100 or 120).
    pub ceiling: Decimal,
    /// Whether a final may be issued with something not measured, and which index leads.
    pub missing: MissingPolicy,
    /// The least coverage, as a fraction, with which the policy `escludi` gives a class.
    pub minimum_coverage: Decimal,
    /// Where the rules are written, for provenance.
    pub place: Place,
}

/// Lower bounds of the classes on the printed value, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// From here on, *raggiunto*.
    pub achieved: Decimal,
    /// From here on, *parzialmente raggiunto*; below, *non raggiunto*.
    pub partly: Decimal,
}

/// Achievement for a delay of at most so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DelayBand {
    /// Days late, inclusive.
    pub up_to_days: u32,
    /// Achievement in per cent.
    pub achievement: Decimal,
}

/// What a final report does about planned things that were not measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingPolicy {
    /// `blocca`: no final while something planned is not measured.
    Block,
    /// `zero`: allowed; the prudent index leads.
    Zero,
    /// `escludi`: allowed; the measured index leads.
    Exclude,
}

impl MissingPolicy {
    /// The word of the configuration.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Block => "blocca",
            Self::Zero => "zero",
            Self::Exclude => "escludi",
        }
    }
}

/// The class of a printed value. The bands are half-open, so no value falls between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// *raggiunto*
    Achieved,
    /// *parzialmente raggiunto*
    Partly,
    /// *non raggiunto*
    NotAchieved,
}

impl Rules {
    /// The least coverage where the configuration names none.
    pub const MINIMUM_COVERAGE: Decimal = Decimal::from_parts(75, 0, 0, false, 2);

    /// The defaults, said to stand at `place`.
    pub fn standard(place: Place) -> Self {
        Self {
            thresholds: Thresholds { achieved: Decimal::from(90), partly: Decimal::from(70) },
            labels: ["raggiunto", "parzialmente raggiunto", "non raggiunto"].map(str::to_owned),
            maintenance_tolerance: Decimal::new(5, 2),
            delays: vec![
                DelayBand { up_to_days: 30, achievement: Decimal::from(80) },
                DelayBand { up_to_days: 60, achievement: Decimal::from(50) },
            ],
            ceiling: Decimal::from(100),
            missing: MissingPolicy::Block,
            minimum_coverage: Self::MINIMUM_COVERAGE,
            place,
        }
    }

    /// The class of a printed (rounded) value.
    pub fn class_of(&self, printed: Decimal) -> Class {
        if printed >= self.thresholds.achieved {
            Class::Achieved
        } else if printed >= self.thresholds.partly {
            Class::Partly
        } else {
            Class::NotAchieved
        }
    }

    /// The SMVP's word for a class.
    pub fn label(&self, class: Class) -> &str {
        &self.labels[class as usize]
    }
}

impl Class {
    /// Every class, best first.
    pub const ALL: [Self; 3] = [Self::Achieved, Self::Partly, Self::NotAchieved];

    /// A symbol that tells the classes apart without colour.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Achieved => "●",
            Self::Partly => "◐",
            Self::NotAchieved => "○",
        }
    }
}
