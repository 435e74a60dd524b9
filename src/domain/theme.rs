//! The themes that cross the plan, by which a register may mark its indicators.

use crate::words::fold;

/// A theme of AMBITO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    /// Accessibility and inclusion (D.Lgs. 222/2023, art. 4).
    Accessibility,
    /// Training of the staff.
    Training,
    /// Prevention of corruption and transparency.
    AntiCorruption,
    /// Equal opportunities.
    EqualOpportunities,
    /// Payment times (D.L. 13/2023, art. 4-bis).
    Payments,
    /// Digital services.
    Digital,
}

impl Theme {
    /// Every theme, in the order of the document.
    pub const ALL: [Self; 6] = [
        Self::Accessibility,
        Self::Training,
        Self::AntiCorruption,
        Self::EqualOpportunities,
        Self::Payments,
        Self::Digital,
    ];

    /// The word of AMBITO.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibilità",
            Self::Training => "formazione",
            Self::AntiCorruption => "anticorruzione",
            Self::EqualOpportunities => "pari opportunità",
            Self::Payments => "pagamenti",
            Self::Digital => "digitale",
        }
    }

    /// The theme of a word, however it is typed.
    pub fn named(word: &str) -> Option<Self> {
        let word = fold(word);
        Self::ALL.into_iter().find(|theme| fold(theme.label()) == word)
    }

    /// Every word, for a sentence or a list.
    pub fn words() -> String {
        Self::ALL.map(Self::label).join(", ")
    }
}
