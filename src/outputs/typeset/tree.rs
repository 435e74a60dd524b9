//! The structure tree while it grows, in reading order.

use std::collections::BTreeSet;

use super::{Attributes, ContentId, Element, ElementId, Kid, Role};

/// A growing arena of elements; the first is the document.
pub(super) struct Tree {
    elements: Vec<Element>,
    contents: u32,
}

impl Tree {
    pub fn new() -> Self {
        let document =
            Element { role: Role::Document, parent: None, kids: Vec::new(), attributes: Attributes::default() };
        Self { elements: vec![document], contents: 0 }
    }

    /// The document.
    pub const ROOT: ElementId = ElementId(0);

    /// Adds an element as the last child of `parent`.
    pub fn element(&mut self, parent: ElementId, role: Role) -> ElementId {
        let id = ElementId(u32::try_from(self.elements.len()).expect("fewer than 2^32 elements"));
        self.elements.push(Element { role, parent: Some(parent), kids: Vec::new(), attributes: Attributes::default() });
        self.elements[parent.0 as usize].kids.push(Kid::Element(id));
        id
    }

    /// Adds a new content as the last child of `parent`.
    pub fn content(&mut self, parent: ElementId) -> ContentId {
        let id = ContentId(self.contents);
        self.contents += 1;
        self.elements[parent.0 as usize].kids.push(Kid::Content(id));
        id
    }

    /// What an element says about itself, to be changed.
    pub fn attributes(&mut self, element: ElementId) -> &mut Attributes {
        &mut self.elements[element.0 as usize].attributes
    }

    /// The finished arena and the number of contents given out. A content that nothing
    /// was painted for, such as white space that collapsed, leaves the tree.
    pub fn finish(mut self, painted: &BTreeSet<u32>) -> (Vec<Element>, u32) {
        for element in &mut self.elements {
            element.kids.retain(|kid| !matches!(kid, Kid::Content(content) if !painted.contains(&content.0)));
        }
        (self.elements, self.contents)
    }
}
