//! Where each figure comes from and how far the year's figures are: views of one computation.
//!
//! Deliberately absent: a second computation of any result.

pub mod attention;
pub mod explain;
pub mod facts;
pub mod measured_by;
pub mod progress;
pub mod provenance;
pub mod published;
pub mod revision;
pub mod sampling;
pub mod themes;
