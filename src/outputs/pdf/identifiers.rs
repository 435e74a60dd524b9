//! The identifiers of structure elements, by which others find them.

use std::collections::BTreeMap;

use lopdf::Object;

use super::error::PdfError;
use super::object;
use crate::outputs::typeset::{Element, ElementId, Layout, Role};

/// The elements of a document by their identifiers, in the order of their bytes.
pub(super) struct Identifiers(BTreeMap<String, ElementId>);

impl Identifiers {
    /// Those of a layout; no two elements may have the same.
    pub fn of(layout: &Layout) -> Result<Self, PdfError> {
        let mut identifiers = BTreeMap::new();
        for (id, element) in (0u32..).zip(&layout.elements) {
            if let Some(identifier) = identifier(element, ElementId(id))
                && let Some(other) = identifiers.insert(identifier.clone(), ElementId(id))
            {
                let message =
                    format!("l’identificatore «{identifier}» compare due volte (elementi {} e {id})", other.0);
                return Err(PdfError::Layout(message));
            }
        }
        Ok(Self(identifiers))
    }

    /// The tree that leads from identifiers to elements, whose object numbers these are; none without identifiers.
    pub fn tree(&self, elements: &[u32]) -> Option<Object> {
        let (first, last) = (self.0.keys().next()?, self.0.keys().next_back()?);
        let limits = Object::Array(vec![object::bytes(first), object::bytes(last)]);
        let pairs =
            self.0.iter().flat_map(|(text, id)| [object::bytes(text), object::reference(elements[id.0 as usize])]);
        let leaf = object::dictionary([("Limits", limits), ("Names", Object::Array(pairs.collect()))]);
        Some(Object::Dictionary(object::dictionary([("Kids", Object::Array(vec![Object::Dictionary(leaf)]))])))
    }
}

/// The source's identifier; notes, which must have one (PDF/UA-1, 7.9), get one of their own.
pub(super) fn identifier(element: &Element, id: ElementId) -> Option<String> {
    let own = || (element.role == Role::Note).then(|| format!("nota-{}", id.0));
    element.attributes.identifier.clone().or_else(own)
}
