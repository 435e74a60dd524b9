//! The columns of budget figures: amounts as numbers, shares and totals as live formulas.
//!
//! An amount that the office left blank stays blank, and a total that lacks one of its
//! amounts is «n.d.»: a partial sum is never shown as a whole one.

use rust_decimal::Decimal;

use super::formulas::printed;
use super::table::{Column, Rows, column};
use crate::domain::{ProgrammeBudget, Sourced, column_letters};
use crate::sheet::Look;
use crate::sheet::{Cell, Computed};

/// Index of the first column of figures.
const FIRST: u16 = 2;

/// Columns of figures, after the row's code and name.
pub(super) const COLUMNS: [Column<'static>; 8] = [
    column("Stanziato €", 16),
    column("Impegnato €", 16),
    column("Fondo pluriennale vincolato €", 16),
    column("Impegnato su stanziato %", 12),
    column("Pagato in competenza €", 16),
    column("Pagato su impegnato %", 12),
    column("Pagato in conto residui €", 16),
    column("Residui finali €", 16),
];

/// An amount of a programma's row: its column, its name in provenance and how to read it.
pub(super) struct Amount {
    /// Its index in [`COLUMNS`].
    pub index: usize,
    /// Its name.
    pub name: &'static str,
    /// The rule by which it was read: the column of the office's file.
    pub input: &'static str,
    /// The value in one row.
    pub of: fn(&ProgrammeBudget) -> Option<&Sourced<Decimal>>,
}

/// Every amount, in the order of the columns.
pub(super) const AMOUNTS: [Amount; 6] = [
    Amount {
        index: 0,
        name: "Stanziato",
        input: "STANZIATO del file delle risorse",
        of: |row| row.appropriated.as_ref(),
    },
    Amount { index: 1, name: "Impegnato", input: "IMPEGNATO del file delle risorse", of: |row| row.committed.as_ref() },
    Amount {
        index: 2,
        name: "Fondo pluriennale vincolato",
        input: "FPV del file delle risorse",
        of: |row| row.carried_forward.as_ref(),
    },
    Amount {
        index: 4,
        name: "Pagato in competenza",
        input: "PAGATO del file delle risorse",
        of: |row| row.paid.as_ref(),
    },
    Amount {
        index: 6,
        name: "Pagato in conto residui",
        input: "PAGATO RESIDUI del file delle risorse",
        of: |row| row.arrears_paid.as_ref(),
    },
    Amount {
        index: 7,
        name: "Residui finali",
        input: "RESIDUI FINALI del file delle risorse",
        of: |row| row.arrears_left.as_ref(),
    },
];

/// A share in per cent: its index in [`COLUMNS`], and those of the part and of the whole.
pub(super) const SHARES: [(usize, usize, usize); 2] = [(3, 1, 0), (5, 4, 1)];

/// The values of one row in the order of [`COLUMNS`].
pub(super) type Figures = [Option<Decimal>; 8];

/// The letter of a column of figures.
pub(super) fn letter(index: usize) -> String {
    column_letters(u32::from(FIRST) + u32::try_from(index).expect("few columns"))
}

/// The rows of a sheet that lists programmi.
pub(super) struct ProgrammeRows<'s> {
    /// Name of the sheet as formulas write it; empty for the same sheet.
    pub sheet: &'s str,
    /// Its rows.
    pub rows: Rows,
}

impl ProgrammeRows<'_> {
    /// The sum of a column, over the missione whose code stands in a cell or over all.
    fn sum(&self, index: usize, mission: Option<&str>) -> String {
        let column = FIRST + u16::try_from(index).expect("few columns");
        let values = self.rows.range(self.sheet, column);
        match mission {
            None => format!("IF(COUNT({values})=ROWS({values}),ROUND(SUM({values}),2),\"n.d.\")"),
            Some(cell) => {
                let own = format!("--EXACT(LEFT({},2),{cell})", self.rows.range(self.sheet, 0));
                format!(
                    "IF(SUMPRODUCT({own},--ISNUMBER({values}))=SUMPRODUCT({own}),\
                     ROUND(SUMPRODUCT({own},{values}),2),\"n.d.\")"
                )
            }
        }
    }

    /// The cells of a line of totals at row `number`.
    pub fn total_cells(&self, figures: &Figures, mission: Option<&str>, number: u32, look: Look) -> Vec<Cell<'static>> {
        cells(figures, number, look, |amount| {
            let result = Computed::or_not_available(figures[amount.index]);
            Cell::formula(self.sum(amount.index, mission), result, look)
        })
    }
}

/// The cells of a programma at row `number`: amounts as the office gave them.
pub(super) fn programme_cells(figures: &Figures, number: u32) -> Vec<Cell<'static>> {
    cells(figures, number, Look::TwoPlaces, |amount| {
        figures[amount.index].map_or(Cell::Blank, |value| Cell::Number(value, Look::TwoPlaces))
    })
}

fn cells(
    figures: &Figures,
    number: u32,
    look: Look,
    amount_cell: impl Fn(&Amount) -> Cell<'static>,
) -> Vec<Cell<'static>> {
    let mut cells = vec![Cell::Blank; COLUMNS.len()];
    for amount in &AMOUNTS {
        cells[amount.index] = amount_cell(amount);
    }
    for (index, part, whole) in SHARES {
        let (part, whole) = (format!("{}{number}", letter(part)), format!("{}{number}", letter(whole)));
        let share = printed(&format!("100*{part}/{whole}"));
        let formula = format!("IF(AND(ISNUMBER({part}),ISNUMBER({whole})),IF({whole}>0,{share},\"n.d.\"),\"n.d.\")");
        cells[index] = Cell::formula(formula, Computed::or_not_available(figures[index]), look);
    }
    cells
}
