//! Numbers of a file: from binary floats to exact decimals.

use rust_decimal::Decimal;

use super::Value;

/// The shortest decimal that the float stands for; none for infinities, NaN and numbers beyond 28 digits.
pub(super) fn exact(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    // Rust prints the shortest text that reads back as the same float, which is what the
    // spreadsheet program was given.
    Decimal::from_str_exact(&value.to_string()).ok().or_else(|| Decimal::from_scientific(&format!("{value:e}")).ok())
}

/// A number beyond 28 digits, kept as the text it prints, which no reader takes for a value.
pub(super) fn too_large(value: f64) -> Value {
    Value::Text(format!("{value:e}"))
}

/// Reads a plain decimal written with a dot, as XML formats store it.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    Decimal::from_str_exact(text).ok().or_else(|| text.parse::<f64>().ok().and_then(exact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_the_decimals_that_were_typed() {
        assert_eq!(exact(0.1).unwrap().to_string(), "0.1");
        assert_eq!(exact(12.05).unwrap().to_string(), "12.05");
        assert_eq!(exact(1e-7).unwrap().to_string(), "0.0000001");
        for hopeless in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(exact(hopeless), None);
        }
        assert_eq!(parse(" 12.50 ").unwrap().to_string(), "12.50");
        assert_eq!(parse("1e2").unwrap(), Decimal::ONE_HUNDRED);
        assert_eq!(parse("x"), None);
    }
}
