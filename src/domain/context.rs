//! Who the entity is in figures, and the aggregates of individual performance. All optional:
//! what is absent is said in the document.

use rust_decimal::Decimal;

use super::{Act, Payments, Place, Sourced};

/// `contesto/ANNO.toml` or its workbook: the entity in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityContext {
    /// Residents on 31 December of the year.
    pub population: Option<Sourced<u32>>,
    /// Employees on 31 December by category, in the file's order.
    pub staff: Vec<StaffCategory>,
    /// Totals of the *rendiconto* in euro: label as the office names it and amount, in the file's order.
    pub accounts: Vec<(String, Sourced<Decimal>)>,
    /// The act that approved the *rendiconto*.
    pub accounts_act: Option<Sourced<Act>>,
    /// Women and men in offices and conditions that the office chooses, in the file's order.
    pub gender: Vec<StaffCategory>,
    /// What users said of services, in the file's order.
    pub surveys: Vec<Survey>,
    /// Times of payments.
    pub payments: Payments,
}

impl EntityContext {
    /// Whether it says who the entity is: population, staff or accounts. A form that nobody has filled in does not.
    pub fn has_figures(&self) -> bool {
        self.population.is_some() || !self.staff.is_empty() || !self.accounts.is_empty()
    }
}

/// What users said of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The service.
    pub service: String,
    /// How many answered.
    pub answers: Sourced<u32>,
    /// Their average mark.
    pub average: Sourced<Decimal>,
    /// The highest mark.
    pub out_of: Sourced<Decimal>,
}

impl Survey {
    /// Whether the average lies within its scale.
    pub fn is_sound(&self) -> bool {
        self.out_of.value > Decimal::ZERO && (Decimal::ZERO..=self.out_of.value).contains(&self.average.value)
    }
}

/// Employees of one category or area of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffCategory {
    /// Name, such as «Funzionari ed EQ».
    pub name: String,
    /// Women employed.
    pub women: u32,
    /// Men employed.
    pub men: u32,
    /// The key that says so.
    pub place: Place,
}

/// Women and men, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StaffCount {
    /// Women.
    pub women: u64,
    /// Men.
    pub men: u64,
}

impl StaffCount {
    /// All of them.
    pub const fn all(self) -> u64 {
        self.women + self.men
    }

    /// Women in per cent; `None` of nobody.
    pub fn women_share(self) -> Option<Decimal> {
        share(self.women.into(), self.all().into())
    }
}

impl StaffCategory {
    /// How many there are.
    pub fn count(&self) -> StaffCount {
        StaffCount { women: self.women.into(), men: self.men.into() }
    }
}

impl EntityContext {
    /// Employees of all categories.
    pub fn staff_total(&self) -> StaffCount {
        let add =
            |sum: StaffCount, row: StaffCount| StaffCount { women: sum.women + row.women, men: sum.men + row.men };
        self.staff.iter().map(StaffCategory::count).fold(StaffCount::default(), add)
    }
}

/// A part of a whole in per cent; `None` of nothing.
fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// One row of `individuale/ANNO.xlsx`: a score band of a category. Aggregates only: no person is ever an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreBand {
    /// CATEGORIA, such as «Dipendenti» or «Titolari di EQ».
    pub category: String,
    /// FASCIA, as labelled, such as «90–100».
    pub label: String,
    /// NUMERO DIPENDENTI.
    pub people: Headcount,
    /// PREMI STANZIATI in euro.
    pub allocated: Amount,
    /// PREMI DISTRIBUITI in euro.
    pub distributed: Amount,
    /// The row's first cell.
    pub place: Place,
}

/// A total of score bands that is safe to print beside them: no suppressed cell follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BandTotal {
    /// CATEGORIA; `None` for the whole entity.
    pub category: Option<String>,
    /// Sum of the people.
    pub people: Headcount,
    /// Sum of PREMI STANZIATI.
    pub allocated: Amount,
    /// Sum of PREMI DISTRIBUITI.
    pub distributed: Amount,
}

/// A number of people that may be shown, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headcount {
    /// May be shown: at least five people, or none.
    Shown(Sourced<u32>),
    /// Fewer than five people, or a cell that would give such a cell away.
    Suppressed,
    /// The cell is blank.
    Missing,
}

/// An amount in euro that may be shown, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// May be shown.
    Shown(Sourced<Decimal>),
    /// Would tell what fewer than five people received.
    Suppressed,
    /// The cell is blank.
    Missing,
}

impl Headcount {
    /// The number, where it is shown.
    pub const fn shown(&self) -> Option<&Sourced<u32>> {
        if let Self::Shown(count) = self { Some(count) } else { None }
    }

    /// What share of some people these are, in per cent; `None` where either is not shown.
    pub fn share_of(&self, all: &Self) -> Option<Decimal> {
        share(self.shown()?.value.into(), all.shown()?.value.into())
    }
}

impl Amount {
    /// The amount, where it is shown.
    pub const fn shown(&self) -> Option<&Sourced<Decimal>> {
        if let Self::Shown(amount) = self { Some(amount) } else { None }
    }

    /// What each of some people has of it on average; `None` of nobody, or where either is not shown.
    pub fn each(&self, people: &Headcount) -> Option<Decimal> {
        self.shown()?.value.checked_div(people.shown()?.value.into())
    }

    /// What share of another it is, in per cent; `None` of nothing, or where either is not shown.
    pub fn share_of(&self, whole: &Self) -> Option<Decimal> {
        share(self.shown()?.value, whole.shown()?.value)
    }
}
