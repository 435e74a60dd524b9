//! Numbers of a file: from binary floats to exact decimals, and as a number format shows them.
//!
//! Only formats that can change what a code or a percentage means are applied: digits,
//! decimals, thousands, per cent and literal text. Fractions, scientific notation and
//! conditions show nothing, because guessing would be worse than the plain value.

use rust_decimal::{Decimal, RoundingStrategy};

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

/// How a number format shows a number, with a dot for decimals and a comma for thousands;
/// none where that is the plain number or the format is not one of the known kinds.
pub(super) fn shown(value: Decimal, format: &str) -> Option<String> {
    let section = section_for(value, format)?;
    let pattern = Pattern::parse(section)?;
    let text = pattern.apply(value);
    (text != value.normalize().to_string()).then_some(text)
}

/// Positive, negative and zero sections; the first serves for all that is not given.
fn section_for(value: Decimal, format: &str) -> Option<&str> {
    let sections: Vec<&str> = format.split(';').collect();
    let chosen = match sections.as_slice() {
        [only] => only,
        [positive, negative, ..] if value.is_sign_negative() && !value.is_zero() => {
            if negative.trim().is_empty() {
                positive
            } else {
                negative
            }
        }
        [_, _, zero, ..] if value.is_zero() => zero,
        [first, ..] => first,
        [] => return None,
    };
    Some(chosen)
}

/// A number format reduced to what counts.
#[derive(Debug, Default)]
struct Pattern {
    prefix: String,
    suffix: String,
    whole_digits: usize,
    min_decimals: usize,
    max_decimals: usize,
    grouped: bool,
    per_cent: bool,
}

impl Pattern {
    fn parse(section: &str) -> Option<Self> {
        let mut pattern = Self::default();
        let (mut seen_digit, mut in_decimals) = (false, false);
        let mut characters = section.chars();
        while let Some(character) = characters.next() {
            match character {
                '0' | '#' | '?' => {
                    seen_digit = true;
                    pattern.count_digit(character, in_decimals);
                }
                '.' => in_decimals = true,
                ',' if seen_digit && !in_decimals => pattern.grouped = true,
                '%' => {
                    pattern.per_cent = true;
                    pattern.literal('%', seen_digit);
                }
                '"' => {
                    for quoted in characters.by_ref().take_while(|&quoted| quoted != '"') {
                        pattern.literal(quoted, seen_digit);
                    }
                }
                '\\' => pattern.literal(characters.next()?, seen_digit),
                '_' | '*' => _ = characters.next()?,
                '[' => skip_colour_or_currency(&mut characters)?,
                ' ' | '\u{a0}' | '€' | '$' | '-' | '+' | '(' | ')' | '/' | '°' => {
                    pattern.literal(character, seen_digit);
                }
                _ => return None,
            }
        }
        // `General`, `@` and texts without digits come out here.
        seen_digit.then_some(pattern)
    }

    const fn count_digit(&mut self, digit: char, in_decimals: bool) {
        let required = digit == '0';
        if in_decimals {
            self.max_decimals += 1;
            if required {
                self.min_decimals = self.max_decimals;
            }
        } else if required || self.whole_digits > 0 {
            self.whole_digits += 1;
        }
    }

    fn literal(&mut self, character: char, after_digits: bool) {
        if after_digits { self.suffix.push(character) } else { self.prefix.push(character) }
    }

    fn apply(&self, value: Decimal) -> String {
        let scaled = if self.per_cent { value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
        let places = u32::try_from(self.max_decimals.min(28)).expect("28 fits");
        let rounded = scaled.abs().round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize();
        let plain = rounded.to_string();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let whole = format!("{whole:0>width$}", width = self.whole_digits.min(30));
        let whole = if self.grouped { group(&whole) } else { whole };
        let decimals = format!("{decimals:0<width$}", width = self.min_decimals.min(30));
        let dot = if decimals.is_empty() { "" } else { "." };
        let sign = if value.is_sign_negative() && !rounded.is_zero() { "-" } else { "" };
        format!("{sign}{}{whole}{dot}{decimals}{}", self.prefix, self.suffix)
    }
}

/// Skips `[Red]`, `[$€-410]` and `[>=100]`; conditions are not understood.
fn skip_colour_or_currency(characters: &mut std::str::Chars<'_>) -> Option<()> {
    let inside: String = characters.by_ref().take_while(|&character| character != ']').collect();
    (!inside.starts_with(['<', '>', '='])).then_some(())
}

fn group(whole: &str) -> String {
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_and_a_percentage_show_as_in_the_cell() {
        let shows = |value: &str, format: &str| shown(value.parse().unwrap(), format);
        assert_eq!(shows("1.1", "00.00").as_deref(), Some("01.10"));
        assert_eq!(shows("12.05", "00.00"), None, "the plain number says the same");
        assert_eq!(shows("0.85", "0%").as_deref(), Some("85%"));
        assert_eq!(shows("0.855", "0.0%").as_deref(), Some("85.5%"));
        assert_eq!(shows("1234.5", "#,##0.0").as_deref(), Some("1,234.5"));
        assert_eq!(shows("7", "0.00").as_deref(), Some("7.00"));
        assert_eq!(shows("-7", "0.00").as_deref(), Some("-7.00"));
        assert_eq!(shows("102", "0000").as_deref(), Some("0102"));
        assert_eq!(shows("12500", "#,##0\" km\"").as_deref(), Some("12,500 km"));
        assert_eq!(shows("3", "[$€-410] #,##0.00;[Red]-#,##0.00").as_deref(), Some(" 3.00"));
    }

    #[test]
    fn formats_that_cannot_be_told_show_nothing() {
        for format in ["General", "@", "", "0.00E+00", "[>=100]0.0;0.00", "Standard", "hh:mm", "\\"] {
            assert_eq!(shown("1.1".parse().unwrap(), format), None, "{format}");
        }
    }

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
