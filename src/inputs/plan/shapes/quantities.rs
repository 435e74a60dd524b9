//! Values written in words: «10 km», «≥ 40», «almeno 3», «entro 30 giorni» → number, unit, and which way is better.
//!
//! Guaranteed: a text is read only where it can mean nothing else; what the office wrote stays beside the number, and
//! what stays a text is told. Deliberately absent: strict bounds («< 30»), ranges, words for numbers.

use rust_decimal::Decimal;

use super::super::plan_codes;
use super::super::source_cell::SourceCell;
use super::figures;
use super::vocabulary::Meaning;
use crate::domain::{PlanIndicator, Sourced, Wanted, Year};
use crate::finding::Finding;
use crate::tabular::dates::month_of;
use crate::tabular::numbers::{italian_number, same_unit};
use crate::words::fold;

/// Signs and words of a bound, longest first where one begins another.
const BOUNDS: [(&str, Wanted); 22] = [
    ("≥", Wanted::More),
    (">=", Wanted::More),
    ("=>", Wanted::More),
    ("almeno", Wanted::More),
    ("non meno di", Wanted::More),
    ("non inferiore al", Wanted::More),
    ("non inferiore a", Wanted::More),
    ("minimo", Wanted::More),
    ("min.", Wanted::More),
    ("min", Wanted::More),
    ("≤", Wanted::Less),
    ("<=", Wanted::Less),
    ("=<", Wanted::Less),
    ("al massimo", Wanted::Less),
    ("massimo", Wanted::Less),
    ("max.", Wanted::Less),
    ("max", Wanted::Less),
    ("non più di", Wanted::Less),
    ("non superiore al", Wanted::Less),
    ("non superiore a", Wanted::Less),
    ("non oltre", Wanted::Less),
    ("entro", Wanted::Less),
];
/// A bound that is one of time only before these: «entro 30 giugno» is a day.
const OF_TIME: &str = "entro";
const TIMES: [&str; 13] =
    ["GIORNI", "GIORNO", "GG", "ORE", "ORA", "H", "MINUTI", "MIN", "MESI", "MESE", "SETTIMANE", "ANNI", "SECONDI"];
/// Words after a number that say more than a unit does.
const NO_UNIT: [&str; 14] =
    ["MILA", "MILIONE", "MILIONI", "MLN", "MILIARDI", "MLD", "SU", "O", "OPPURE", "E", "ED", "ENTRO", "A", "CIRCA"];
/// Most words of a unit, and its longest writing.
const MOST_WORDS: usize = 3;
const LONGEST_UNIT: usize = 30;

/// A number with what its text says beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Quantified {
    number: Decimal,
    unit: Option<String>,
    bound: Option<Wanted>,
}

/// The number of a text that is nothing else than one with its unit, and a bound before it.
fn of_text(text: &str) -> Option<Quantified> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let begun = BOUNDS.iter().find_map(|(word, bound)| {
        let rest = lower.strip_prefix(word)?;
        let is_apart = !word.ends_with(char::is_alphabetic) || rest.starts_with(|c: char| !c.is_alphanumeric());
        is_apart.then_some((*word, *bound, text.get(text.len() - rest.len()..)?))
    });
    let (word, bound, rest) = begun.map_or(("", None, text), |(word, bound, rest)| (word, Some(bound), rest));
    let (counted, rest) = without_count(without_article(rest.trim()));
    let first = rest.find(|c: char| c.is_ascii_digit())?;
    let start = if rest[..first].trim().is_empty() || matches!(&rest[..first], "-" | "−" | "€ " | "€") {
        0
    } else {
        return None;
    };
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '€' | '\'' | '’');
    let end = rest[start..].find(|c: char| !is_of_number(c) && c != ' ').unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(end);
    let is_apart = tail.is_empty() || digits.ends_with(' ') || tail.starts_with(['%', '€']);
    let unit = unit_of(tail.trim()).filter(|_| is_apart)?;
    let (digits, unit) = match digits.trim().strip_prefix('€') {
        Some(digits) if unit.is_empty() => (digits.trim(), "€".to_owned()),
        Some(_) => return None,
        None => (digits.trim().trim_end_matches('.'), unit),
    };
    let number = italian_number(digits, "")?;
    if word == OF_TIME && !TIMES.contains(&fold(&unit).split(' ').next()?) {
        return None;
    }
    let unit = if unit.is_empty() { counted.map(str::to_owned) } else { Some(unit) };
    Some(Quantified { number, unit, bound })
}

/// «il 60%», «l’80%».
fn without_article(text: &str) -> &str {
    ["il ", "lo ", "la ", "i ", "gli ", "le ", "l’", "l'"]
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .unwrap_or(text)
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

/// What stands behind a number, if it can be nothing but a unit; empty where nothing does.
fn unit_of(tail: &str) -> Option<String> {
    if tail.is_empty() || tail == "%" || tail == "€" {
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

/// Reads the values of an indicator that are written in words, and tells those that stay texts.
pub fn settle(indicator: &mut PlanIndicator, findings: &mut Vec<Finding>) {
    let mut own_unit = indicator.unit.clone();
    let mut reader = Reader { unit: &mut own_unit, bound: indicator.bound, written: Vec::new(), findings };
    for (year, target) in &mut indicator.targets {
        reader.read(target, Meaning::Target, Some(*year));
    }
    if let Some(base) = &mut indicator.base {
        reader.read(base, Meaning::Base, indicator.base_year);
    }
    for (year, actual) in &mut indicator.actuals {
        reader.read(actual, Meaning::Actual, Some(*year));
    }
    let Reader { bound, written, .. } = reader;
    indicator.bound = bound;
    if !written.is_empty() {
        indicator.as_written = Some(written.join("; "));
    }
    indicator.unit = own_unit;
}

/// The values of one indicator, which share a unit.
struct Reader<'a> {
    unit: &'a mut Option<String>,
    bound: Option<Wanted>,
    written: Vec<String>,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn read(&mut self, value: &mut Sourced<String>, meaning: Meaning, year: Option<Year>) {
        if says_a_value(&value.value, year) {
            return;
        }
        let label = year.map_or_else(|| meaning.label().to_owned(), |year| format!("{} {year}", meaning.label()));
        let Some(read) = of_text(&value.value).filter(|read| self.fits(read, meaning)) else {
            let message = format!("Il {label} resta un testo: non entra nei calcoli");
            self.findings.push(
                Finding::new(plan_codes::TEXT_VALUE, message)
                    .at(value.place.clone())
                    .found(value.value.clone())
                    .expected("un numero, un giorno, sì o no; l’unità nella sua colonna"),
            );
            return;
        };
        let number = read.number.normalize().to_string();
        let unit = read.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let side = read.bound.map(|bound| format!(", {}", bound.label())).unwrap_or_default();
        let message = format!("Il {label} è letto da un testo: da confermare");
        self.findings.push(
            Finding::new(plan_codes::QUANTITY_IN_TEXT, message)
                .at(value.place.clone())
                .found(value.value.clone())
                .expected(format!("{number}{unit}{side}")),
        );
        self.written.push(format!("{label}: «{}»", value.value));
        if self.unit.is_none() {
            *self.unit = read.unit;
        }
        self.bound = self.bound.or(read.bound);
        value.value = number;
    }

    /// Whether unit and bound go with those of the indicator's other values.
    fn fits(&self, read: &Quantified, meaning: Meaning) -> bool {
        let is_same = |own: &str, unit: &str| {
            let (own, unit) = (own.trim_end_matches('.'), unit.trim_end_matches('.'));
            same_unit(own, unit) || fold(own).starts_with(&fold(unit)) || fold(unit).starts_with(&fold(own))
        };
        let is_count = |unit: &str| fold(unit) == "N" || fold(unit).starts_with("NUM");
        let unit_fits = match (self.unit.as_deref(), read.unit.as_deref()) {
            (Some(own), Some(unit)) => is_count(own) || is_count(unit) || is_same(own, unit),
            _ => true,
        };
        let bound_fits = match (self.bound, read.bound) {
            (Some(own), Some(bound)) => own == bound,
            (_, bound) => meaning == Meaning::Target || bound.is_none(),
        };
        unit_fits && bound_fits
    }
}

/// Whether a value is a number, a day, or an answer: nothing that has to be read from words.
fn says_a_value(text: &str, year: Option<Year>) -> bool {
    let cell = SourceCell::text(text, crate::domain::Place::file(""));
    text.parse::<Decimal>().is_ok() || matches!(fold(text).as_str(), "SI" | "NO") || figures::day(&cell, year).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_its_unit_and_its_bound_is_read() {
        let at_least = Some(Wanted::More);
        let at_most = Some(Wanted::Less);
        for (text, number, unit, bound) in [
            ("10 km", "10", Some("km"), None),
            ("1.250 metri lineari", "1250", Some("metri lineari"), None),
            ("≥ 40", "40", None, at_least),
            (">=40%", "40", Some("%"), at_least),
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
        ] {
            let read = of_text(text).map(|read| (read.number.to_string(), read.unit, read.bound));
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
            "< 30",
            "> 5",
            "minore di 5",
            "SI",
            "Approvazione del regolamento",
            "2 incontri nel 2025",
            "minimo",
            "",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }
}
