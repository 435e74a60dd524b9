//! The source's vocabulary: which elements, attributes and classes it may use.
//!
//! Guaranteed: what passes has only known names, so that layout never has to guess;
//! what does not pass is named with line, column and what is allowed.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};

use super::error::TypesetError;

/// No document of ours comes near so many nodes; a hostile one stops here.
const MOST_NODES: u32 = 20_000_000;
/// Deeper nesting is no document but an attack on the stack.
const DEEPEST: usize = 64;

/// What an element may carry; every element may have an `id` and the XML language.
struct Vocabulary {
    element: &'static str,
    attributes: &'static [&'static str],
    classes: &'static [&'static str],
}

const fn word(
    element: &'static str,
    attributes: &'static [&'static str],
    classes: &'static [&'static str],
) -> Vocabulary {
    Vocabulary { element, attributes, classes }
}

/// A section whose own heading stands above all others within it, each one level lower than it asks.
pub(super) const CHAPTER: &str = "capitolo";

/// A span that is the sign and the words of a class, in the colour of the text around it.
const CLASS: &str = "classe";
const CLASS_LABELS: &[&str] =
    &[CLASS, "classe-raggiunto", "classe-parziale", "classe-non-raggiunto", "classe-assente", "ereditato"];
const PARAGRAPH_CLASSES: &[&str] =
    &["guida", "nota", "riquadro", "valore", "etichetta", "ente", "stato", "avvertenza", "esito", "indici-riga"];
const CELL_CLASSES: &[&str] = &["num", "testo", "stretto", "centro", "destra", "ereditato"];

const VOCABULARY: &[Vocabulary] = &[
    word("html", &["xmlns"], &[]),
    word("head", &[], &[]),
    word("title", &[], &[]),
    word("meta", &["name", "content", "charset"], &[]),
    word("body", &[], &[]),
    word("section", &["aria-label"], &["copertina", "pagina", "missione", "programma", CHAPTER]),
    word(
        "div",
        &["data-nome", "data-classe", "data-segno", "data-etichetta", "data-valori", "data-cifre"],
        &["indici", "indice-valore", "serie", "riga", "obiettivo", "riquadri"],
    ),
    word("h1", &[], &["titolo", "numerato"]),
    word("h2", &[], &[]),
    word("h3", &[], &[]),
    word("h4", &[], &[]),
    word("h5", &[], &[]),
    word("h6", &[], &[]),
    word("p", &["data-barra", "data-classe", "data-campo"], PARAGRAPH_CLASSES),
    word("strong", &[], &[]),
    word("em", &[], &[]),
    word("span", &["data-sezione"], CLASS_LABELS),
    word("a", &["href", "title"], &[]),
    word("data", &["value"], CLASS_LABELS),
    word("br", &[], &[]),
    word("sup", &[], &[]),
    word("ul", &[], &[]),
    word("ol", &[], &[]),
    word("li", &[], &[]),
    word("dl", &[], &[]),
    word("dt", &[], &[]),
    word("dd", &[], &[]),
    word("hr", &[], &[]),
    word("table", &["aria-label"], &["scheda", "dati"]),
    word("caption", &[], &[]),
    word("colgroup", &[], &[]),
    word("col", &["style"], &["num", "testo", "stretto"]),
    word("thead", &[], &[]),
    word("tbody", &[], &[]),
    word("tfoot", &[], &[]),
    word("tr", &[], &["nota"]),
    word("th", &["scope", "colspan", "rowspan", "headers"], CELL_CLASSES),
    word("td", &["colspan", "rowspan", "headers", "data-barra", "data-classe"], CELL_CLASSES),
    word("figure", &["aria-label", "data-tipo", "data-unita", "data-nome"], &["grafico", "immagine"]),
    word("figcaption", &[], &[]),
    word("aside", &[], &["nota"]),
    word("blockquote", &[], &[]),
    word("nav", &["data-livelli"], &["indice"]),
];

/// Parses and checks a source.
///
/// # Errors
/// [`TypesetError::Xml`] if it is not well-formed or uses something unknown.
pub(super) fn parse(xhtml: &str) -> Result<Document<'_>, TypesetError> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xhtml, options).map_err(|error| TypesetError::Xml {
        line: error.pos().row,
        column: error.pos().col,
        message: "il documento composto dai modelli non è XHTML ben formato".to_owned(),
    })?;
    check_tree(document.root_element())?;
    check_identifiers(&document)?;
    Ok(document)
}

/// An error at a node.
pub(super) fn wrong(node: Node<'_, '_>, message: String) -> TypesetError {
    let position = node.document().text_pos_at(node.range().start);
    TypesetError::Xml { line: position.row, column: position.col, message }
}

/// Whether a node has a class.
pub(in crate::outputs) fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
}

/// Whether a span is the sign and the words of a class.
pub(in crate::outputs) fn is_class(node: Node<'_, '_>) -> bool {
    let classes = node.attribute("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .any(|own| own.strip_prefix(CLASS).is_some_and(|tone| matches!(tone.bytes().next(), None | Some(b'-'))))
}

/// A whole number from 1 to 1000 in an attribute; absent means `default`.
pub(super) fn number(node: Node<'_, '_>, attribute: &str, default: u16) -> Result<u16, TypesetError> {
    let Some(text) = node.attribute(attribute) else { return Ok(default) };
    text.trim()
        .parse()
        .ok()
        .filter(|number| (1..=1000).contains(number))
        .ok_or_else(|| wrong(node, format!("{attribute}=\"{text}\" non è valido: atteso un numero intero da 1 a 1000")))
}

/// An identifier names one element: links and header cells depend on it.
fn check_identifiers(document: &Document<'_>) -> Result<(), TypesetError> {
    let mut seen = BTreeSet::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = node.attribute("id")
            && !seen.insert(id)
        {
            return Err(wrong(node, format!("id=\"{id}\" compare due volte: ogni id deve essere unico")));
        }
    }
    Ok(())
}

fn check_tree(root: Node<'_, '_>) -> Result<(), TypesetError> {
    // An explicit stack: the depth of a foreign document must not be the program's.
    let mut waiting = vec![(root, 0)];
    while let Some((node, depth)) = waiting.pop() {
        if depth > DEEPEST {
            return Err(wrong(node, format!("elementi annidati oltre {DEEPEST} livelli")));
        }
        check(node)?;
        waiting.extend(node.children().rev().filter(Node::is_element).map(|child| (child, depth + 1)));
    }
    Ok(())
}

/// Checks one element: its name, attributes, classes and closed lists of values.
///
/// # Errors
/// [`TypesetError::Xml`] that names what is unknown and what is allowed.
pub(crate) fn check(node: Node<'_, '_>) -> Result<(), TypesetError> {
    let name = node.tag_name().name();
    let Some(known) = VOCABULARY.iter().find(|known| known.element == name) else {
        let all: Vec<&str> = VOCABULARY.iter().map(|known| known.element).collect();
        return Err(wrong(node, format!("elemento <{name}> sconosciuto: sono ammessi {}", all.join(", "))));
    };
    for attribute in node.attributes() {
        let found = attribute.name();
        let general = ["id", "class", "lang"].contains(&found);
        if !general && !known.attributes.contains(&found) {
            let allowed = known.attributes.join(", ");
            let allowed = if allowed.is_empty() { "nessun altro".to_owned() } else { allowed };
            let message =
                format!("attributo «{found}» sconosciuto in <{name}>: ammessi id, class, lang; inoltre {allowed}");
            return Err(wrong(node, message));
        }
    }
    for class in node.attribute("class").unwrap_or_default().split_ascii_whitespace() {
        if !known.classes.contains(&class) {
            let allowed = if known.classes.is_empty() { "nessuna".to_owned() } else { known.classes.join(", ") };
            return Err(wrong(node, format!("classe «{class}» sconosciuta in <{name}>: ammesse {allowed}")));
        }
    }
    check_values(node)
}

/// Values that come from a closed list.
fn check_values(node: Node<'_, '_>) -> Result<(), TypesetError> {
    let lists: [(&str, &str, &[&str]); 5] = [
        ("th", "scope", &["col", "row", "colgroup", "rowgroup", "both"]),
        ("figure", "data-tipo", &["barre-impilate", "barre", "linee"]),
        ("meta", "name", &["intestazione", "piede", "marchio"]),
        ("nav", "data-livelli", &["1", "2", "3"]),
        ("p", "data-campo", &["firma"]),
    ];
    for (element, attribute, allowed) in lists {
        let found = node.attribute(attribute).filter(|_| node.has_tag_name(element));
        if let Some(found) = found.filter(|found| !allowed.contains(found)) {
            let message =
                format!("{attribute}=\"{found}\" in <{element}> non è valido: ammessi {}", allowed.join(", "));
            return Err(wrong(node, message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(xhtml: &str) -> String {
        parse(xhtml).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn unknown_names_are_errors_that_say_where_and_what_is_allowed() {
        let unknown = message("<html>\n  <body><marquee/></body></html>");
        assert!(unknown.starts_with("riga 2, colonna 9: elemento <marquee> sconosciuto"), "{unknown}");
        assert!(unknown.contains("section"));
        assert!(message("<html onload='x'/>").contains("«onload»"));
        assert!(message("<html><body><td class='rosso'/></body></html>").contains("num, testo"));
        assert!(message("<html><body><th scope='sopra'/></body></html>").contains("rowgroup"));
        assert!(message("<html><body>").starts_with("riga 1"));
        assert!(message("<html><body><p id='a'/><p id='a'/></body></html>").contains("due volte"));
    }

    #[test]
    fn a_doctype_is_accepted_and_too_much_depth_is_not() {
        assert!(parse("<!DOCTYPE html><html lang='it'><body/></html>").is_ok());
        let deep = format!("<html>{}{}</html>", "<div>".repeat(100), "</div>".repeat(100));
        assert!(message(&deep).contains("livelli"));
    }
}
