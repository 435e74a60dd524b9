//! Figures that say by how much something is to change, and not how much it is: «+10%», «+5», «-20%».
//!
//! Guaranteed: such a figure is never taken for a level (a target of «+10%» on a base of 200 is neither 10 nor 110); what
//! it would lead to is a suggestion for people.

use rust_decimal::Decimal;

use super::numbers::italian_number;

/// Whether a figure says a change: it has a plus, or a minus and a sign of per cent.
pub fn says_a_change(figure: &str) -> bool {
    let figure = figure.trim();
    let digits = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    match figure.strip_prefix('+') {
        Some(rest) => digits(rest),
        None => figure.strip_prefix(['-', '−', '–']).is_some_and(digits) && figure.ends_with('%'),
    }
}

/// The number that a figure is, written with a dot; none of one that says a change.
pub fn level(figure: &str) -> Option<Decimal> {
    if says_a_change(figure) { None } else { figure.parse().ok() }
}

/// The number of a figure that says a change, with its sign.
pub fn number_of_change(figure: &str) -> Option<Decimal> {
    let (digits, _) = parts(figure)?;
    italian_number(&digits, "")
}

/// Where a change leads from a base: 220 from 200 with «+10%», 205 with «+5».
pub fn reached_from(base: Decimal, figure: &str) -> Option<Decimal> {
    let (digits, is_per_cent) = parts(figure)?;
    let change = italian_number(&digits, "")?;
    let step = if is_per_cent { base.checked_mul(change)?.checked_div(Decimal::ONE_HUNDRED)? } else { change };
    base.checked_add(step).map(|reached| reached.normalize())
}

/// Sign and digits without the sign of per cent, and whether that was there.
fn parts(figure: &str) -> Option<(String, bool)> {
    if !says_a_change(figure) {
        return None;
    }
    let (rest, is_per_cent) = match figure.trim().strip_suffix('%') {
        Some(rest) => (rest, true),
        None => (figure.trim(), false),
    };
    let sign = rest.chars().next()?;
    Some((format!("{sign}{}", rest[sign.len_utf8()..].trim()), is_per_cent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_from_a_level() {
        for change in ["+10%", "+5", "+ 10 %", "-20%", "− 3,5%", "+1.250"] {
            assert!(says_a_change(change) && level(change).is_none(), "{change}");
        }
        for level in ["10%", "-5", "5", "n.d.", "+", "-%", "+ utenti", ""] {
            assert!(!says_a_change(level), "{level}");
        }
    }

    #[test]
    fn a_change_leads_from_a_base() {
        let reached = |base: i64, figure: &str| reached_from(base.into(), figure).map(|number| number.to_string());
        for (base, figure, expected) in
            [(200, "+10%", "220"), (200, "+5", "205"), (50, "-20%", "40"), (200, "+ 2,5 %", "205"), (0, "+3", "3")]
        {
            assert_eq!(reached(base, figure).as_deref(), Some(expected), "{base} {figure}");
        }
        assert_eq!(reached(200, "10"), None);
        assert_eq!(number_of_change("-20%"), Some((-20).into()));
    }
}
