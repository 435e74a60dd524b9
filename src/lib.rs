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
//! The modules below stand in the order in which data flows. Stages take values and
//! return values or bytes together with their [`finding::Finding`]s; files, clock and
//! environment are touched only by [`entity`], [`package`], [`clock`] and the command line.

pub mod domain;
pub mod finding;
pub mod italian;
pub mod listing;

pub mod catalogue;
pub mod config;
pub mod decoding;
pub mod entity;
pub mod workbook;

pub mod measurements;
pub mod plan;

pub mod changes;
pub mod context;
pub mod narrative;
pub mod resources;
pub mod tabular;

pub mod assessment;
pub mod deadline;
pub mod dossier;
pub mod explain;
pub mod house_style;

pub mod annexes;
pub mod opendata;
pub mod pdf;
pub mod progress;
pub mod report;
pub mod typeset;

pub mod package;

pub mod cli;
pub mod clock;
pub mod pipeline;
pub mod run;
