//! The Revisore's sample: objectives that nobody chose, more of them where weight and risk are.
//!
//! Guaranteed: the draw depends on codes, weights, risk and seed, and on nothing else; every step can be repeated by
//! hand with `sha256sum` (docs/campione.md). The seed that is printed is made of the published results: it changes
//! only where a result changes. Deliberately absent: chance. Who checks draws again with a number of his own.

mod draw;
mod risk;
mod strata;

pub use draw::{Candidate, SIZE, Sample, printed_seed};
pub use risk::{Reason, Risk};
pub use strata::{Heft, Stratum};
