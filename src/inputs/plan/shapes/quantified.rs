//! A number with its unit and its bound, as offices write them: «10 km», «≥ 40», «meno di 30 giorni», «80% e oltre».
//!
//! Guaranteed: a text is read only where it can mean nothing else. Deliberately absent: ranges, words for numbers.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::domain::Wanted;
use crate::tabular::dates::month_of;
use crate::tabular::numbers::italian_number;
use crate::words::fold;

/// Whether the number of a bound is within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// «≤ 30», «almeno 3».
    Within,
    /// «< 30», «più di 3».
    Excluded,
}

/// Which side of its number a target asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    pub wanted: Wanted,
    pub limit: Limit,
}

/// A number with what its text says beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantified {
    pub number: Decimal,
    pub unit: Option<String>,
    pub bound: Option<Bound>,
}

const AT_LEAST: Bound = Bound { wanted: Wanted::More, limit: Limit::Within };
const OVER: Bound = Bound { wanted: Wanted::More, limit: Limit::Excluded };
const AT_MOST: Bound = Bound { wanted: Wanted::Less, limit: Limit::Within };
const UNDER: Bound = Bound { wanted: Wanted::Less, limit: Limit::Excluded };

/// Signs and words of a bound, longest first where one begins another. A word that ends with a blank needs one of
/// [`BEFORE_NUMBER`] behind it: «meno 5» is a negative number.
#[rustfmt::skip]
const BEFORE: [(&str, Bound); 49] = [
    ("≥", AT_LEAST), (">=", AT_LEAST), ("=>", AT_LEAST), ("> o =", AT_LEAST), (">", OVER),
    ("≤", AT_MOST), ("<=", AT_MOST), ("=<", AT_MOST), ("< o =", AT_MOST), ("<", UNDER),
    ("almeno", AT_LEAST), ("per almeno", AT_LEAST), ("non meno ", AT_LEAST),
    ("non inferiore ", AT_LEAST), ("non minore ", AT_LEAST), ("non sotto ", AT_LEAST),
    ("un minimo ", AT_LEAST), ("minimo", AT_LEAST), ("min.", AT_LEAST), ("min", AT_LEAST),
    ("pari o superiore ", AT_LEAST), ("uguale o superiore ", AT_LEAST), ("superiore o uguale ", AT_LEAST),
    ("superiore o pari ", AT_LEAST), ("maggiore o uguale ", AT_LEAST), ("uguale o maggiore ", AT_LEAST),
    ("superiore ", OVER), ("maggiore ", OVER), ("più ", OVER), ("oltre", OVER), ("sopra", OVER),
    ("al massimo", AT_MOST), ("un massimo ", AT_MOST), ("massimo", AT_MOST), ("max.", AT_MOST), ("max", AT_MOST),
    ("non più ", AT_MOST), ("non superiore ", AT_MOST), ("non maggiore ", AT_MOST), ("non oltre", AT_MOST),
    ("pari o inferiore ", AT_MOST), ("uguale o inferiore ", AT_MOST), ("inferiore o uguale ", AT_MOST),
    ("inferiore o pari ", AT_MOST), ("minore o uguale ", AT_MOST), ("entro", AT_MOST),
    ("inferiore ", UNDER), ("minore ", UNDER), ("meno ", UNDER),
];
/// Words of a bound behind its number: «30 giorni max», «5 o più».
#[rustfmt::skip]
const BEHIND: [(&str, Bound); 14] = [
    (" al massimo", AT_MOST), (" massimo", AT_MOST), (" massimi", AT_MOST), (" max.", AT_MOST), (" max", AT_MOST),
    (" o meno", AT_MOST), (" al minimo", AT_LEAST), (" minimo", AT_LEAST), (" minimi", AT_LEAST), (" min.", AT_LEAST),
    (" o più", AT_LEAST), (" e oltre", AT_LEAST), (" o superiore", AT_LEAST), (" e più", AT_LEAST),
];
/// Prepositions and articles between a bound and its number.
#[rustfmt::skip]
const BEFORE_NUMBER: [&str; 23] = [
    "di ", "del ", "dello ", "della ", "dei ", "degli ", "delle ", "dell’", "a ", "al ", "allo ", "alla ", "ai ", "agli ",
    "alle ", "all’", "il ", "lo ", "la ", "i ", "gli ", "le ", "l’",
];
/// A bound that is one of time, of per cent or of money only before these: «entro 30 giugno» is a day, «entro 3» may be.
const ONLY_OF_UNITS: &str = "entro";
const TIMES: [&str; 13] =
    ["GIORNI", "GIORNO", "GG", "ORE", "ORA", "H", "MINUTI", "MIN", "MESI", "MESE", "SETTIMANE", "ANNI", "SECONDI"];
/// Words after a number that say more than a unit does.
const NO_UNIT: [&str; 14] =
    ["MILA", "MILIONE", "MILIONI", "MLN", "MILIARDI", "MLD", "SU", "O", "OPPURE", "E", "ED", "ENTRO", "A", "CIRCA"];
/// Most words of a unit, and its longest writing.
const MOST_WORDS: usize = 3;
const LONGEST_UNIT: usize = 30;

impl Quantified {
    /// The number of a text that is nothing else than one with its unit and a bound.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim().replace('\'', "’");
        let begun = bound_before(&text);
        let (word, bound, rest) =
            begun.map_or(("", None, text.as_str()), |(word, bound, rest)| (word, Some(bound), rest));
        let (bound, rest) = match bound_behind(rest) {
            Some(_) if bound.is_some() => return None,
            Some((bound, rest)) => (Some(bound), rest),
            None => (bound, rest),
        };
        let (counted, rest) = without_count(rest.trim());
        let rest = with_sign_of_euro(rest);
        let first = rest.find(|c: char| c.is_ascii_digit())?;
        let begins = rest[..first].trim().is_empty() || matches!(&rest[..first], "-" | "−" | "€ " | "€");
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '€' | '’');
        let end = rest.find(|c: char| !is_of_number(c) && c != ' ').unwrap_or(rest.len());
        let (digits, tail) = rest.split_at_checked(end).filter(|_| begins)?;
        let is_apart = tail.is_empty() || digits.ends_with(' ') || tail.starts_with(['%', '‰', '€']);
        let unit = unit_of(tail.trim()).filter(|_| is_apart)?;
        let (digits, unit) = match digits.trim().strip_prefix('€') {
            Some(digits) if unit.is_empty() => (digits.trim(), "€".to_owned()),
            Some(_) => return None,
            None => match digits.trim().strip_suffix('€') {
                Some(digits) if unit.is_empty() => (digits.trim(), "€".to_owned()),
                Some(_) => return None,
                None => (digits.trim().trim_end_matches('.'), unit),
            },
        };
        let number = italian_number(digits, "")?;
        if word == ONLY_OF_UNITS && unit != "%" && unit != "€" && !TIMES.contains(&fold(&unit).split(' ').next()?) {
            return None;
        }
        let unit = if unit.is_empty() { counted.map(str::to_owned) } else { Some(unit) };
        Some(Self { number, unit, bound })
    }

    /// Whether its bound excludes the number.
    pub fn is_strict(&self) -> bool {
        self.bound.is_some_and(|bound| bound.limit == Limit::Excluded)
    }
}

/// The bound with which a text begins, and the text behind it.
fn bound_before(text: &str) -> Option<(&'static str, Bound, &str)> {
    let lower = text.to_lowercase();
    BEFORE.iter().find_map(|(word, bound)| {
        let rest = lower.strip_prefix(word)?;
        let is_apart = !word.ends_with(char::is_alphabetic) || rest.starts_with(|c: char| !c.is_alphanumeric());
        let behind = text.get(text.len().checked_sub(rest.len())?..)?.trim_start();
        let number = without_preposition(behind);
        (is_apart && (!word.ends_with(' ') || number.is_some())).then_some((*word, *bound, number.unwrap_or(behind)))
    })
}

/// «il 60%», «di 30 giorni», «all’80%».
fn without_preposition(text: &str) -> Option<&str> {
    BEFORE_NUMBER.iter().find_map(|start| text.strip_prefix(start))
}

/// The bound with which a text ends, and the text before it.
fn bound_behind(text: &str) -> Option<(Bound, &str)> {
    BEHIND.iter().find_map(|(word, bound)| {
        let at = text.len().checked_sub(word.len())?;
        let is_it = text.get(at..)?.to_lowercase() == *word;
        is_it.then(|| (*bound, text[..at].trim_end()))
    })
}

/// «n. 5», «nr 5», «n° 5»: a count.
fn without_count(text: &str) -> (Option<&'static str>, &str) {
    let after = |start: &&str| {
        let head = text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start))?;
        let rest = text.get(head.len()..)?;
        rest.trim_start().starts_with(|c: char| c.is_ascii_digit()).then(|| rest.trim_start())
    };
    let rest = ["n. ", "n.", "nr. ", "nr.", "nr ", "n° ", "n°", "num. ", "n "].iter().find_map(after);
    rest.map_or((None, text), |rest| (Some("n."), rest))
}

/// «EUR 5», «Euro 5»: «€ 5».
fn with_sign_of_euro(text: &str) -> Cow<'_, str> {
    match text.split_once(' ') {
        Some((word, amount)) if matches!(&*fold(word), "EUR" | "EURO") => format!("€ {amount}").into(),
        _ => text.into(),
    }
}

/// What stands behind a number, if it can be nothing but a unit; empty where nothing does.
fn unit_of(tail: &str) -> Option<String> {
    if matches!(tail, "" | "%" | "‰" | "€") {
        return Some(tail.to_owned());
    }
    let folded = fold(tail);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_unit = tail.starts_with(char::is_alphabetic)
        && tail.len() <= LONGEST_UNIT
        && words.len() <= MOST_WORDS
        && !tail.contains(|c: char| c.is_ascii_digit() || matches!(c, ';' | ':' | '(' | '=' | '<' | '>' | '%'))
        && !words.iter().any(|word| NO_UNIT.contains(word) || month_of(word).is_some());
    is_unit.then(|| tail.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_unit_and_its_bound_is_read() {
        let (at_least, at_most, over, under) = (Some(AT_LEAST), Some(AT_MOST), Some(OVER), Some(UNDER));
        for (text, number, unit, bound) in [
            ("10 km", "10", Some("km"), None),
            ("1.250 metri lineari", "1250", Some("metri lineari"), None),
            ("≥ 40", "40", None, at_least),
            (">=40%", "40", Some("%"), at_least),
            ("Euro 1.400", "1400", Some("€"), None),
            ("≤ 5 ‰", "5", Some("‰"), at_most),
            ("almeno 3", "3", None, at_least),
            ("Almeno il 60 %", "60", Some("%"), at_least),
            ("≤ 1.100.000", "1100000", None, at_most),
            ("entro 30 giorni", "30", Some("giorni"), at_most),
            ("Entro 30 gg.", "30", Some("gg."), at_most),
            ("max 5", "5", None, at_most),
            ("non più di 2,5 mesi", "2.5", Some("mesi"), at_most),
            ("n. 5", "5", Some("n."), None),
            ("N.12 incontri", "12", Some("incontri"), None),
            ("€ 12.000,00", "12000.00", Some("€"), None),
            ("100 %", "100", Some("%"), None),
            ("-5 giorni", "-5", Some("giorni"), None),
            ("non oltre i 15 giorni", "15", Some("giorni"), at_most),
            ("entro il 5 %", "5", Some("%"), at_most),
            ("entro € 12.000", "12000", Some("€"), at_most),
            ("12.000 €", "12000", Some("€"), None),
            ("non inferiore all'80%", "80", Some("%"), at_least),
            ("Superiore o uguale a 3", "3", None, at_least),
            ("non meno del 90 %", "90", Some("%"), at_least),
            ("30 giorni max", "30", Some("giorni"), at_most),
            ("5 o più", "5", None, at_least),
            ("95% e oltre", "95", Some("%"), at_least),
            ("< 30", "30", None, under),
            ("<30 gg", "30", Some("gg"), under),
            ("> 5", "5", None, over),
            ("minore di 5", "5", None, under),
            ("meno di 30 giorni", "30", Some("giorni"), under),
            ("Inferiore a 30", "30", None, under),
            ("inferiore allo 0,5%", "0.5", Some("%"), under),
            ("più di 100 utenti", "100", Some("utenti"), over),
            ("superiore al 95%", "95", Some("%"), over),
            ("oltre il 90 %", "90", Some("%"), over),
            ("> -5 giorni", "-5", Some("giorni"), over),
        ] {
            let read = Quantified::of(text).map(|read| (read.number.to_string(), read.unit, read.bound));
            assert_eq!(read, Some((number.to_owned(), unit.map(str::to_owned), bound)), "{text}");
        }
    }

    #[test]
    fn what_may_mean_something_else_stays_a_text() {
        for text in [
            "800 mila",
            "3 su 5",
            "10-12",
            "da 10 a 20",
            "10 o 12 eventi",
            "entro il 30 settembre",
            "entro 30 settembre",
            "30 giugno",
            "entro 2025",
            "1/2",
            "3° trimestre",
            "2a edizione",
            "meno 5 giorni",
            "più 10%",
            "oltre il 30 giugno",
            "entro 3",
            "< 30 e > 10",
            "almeno 3 massimo",
            "> 5 < 10",
            "oltre",
            "<",
            "SI",
            "Approvazione del regolamento",
            "2 incontri nel 2025",
            "minimo",
            "",
        ] {
            assert_eq!(Quantified::of(text), None, "{text}");
        }
    }
}
