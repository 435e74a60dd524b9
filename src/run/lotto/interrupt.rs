//! Ctrl-C: the entities that are being made are finished, no other is begun; a second one ends the program at once.
//!
//! Packages get their names whole, so that even then nothing half-made stands under one.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// As shells say it of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Becomes true at the first Ctrl-C. Where the system watches none, the first one ends the program.
pub(super) fn watched() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            process::exit(INTERRUPTED);
        }
    });
    stop
}
