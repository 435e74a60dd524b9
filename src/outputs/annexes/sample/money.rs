//! Invented budget figures: thirds of euro cents, blanks, a missione without objectives.

use rust_decimal::Decimal;

use crate::domain::{Place, ProgrammeBudget, ProgrammeCode, Resources, Sourced};

/// Programma, and in cents: stanziato, impegnato, fpv, pagato, pagato residui, residui finali.
type Row = ((u8, u8), [Option<i64>; 6]);

const ROWS: [Row; 8] = [
    ((1, 1), [Some(12_345_678), Some(10_000_001), Some(0), Some(9_999_999), Some(33_333), Some(66_667)]),
    ((1, 2), [Some(300_000), Some(100_000), Some(50_000), Some(33_333), Some(0), Some(0)]),
    ((1, 3), [Some(9_876_543_210), Some(12_345_679), None, Some(12_345_678), None, Some(1)]),
    ((4, 6), [Some(0), Some(0), Some(0), Some(0), Some(0), Some(0)]),
    ((9, 3), [Some(6_250_000), Some(4_166_667), Some(10), Some(4_166_666), Some(5), Some(7)]),
    ((12, 1), [Some(8_000), Some(5_010), Some(1), None, Some(3), Some(4)]),
    ((12, 9), [Some(8_000), Some(5_011), Some(1), Some(2), Some(3), Some(4)]),
    ((20, 1), [Some(1_500_000), None, None, None, None, None]),
];

pub(super) fn resources() -> Resources {
    let programmes = (1..).zip(ROWS).map(|(row, ((mission, number), amounts))| {
        let cell = |column: u32| Place::sheet("risorse/2024.xlsx", "Risorse").at_cell(row, column);
        let mut columns = (1..)
            .zip(amounts)
            .map(|(column, amount)| amount.map(|cents| Sourced::new(Decimal::new(cents, 2), cell(column))));
        let mut next = || columns.next().flatten();
        ProgrammeBudget {
            programme: ProgrammeCode::new(mission, number),
            appropriated: next(),
            committed: next(),
            carried_forward: next(),
            paid: next(),
            arrears_paid: next(),
            arrears_left: next(),
            place: cell(0),
        }
    });
    Resources { programmes: programmes.collect() }
}
