//! Several values in one cell: «1. Pratiche 2. Giudizi» beside as many targets, «2025: 3; 2026: 5».

use super::super::clean::clean;
use super::super::source_cell::SourceCell;
use super::figures;
use super::table::Role;
use super::vocabulary::Meaning;
use crate::domain::Year;
use crate::workbook::Value;

/// The items of parallel lists, each with the cells that say it of one indicator; none where the row has no such lists.
///
/// An indicator's cell is split only where a target, a base or a result has as many items.
pub fn parallel<'r>(cells: &[(&'r Role, &SourceCell)]) -> Option<Vec<Vec<(&'r Role, SourceCell)>>> {
    let named = |meaning| cells.iter().find(|(role, cell)| role.meaning == meaning && !cell.is_from_above);
    let (_, names) = named(Meaning::Indicator).or_else(|| named(Meaning::Formula))?;
    let (count, is_marked) = items(names.raw()).map(|(items, is_marked)| (items.len(), is_marked))?;
    let mut rows: Vec<Vec<(&'r Role, SourceCell)>> = vec![Vec::new(); count];
    let mut has_values = false;
    for (role, cell) in cells.iter().filter(|(role, _)| role.meaning.is_of_indicator()) {
        let list = items(cell.raw()).filter(|(items, _)| items.len() == count);
        let is_value = matches!(role.meaning, Meaning::Target | Meaning::Base | Meaning::Actual);
        match list {
            Some((items, _)) => {
                let parts: Vec<SourceCell> = items.into_iter().map(|item| part(cell, &item)).collect();
                // Lines that nothing marks are a list only if each is a value of its own.
                if is_value && !is_marked && !parts.iter().all(is_figure) {
                    return None;
                }
                has_values |= is_value;
                rows.iter_mut().zip(parts).for_each(|(row, part)| row.push((*role, part)));
            }
            None if is_value || role.meaning == Meaning::IndicatorWeight => {
                if figures::figure(cell).is_some() {
                    return None;
                }
            }
            None => rows.iter_mut().for_each(|row| row.push((*role, (*cell).clone()))),
        }
    }
    has_values.then_some(rows)
}

fn is_figure(cell: &SourceCell) -> bool {
    figures::figure(cell).is_none_or(|figure| figure.is_number || figures::day(cell, None).is_some())
}

fn part(cell: &SourceCell, item: &str) -> SourceCell {
    SourceCell { cleaned: clean(item), value: Value::Text(item.to_owned()), shown: None, ..cell.clone() }
}

/// The items of a list, and whether signs or numbers mark them; none if there are not several.
fn items(text: &str) -> Option<(Vec<String>, bool)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let several = |items: Vec<String>, is_marked| (items.len() > 1).then_some((items, is_marked));
    if let [only] = lines.as_slice() {
        let parts = only.split(';').map(str::trim).filter(|part| !part.is_empty());
        return several(parts.map(|part| unmarked(part).unwrap_or(part).to_owned()).collect(), false);
    }
    if lines.first().is_none_or(|first| unmarked(first).is_none()) {
        return several(lines.into_iter().map(str::to_owned).collect(), false);
    }
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (unmarked(line), items.last_mut()) {
            (Some(item), _) => items.push(item.to_owned()),
            // A line without a mark goes on with the item above.
            (None, Some(last)) => *last = format!("{last} {line}"),
            (None, None) => items.push(line.to_owned()),
        }
    }
    several(items, true)
}

/// A line without its mark: «1.», «2)», «a)», «-», «•».
fn unmarked(line: &str) -> Option<&str> {
    let (mark, rest) = line.split_once(char::is_whitespace)?;
    let is_sign = matches!(mark, "-" | "–" | "•" | "·" | "▪" | "*" | "►" | "✓" | "o" | "\u{f0b7}");
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_sign || !number.is_empty() && (is_number || is_letter)).then(|| rest.trim())
}

/// «2025: 3 / 2026: 5», «3 (2025), 5 (2026)»: the values of each year, if the text is made of nothing else.
pub fn by_year(text: &str) -> Option<Vec<(Year, String)>> {
    let years = years_at(text);
    let (first, rest) = text.split_at(*years.first().map(|(at, _)| at)?);
    let values = if first.trim().is_empty() || first.trim().eq_ignore_ascii_case("anno") {
        // Each year before its value.
        let ends = years.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
        let value = |((at, year), end): (&(usize, Year), usize)| {
            let value = text.get(at + 4..end)?.trim_start().strip_prefix([':', '='])?;
            Some((*year, trimmed(value).to_owned()))
        };
        years.iter().zip(ends).map(value).collect::<Option<Vec<_>>>()?
    } else {
        // Each year behind its value, in brackets.
        if !first.trim_end().ends_with('(') || !rest.trim_end().trim_end_matches('.').ends_with(')') {
            return None;
        }
        let mut from = 0;
        let mut values = Vec::new();
        for (at, year) in &years {
            let value = text.get(from..*at)?.trim().strip_suffix('(')?;
            values.push((*year, trimmed(value).to_owned()));
            from = at + 4 + text.get(at + 4..)?.find(')')? + 1;
        }
        values
    };
    values.iter().all(|(_, value)| !value.is_empty()).then_some(values)
}

/// The years of a text, each with its first byte.
fn years_at(text: &str) -> Vec<(usize, Year)> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut years = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = (at..bytes.len()).take_while(|next| is_digit(*next)).count();
        let year = text.get(at..at + length).filter(|_| length == 4).and_then(|digits| digits.parse::<u16>().ok());
        years.extend(year.filter(|year| (2000..2100).contains(year)).map(|year| (at, Year(year))));
        at += length.max(1);
    }
    years
}

fn trimmed(value: &str) -> &str {
    let value = value.trim();
    let value = value.strip_suffix("anno").or_else(|| value.strip_suffix("Anno")).unwrap_or(value);
    value
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '/' | ';' | ',' | '|' | '–'))
        .trim_end_matches([' ', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_years(text: &str) -> Option<Vec<(u16, String)>> {
        Some(by_year(text)?.into_iter().map(|(year, value)| (year.0, value)).collect())
    }

    #[test]
    fn values_of_several_years_stand_in_one_cell() {
        let expected = Some(vec![(2025, "3".to_owned()), (2026, "-5".to_owned())]);
        for text in [
            "2025: 3 / 2026: -5",
            "2025: 3 2026: -5",
            "2025 = 3; 2026 = -5",
            "3 (2025), -5 (2026)",
            "Anno 2025: 3 - anno 2026: -5",
        ] {
            assert_eq!(of_years(text), expected, "{text}");
        }
        for text in ["entro il 30/06/2025", "2025-2027", "120 rispetto al 2024", "2025"] {
            assert_eq!(of_years(text), None, "{text}");
        }
    }

    #[test]
    fn lists_have_marks_or_lines() {
        let of = |text: &str| items(text).map(|(items, is_marked)| (items.join("|"), is_marked));
        assert_eq!(of("1. Uno\n2. Due\ndue"), Some(("Uno|Due due".to_owned(), true)));
        assert_eq!(of("- 10\n- -3"), Some(("10|-3".to_owned(), true)));
        assert_eq!(of("Uno\nDue"), Some(("Uno|Due".to_owned(), false)));
        assert_eq!(of("Uno; due"), Some(("Uno|due".to_owned(), false)));
        assert_eq!(of("Uno"), None);
    }
}
