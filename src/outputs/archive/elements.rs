//! XML elements, one below the other, with their texts escaped.

use crate::words::markup::escape;

/// An element: its name and what is in it.
pub(super) struct Element {
    name: &'static str,
    content: Content,
}

enum Content {
    Text(String),
    Elements(Vec<Element>),
}

/// An element with a text.
pub(super) fn text(name: &'static str, text: impl Into<String>) -> Element {
    Element { name, content: Content::Text(text.into()) }
}

/// An element with others in it.
pub(super) fn group(name: &'static str, elements: impl IntoIterator<Item = Element>) -> Element {
    Element { name, content: Content::Elements(elements.into_iter().collect()) }
}

impl Element {
    /// The element and all below it, indented.
    pub fn write(&self, depth: usize, xml: &mut String) {
        let (indent, name) = ("  ".repeat(depth), self.name);
        match &self.content {
            Content::Text(text) => xml.push_str(&[&*indent, "<", name, ">", &escape(text), "</", name, ">\n"].concat()),
            Content::Elements(elements) => {
                xml.push_str(&[&*indent, "<", name, ">\n"].concat());
                for element in elements {
                    element.write(depth + 1, xml);
                }
                xml.push_str(&[&*indent, "</", name, ">\n"].concat());
            }
        }
    }
}
