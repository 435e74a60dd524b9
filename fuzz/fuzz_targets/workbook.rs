//! Any bytes as a spreadsheet: a grid in order and within the limits, or an error; never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use relazione_performance::workbook::{self, Limits};

// Panics of the libraries are contained by the reader and are no crash; a panic that leaves
// it aborts, whatever the hook.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let limits = Limits { inflated_bytes: 4 * 1024 * 1024, cells: 20_000, ..Limits::default() };
    if let Ok(workbook) = workbook::read(bytes, "f", &limits) {
        let cells = workbook.sheets.iter().map(|sheet| sheet.cells.len()).sum::<usize>();
        assert!(cells <= limits.cells);
        for sheet in &workbook.sheets {
            assert!(sheet.cells.is_sorted_by(|left, right| (left.row, left.column) < (right.row, right.column)));
        }
    }
});
