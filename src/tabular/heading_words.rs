//! Words of a heading that name no column: what dates it, numbers it, or explains it in brackets.

use super::dates::{is_before_the_end, month_of, names_part_of_year};

/// Whether a folded word at an end of a heading only dates it.
pub(super) fn is_of_a_date(word: &str) -> bool {
    let is_number = matches!(word.len(), 1 | 2 | 4) && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_ordinal = matches!(word, "I" | "II" | "III" | "IV" | "PRIMO" | "SECONDO" | "TERZO" | "QUARTO");
    let is_time = matches!(word, "AL" | "A" | "DEL" | "ANNO" | "NEL" | "INTERO") || month_of(word).is_some();
    is_number || is_ordinal || is_time || names_part_of_year(word) || SHORT_PARTS.contains(&word)
}

/// Words that only say that a value is the year's last.
pub(super) const FINAL: [&str; 4] = ["FINALE", "FINALI", "DEFINITIVO", "ANNUALE"];

/// Short words for a part of the year.
const SHORT_PARTS: [&str; 6] = ["SEM", "TRIM", "QUADR", "QUADRIM", "H1", "1H"];

/// Whether a folded heading is of a part of the year, or of a day before its end.
pub(super) fn is_of_a_part(heading: &str) -> bool {
    const BEGINNINGS: [&str; 4] = ["PARZIAL", "MONITORAGG", "AVANZAMENT", "MESI"];
    let words = || heading.split(' ');
    let months: Vec<u32> = words().filter_map(month_of).collect();
    let names_early_month = !months.is_empty() && !months.contains(&12);
    names_part_of_year(heading)
        || is_before_the_end(heading)
        || names_early_month
        || words().any(|word| SHORT_PARTS.contains(&word) || BEGINNINGS.iter().any(|start| word.starts_with(start)))
}

/// Whether a folded aside says that the column is of a year before.
pub(super) fn is_of_before(aside: &str) -> bool {
    aside
        .split(' ')
        .any(|word| word == "PREC" || ["PRECEDENT", "SCORS", "STORIC"].iter().any(|start| word.starts_with(start)))
}

/// A heading without what stands in brackets, and that.
pub fn without_brackets(text: &str) -> (String, Vec<&str>) {
    let (mut plain, mut asides, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        let (aside, behind) = after.split_once([')', ']']).unwrap_or((after, ""));
        plain.push_str(before);
        plain.push(' ');
        asides.push(aside);
        rest = behind;
    }
    plain.push_str(rest);
    (plain, asides)
}

/// Whether an aside only numbers a column, so that others can refer to it: «B», «a+b», «c=a-b».
pub(super) fn is_reference(aside: &str) -> bool {
    let mut parts = aside.split(['+', '-', '=', '/', ' ', '−', '–']).filter(|part| !part.is_empty()).peekable();
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    parts.peek().is_some() && parts.all(is_letter)
}

/// A heading without the brackets that only number it; none where it has none.
pub(super) fn without_references(text: &str) -> Option<String> {
    let (plain, asides) = without_brackets(text);
    let (references, others): (Vec<&str>, Vec<&str>) = asides.into_iter().partition(|aside| is_reference(aside));
    let kept = others.into_iter().fold(plain, |kept, aside| kept + " (" + aside + ")");
    (!references.is_empty()).then_some(kept)
}
