//! Figures on their way through the templates: each keeps its name without the template knowing.
//!
//! ```text
//! view, JSON: {"id": …, "testo": …}  ─>  handlebars: one string, name and text between marks
//!     ─>  XHTML: <data value="name">text</data>; in the attributes of a chart data-cifre="names"
//! ```
//!
//! Guaranteed: a template writes `{{field}}` and the name follows; no text of an office can pass for
//! a figure, because the marks are characters that no text may hold (Unicode's non-characters).
//! Deliberately absent: what the figures are.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::words::typographic::typographic;

const OPEN: char = '\u{fdd0}';
const MIDDLE: char = '\u{fdd1}';
const CLOSE: char = '\u{fdd2}';
const MARKS: [char; 3] = [OPEN, MIDDLE, CLOSE];
/// What a mark in somebody's text becomes: a character that is told as missing.
const FOREIGN: &str = "\u{fffd}";

/// Keys of a figure in the view, and of a text that holds some.
pub(super) const NAME: &str = "id";
pub(super) const TEXT: &str = "testo";
pub(super) const PIECES: &str = "pezzi";

/// Makes each figure of a view one string that handlebars carries; gives the names of all.
pub(super) fn encode(view: &mut Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    encode_into(view, &mut names);
    names
}

fn encode_into(value: &mut Value, names: &mut BTreeSet<String>) {
    if let Some(text) = figure(value, names).or_else(|| pieces(value, names)) {
        *value = Value::String(text);
        return;
    }
    match value {
        Value::String(text) => *text = printed(text),
        Value::Array(entries) => entries.iter_mut().for_each(|entry| encode_into(entry, names)),
        Value::Object(fields) => fields.values_mut().for_each(|field| encode_into(field, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as it is printed. What is XHTML already has its apostrophes and quotation marks.
fn printed(text: &str) -> String {
    let clean = text.replace(MARKS, FOREIGN);
    if clean.starts_with('<') { clean } else { typographic(&clean).into_owned() }
}

/// `{"id": …, "testo": …}` between marks.
fn figure(value: &Value, names: &mut BTreeSet<String>) -> Option<String> {
    let fields = value.as_object().filter(|fields| fields.len() == 2)?;
    let own = |key| fields.get(key)?.as_str();
    let (name, text) = (own(NAME)?.replace(MARKS, FOREIGN), printed(own(TEXT)?));
    let marked = format!("{OPEN}{name}{MIDDLE}{text}{CLOSE}");
    names.insert(name);
    Some(marked)
}

/// `{"pezzi": […]}`: words and figures joined.
fn pieces(value: &Value, names: &mut BTreeSet<String>) -> Option<String> {
    let pieces = value.as_object().filter(|fields| fields.len() == 1)?.get(PIECES)?.as_array()?;
    let piece = |piece: &Value| match piece {
        Value::String(words) => printed(words),
        other => figure(other, names).unwrap_or_default(),
    };
    Some(pieces.iter().map(piece).collect())
}

/// Where in the XHTML the text stands that is copied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Tag,
    /// In an attribute, until this quote.
    Value(u8),
}

/// Turns the marks of a composed document into elements and attributes.
pub(super) fn resolve(xhtml: String) -> String {
    if !xhtml.contains(OPEN) {
        return xhtml;
    }
    let mut writer =
        Writer { out: String::with_capacity(xhtml.len() * 5 / 4), place: Place::Text, value: 0, named: Vec::new() };
    let mut rest = xhtml.as_str();
    while let Some((before, marked)) = rest.split_once(OPEN) {
        writer.copy(before);
        // Handlebars writes a figure's string whole: the other two marks follow.
        let (name, after) = marked.split_once(MIDDLE).unwrap_or(("", marked));
        let (text, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        writer.figure(name, text);
        rest = after;
    }
    writer.copy(rest);
    writer.out
}

struct Writer {
    out: String,
    place: Place,
    /// Where the attribute's value begins in `out`.
    value: usize,
    /// Figures in the attribute: where each begins in `out`, and its name.
    named: Vec<(usize, String)>,
}

impl Writer {
    /// Copies XHTML without marks, keeping track of tags, attributes and comments.
    fn copy(&mut self, xhtml: &str) {
        let mut rest = xhtml;
        while !rest.is_empty() {
            let ends = |byte: u8| match self.place {
                Place::Text => byte == b'<',
                Place::Tag => matches!(byte, b'>' | b'"' | b'\''),
                Place::Value(quote) => byte == quote,
            };
            let Some(at) = rest.bytes().position(ends) else { break };
            if self.place == Place::Text && rest[at..].starts_with("<!--") {
                let end = rest[at..].find("-->").map_or(rest.len(), |end| at + end + 3);
                self.out.push_str(&rest[..end]);
                rest = &rest[end..];
                continue;
            }
            self.out.push_str(&rest[..=at]);
            self.place = match (self.place, rest.as_bytes()[at]) {
                (Place::Text, _) => Place::Tag,
                (Place::Tag, b'>') => Place::Text,
                (Place::Tag, quote) => {
                    self.value = self.out.len();
                    Place::Value(quote)
                }
                (Place::Value(_), _) => {
                    self.name_values();
                    Place::Tag
                }
            };
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }

    fn figure(&mut self, name: &str, text: &str) {
        if self.place == Place::Text {
            self.out.push_str("<data value=\"");
            self.out.push_str(name);
            self.out.push_str("\">");
            self.out.push_str(text);
            self.out.push_str("</data>");
        } else {
            self.named.push((self.out.len(), name.to_owned()));
            self.out.push_str(text);
        }
    }

    /// Behind the values of a chart, the names of those that have one, a line each.
    fn name_values(&mut self) {
        let named = std::mem::take(&mut self.named);
        let value = &self.out[self.value..self.out.len() - 1];
        if named.is_empty() || !self.out[..self.value].ends_with(&format!("{CHART_VALUES}=\"")) {
            return;
        }
        let start = self.value;
        let mut at = 0;
        let names: Vec<&str> = value
            .split(' ')
            .map(|word| {
                let from = start + at;
                at += word.len() + 1;
                named.iter().find(|(begin, _)| *begin == from).map_or("", |(_, name)| name.as_str())
            })
            .collect();
        let names = format!(" {CHART_NAMES}=\"{}\"", names.join("&#10;"));
        self.out.push_str(&names);
    }
}

/// The attribute of a chart's values, and the one that names them.
const CHART_VALUES: &str = "data-valori";
const CHART_NAMES: &str = "data-cifre";

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::words::markup::escape;

    fn composed(template: &str, mut view: Value) -> String {
        encode(&mut view);
        let mut registry = handlebars::Handlebars::new();
        registry.register_escape_fn(escape);
        resolve(registry.render_template(template, &view).unwrap())
    }

    #[test]
    fn a_figure_becomes_an_element_and_needs_nothing_of_the_template() {
        let view = json!({"c": {"id": "indirizzo «A & B», copertura", "testo": "<5\u{a0}%"}});
        let data = format!("<data value=\"{}\">&lt;5\u{a0}%</data>", escape("indirizzo «A & B», copertura"));
        assert_eq!(composed("<p title='x'>{{c}}.</p>", view), format!("<p title='x'>{data}.</p>"));
    }

    #[test]
    fn figures_within_a_sentence_keep_its_words() {
        let view = json!({"s": {"pezzi": ["Misurati ", {"id": "ente, misurati", "testo": "61"}, " su 66."]}});
        assert_eq!(composed("<p>{{s}}</p>", view), "<p>Misurati <data value=\"ente, misurati\">61</data> su 66.</p>");
    }

    #[test]
    fn attributes_have_the_text_alone_and_charts_the_names_beside_it() {
        let view = json!({
            "a": {"id": "missione 01, raggiunti", "testo": "3"},
            "v": {"pezzi": [{"id": "x", "testo": "3"}, " ", {"id": "y", "testo": "0"}, " 7"]},
        });
        let template = "<!-- l'ente --><a title=\"{{a}}\"/><div data-valori=\"{{v}}\"/>{{a}}";
        let data = "<data value=\"missione 01, raggiunti\">3</data>";
        let charted = "<div data-valori=\"3 0 7\" data-cifre=\"x&#10;y&#10;\"/>";
        assert_eq!(composed(template, view), format!("<!-- l'ente --><a title=\"3\"/>{charted}{data}"));
    }

    #[test]
    fn no_text_passes_for_a_figure() {
        let forged = format!("{OPEN}ente, copertura{MIDDLE}100,00{CLOSE}");
        let view = json!({"c": forged, "d": {"id": "x", "testo": format!("1{CLOSE}2")}});
        assert_eq!(composed("<p>{{c}}</p>", view.clone()), "<p>\u{fffd}ente, copertura\u{fffd}100,00\u{fffd}</p>");
        assert_eq!(composed("{{d}}", view), "<data value=\"x\">1\u{fffd}2</data>");
    }
}
