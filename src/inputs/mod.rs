//! What an entity's folder holds → typed values with their places, and findings.
//!
//! Each reader takes bytes and gives `(value, findings)`; only [`entity`] touches files.

pub mod acts;
pub mod approval;
pub mod catalogue;
pub mod changes;
pub mod config;
pub mod context;
pub mod deadline;
pub mod edition;
pub mod entity;
pub mod keys;
pub mod mailbox;
pub mod measurements;
pub mod narrative;
pub mod plan;
pub mod privacy;
pub mod registered;
pub mod resources;
