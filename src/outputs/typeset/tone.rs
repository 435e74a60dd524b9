//! The four tones of the palette, those of the classes of results.

use super::Rgb;
use super::palette::Colours;

/// A tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Achieved,
    Partly,
    Missed,
    Absent,
}

impl Tone {
    pub const ALL: [Self; 4] = [Self::Achieved, Self::Partly, Self::Missed, Self::Absent];

    /// The tone of a series by its position.
    pub const fn of(index: usize) -> Self {
        Self::ALL[index % Self::ALL.len()]
    }

    /// The tone that a source names in `data-classe`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.name() == name)
    }

    /// Its name in sources and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Achieved => "raggiunto",
            Self::Partly => "parziale",
            Self::Missed => "non-raggiunto",
            Self::Absent => "assente",
        }
    }
}

impl Colours {
    /// What a bar of the tone is filled with.
    pub(super) const fn fill(&self, tone: Tone) -> Rgb {
        match tone {
            Tone::Achieved => self.achieved_fill.0,
            Tone::Partly => self.partly_fill.0,
            Tone::Missed => self.missed_fill.0,
            Tone::Absent => self.absent_fill.0,
        }
    }

    /// Letters and lines of the tone, which need more contrast to the paper than a bar.
    pub(super) const fn line(&self, tone: Tone) -> Rgb {
        match tone {
            Tone::Achieved => self.achieved.0,
            Tone::Partly => self.partly.0,
            Tone::Missed => self.missed.0,
            Tone::Absent => self.absent.0,
        }
    }
}
