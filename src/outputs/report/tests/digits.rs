//! What the document prints with digits and is no figure: kinds that are listed here, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

use super::seed::Seed;
use crate::words::italian::MONTHS;

/// Why a word with digits carries no name of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A year, or a day of an act, of a sheet, of the document itself.
    Date,
    /// The code of a missione, programma, objective or indicator.
    Code,
    /// The name of an input file or one of its cells, a SHA-256, the fingerprint, the version of the program.
    Origin,
    /// A citation of the law, the number of an act.
    Citation,
    /// Words of the plan, of the register, of an office.
    Input,
    /// Formulas, examples and bounds of the method.
    Method,
}

/// The texts of the body that are no figures, and whether each stands in the method section.
fn texts(xhtml: &str) -> Vec<(String, bool)> {
    let document = Document::parse(xhtml).unwrap();
    let inside = |node: &Node<'_, '_>, name| node.ancestors().any(|above| above.has_tag_name(name));
    let body = document.descendants().filter(|node| node.is_text() && inside(node, "body") && !inside(node, "data"));
    let method = |node: Node<'_, '_>| node.ancestors().any(|above| above.attribute("id") == Some("metodo"));
    body.map(|node| (node.text().unwrap_or_default().to_owned(), method(node))).collect()
}

/// Every word of the seed's inputs that has a digit.
fn input_words(seed: &Seed) -> BTreeSet<String> {
    let inputs = format!("{:?}{:?}{:?}{:?}", seed.plan, seed.indicators, seed.measurements, seed.supplements);
    words(&inputs).map(str::to_owned).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "()«»;:\"".contains(letter));
    let trimmed = parts.map(|word| word.trim_matches(|letter: char| ",.*'’".contains(letter)));
    trimmed.filter(|word| word.chars().any(|letter| letter.is_ascii_digit()))
}

fn kind_of(word: &str, (before, after): (&str, &str), inputs: &BTreeSet<String>) -> Option<Kind> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    let year = digits(word) && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let bare = word.rsplit('’').next().unwrap_or(word);
    let day = digits(bare.trim_end_matches('º')) && MONTHS.iter().any(|month| after.trim_start().starts_with(month));
    let date = word.split('/').count() == 3 && word.split('/').all(digits);
    if year || day || date {
        return Some(Kind::Date);
    }
    let code = word.split(['.', '-']).all(digits) && word.split(['.', '-']).next().is_some_and(|part| part.len() == 2);
    if code {
        return Some(Kind::Code);
    }
    let row = word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let cell = row != word && word.len() - row.len() <= 3 && digits(row);
    let hexadecimal = word.len() >= 8 && word.chars().all(|letter| letter.is_ascii_hexdigit() || letter == '-');
    if cell
        || hexadecimal
        || word.contains(".xlsx")
        || word.contains(".md")
        || word.contains(".toml")
        || word == "SHA-256"
    {
        return Some(Kind::Origin);
    }
    let cited = ["art.", "c.", "n.", "artt.", "lett."].iter().any(|sign| before.trim_end().ends_with(sign));
    if cited || word.contains('/') || word.ends_with("-bis") || word.starts_with("0.") {
        return Some(Kind::Citation);
    }
    inputs.contains(word).then_some(Kind::Input)
}

#[test]
fn what_has_digits_and_no_name_is_of_a_listed_kind() {
    let seed = Seed::full();
    let inputs = input_words(&seed);
    let mut found: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut strange = BTreeSet::new();
    for (text, in_method) in texts(&seed.xhtml()) {
        for word in words(&text) {
            let at = text.find(word).unwrap_or_default();
            let around = (&text[..at], &text[at + word.len()..]);
            let kind = kind_of(word, around, &inputs).or(in_method.then_some(Kind::Method));
            match kind {
                Some(kind) => *found.entry(kind).or_default() += 1,
                None => drop(strange.insert(format!("{word} in «{}»", text.chars().take(90).collect::<String>()))),
            }
        }
    }
    assert!(strange.is_empty(), "digits without a name: {strange:#?}; {found:?}");
}
