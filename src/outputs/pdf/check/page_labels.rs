//! The labels of the pages as the catalogue gives them (ISO 32000-1, 12.4.2).

use super::file::File;
use super::references::References as _;
use super::value::{Dictionary, Value};

/// A stretch of pages numbered together.
struct Range {
    first: usize,
    style: Option<char>,
    prefix: String,
    start: usize,
}

/// The label of each page; without any the page's own number from 1.
pub(super) fn read(file: &File<'_>, pages: usize) -> Vec<String> {
    let tree = file.catalogue().and_then(|catalogue| file.inner(&catalogue, "PageLabels")).unwrap_or_default();
    let entries = file.list(&tree, "Nums");
    let ranges: Vec<Range> = entries.chunks_exact(2).filter_map(|pair| range(file, &pair[0], &pair[1])).collect();
    (0..pages).map(|page| label(&ranges, page)).collect()
}

fn range(file: &File<'_>, first: &Value<'_>, value: &Value<'_>) -> Option<Range> {
    let dictionary: Dictionary<'_> = file.follow(value)?.into_dictionary()?;
    let style = file.name(&dictionary, "S").and_then(|name| name.first()).map(|letter| char::from(*letter));
    let start = file.entry(&dictionary, "St").and_then(|start| usize::try_from(start.integer()?).ok());
    let first = usize::try_from(first.integer()?).ok()?;
    Some(Range { first, style, prefix: file.text(&dictionary, "P").unwrap_or_default(), start: start.unwrap_or(1) })
}

fn label(ranges: &[Range], page: usize) -> String {
    let Some(range) = ranges.iter().rfind(|range| range.first <= page) else { return (page + 1).to_string() };
    let number = range.start + (page - range.first);
    let number = match range.style {
        Some('D') => number.to_string(),
        Some('r') => roman(number),
        _ => String::new(),
    };
    format!("{}{number}", range.prefix)
}

/// Lower-case roman numerals.
fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    let hundreds = "c".repeat(number / 100);
    format!("{hundreds}{}{}", TENS[number / 10 % 10], ONES[number % 10])
}
