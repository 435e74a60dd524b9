//! The columns of budget figures: amounts as numbers, shares and totals as live formulas.
//!
//! An amount that the office left blank stays blank, and a total that lacks one of its
//! amounts is «n.d.»: a partial sum is never shown as a whole one.

use rust_decimal::Decimal;

use super::formulas::printed;
use super::sheets::BudgetKey;
use crate::assessment::{Aspect, BudgetFigures, BudgetItem, Subject};
use crate::domain::{Place, ProgrammeBudget, Sourced};
use crate::sheet::{self, Cell, Columns, HEADER_ROW, Look, RowCells, Table};

/// A figure: its column, and how it comes about.
pub(super) struct Figure {
    pub header: &'static str,
    pub item: BudgetItem,
    pub of: fn(&BudgetFigures) -> Option<Decimal>,
    pub made: Made,
}

/// How a figure of a programma comes about.
pub(super) enum Made {
    /// It is read: from which column of the office's file, and the value in one row.
    Read { input: &'static str, of: fn(&ProgrammeBudget) -> Option<&Sourced<Decimal>> },
    /// It is a share in per cent.
    Share { part: BudgetItem, whole: BudgetItem },
}

/// Every figure in the order of the columns.
pub(super) const FIGURES: [Figure; 8] = [
    Figure {
        item: BudgetItem::Appropriated,
        header: "Stanziato €",
        of: |figures| figures.appropriated,
        made: Made::Read { input: "STANZIATO del file delle risorse", of: |row| row.appropriated.as_ref() },
    },
    Figure {
        item: BudgetItem::Committed,
        header: "Impegnato €",
        of: |figures| figures.committed,
        made: Made::Read { input: "IMPEGNATO del file delle risorse", of: |row| row.committed.as_ref() },
    },
    Figure {
        item: BudgetItem::CarriedForward,
        header: "Fondo pluriennale vincolato €",
        of: |figures| figures.carried_forward,
        made: Made::Read { input: "FPV del file delle risorse", of: |row| row.carried_forward.as_ref() },
    },
    Figure {
        item: BudgetItem::CommittedShare,
        header: "Impegnato su stanziato %",
        of: |figures| figures.committed_share,
        made: Made::Share { part: BudgetItem::Committed, whole: BudgetItem::Appropriated },
    },
    Figure {
        item: BudgetItem::Paid,
        header: "Pagato in competenza €",
        of: |figures| figures.paid,
        made: Made::Read { input: "PAGATO del file delle risorse", of: |row| row.paid.as_ref() },
    },
    Figure {
        item: BudgetItem::PaidShare,
        header: "Pagato su impegnato %",
        of: |figures| figures.paid_share,
        made: Made::Share { part: BudgetItem::Paid, whole: BudgetItem::Committed },
    },
    Figure {
        item: BudgetItem::ArrearsPaid,
        header: "Pagato in conto residui €",
        of: |figures| figures.arrears_paid,
        made: Made::Read { input: "PAGATO RESIDUI del file delle risorse", of: |row| row.arrears_paid.as_ref() },
    },
    Figure {
        item: BudgetItem::ArrearsLeft,
        header: "Residui finali €",
        of: |figures| figures.arrears_left,
        made: Made::Read { input: "RESIDUI FINALI del file delle risorse", of: |row| row.arrears_left.as_ref() },
    },
];

impl Figure {
    /// Its name without its unit.
    pub fn name(&self) -> &'static str {
        self.header.trim_end_matches([' ', '€', '%'])
    }
}

/// One row of a table of budget figures.
pub(super) struct BudgetRow<'r> {
    pub subject: Subject,
    pub code: Cell<'r>,
    pub name: Cell<'r>,
    pub figures: BudgetFigures,
    pub amounts: Amounts<'r>,
}

/// Where the amounts of a row come from.
pub(super) enum Amounts<'r> {
    /// An office gave them: where its row stands.
    Given(&'r Place),
    /// They are the sums of a missione's rows in the table of programmi.
    OfMission(&'r Table<BudgetKey>),
    /// They are the sums of all rows of the table of programmi, on this sheet or another: a line of totals.
    OfAll { programmes: &'r Table<BudgetKey>, here: bool },
}

type Column<'r> = sheet::Column<'r, BudgetRow<'r>, BudgetKey>;
type Cells<'l> = RowCells<'l, BudgetKey>;

/// The columns, those of the row's own code and name first.
pub(super) fn columns<'r>(code: &'static str, name: &'static str) -> Columns<'r, BudgetRow<'r>, BudgetKey> {
    let own = [
        Column::new(code, 12, |row| row.code.clone()).key(BudgetKey::Code),
        Column::new(name, 44, |row| row.name.clone()),
    ];
    Columns::of(own.into_iter().chain(FIGURES.iter().map(column)))
}

/// A table of budget figures, as formulas of other sheets name it.
pub(super) fn table(sheet: &str, rows: usize) -> Table<BudgetKey> {
    columns("", "").table(sheet, HEADER_ROW, rows)
}

fn column<'r>(figure: &'static Figure) -> Column<'r> {
    let column = |width| {
        let name = |row: &BudgetRow<'_>| row.subject.fact(Aspect::Budget(figure.item));
        Column::new(figure.header, width, |row| row.value(figure)).key(BudgetKey::Item(figure.item)).fact(name)
    };
    match figure.made {
        Made::Read { .. } => column(16).formula(|row, cells| row.sum(BudgetKey::Item(figure.item), cells)),
        Made::Share { part, whole } => column(12).formula(move |_, cells| {
            let [part, whole] = [part, whole].map(|item| cells.of(BudgetKey::Item(item)));
            let share = printed(&format!("100*{part}/{whole}"));
            format!("IF(AND(ISNUMBER({part}),ISNUMBER({whole})),IF({whole}>0,{share},\"n.d.\"),\"n.d.\")")
        }),
    }
}

impl BudgetRow<'_> {
    fn value(&self, figure: &Figure) -> Cell<'static> {
        let value = (figure.of)(&self.figures);
        match (&self.amounts, &figure.made, value) {
            // An amount that the office did not give is no figure that is not available.
            (Amounts::Given(_), Made::Read { .. }, None) => Cell::Blank,
            (Amounts::Given(_) | Amounts::OfMission(_), ..) => Cell::figure(value),
            (Amounts::OfAll { .. }, ..) => Cell::or_not_available(value, Look::TotalTwoPlaces),
        }
    }

    /// The sum of a column, where the row is one of sums.
    fn sum(&self, column: BudgetKey, cells: &Cells<'_>) -> Option<String> {
        let all = |values: &str| format!("IF(COUNT({values})=ROWS({values}),ROUND(SUM({values}),2),\"n.d.\")");
        match &self.amounts {
            Amounts::Given(_) => None,
            Amounts::OfAll { programmes, here: true } => Some(all(&programmes.own_range(column))),
            Amounts::OfAll { programmes, here: false } => Some(all(&programmes.range(column))),
            Amounts::OfMission(programmes) => {
                let (values, codes) = (programmes.range(column), programmes.range(BudgetKey::Code));
                let own = format!("--EXACT(LEFT({codes},2),{})", cells.pinned(BudgetKey::Code));
                Some(format!(
                    "IF(SUMPRODUCT({own},--ISNUMBER({values}))=SUMPRODUCT({own}),\
                     ROUND(SUMPRODUCT({own},{values}),2),\"n.d.\")"
                ))
            }
        }
    }

    /// Where an office gave the amounts; a line of totals has no such place.
    pub const fn place(&self) -> Option<&Place> {
        match self.amounts {
            Amounts::Given(place) => Some(place),
            Amounts::OfMission(_) | Amounts::OfAll { .. } => None,
        }
    }
}
