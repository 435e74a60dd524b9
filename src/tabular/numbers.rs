//! Numbers as people type them in Italian, with or without their unit.
//!
//! Guaranteed: a text becomes a number only where Italian usage leaves one reading;
//! a unit that is not the indicator's is refused, never dropped.

use rust_decimal::Decimal;

use crate::words::fold;
use crate::words::invisible::plain_dashes;

/// Units that mean the same, folded or as symbols.
const SAME_UNIT: [&[&str]; 8] = [
    &["%", "PER CENTO", "PERCENTO", "PERCENTUALE", "PUNTI PERCENTUALI"],
    &["€", "EURO", "EUR"],
    &["KM", "CHILOMETRI"],
    &["GIORNI", "GIORNO", "GG", "G"],
    &["ORE", "ORA", "H"],
    &["N", "NUMERO", "NR", "N°", "N."],
    &["MQ", "M²", "M2", "METRI QUADRATI", "METRI QUADRI"],
    &["KWH", "CHILOWATTORA"],
];

/// Whether two units of measure mean the same; an empty one only equals an empty one.
pub fn same_unit(left: &str, right: &str) -> bool {
    let (left, right) = (canonical_unit(left), canonical_unit(right));
    left == right || SAME_UNIT.iter().any(|group| group.contains(&left.as_str()) && group.contains(&right.as_str()))
}

/// Whether the unit is per cent.
pub fn is_per_cent(unit: &str) -> bool {
    same_unit(unit, "%")
}

fn canonical_unit(unit: &str) -> String {
    let folded = fold(unit);
    if folded.is_empty() { unit.trim().to_owned() } else { folded }
}

/// Reads a number in Italian notation whose unit, if typed, is `unit`.
///
/// A single dot before exactly three digits groups thousands (`12.500` is twelve
/// thousand five hundred); before any other count of digits it is a decimal dot.
/// `None` where no single reading exists.
pub fn italian_number(text: &str, unit: &str) -> Option<Decimal> {
    let text: String = plain_dashes(text.trim()).replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let is_number_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-');
    let start = text.find(is_number_part)?;
    let after = text[start..]
        .char_indices()
        .find(|(index, c)| {
            !(is_number_part(*c) || matches!(c, '.' | ',' | '\'' | '’') || is_group_space(&text[start..], *index))
        })
        .map_or(text.len(), |(index, _)| start + index);
    let (before, number, tail) = (text[..start].trim(), text[start..after].trim(), text[after..].trim());
    let units_fit = [before, tail].iter().all(|typed| typed.is_empty() || same_unit(typed, unit));
    let one_unit = before.is_empty() || tail.is_empty();
    (units_fit && one_unit).then(|| plain_number(number)).flatten()
}

/// The figures of a text that has several, each as it is written: «Eventi: 12; Spettatori: 5.000».
pub fn several_figures(text: &str) -> Option<Vec<&str>> {
    let parts_no_figure = |(index, c): (usize, char)| {
        c.is_ascii_digit()
            || matches!(c, '.' | ',' | '\'' | '’')
                && text[index + c.len_utf8()..].starts_with(|next: char| next.is_ascii_digit())
            || is_group_space(text, index)
    };
    let mut figures = Vec::new();
    let mut start = None;
    for (index, c) in text.char_indices() {
        match (start, parts_no_figure((index, c))) {
            (None, true) if c.is_ascii_digit() => start = Some(index),
            (Some(from), false) => {
                figures.push(&text[from..index]);
                start = None;
            }
            _ => {}
        }
    }
    figures.extend(start.map(|from| &text[from..]));
    (figures.len() > 1).then_some(figures)
}

/// Whether the character at `index` is a space between two digits.
fn is_group_space(text: &str, index: usize) -> bool {
    let bytes = text.as_bytes();
    bytes[index] == b' '
        && index > 0
        && bytes[index - 1].is_ascii_digit()
        && bytes.get(index + 1).is_some_and(u8::is_ascii_digit)
}

fn plain_number(number: &str) -> Option<Decimal> {
    let (negative, digits) = match number.chars().next()? {
        '-' => (true, number.trim_start_matches('-')),
        '+' => (false, number.trim_start_matches('+')),
        _ => (false, number),
    };
    if number.chars().filter(|c| matches!(c, '+' | '-')).count() > 1 {
        return None;
    }
    let (whole, fraction) = split_decimal(digits.trim())?;
    let whole = ungrouped(whole)?;
    if fraction.is_some_and(|digits| digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let plain = fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"));
    let value: Decimal = Decimal::from_str_exact(&plain).ok()?;
    Some(if negative { -value } else { value })
}

/// Splits at the decimal separator, if the number has one.
fn split_decimal(digits: &str) -> Option<(&str, Option<&str>)> {
    let dots = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let split = |separator: char| digits.rsplit_once(separator).map(|(whole, fraction)| (whole, Some(fraction)));
    match (dots, commas) {
        (_, 1) if digits.rfind(',') > digits.rfind('.') => split(','),
        (1, 1..) => split('.'),
        (1, 0) => {
            let (whole, fraction) = digits.split_once('.')?;
            let groups = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            Some(if groups { (digits, None) } else { (whole, Some(fraction)) })
        }
        (0 | 2.., 0) | (0, 2..) => Some((digits, None)),
        _ => None,
    }
}

/// Removes the separators of thousands; `None` unless every group has three digits and one separator serves.
fn ungrouped(whole: &str) -> Option<String> {
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let foreign = separators.iter().any(|c| !matches!(c, '.' | ',' | ' ' | '\'' | '’'));
    if foreign || separators.windows(2).any(|pair| pair[0] != pair[1]) {
        return None;
    }
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let well_grouped =
        groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    (well_grouped && !groups[0].is_empty()).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, unit: &str) -> Option<String> {
        italian_number(text, unit).map(|value| value.normalize().to_string())
    }

    #[test]
    fn italian_notation_is_read_exactly() {
        for (typed, unit, value) in [
            ("12", "", "12"),
            ("1.234,50", "", "1234.5"),
            ("1.234,50 €", "euro", "1234.5"),
            ("€ 1.234,50", "euro", "1234.5"),
            ("12.500 km", "km", "12500"),
            ("12 500", "km", "12500"),
            ("85 %", "%", "85"),
            ("85%", "%", "85"),
            ("12,500", "", "12.5"),
            ("3.5", "", "3.5"),
            ("0.500", "", "0.5"),
            ("1.234.567", "", "1234567"),
            ("1,234.50", "", "1234.5"),
            ("−4,5", "%", "-4.5"),
            ("n. 15", "numero", "15"),
            ("30 gg.", "giorni", "30"),
            ("0", "", "0"),
        ] {
            assert_eq!(read(typed, unit).as_deref(), Some(value), "{typed}");
        }
    }

    #[test]
    fn what_has_no_single_reading_is_not_a_number() {
        for (typed, unit) in [
            ("", ""),
            ("n.d.", ""),
            ("circa 12", ""),
            ("12 o 13", ""),
            ("12-13", ""),
            ("12-345", ""),
            ("85 %", "km"),
            ("12 km", "ore"),
            ("12 km", ""),
            ("1.23.456", ""),
            ("1,23,456", ""),
            ("1.234.56", ""),
            ("1.234,56.7", ""),
            ("12,", ""),
            (",5", ""),
            ("15/06/2024", ""),
            ("--5", ""),
            ("5-", ""),
            ("99999999999999999999999999999999", ""),
        ] {
            assert_eq!(read(typed, unit), None, "{typed}");
        }
    }

    #[test]
    fn several_figures_are_told_from_one() {
        let cases: [(&str, Option<&[&str]>); 7] = [
            ("N. eventi: 12; Spettatori: 5.000", Some(&["12", "5.000"])),
            ("12 o 13", Some(&["12", "13"])),
            ("12 eventi, 1 200 spettatori", Some(&["12", "1 200"])),
            ("1.234,50 €", None),
            ("1 234", None),
            ("circa 12.", None),
            ("nessuna", None),
        ];
        for (text, figures) in cases {
            assert_eq!(several_figures(text).as_deref(), figures, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_we_print_we_read(mantissa in -9_999_999_999i64..9_999_999_999, scale in 0u32..6) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(italian_number(&crate::words::italian::number(value), ""), Some(value));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC*") {
            let _ = italian_number(&text, "km");
            let _ = several_figures(&text);
        }
    }
}
