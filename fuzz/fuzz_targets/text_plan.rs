//! Any bytes as a plan: a plan with findings, or an error; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::workbook::Limits;

// Panics of the libraries are contained by the reader and are no crash; a panic that leaves
// it aborts, whatever the hook.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let limits = Limits { inflated_bytes: 1024 * 1024, cells: 5_000, ..Limits::default() };
    let _ = plan::read(bytes, "f", Catalogue::embedded(), &limits);
});
