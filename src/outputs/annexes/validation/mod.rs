//! Annex D, reserved: what the Nucleo di valutazione and the Revisore need to do their work.
//!
//! Two checklists with figures and places already filled in, a reproducible sample with
//! its inputs and a live recomputation, and the lists they rest on. Guaranteed: the
//! judgements are left to the people who sign them; the program fills no yellow cell.

mod attention;
mod auditor;
mod board;
mod checklist;
mod extraction;
mod facts;
mod files;
mod lists;
mod recheck;
mod requests;
mod workbook;

pub use board::{BoardPoint, points as board_points};
pub(super) use workbook::{bytes, sample_bytes};
