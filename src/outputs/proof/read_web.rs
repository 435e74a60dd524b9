//! The web page read back: the text of each place where it shows a figure.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use super::claims::Claims;
use super::error::ProofError;
use super::found::WebAt;
use super::places::Read;
use crate::dossier::PackageFile;
use crate::outputs::web::{DERIVATIONS, FIGURE};
use crate::trace::facts::{Facts, plain_spaces};

/// Reads the page once, and every figure that it says it shows.
pub(super) fn read(facts: &Facts<'_>, claims: &Claims, files: &[PackageFile]) -> Result<Read<WebAt>, ProofError> {
    let Some(file) = files.iter().find(|file| file.path == claims.web) else { return Ok(Vec::new()) };
    let unreadable = |reason: &str| ProofError::Unreadable { file: claims.web.clone(), reason: reason.to_owned() };
    let shown = shown(&file.bytes).map_err(unreadable)?;
    let says = |(name, place): (String, WebAt)| {
        if let Some(position) = facts.position(&name)
            && facts.of_name(&name).any(|fact| fact.value.is_said_by(&place.text))
        {
            return Ok((position, place));
        }
        Err(ProofError::Differs {
            place: format!("{}#{}", claims.web, place.anchor),
            expected: facts.get(&name).map(|fact| fact.value.written()).unwrap_or_default(),
            found: place.text,
            fact: name,
        })
    };
    shown.into_iter().map(says).collect()
}

/// Every figure that a page says it shows, with what is read there; or why the page cannot be read.
pub(super) fn shown(bytes: &[u8]) -> Result<Vec<(String, WebAt)>, &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "non è in UTF-8")?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let page = Document::parse_with_options(text, options).map_err(|_| "non è ben formata")?;
    let names = names(&page).ok_or("l’elenco delle derivazioni non si legge")?;
    let shown = page.descendants().filter_map(|node| Some((node, node.attribute(FIGURE)?)));
    shown
        .map(|(node, number)| {
            let name = number.parse().ok().and_then(|number: usize| names.get(number));
            let name = name.ok_or("una cifra non è nell’elenco delle derivazioni")?;
            Ok((name.clone(), place(node)))
        })
        .collect()
}

/// The charts of a page: what each says to who does not see it, and the words that it shows.
pub(super) fn charts(bytes: &[u8]) -> Vec<(String, String)> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let text = String::from_utf8_lossy(bytes);
    let Ok(page) = Document::parse_with_options(&text, options) else { return Vec::new() };
    let drawings = page.descendants().filter(|node| node.tag_name().name() == "svg");
    let words = |node: Node<'_, '_>| {
        node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect::<Vec<_>>().join(" ")
    };
    drawings.filter_map(|node| Some((node.attribute("aria-label")?.to_owned(), words(node)))).collect()
}

/// The names of the figures in the order of their numbers.
fn names(page: &Document<'_>) -> Option<Vec<String>> {
    let list = page.descendants().find(|node| node.attribute("id") == Some(DERIVATIONS))?;
    let view: Value = serde_json::from_str(list.text()?).ok()?;
    view["c"].as_array()?.iter().map(|figure| Some(figure["n"].as_str()?.to_owned())).collect()
}

fn place(node: Node<'_, '_>) -> WebAt {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|part| part.text()).collect();
    let anchor = node.ancestors().find_map(anchor).unwrap_or_default();
    WebAt { anchor: anchor.to_owned(), text: plain_spaces(&text) }
}

/// The identifier of an element, or of the heading that it begins with.
fn anchor<'n>(node: Node<'n, '_>) -> Option<&'n str> {
    let of_heading = || {
        let first = node.children().find(Node::is_element)?;
        first.attribute("id").filter(|_| matches!(first.tag_name().name(), "h2" | "h3" | "h4" | "h5" | "h6"))
    };
    node.attribute("id").or_else(of_heading)
}
