//! Payment times of a year and what the law asks of them.
//!
//! The targets: 30 days and no delay (D.Lgs. 231/2002; L. 145/2018, art. 1, c. 859 and 861); a weight of 30 per cent
//! of the result pay (D.L. 13/2023, art. 4-bis); the share of invoices on which the indicator rests (RGS circular 1/2024).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Sourced, Year};
use crate::words::fold;

/// What an entity knows of the times of its payments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payments {
    /// The day on which the platform was asked.
    pub observed_on: Option<Sourced<NaiveDate>>,
    /// The figures, in the file's order.
    pub figures: Vec<(PaymentItem, Sourced<Decimal>)>,
}

/// One of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentItem {
    /// Average time of payment, in days.
    AverageTime,
    /// The yearly delay, weighted by amounts, in days.
    Delay,
    /// The share of the invoices that the indicator considers.
    Share,
    /// Debt overdue at the year's end, in euro.
    Debt,
    /// Creditors of that debt.
    Creditors,
    /// Weight of the objective in the result pay.
    Weight,
}

/// What the law asks of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Not above.
    AtMost(Decimal),
    /// Not below.
    AtLeast(Decimal),
}

impl PaymentItem {
    /// All of them, in the order of the document.
    pub const ALL: [Self; 6] = [Self::AverageTime, Self::Delay, Self::Share, Self::Debt, Self::Creditors, Self::Weight];

    /// What the office calls it, in forms and in print.
    pub const fn label(self) -> &'static str {
        match self {
            Self::AverageTime => "Tempo medio di pagamento",
            Self::Delay => "Tempo medio ponderato di ritardo",
            Self::Share => "Quota delle fatture considerate",
            Self::Debt => "Stock del debito scaduto",
            Self::Creditors => "Imprese creditrici",
            Self::Weight => "Peso sulla retribuzione di risultato",
        }
    }

    /// In what it is counted; empty for a mere number.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::AverageTime | Self::Delay => "giorni",
            Self::Share | Self::Weight => "%",
            Self::Debt => "euro",
            Self::Creditors => "",
        }
    }

    /// The figure of a name, however it is typed.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|item| fold(item.label()) == name)
    }

    /// The law that asks something of it.
    pub const fn law(self) -> &'static str {
        match self {
            Self::AverageTime => "D.Lgs. 231/2002, art. 4",
            Self::Delay => "L. 145/2018, art. 1, c. 859, lett. b, e c. 861",
            Self::Share => "circolare RGS 1/2024",
            Self::Weight => "D.L. 13/2023, art. 4-bis, c. 2",
            Self::Debt | Self::Creditors => "D.Lgs. 33/2013, art. 33",
        }
    }

    /// What the law asks of it in a year.
    pub fn bound(self, year: Year) -> Option<Bound> {
        match self {
            Self::AverageTime => Some(Bound::AtMost(30.into())),
            Self::Delay => Some(Bound::AtMost(0.into())),
            Self::Share => match year.0 {
                ..2024 => None,
                2024 => Some(Bound::AtLeast(80.into())),
                2025.. => Some(Bound::AtLeast(95.into())),
            },
            Self::Weight => (year.0 >= 2023).then_some(Bound::AtLeast(30.into())),
            Self::Debt | Self::Creditors => None,
        }
    }
}

impl Bound {
    /// The value that it names.
    pub const fn value(self) -> Decimal {
        match self {
            Self::AtMost(value) | Self::AtLeast(value) => value,
        }
    }

    /// Whether a value keeps it.
    pub fn holds(self, value: Decimal) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_asks_more_of_invoices_from_2025_and_no_delay_ever() {
        let share = |year| PaymentItem::Share.bound(Year(year));
        assert_eq!(share(2023), None);
        assert!(share(2024).unwrap().holds(80.into()) && !share(2025).unwrap().holds(80.into()));
        let delay = PaymentItem::Delay.bound(Year(2024)).unwrap();
        assert!(delay.holds(Decimal::new(-42, 1)) && delay.holds(0.into()) && !delay.holds(Decimal::new(1, 1)));
        assert_eq!(PaymentItem::named("tempo medio  ponderato di RITARDO"), Some(PaymentItem::Delay));
        assert_eq!(PaymentItem::named("tempo"), None);
    }
}
