//! Numbers of a file: from binary floats to exact decimals.

use rust_decimal::Decimal;

use super::Value;

/// Digits of a binary double that carry meaning, which are those that spreadsheet programs show (IEEE 754, binary64).
const SIGNIFICANT: u32 = 15;
/// Whole numbers below this one have no more digits than that.
const WHOLE_BELOW: f64 = 1e15;

/// The 15 significant digits of the float; none for infinities, NaN and numbers beyond 28 digits.
pub(super) fn exact(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    if value.fract() == 0.0 && value.abs() < WHOLE_BELOW {
        // Most numbers of an office are whole, and need no text in between.
        #[expect(clippy::cast_possible_truncation, reason = "whole, and of fifteen digits at most")]
        return Some((value as i64).into());
    }
    let decimals = usize::try_from(SIGNIFICANT - 1).expect("14 fits");
    Decimal::from_scientific(&format!("{value:.decimals$e}")).ok().map(|value| value.normalize())
}

/// A number beyond 28 digits, kept as the text it prints, which no reader takes for a value.
pub(super) fn too_large(value: f64) -> Value {
    Value::Text(format!("{value:e}"))
}

/// Reads a plain decimal written with a dot, as XML formats store it: the text of a binary double, too.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let plain = Decimal::from_str_exact(text).ok().filter(|value| significant_digits(*value) <= SIGNIFICANT);
    plain.or_else(|| text.parse::<f64>().ok().and_then(exact))
}

/// How many digits a number has from its first to its last one that is not zero.
fn significant_digits(value: Decimal) -> u32 {
    let mantissa = value.normalize().mantissa().unsigned_abs();
    mantissa.checked_ilog10().map_or(0, |places| places + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_the_decimals_that_were_typed() {
        assert_eq!(exact(0.1).unwrap().to_string(), "0.1");
        assert_eq!(exact(12.05).unwrap().to_string(), "12.05");
        for (whole, meant) in [(0.0, "0"), (-0.0, "0"), (-25.0, "-25"), (999_999_999_999_999.0, "999999999999999")] {
            assert_eq!(exact(whole).unwrap().to_string(), meant);
        }
        assert_eq!(exact(1e15).unwrap().to_string(), "1000000000000000");
        assert_eq!(exact(1e-7).unwrap().to_string(), "0.0000001");
        for hopeless in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(exact(hopeless), None);
        }
        assert_eq!(parse(" 12.50 ").unwrap().to_string(), "12.50");
        assert_eq!(parse("1e2").unwrap(), Decimal::ONE_HUNDRED);
        assert_eq!(parse("x"), None);
    }

    #[test]
    fn a_double_carries_fifteen_significant_digits() {
        for (stored, meant) in [
            ("79.999999999999986", "80"),
            ("118400.00000000001", "118400"),
            ("0.30000000000000004", "0.3"),
            ("1613350.0000000002", "1613350"),
            ("-2.675", "-2.675"),
        ] {
            assert_eq!(exact(stored.parse().unwrap()).unwrap().to_string(), meant);
            assert_eq!(parse(stored).unwrap().to_string(), meant, "as XML stores it");
        }
        assert_eq!(parse("123456789012345").unwrap().to_string(), "123456789012345");
    }
}
