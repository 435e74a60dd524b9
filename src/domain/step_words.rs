//! How the steps of a calculation write the numbers of a rule.

use rust_decimal::Decimal;

use super::Operand;
use crate::words::unit::{long_in, number_in};

/// The words that a rule's steps are made of: amounts in euro have two decimals there too.
#[derive(Debug, Clone, Copy)]
pub struct StepWords<'w> {
    /// The unit of value, target and baseline.
    pub unit: &'w str,
    /// The result, in words.
    pub result: &'w str,
}

impl StepWords<'_> {
    /// The value measured: as the office wrote it.
    pub fn v(&self, operand: &Operand<Decimal>) -> String {
        number_in(operand.value, self.unit)
    }

    /// Target and baseline.
    pub fn of(&self, operand: &Operand<Decimal>) -> String {
        self.value(operand.value)
    }

    /// Any other value in the unit.
    pub fn value(&self, value: Decimal) -> String {
        long_in(value, self.unit)
    }
}
