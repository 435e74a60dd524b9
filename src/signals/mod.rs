//! Signals for who checks: what is allowed, and worth a question.
//!
//! A finding says that data are wrong; a signal says that they may be right and should be asked about. Each is
//! declared once ([`SignalKind`]): its name in `[segnali]`, its severity, its threshold, what is looked at and why.
//! Guaranteed: a signal that the entity has switched off is still looked for and listed as such, so that a
//! configuration hides nothing from an auditor. Deliberately absent: how signals are found, which is
//! [`crate::trace::attention`]'s.

mod declare;
mod kind;
pub mod reference;
mod settings;
mod signal;

pub use declare::{Descriptor, Threshold};
pub use kind::{CODES, SignalKind};
pub use settings::{Settings, Strength};
pub use signal::Signal;
