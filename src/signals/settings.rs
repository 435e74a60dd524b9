//! How strongly each signal speaks and from which number on: the standard, or what `relazione.toml` says.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::SignalKind;
use crate::finding::Severity;
use crate::words::italian;
use crate::words::unit::agreeing;

/// How strongly a signal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Only auditors see that it is there.
    Off,
    /// As a finding of this severity; a blocking one stops the final.
    As(Severity),
}

impl Strength {
    /// Every strength with the word of `[segnali]`.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Off, "spento"),
        (Self::As(Severity::Note), "nota"),
        (Self::As(Severity::Warning), "avviso"),
        (Self::As(Severity::Blocking), "bloccante"),
    ];

    /// The strength of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, own)| *own == word).map(|(strength, _)| strength)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(strength, _)| *strength == self).map_or("", |(_, word)| word)
    }
}

/// What the entity has set; everything else is standard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    strengths: BTreeMap<SignalKind, Strength>,
    thresholds: BTreeMap<SignalKind, Decimal>,
}

impl Settings {
    /// Settings of some signals.
    pub const fn new(strengths: BTreeMap<SignalKind, Strength>, thresholds: BTreeMap<SignalKind, Decimal>) -> Self {
        Self { strengths, thresholds }
    }

    /// How strongly a signal speaks.
    pub fn strength(&self, kind: SignalKind) -> Strength {
        let standard = || Strength::As(kind.descriptor().code.severity);
        self.strengths.get(&kind).copied().unwrap_or_else(standard)
    }

    /// The number beyond which a signal is given; zero for one without.
    pub fn threshold(&self, kind: SignalKind) -> Decimal {
        let standard = || kind.descriptor().threshold.map_or(Decimal::ZERO, |threshold| threshold.standard.into());
        self.thresholds.get(&kind).copied().unwrap_or_else(standard)
    }

    /// The rule of a signal with its threshold in it.
    pub fn rule(&self, kind: SignalKind) -> String {
        let threshold = self.threshold(kind);
        let rule = kind.descriptor().rule;
        let Some((before, after)) = rule.split_once("{soglia} ") else {
            return rule.replace("{soglia}", &italian::number(threshold));
        };
        let (noun, rest) = after.split_at(after.find([' ', ';']).unwrap_or(after.len()));
        format!("{before}{} {}{rest}", italian::number(threshold), agreeing(threshold, noun))
    }

    /// Whether the entity has set anything about a signal.
    pub fn is_changed(&self, kind: SignalKind) -> bool {
        self.strengths.contains_key(&kind) || self.thresholds.contains_key(&kind)
    }
}
