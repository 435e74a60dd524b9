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

impl Resources {
    /// The entries of one missione.
    pub fn of_mission(&self, mission: MissionCode) -> impl Iterator<Item = &ProgrammeBudget> {
        self.programmes.iter().filter(move |entry| entry.programme.mission == mission)
    }

    /// The entry of one programma.
    pub fn of_programme(&self, programme: ProgrammeCode) -> Option<&ProgrammeBudget> {
        self.programmes.iter().find(|entry| entry.programme == programme)
    }
}
