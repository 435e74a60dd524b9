//! Numbers that somebody typed into a template: no figure of the report stands behind them, and nothing proves them.
//!
//! Guaranteed: what the built-in template of the same name says too is not told. Deliberately absent: numbers
//! inside fields and tags, which are no text of the document, and whole numbers, which number sections and articles.

use super::template::embedded_templates;
use crate::domain::Place;
use crate::finding::Finding;
use crate::outputs::typeset::layout_codes::TYPED_NUMBER;

/// Words that make any number before them a figure.
const UNITS: [&str; 4] = ["%", "€", "euro", "per cento"];

/// One finding for each number that the text of an entity's own template holds.
pub(super) fn check(name: &str, file: &str, source: &str) -> Vec<Finding> {
    let built_in = embedded_templates().iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
    let mut known: Vec<String> = numbers(built_in).into_iter().map(|(_, number)| number).collect();
    let mut is_new = |number: &String| match known.iter().position(|own| own == number) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    };
    let typed = numbers(source).into_iter().filter(|(_, number)| is_new(number));
    typed.map(|(line, number)| told(file, line, number)).collect()
}

fn told(file: &str, line: u32, number: String) -> Finding {
    let message = "Il modello contiene un numero scritto a mano: nessuna cifra della relazione lo prova.";
    Finding::new(TYPED_NUMBER, message)
        .at(Place::file(file).at_line(line))
        .found(number)
        .expected("il campo che dà la cifra (docs/campi.md), oppure un testo senza numeri")
}

/// The decimals and the numbers with a unit of the text, with their lines, from one.
fn numbers(source: &str) -> Vec<(u32, String)> {
    let text = plain(source);
    let mut found = Vec::new();
    for (line, text) in (1..).zip(text.lines()) {
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let is_part =
                rest[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '-');
            let number = &rest[at..];
            let end = number.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(number.len());
            let (number, after) = (number[..end].trim_end_matches(['.', ',']), &number[end..]);
            let unit = UNITS.iter().find(|unit| after.trim_start().to_lowercase().starts_with(**unit));
            if !is_part && (number.contains(',') || unit.is_some()) {
                found.push((line, unit.map_or_else(|| number.to_owned(), |unit| format!("{number} {unit}"))));
            }
            rest = after;
        }
    }
    found
}

/// The text without its expressions and tags; lines stay where they are.
fn plain(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['{', '<']) {
        text.push_str(&rest[..at]);
        let found = &rest[at..];
        let closing = match found {
            _ if found.starts_with("{{!--") => "--}}",
            _ if found.starts_with("{{") => "}}",
            _ if found.starts_with("<!--") => "-->",
            _ if found.starts_with('<') => ">",
            _ => {
                text.push('{');
                rest = &found[1..];
                continue;
            }
        };
        let end = found.find(closing).map_or(found.len(), |end| end + closing.len());
        // What was taken out separates words.
        text.push(' ');
        text.extend(found[..end].chars().filter(|c| *c == '\n'));
        rest = &found[end..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_and_units_are_numbers_and_what_stands_in_tags_is_none() {
        let text = "<p style=\"width:12,5%\">Copertura 85,18&#160;% e {{cifra 3,5}}</p>\n<!-- 7,5 -->\n\
                    Art. 10, comma 1, D.Lgs. 150/2009: spesi 1.250.000 euro,\nil 90 % (sezione 4.2), A4,5.";
        let expected = [(1, "85,18"), (3, "1.250.000 euro"), (4, "90 %")];
        let found = numbers(text);
        assert_eq!(found.iter().map(|(line, number)| (*line, number.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_the_built_in_templates_say_is_not_told() {
        for (name, text) in embedded_templates() {
            assert_eq!(check(name, name, text), [], "{name}");
        }
        let (name, text) = embedded_templates()[0];
        let changed = format!("{text}\n<p>Risultato: 99,50 %</p>");
        let found = check(name, "templates/relazione.hbs", &changed);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].found.as_deref(), Some("99,50 %"));
    }
}
