//! What a signal says about itself, and the macro that declares them all.

use rust_decimal::Decimal;

use crate::finding::Code;
use crate::words::italian;
use crate::words::unit::agreeing;

/// Everything that is known of a kind of signal before any data is read.
#[derive(Debug)]
pub struct Descriptor {
    /// Its name in `[segnali]`.
    pub key: &'static str,
    /// Its code, with the severity that it has unless the configuration says otherwise.
    pub code: Code,
    /// The number beyond which it is given, where there is one.
    pub threshold: Option<Threshold>,
    /// The rule in words; `{soglia}` stands for the threshold.
    pub rule: &'static str,
    /// Why it matters, with its source.
    pub why: &'static str,
}

/// A number that the configuration may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// What it is unless the configuration says otherwise.
    pub standard: u32,
    /// The least that it may be.
    pub least: u32,
    /// The most that it may be.
    pub most: u32,
    /// What it counts; what it numbers has its place: `mese n. {soglia}`.
    pub unit: &'static str,
}

impl Threshold {
    /// A value of it with its unit: `1 indicatore`, `10 %`, `fine del mese n. 9`.
    pub fn written(&self, value: Decimal) -> String {
        let number = italian::number(value);
        if self.unit.contains("{soglia}") {
            return self.unit.replace("{soglia}", &number);
        }
        format!("{number} {}", agreeing(value, self.unit))
    }
}

/// Declares the signals: for each its variant, severity, code, name and meaning, then the threshold, the
/// rule and the reason.
macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $id:literal $key:literal $meaning:literal {
        $(threshold: $standard:literal in $least:literal..=$most:literal $unit:literal,)?
        rule: $rule:literal,
        why: $why:literal,
    })+) => {
        /// A kind of signal.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SignalKind { $(
            #[doc = $meaning]
            $(#[$doc])*
            $name,
        )+ }

        /// The codes of all kinds, in their order.
        pub const CODES: &[$crate::finding::Code] =
            &[$($crate::finding::Code::$severity($id, $meaning)),+];

        impl SignalKind {
            /// Every kind, in the order in which they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What it says about itself.
            pub const fn descriptor(self) -> &'static $crate::signals::Descriptor {
                match self { $(Self::$name => {
                    const OWN: $crate::signals::Descriptor = $crate::signals::Descriptor {
                        key: $key,
                        code: $crate::finding::Code::$severity($id, $meaning),
                        threshold: $crate::signals::declare::first(&[$(Some($crate::signals::Threshold {
                            standard: $standard, least: $least, most: $most, unit: $unit,
                        }),)? None]),
                        rule: $rule,
                        why: $why,
                    };
                    &OWN
                },)+ }
            }
        }
    };
}
pub(super) use signals;

/// The first of some thresholds: the one declared, or none.
pub(super) const fn first(thresholds: &[Option<Threshold>]) -> Option<Threshold> {
    thresholds[0]
}
