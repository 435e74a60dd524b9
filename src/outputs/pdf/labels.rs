//! Page labels: the numbers a reader shows, in ranges (ISO 32000-1, 12.4.2).

use lopdf::{Dictionary, Object};

use super::object;

/// How the number of a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Decimal,
    LowerRoman,
    UpperRoman,
}

/// A label taken apart: a prefix and perhaps a number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    prefix: String,
    number: Option<(Style, u32)>,
}

/// The `PageLabels` number tree for the labels of all pages, in order.
pub(super) fn number_tree<'a>(labels: impl IntoIterator<Item = &'a str>) -> Object {
    let mut numbers = Vec::new();
    let mut previous: Option<Label> = None;
    for (page, text) in labels.into_iter().enumerate() {
        let label = Label::parse(text);
        if previous.as_ref().is_none_or(|before| !label.follows(before)) {
            numbers.push(object::integer(page));
            numbers.push(Object::Dictionary(label.range()));
        }
        previous = Some(label);
    }
    Object::Dictionary(object::dictionary([("Nums", Object::Array(numbers))]))
}

impl Label {
    fn parse(text: &str) -> Self {
        if let Some(value) = from_roman(&text.to_uppercase()) {
            if text.chars().all(|letter| letter.is_ascii_lowercase()) {
                return Self { prefix: String::new(), number: Some((Style::LowerRoman, value)) };
            }
            if text.chars().all(|letter| letter.is_ascii_uppercase()) {
                return Self { prefix: String::new(), number: Some((Style::UpperRoman, value)) };
            }
        }
        let prefix = text.trim_end_matches(|digit: char| digit.is_ascii_digit());
        // A number with leading zeros cannot be expressed: the whole label becomes a prefix.
        match text[prefix.len()..].parse::<u32>() {
            Ok(value) if value > 0 && text[prefix.len()..] == value.to_string() => {
                Self { prefix: prefix.to_owned(), number: Some((Style::Decimal, value)) }
            }
            _ => Self { prefix: text.to_owned(), number: None },
        }
    }

    /// Whether the range that holds `before` gives this label to the next page by itself.
    fn follows(&self, before: &Self) -> bool {
        self.prefix == before.prefix
            && match (self.number, before.number) {
                (None, None) => true,
                (Some((style, value)), Some((style_before, value_before))) => {
                    style == style_before && value == value_before + 1
                }
                _ => false,
            }
    }

    /// The dictionary of a range that starts with this label.
    fn range(&self) -> Dictionary {
        let mut range = Dictionary::new();
        if let Some((style, value)) = self.number {
            let style = match style {
                Style::Decimal => "D",
                Style::LowerRoman => "r",
                Style::UpperRoman => "R",
            };
            range.set("S", object::name(style));
            if value > 1 {
                range.set("St", Object::Integer(i64::from(value)));
            }
        }
        if !self.prefix.is_empty() {
            range.set("P", object::text(&self.prefix));
        }
        range
    }
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The value of an upper-case roman number, if it is written canonically.
fn from_roman(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut value = 0;
    for (worth, letters) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(letters) {
            value += worth;
            rest = shorter;
        }
    }
    (rest.is_empty() && value > 0 && value < 4000 && to_roman(value) == text).then_some(value)
}

fn to_roman(mut value: u32) -> String {
    let mut text = String::new();
    for (worth, letters) in ROMAN {
        while value >= worth {
            text.push_str(letters);
            value -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(labels: &[&str]) -> String {
        let mut out = Vec::new();
        object::write(&mut out, &number_tree(labels.iter().copied()));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cover_roman_and_decimal_ranges() {
        assert_eq!(
            ranges(&["Copertina", "i", "ii", "iii", "1", "2", "3"]),
            "<</Nums [0 <</P (Copertina)>> 1 <</S /r>> 4 <</S /D>>]>>"
        );
    }

    #[test]
    fn gaps_prefixes_and_repeats_start_ranges() {
        assert_eq!(
            ranges(&["1", "3", "4", "A-1", "A-2", "A-2", "B-01"]),
            "<</Nums [0 <</S /D>> 1 <</S /D/St 3>> 3 <</S /D/P (A-)>> 5 <</S /D/St 2/P (A-)>> 6 <</P (B-01)>>]>>"
        );
    }

    #[test]
    fn only_canonical_romans_count_as_numbers() {
        assert_eq!(from_roman("XIV"), Some(14));
        assert_eq!(from_roman("IIII"), None);
        assert_eq!(from_roman("VX"), None);
        assert_eq!(from_roman(""), None);
        assert_eq!(ranges(&["Civ", "iiii"]), "<</Nums [0 <</P (Civ)>> 1 <</P (iiii)>>]>>");
    }
}
