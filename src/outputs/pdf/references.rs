//! What elements refer to each other for, besides links (ISO 32000-2, 14.7.2, `Ref`): an entry of the table of contents
//! to its heading, a note and the text that cites it to each other (PDF/UA-2, 8.2.5.8, 8.2.5.14).

use std::collections::BTreeMap;

use super::destinations::element_at;
use super::profile::Generation;
use crate::outputs::typeset::{ElementId, Layout, LinkTarget, Role};

/// The elements that each element refers to, in the order of the document.
#[derive(Default)]
pub(super) struct References(BTreeMap<ElementId, Vec<ElementId>>);

impl References {
    /// The references of a layout; PDF 1.7 has none.
    pub fn new(layout: &Layout, owners: &[Option<ElementId>], generation: Generation) -> Self {
        let mut references = Self::default();
        if generation == Generation::One {
            return references;
        }
        for link in layout.pages.iter().flat_map(|page| &page.links) {
            let LinkTarget::Internal(identifier) = &link.target else { continue };
            let Some(there) = layout.destinations.get(identifier) else { continue };
            let target = element_at(*there, owners);
            if let Some(entry) = above(layout, link.element, Role::TocItem) {
                references.add(entry, target);
            }
            if let Some(note) = above(layout, target, Role::Note) {
                references.add(link.element, note);
                references.add(note, link.element);
            }
        }
        references
    }

    /// What an element refers to.
    pub fn of(&self, element: ElementId) -> &[ElementId] {
        self.0.get(&element).map_or(&[], Vec::as_slice)
    }

    /// A link over several lines has several areas.
    fn add(&mut self, from: ElementId, to: ElementId) {
        let known = self.0.entry(from).or_default();
        if !known.contains(&to) {
            known.push(to);
        }
    }
}

/// The element itself, or the nearest one that holds it, of a role.
fn above(layout: &Layout, element: ElementId, role: Role) -> Option<ElementId> {
    std::iter::successors(Some(element), |id| layout.elements.get(id.0 as usize)?.parent)
        .find(|id| layout.elements.get(id.0 as usize).is_some_and(|element| element.role == role))
}
