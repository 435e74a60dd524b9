//! Budget figures as they are printed: amounts, totals and shares.
//!
//! An absent amount is never a zero: a total that lacks one of its amounts is absent, and
//! so is a share of nothing. Deliberately absent: any cost of an objective.

use rust_decimal::Decimal;

use super::fact_name::BudgetItem;
use super::figure::printed;
use crate::domain::{BudgetTotals, ProgrammeBudget, Ratio};

/// The figures of a programma or of a group; `None` prints «n.d.».
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BudgetFigures {
    /// *Stanziato* in euro.
    pub appropriated: Option<Decimal>,
    /// *Impegnato* in euro.
    pub committed: Option<Decimal>,
    /// *Fondo pluriennale vincolato* in euro.
    pub carried_forward: Option<Decimal>,
    /// *Impegnato* on *stanziato*, in per cent, rounded to 2 decimals.
    pub committed_share: Option<Decimal>,
    /// *Pagato* in competenza, in euro.
    pub paid: Option<Decimal>,
    /// *Pagato* on *impegnato*, in per cent, rounded to 2 decimals.
    pub paid_share: Option<Decimal>,
    /// *Pagato in conto residui* in euro.
    pub arrears_paid: Option<Decimal>,
    /// *Residui finali* in euro.
    pub arrears_left: Option<Decimal>,
}

impl BudgetFigures {
    /// The figures of one programma.
    pub fn of(row: &ProgrammeBudget) -> Self {
        Self::total(std::iter::once(row))
    }

    /// The totals of some programmi; none of them, no total.
    pub fn total<'r>(rows: impl IntoIterator<Item = &'r ProgrammeBudget>) -> Self {
        let BudgetTotals { appropriated, committed, carried_forward, paid, arrears_paid, arrears_left } =
            rows.into_iter().collect();
        Self {
            appropriated,
            committed,
            carried_forward,
            committed_share: share(committed, appropriated),
            paid,
            paid_share: share(paid, committed),
            arrears_paid,
            arrears_left,
        }
    }
}

impl BudgetItem {
    /// Its value.
    pub const fn of(self, figures: &BudgetFigures) -> Option<Decimal> {
        match self {
            Self::Appropriated => figures.appropriated,
            Self::Committed => figures.committed,
            Self::CarriedForward => figures.carried_forward,
            Self::CommittedShare => figures.committed_share,
            Self::Paid => figures.paid,
            Self::PaidShare => figures.paid_share,
            Self::ArrearsPaid => figures.arrears_paid,
            Self::ArrearsLeft => figures.arrears_left,
        }
    }
}

/// A part in per cent of its whole, where there is a whole.
fn share(part: Option<Decimal>, whole: Option<Decimal>) -> Option<Decimal> {
    let whole = whole.filter(|whole| *whole > Decimal::ZERO)?;
    Ratio::from(part?).per_cent_of(&whole.into()).and_then(|share| printed(&share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Place, ProgrammeCode, Sourced};

    fn row(appropriated: Option<i64>, committed: Option<i64>) -> ProgrammeBudget {
        let place = Place::file("risorse/2024.csv").at_line(2);
        let cell = |cents: Option<i64>| cents.map(|cents| Sourced::new(Decimal::new(cents, 2), place.clone()));
        ProgrammeBudget {
            programme: ProgrammeCode::new(1, 1),
            appropriated: cell(appropriated),
            committed: cell(committed),
            carried_forward: None,
            paid: None,
            arrears_paid: None,
            arrears_left: None,
            place,
        }
    }

    #[test]
    fn a_total_that_lacks_an_amount_is_no_total() {
        let rows = [row(Some(10_000), Some(3_333)), row(Some(5_000), None)];
        let total = BudgetFigures::total(&rows);
        assert_eq!(total.appropriated, Some(Decimal::new(15_000, 2)));
        assert_eq!((total.committed, total.committed_share), (None, None));
        assert_eq!(BudgetFigures::of(&rows[0]).committed_share, Some(Decimal::new(3_333, 2)));
        assert_eq!(BudgetFigures::total(&[]), BudgetFigures::default());
    }

    #[test]
    fn nothing_is_a_share_of_zero() {
        assert_eq!(BudgetFigures::of(&row(Some(0), Some(0))).committed_share, None);
    }
}
