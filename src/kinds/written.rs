//! Operands as the steps of a calculation write them.

use rust_decimal::Decimal;

use crate::domain::Operand;
use crate::words::italian;

/// The value measured: as the office wrote it.
pub(super) fn v(operand: &Operand<Decimal>) -> String {
    italian::number(operand.value)
}

/// Any other number.
pub(super) fn of(operand: &Operand<Decimal>) -> String {
    italian::long(operand.value)
}
