//! Whether what a cell shows is the number that it holds.
//!
//! Guaranteed: thousands, rounding, signs of currency and units around the figure make no difference; a word, nothing
//! at all, or another figure in its place does. Of a text with several figures (a fraction, a power of ten) nothing is
//! said: the number is what counts.

use rust_decimal::Decimal;

use crate::words::fold;

/// How a shown text writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// The comma before decimals: what a number format makes here.
    Italian,
    /// The comma or the dot: what some program has saved.
    Any,
}

/// Whether a text tells a number, in so many decimals as it has.
pub(super) fn tells(text: &str, value: Decimal, notation: Notation) -> bool {
    let text = text.trim();
    let digits = || text.char_indices().filter(|(_, letter)| letter.is_ascii_digit());
    let (Some((first, _)), Some((last, _))) = (digits().next(), digits().next_back()) else {
        return value.is_zero() && is_dash_of_accounts(text);
    };
    let figure = &text[first..=last];
    if figure.contains(':') {
        // Hours are no number.
        return false;
    }
    if !figure.chars().all(|letter| letter.is_ascii_digit() || separates(letter)) {
        return true;
    }
    // `,5` is written without its zero.
    let point = text[..first].chars().next_back().filter(|letter| matches!(letter, '.' | ','));
    let figure = point.map_or_else(|| figure.to_owned(), |point| format!("0{point}{figure}"));
    let is_negative = text[..first].contains(['-', '−', '(']) || text[last..].contains('-');
    let signed = |amount: Decimal| if is_negative { -amount } else { amount };
    let readings = match notation {
        Notation::Italian => [read(&figure, '.', ','), None],
        Notation::Any => [read(&figure, '.', ','), read(&figure, ',', '.')],
    };
    readings.into_iter().flatten().any(|shown| is_rounded(value, signed(shown)))
}

/// Words that multiply the number before them, folded.
const MULTIPLES: [&str; 11] =
    ["MILA", "MIGLIAIA", "MIGLIAIO", "MILIONI", "MILIONE", "MILIARDI", "MILIARDO", "MLN", "MIO", "MLD", "K"];
/// Signs that make a bound, a range or a guess of a number.
const SIGNS: [char; 10] = ['<', '>', '≤', '≥', '±', '~', '≈', '÷', '…', '∞'];

/// Whether beside its figure a text has something that may make another number of it: further digits, parts of one,
/// signs of comparison, multiples. Digits at the end of a word, `m2`, are the word's.
pub(super) fn adds_to_the_number(text: &str) -> bool {
    let Some(first) = text.find(|letter: char| letter.is_ascii_digit()) else { return false };
    let length = text[first..].find(|letter: char| !(letter.is_ascii_digit() || separates(letter)));
    let (before, behind) = (&text[..first], length.map_or("", |length| &text[first + length..]));
    let adds_digits = behind.char_indices().any(|(at, letter)| {
        letter.is_numeric() && !behind[..at].trim_end_matches(char::is_numeric).ends_with(char::is_alphabetic)
    });
    let multiplies = || fold(behind).split(' ').any(|word| MULTIPLES.contains(&word));
    adds_digits
        || [before, behind].iter().any(|part| part.contains(SIGNS))
        || behind.trim_start().starts_with('+')
        || multiplies()
}

/// What separates the thousands, or decimals.
const fn separates(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
}

/// A zero of accounts: «-», «- €».
fn is_dash_of_accounts(text: &str) -> bool {
    text.starts_with(['-', '–']) && !text.contains(char::is_alphanumeric)
        || text.strip_suffix(['-', '–']).is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_alphanumeric))
}

/// Reads a figure with these signs before thousands and decimals; none where it is not so written.
fn read(figure: &str, thousands: char, point: char) -> Option<Decimal> {
    let (whole, decimals) = figure.split_once(point).unwrap_or((figure, ""));
    let groups: Vec<&str> =
        whole.split(|letter| letter == thousands || (separates(letter) && letter != point)).collect();
    let are_groups = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3) && groups[0].len() <= 3;
    let plain = decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !are_groups || !plain {
        return None;
    }
    let decimals = decimals.get(..decimals.len().min(20))?;
    Decimal::from_str_exact(&format!("{}.{decimals}0", groups.concat())).ok()
}

/// Whether one is the other, up to the last place that it shows.
fn is_rounded(value: Decimal, shown: Decimal) -> bool {
    // A zero was added behind the last place.
    let step = Decimal::new(1, shown.scale().saturating_sub(1));
    (value - shown).abs() < step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_a_person_reads_as_the_number_tells_it() {
        for (text, value) in [
            ("1.234,50", "1234.5"),
            ("1.234", "1234"),
            ("85", "85.4"),
            ("-5", "-5"),
            ("(5)", "-5"),
            ("5-", "-5"),
            ("€ 1 234,50", "1234.5"),
            ("5 anni", "5"),
            (",5", "0.5"),
            ("8 su 10", "8"),
            ("1 1/2", "1.5"),
            ("1,2E+03", "1234"),
            ("-", "0"),
            ("- €", "0"),
            ("0", "0.3"),
        ] {
            assert!(tells(text, value.parse().unwrap(), Notation::Italian), "{text} {value}");
        }
        for (text, value) in [
            ("8,50", "850"),
            ("1.02", "102"),
            ("1,234", "1234"),
            ("n.d.", "0"),
            ("n.d.", "5"),
            ("", "0"),
            ("—", "0"),
            ("-", "5"),
            ("15", "5"),
            ("1.500", "1500000"),
            ("5", "-5"),
            ("36:00", "1.5"),
        ] {
            assert!(!tells(text, value.parse().unwrap(), Notation::Italian), "{text} {value}");
        }
        assert!(tells("1,234.50", "1234.5".parse().unwrap(), Notation::Any));
        assert!(tells("1.02", "1.02".parse().unwrap(), Notation::Any));
        assert!(!tells("8,50", "850".parse().unwrap(), Notation::Any));
    }
}
