//! What the record of one xls cell holds: where it stands, its text, number, truth value or error.

use super::super::Value;
use super::super::error::Trouble;
use super::records::{Record, kind};
use super::strings::{bare_text, long_text};

/// Whether the record holds one cell: row, column, cell format.
pub(super) const fn is_cell(kind: u16) -> bool {
    matches!(
        kind,
        kind::LABELSST | kind::LABEL | kind::RSTRING | kind::NUMBER | kind::RK | kind::BOOLERR | kind::FORMULA
    )
}

/// The text of a LABEL: where it fills the record without its byte of flags, it is of the kind before Excel 97.
pub(super) fn cell_text(record: &Record<'_>) -> Result<String, Trouble> {
    let length = usize::from(record.u16(6)?);
    match bare_text(record, 8, length) {
        Some(text) => Ok(text),
        None => long_text(record.pieces(6)?),
    }
}

/// Row and column of a cell’s record.
pub(super) fn position(record: &Record<'_>) -> Result<(u32, u32), Trouble> {
    Ok((record.u16(0)?.into(), record.u16(2)?.into()))
}

/// A number packed in 32 bits: a whole number or the upper half of a float, perhaps in hundredths.
pub(super) fn packed(rk: u32) -> f64 {
    let value = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        // The sign stands in the highest bit, so the shift must keep it.
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { value } else { value / 100.0 }
}

/// A truth value.
pub(super) const fn truth(byte: u8) -> Value {
    Value::Bool(byte != 0)
}

/// An error, as the spreadsheet shows it.
pub(super) fn error(byte: u8) -> Value {
    let shown = match byte {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERR!",
    };
    Value::Error(shown.to_owned())
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn packed_numbers_keep_sign_and_hundredths() {
        // The examples of [MS-XLS] 2.5.217 and their negatives.
        assert_eq!(packed(0x3FF0_0000).to_bits(), 1f64.to_bits());
        assert_eq!(packed(0x3FF0_0001).to_bits(), 0.01f64.to_bits());
        assert_eq!(packed((123_456 << 2) | 2).to_bits(), 123_456f64.to_bits());
        assert_eq!(packed((123_456 << 2) | 3).to_bits(), 1234.56f64.to_bits());
        assert_eq!(packed(((-5i32 << 2) | 2).cast_unsigned()).to_bits(), (-5f64).to_bits());
    }
}
