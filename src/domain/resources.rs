//! Budget figures by programma, from the *rendiconto*. They follow accounting codes: there
//! is no such thing as the cost of an objective.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{MissionCode, Place, ProgrammeCode, Sourced};

/// An amount as it is compared with others: to the cent, half away from zero, so that a tail of digits which nobody
/// sees raises no difference between two amounts that read alike.
pub fn in_cents(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

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

/// The amounts of some programmi in euro. A column that lacks one of its amounts has no total: a
/// partial sum is never shown as a whole one. Nor have no programmi one, or a sum out of range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BudgetTotals {
    /// *Stanziato*.
    pub appropriated: Option<Decimal>,
    /// *Impegnato*.
    pub committed: Option<Decimal>,
    /// *Fondo pluriennale vincolato*.
    pub carried_forward: Option<Decimal>,
    /// *Pagato* in conto competenza.
    pub paid: Option<Decimal>,
    /// *Pagato in conto residui*.
    pub arrears_paid: Option<Decimal>,
    /// *Residui finali*.
    pub arrears_left: Option<Decimal>,
}

impl BudgetTotals {
    fn of(row: &ProgrammeBudget) -> Self {
        let amount = |cell: &Option<Sourced<Decimal>>| cell.as_ref().map(|cell| cell.value);
        Self {
            appropriated: amount(&row.appropriated),
            committed: amount(&row.committed),
            carried_forward: amount(&row.carried_forward),
            paid: amount(&row.paid),
            arrears_paid: amount(&row.arrears_paid),
            arrears_left: amount(&row.arrears_left),
        }
    }

    fn plus(self, other: Self) -> Self {
        let add = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_add(other?);
        Self {
            appropriated: add(self.appropriated, other.appropriated),
            committed: add(self.committed, other.committed),
            carried_forward: add(self.carried_forward, other.carried_forward),
            paid: add(self.paid, other.paid),
            arrears_paid: add(self.arrears_paid, other.arrears_paid),
            arrears_left: add(self.arrears_left, other.arrears_left),
        }
    }
}

impl<'a> FromIterator<&'a ProgrammeBudget> for BudgetTotals {
    fn from_iter<I: IntoIterator<Item = &'a ProgrammeBudget>>(rows: I) -> Self {
        rows.into_iter().map(Self::of).reduce(Self::plus).unwrap_or_default()
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
