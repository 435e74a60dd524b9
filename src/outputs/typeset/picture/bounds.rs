//! What a drawing may ask of its reader, judged before the reader sees it.
//!
//! The library calls itself for each level and each reference, copies what `<use>` names, and measures every dash.
//! Guaranteed: what passes nests a few levels, whatever refers to whatever, and is copied to a bounded size.
//! Deliberately absent: what the drawing shows.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, Node, ParsingOptions};

/// A coat of arms of more bytes is a traced photograph.
const MOST_BYTES: usize = 8 << 20;
/// Bytes of the drawing with everything copied to where it is used.
const MOST_COPIED: usize = 8 << 20;
const MOST_NODES: u32 = 100_000;
/// Steps of setting properties, with everything copied to where it is used.
const MOST_STEPS: usize = 8_000_000;
/// Attributes of one element: the parser holds each against all others.
const MOST_ATTRIBUTES: usize = 500;
const PROPERTIES_A_STEP: usize = 16;
/// Levels of elements, those of what an element refers to among them.
const DEEPEST: usize = 64;
/// Elements that others refer to, where a style sheet does so and who refers to what is not known.
const MOST_REFERRED: usize = 24;

/// Parses a drawing and bounds what it asks.
///
/// # Errors
/// What is too much, in Italian.
pub(super) fn parse(text: &str) -> Result<Document<'_>, String> {
    if text.len() > MOST_BYTES {
        return Err(format!("il disegno supera {} MiB", MOST_BYTES >> 20));
    }
    if widest_element(text) > MOST_ATTRIBUTES {
        return Err(format!("un elemento del disegno ha più di {MOST_ATTRIBUTES} attributi"));
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => format!("il disegno ha più di {MOST_NODES} elementi"),
        _ => "non è un disegno SVG valido".to_owned(),
    })?;
    let referred = ["clipPath", "mask", "pattern", "filter", "marker"];
    let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
    let by_style = styles.filter_map(|node| node.text()).any(|text| text.contains("url("));
    let count = document.descendants().filter(|node| referred.contains(&node.tag_name().name())).count();
    if by_style && count > MOST_REFERRED {
        return Err(format!("il foglio di stile può rimandare a più di {MOST_REFERRED} ritagli, maschere o motivi"));
    }
    Walk::new(&document).weigh(document.root_element(), 0).map(|_| ())?;
    Ok(document)
}

/// Most attributes of one element, as far as the text is XML.
fn widest_element(text: &str) -> usize {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut widest = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                widest = widest.max(element.attributes().with_checks(false).count());
            }
            Ok(Event::Eof) | Err(_) => return widest,
            Ok(_) => {}
        }
    }
}

/// Steps that the style sheets ask for each element: every rule is held against it.
fn steps_of_sheets(document: &Document<'_>) -> usize {
    let styles = document.descendants().filter(|node| node.tag_name().name() == "style");
    let count = |marks: &[char]| -> usize {
        styles
            .clone()
            .flat_map(|node| node.children())
            .filter_map(|node| node.text())
            .map(|text| text.matches(marks).count())
            .sum()
    };
    count(&['{', ',', ':', ';', ' ', '>', '+', '~'])
}

/// Properties of an attribute are looked for one by one among those that are there.
fn squared(properties: usize) -> usize {
    properties.saturating_mul(properties) / PROPERTIES_A_STEP
}

/// How much an element asks, with all that it holds and refers to.
#[derive(Clone, Copy)]
struct Weight {
    bytes: usize,
    steps: usize,
    levels: usize,
}

struct Walk<'d> {
    named: BTreeMap<&'d str, Node<'d, 'd>>,
    known: BTreeMap<u32, Weight>,
    /// Steps that the style sheets ask for each element.
    steps_of_sheets: usize,
}

impl<'d> Walk<'d> {
    fn new(document: &'d Document<'_>) -> Self {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        Self { named, known: BTreeMap::new(), steps_of_sheets: steps_of_sheets(document) }
    }

    /// Circles of references go beyond any depth, so that the depth alone is judged.
    fn weigh(&mut self, node: Node<'d, 'd>, depth: usize) -> Result<Weight, String> {
        let too_deep = || format!("elementi o rimandi annidati oltre {DEEPEST} livelli, o in circolo");
        let known = self.known.get(&node.id().get()).copied();
        if depth + known.map_or(0, |weight| weight.levels) > DEEPEST {
            return Err(too_deep());
        }
        if let Some(known) = known {
            return Ok(known);
        }
        let mut weight = Weight { bytes: 64, steps: self.steps_of_sheets, levels: 1 };
        let mut below: Vec<Node<'d, 'd>> = node.children().filter(Node::is_element).collect();
        for attribute in node.attributes() {
            weight.bytes += attribute.value().len();
            if attribute.name() == "style" {
                weight.steps = weight.steps.saturating_add(squared(attribute.value().matches([':', ';']).count()));
            }
            below.extend(references(attribute.name(), attribute.value()).filter_map(|id| self.named.get(id)));
        }
        for other in below {
            let inner = self.weigh(other, depth + 1)?;
            weight.bytes = weight.bytes.saturating_add(inner.bytes);
            weight.steps = weight.steps.saturating_add(inner.steps);
            weight.levels = weight.levels.max(inner.levels + 1);
        }
        if weight.bytes > MOST_COPIED {
            return Err("il disegno ripete le sue parti troppe volte".to_owned());
        }
        if weight.steps > MOST_STEPS {
            return Err("i fogli di stile e gli attributi «style» sono troppo lunghi per i suoi elementi".to_owned());
        }
        self.known.insert(node.id().get(), weight);
        Ok(weight)
    }
}

/// The names of the elements that an attribute refers to: `href="#a"`, `url(#a)` in any property.
fn references<'v>(name: &str, value: &'v str) -> impl Iterator<Item = &'v str> {
    let own = (name == "href").then(|| value.trim().strip_prefix('#')).flatten();
    let in_urls = value.split("url(").skip(1).filter_map(|rest| {
        rest.split(')').next()?.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).strip_prefix('#')
    });
    own.into_iter().chain(in_urls)
}

/// The length of the shortest pattern of dashes of a drawing, as far as its text says; none where there are no dashes.
pub(super) fn shortest_dashes(text: &str) -> Option<f32> {
    let patterns = text.split("stroke-dasharray").skip(1).filter_map(|rest| {
        let value = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | ':' | '"' | '\''));
        let value = value.split(['"', '\'', ';', '}', '<', '>']).next()?;
        let numbers = value.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        let lengths = numbers.filter_map(|word| {
            // A share of the drawing's size, which may be less than a unit.
            let part = if word.ends_with('%') { 1000.0 } else { 1.0 };
            let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
            number.parse::<f32>().ok().map(|length| length / part)
        });
        let lengths: Vec<f32> = lengths.collect();
        (!lengths.is_empty()).then(|| lengths.iter().sum())
    });
    patterns.filter(|sum| *sum > 0.0).min_by(f32::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
    }

    #[test]
    fn styles_beyond_measure_are_refused_before_anybody_applies_them() {
        let long = drawing(&format!("<rect width=\"5\" height=\"5\" style=\"{}\"/>", "fill:red;".repeat(80_000)));
        let rules = (0..20_000).map(|rule| format!(".c{rule}{{fill:red}}")).collect::<Vec<_>>().concat();
        let many = drawing(&format!("<style>{rules}</style>{}", "<rect class=\"c1\"/>".repeat(200)));
        for text in [long, many] {
            assert!(parse(&text).unwrap_err().contains("stile"));
        }
    }

    #[test]
    fn an_element_of_attributes_without_end_is_refused_before_they_are_compared() {
        let attributes = (0..100_000).map(|number| format!(" a{number}=\"1\"")).collect::<Vec<_>>().concat();
        assert!(parse(&drawing(&format!("<rect{attributes}/>"))).unwrap_err().contains("attributi"));
    }

    #[test]
    fn styles_of_an_ordinary_coat_of_arms_pass() {
        let rules =
            (0..200).map(|rule| format!(".st{rule}{{fill:#E30613;stroke:none}}\n")).collect::<Vec<_>>().concat();
        let own = "fill:#e30613;fill-opacity:1;stroke:#000;stroke-width:0.5;stroke-linecap:round;stroke-linejoin:miter";
        let shape = format!("<path class=\"st7\" style=\"{own}\" d=\"M0 0h1v1z\"/>");
        assert!(parse(&drawing(&format!("<style>{rules}</style>{}", shape.repeat(400)))).is_ok());
    }
}
