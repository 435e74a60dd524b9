//! Budget figures by programma, from the *rendiconto*. They follow accounting codes: there
//! is no such thing as the cost of an objective.

use rust_decimal::Decimal;

use super::{MissionCode, Place, ProgrammeCode, Sourced};

/// The year's budget figures, by programma ascending; each programma at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resources {
    /// One entry a programma, those without objectives included, so that totals equal the *rendiconto*.
    pub programmes: Vec<ProgrammeBudget>,
}

/// One programma's figures in euro. A blank cell is absent and never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeBudget {
    /// The programma.
    pub programme: ProgrammeCode,
    /// *Stanziato*: final appropriations of the year.
    pub appropriated: Option<Sourced<Decimal>>,
    /// *Impegnato*.
    pub committed: Option<Sourced<Decimal>>,
    /// *Fondo pluriennale vincolato*: committed for later years.
    pub carried_forward: Option<Sourced<Decimal>>,
    /// *Pagato* in the year's own account (competenza).
    pub paid: Option<Sourced<Decimal>>,
    /// *Pagato in conto residui*.
    pub arrears_paid: Option<Sourced<Decimal>>,
    /// *Residui finali*.
    pub arrears_left: Option<Sourced<Decimal>>,
    /// The cell or line of the programma's code.
    pub place: Place,
}

/// Sums of one column; `blank` says how many rows have no amount, so that a partial sum is never
/// shown as a whole one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BudgetSum {
    /// The sum of the amounts that are there.
    pub sum: Decimal,
    /// Rows with an amount.
    pub given: usize,
    /// Rows without one.
    pub blank: usize,
}

/// Totals of a group of programmi.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BudgetTotals {
    /// *Stanziato*.
    pub appropriated: BudgetSum,
    /// *Impegnato*.
    pub committed: BudgetSum,
    /// *Fondo pluriennale vincolato*.
    pub carried_forward: BudgetSum,
    /// *Pagato* in conto competenza.
    pub paid: BudgetSum,
    /// *Pagato in conto residui*.
    pub arrears_paid: BudgetSum,
    /// *Residui finali*.
    pub arrears_left: BudgetSum,
}

impl BudgetSum {
    fn add(&mut self, amount: Option<&Sourced<Decimal>>) {
        match amount {
            Some(amount) => {
                self.sum += amount.value;
                self.given += 1;
            }
            None => self.blank += 1,
        }
    }

    /// The sum, where no row lacks its amount.
    pub fn complete(&self) -> Option<Decimal> {
        (self.blank == 0 && self.given > 0).then_some(self.sum)
    }
}

impl<'a> FromIterator<&'a ProgrammeBudget> for BudgetTotals {
    fn from_iter<I: IntoIterator<Item = &'a ProgrammeBudget>>(rows: I) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.appropriated.add(row.appropriated.as_ref());
            totals.committed.add(row.committed.as_ref());
            totals.carried_forward.add(row.carried_forward.as_ref());
            totals.paid.add(row.paid.as_ref());
            totals.arrears_paid.add(row.arrears_paid.as_ref());
            totals.arrears_left.add(row.arrears_left.as_ref());
        }
        totals
    }
}

impl Resources {
    /// Totals of the whole entity.
    pub fn totals(&self) -> BudgetTotals {
        self.programmes.iter().collect()
    }

    /// Totals of one missione.
    pub fn mission_totals(&self, mission: MissionCode) -> BudgetTotals {
        self.of_mission(mission).collect()
    }

    /// The entries of one missione.
    pub fn of_mission(&self, mission: MissionCode) -> impl Iterator<Item = &ProgrammeBudget> {
        self.programmes.iter().filter(move |entry| entry.programme.mission == mission)
    }

    /// The entry of one programma.
    pub fn of_programme(&self, programme: ProgrammeCode) -> Option<&ProgrammeBudget> {
        self.programmes.iter().find(|entry| entry.programme == programme)
    }
}
