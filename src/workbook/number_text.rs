//! The text that a section of a number format makes of a number.
//!
//! Guaranteed: digits go where the pattern has places for them, literals between them included
//! (`0"."00` shows 102 as `1.02`), as spreadsheet programs do. Fractions are the nearest ones
//! with a denominator of so many digits.

use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

use super::number_format::{Section, TYPED, Token};

/// Denominators are looked through up to here.
const MOST_DENOMINATOR: u32 = 999;
/// Powers of ten that a decimal holds.
const MOST_EXPONENT: i32 = 28;

/// The text of a number; none where the section shows no numbers, or more digits than a decimal holds.
pub(super) fn of(value: Decimal, section: &Section, is_negative_form: bool) -> Option<String> {
    of_tokens(value, section, &section.tokens, is_negative_form)
}

/// The text as an Italian spreadsheet shows it.
pub(super) fn italian(value: Decimal, section: &Section, is_negative_form: bool) -> Option<String> {
    let text = of_tokens(value, section, &section.with_typed_marks(), is_negative_form)?;
    let shown = |letter| match letter {
        '.' => ',',
        ',' => '.',
        letter if letter == TYPED[0] => '.',
        letter if letter == TYPED[1] => ',',
        other => other,
    };
    Some(text.chars().map(shown).collect())
}

fn of_tokens(value: Decimal, section: &Section, tokens: &[Token], is_negative_form: bool) -> Option<String> {
    if !section.shows_numbers() {
        return None;
    }
    let scale = power(Decimal::ONE_HUNDRED, section.hundreds)?;
    let amount = value.abs().checked_mul(scale)?;
    let (text, is_zero) = if let Some(slash) = fraction_at(tokens) {
        (fraction(amount, tokens, slash)?, false)
    } else if let Some(mark) = tokens.iter().position(|token| *token == Token::Exponent) {
        (scientific(amount, &tokens[..mark], &tokens[mark + 1..])?, false)
    } else {
        let rounded = rounded(amount, tokens)?;
        (placed(rounded, tokens), rounded.is_zero())
    };
    let sign = if value.is_sign_negative() && !is_negative_form && !is_zero && !value.is_zero() { "-" } else { "" };
    Some(format!("{sign}{text}"))
}

/// The number to as many decimals as the pattern has places, in thousands where it says so.
fn rounded(amount: Decimal, tokens: &[Token]) -> Option<Decimal> {
    if tokens.contains(&Token::General) {
        return Some(amount);
    }
    let point = tokens.iter().position(|token| *token == Token::Point);
    let (before, after) = tokens.split_at(point.unwrap_or(tokens.len()));
    let thousands = commas_after_digits(before) + commas_after_digits(after);
    let amount = amount.checked_div(power(Decimal::ONE_THOUSAND, thousands)?)?;
    let places = u32::try_from(after.iter().filter(|token| token.is_digit()).count().min(28)).ok()?;
    Some(amount.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero))
}

/// How many commas stand behind the last place: each is a division by a thousand.
fn commas_after_digits(tokens: &[Token]) -> u32 {
    let Some(last) = tokens.iter().rposition(|token| token.is_digit()) else { return 0 };
    let commas = tokens[last + 1..].iter().take_while(|token| **token == Token::Comma).count();
    u32::try_from(commas).unwrap_or(u32::MAX)
}

/// A rounded number with its digits in their places.
fn placed(amount: Decimal, tokens: &[Token]) -> String {
    let plain = amount.normalize().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let point = tokens.iter().position(|token| *token == Token::Point);
    let (before, after) = tokens.split_at(point.unwrap_or(tokens.len()));
    let mut text = whole_part(if whole == "0" { "" } else { whole }, before, &plain);
    let mut digits = decimals.chars();
    for token in after {
        match token {
            Token::Digit(place) => match (digits.next(), place) {
                (Some(digit), _) => text.push(digit),
                (None, '0') => text.push('0'),
                (None, '?') => text.push(' '),
                (None, _) => {}
            },
            Token::Point => text.push('.'),
            Token::Literal(character) => text.push(*character),
            Token::Slash => text.push('/'),
            Token::Comma | Token::Exponent | Token::General => {}
        }
    }
    text
}

/// The whole digits, from the right: the leftmost place takes all that are left.
fn whole_part(digits: &str, tokens: &[Token], plain: &str) -> String {
    let mut places = tokens.iter().filter(|token| token.is_digit()).count();
    let first = tokens.iter().position(|token| token.is_digit()).unwrap_or(0);
    let last = tokens.iter().rposition(|token| token.is_digit()).unwrap_or(0);
    let mut whole = Whole { grouped: tokens[first..last].contains(&Token::Comma), ..Whole::default() };
    let mut digits = digits.chars().rev();
    for token in tokens.iter().rev() {
        match token {
            Token::Digit(place) => {
                places -= 1;
                match (digits.next(), place) {
                    (Some(digit), _) => whole.put(digit),
                    (None, '0') => whole.put('0'),
                    (None, '?') => whole.reversed.push(' '),
                    (None, _) => {}
                }
                if places == 0 {
                    digits.by_ref().for_each(|digit| whole.put(digit));
                }
            }
            Token::Literal(character) => whole.reversed.push(*character),
            Token::Slash => whole.reversed.push('/'),
            Token::General => whole.reversed.extend(plain.chars().rev()),
            Token::Comma | Token::Point | Token::Exponent => {}
        }
    }
    whole.reversed.into_iter().rev().collect()
}

/// Whole digits being set from the right, with a comma before every third where they are grouped.
#[derive(Debug, Default)]
struct Whole {
    grouped: bool,
    digits: usize,
    reversed: Vec<char>,
}

impl Whole {
    fn put(&mut self, digit: char) {
        if self.grouped && self.digits > 0 && self.digits.is_multiple_of(3) {
            self.reversed.push(',');
        }
        self.reversed.push(digit);
        self.digits += 1;
    }
}

/// The bar of a fraction: a slash with places before it and places or digits right after.
fn fraction_at(tokens: &[Token]) -> Option<usize> {
    let slash = tokens.iter().position(|token| *token == Token::Slash)?;
    let below = tokens.get(slash + 1)?;
    let counts = |token: &Token| token.is_digit() || matches!(token, Token::Literal('1'..='9'));
    let above = tokens[..slash].iter().rev().find(|token| !matches!(token, Token::Literal(' ')))?;
    (above.is_digit() && counts(below)).then_some(slash)
}

/// `1 1/10`, with what stands before and after the places.
fn fraction(amount: Decimal, tokens: &[Token], slash: usize) -> Option<String> {
    let (above, below) = (&tokens[..slash], &tokens[slash + 1..]);
    let prefix = literals(above.iter().take_while(|token| !token.is_digit()));
    let in_places = |token: &&Token| token.is_digit() || matches!(token, Token::Literal('0'..='9'));
    let suffix = literals(below.iter().skip_while(in_places));
    let places: Vec<&Token> = below.iter().take_while(in_places).collect();
    let fixed: String = literals(places.iter().copied());
    let gap = above.iter().rposition(|token| matches!(token, Token::Literal(' ')));
    let with_whole = gap.is_some_and(|gap| above[..gap].iter().any(|token| token.is_digit()));
    let whole = if with_whole { amount.trunc() } else { Decimal::ZERO };
    let rest = amount.checked_sub(whole)?;
    let (mut above, below) = match fixed.parse::<u32>() {
        Ok(fixed) if fixed > 0 && !places.iter().any(|token| token.is_digit()) => (nearest_above(rest, fixed)?, fixed),
        _ => nearest(rest, 10_u32.saturating_pow(u32::try_from(places.len()).ok()?) - 1)?,
    };
    let mut whole = whole;
    if with_whole && above == u64::from(below) {
        (whole, above) = (whole + Decimal::ONE, 0);
    }
    Some(match (with_whole, above) {
        (true, 0) => format!("{prefix}{whole}{suffix}"),
        (true, _) if whole.is_zero() => format!("{prefix}{above}/{below}{suffix}"),
        (true, _) => format!("{prefix}{whole} {above}/{below}{suffix}"),
        (false, _) => format!("{prefix}{above}/{below}{suffix}"),
    })
}

fn literals<'t>(tokens: impl Iterator<Item = &'t Token>) -> String {
    tokens.filter_map(|token| if let Token::Literal(character) = token { Some(*character) } else { None }).collect()
}

/// The nearest fraction with a denominator up to `most`, the smallest denominator first.
fn nearest(rest: Decimal, most: u32) -> Option<(u64, u32)> {
    let mut best: Option<(Decimal, u64, u32)> = None;
    for below in 1..=most.clamp(1, MOST_DENOMINATOR) {
        let above = nearest_above(rest, below)?;
        let distance = (rest - Decimal::from(above).checked_div(below.into())?).abs();
        if best.is_none_or(|(least, ..)| distance < least) {
            best = Some((distance, above, below));
        }
        if distance.is_zero() {
            break;
        }
    }
    best.map(|(_, above, below)| (above, below))
}

fn nearest_above(rest: Decimal, below: u32) -> Option<u64> {
    rest.checked_mul(below.into())?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_u64()
}

/// `1.02E+02`; the exponent is a multiple of the whole places.
fn scientific(amount: Decimal, mantissa: &[Token], exponent: &[Token]) -> Option<String> {
    let point = mantissa.iter().position(|token| *token == Token::Point).unwrap_or(mantissa.len());
    let whole_places = u32::try_from(mantissa[..point].iter().filter(|token| token.is_digit()).count().max(1)).ok()?;
    let whole = i32::try_from(whole_places).ok()?;
    let power = if amount.is_zero() { 0 } else { power_of_ten(amount).div_euclid(whole) * whole };
    let shifted = |power: i32| {
        let ten = self::power(Decimal::TEN, power.unsigned_abs())?;
        rounded(if power < 0 { amount.checked_mul(ten)? } else { amount.checked_div(ten)? }, mantissa)
    };
    let (mut power, mut digits) = (power, shifted(power)?);
    // Rounding may have carried: 9.99 to 10.0.
    if digits >= self::power(Decimal::TEN, whole_places)? {
        power += whole;
        digits = shifted(power)?;
    }
    let places = exponent.iter().filter(|token| token.is_digit()).count();
    let sign = if power < 0 { '-' } else { '+' };
    let suffix = literals(exponent.iter());
    Some(format!("{}E{sign}{:0>places$}{suffix}", placed(digits, mantissa), power.abs()))
}

/// A power; none beyond what a decimal holds.
fn power(base: Decimal, exponent: u32) -> Option<Decimal> {
    (0..exponent).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
}

/// The exponent of a number in scientific notation.
fn power_of_ten(amount: Decimal) -> i32 {
    let plain = amount.normalize();
    let digits = i32::try_from(plain.mantissa().abs().to_string().len()).unwrap_or(MOST_EXPONENT);
    digits - 1 - i32::try_from(plain.scale()).unwrap_or(MOST_EXPONENT)
}

#[cfg(test)]
mod tests {
    use super::super::shown::shown;

    #[test]
    fn digits_go_where_the_pattern_has_places() {
        let cases = [
            ("1.1", "00.00", "01.10"),
            ("12.05", "00.00", "12.05"),
            ("1234.5", "#,##0.0", "1,234.5"),
            ("1234567.5", "#,##0", "1,234,568"),
            ("7", "0.00", "7.00"),
            ("-7", "0.00", "-7.00"),
            ("102", "0000", "0102"),
            ("102", "0\".\"00", "1.02"),
            ("110", "0\\.00", "1.10"),
            ("1110", "00\".\"00", "11.10"),
            ("102", "00\".\"00", "01.02"),
            ("102", "00\\-00", "01-02"),
            ("102", "\"M\"00\" P\"00", "M01 P02"),
            ("12500", "#,##0\" km\"", "12,500 km"),
            ("3", "[$€-410] #,##0.00;[Red]-#,##0.00", "€ 3.00"),
            ("12", "0.##", "12."),
            ("0.5", "#.00", ".50"),
            ("1234567", "0.0,,\" M\"", "1.2 M"),
            ("1234567", "#,##0,", "1,235"),
            ("-0.001", "0.00", "0.00"),
            ("5", "\"n. \"General", "n. 5"),
            ("5.25", "General\" ore\"", "5.25 ore"),
            ("0", "#", ""),
            ("12.5", "0.0?", "12.5"),
            ("1234", "# ##0", "1 234"),
        ];
        for (value, format, text) in cases {
            let shown = shown(value.parse().unwrap(), format).map_or_else(|| value.to_owned(), |shown| shown.text);
            assert_eq!(shown, text, "{value} {format}");
        }
    }

    #[test]
    fn fractions_and_powers_are_shown_as_spreadsheets_do() {
        let cases = [
            ("1.1", "# ?/?", "1 1/9"),
            ("1.1", "# ??/??", "1 1/10"),
            ("0.5", "# ?/?", "1/2"),
            ("12", "# ?/?", "12"),
            ("0.999", "# ?/?", "1"),
            ("1.25", "?/?", "5/4"),
            ("0.3125", "# ??/16", "5/16"),
            ("2.5", "# ?/2\" h\"", "2 1/2 h"),
            ("102", "0.00E+00", "1.02E+02"),
            ("0.00123", "0.0E+0", "1.2E-3"),
            ("99.99", "0.0E+00", "1.0E+02"),
            ("12345", "##0.0E+0", "12.3E+3"),
        ];
        for (value, format, text) in cases {
            let shown = shown(value.parse().unwrap(), format).map_or_else(|| value.to_owned(), |shown| shown.text);
            assert_eq!(shown, text, "{value} {format}");
        }
    }

    #[test]
    fn no_format_and_no_number_is_too_much() {
        for value in ["79228162514264337593543950335", "-0.0000000000000000000000000001", "0"] {
            for format in [
                "0%",
                "# ???????/???????",
                "0.00E+00",
                "#,##0,,,,,,,,,,,,",
                "0.0000000000000000000000000000000000",
                "?/0",
            ] {
                let _ = shown(value.parse().unwrap(), format);
            }
        }
    }
}
