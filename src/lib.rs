//! `relazione`: an Italian municipality's annual *Relazione sulla performance*.
//!
//! ```text
//!  plan workbook ─┐
//!                 ├─> assessment ─> report ─> typeset ─> pdf ──┐
//!  measurements ──┘   (join, score,  (view →  (pages)  (tagged) ├─> package ─> output/
//!                      roll up)      XHTML)                     │   (hash, verify,
//!                          └───────> annexes (xlsx), open data ─┘    publish)
//! ```
//!
//! The groups of modules below stand in the order in which data flows; which may use which is a table in
//! `docs/architecture.md`, held by a test. Stages take values or bytes and return values or bytes together with
//! what they found ([`finding::Finding`]); files, clock and environment are touched only by
//! [`disk`], [`inputs::entity`], [`package`], [`batch`], [`clock`], [`pipeline`], [`cli`] and [`run`].

pub mod digest;
pub mod disk;
pub mod domain;
pub mod finding;
pub mod program;
pub mod signature;
pub mod words;

pub mod kinds;
pub mod signals;

pub mod sheet;
pub mod tabular;
pub mod workbook;

pub mod inputs;

pub mod assessment;
pub mod dossier;
pub mod trace;

pub mod outputs;

pub mod delivery;
pub mod package;

pub mod batch;

pub mod cli;
pub mod clock;
pub mod pipeline;
pub mod run;
