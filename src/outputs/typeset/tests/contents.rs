//! The table of contents, as who hears it meets it.

use super::*;

/// The nearest element of a role above another.
fn above(layout: &Layout, mut id: ElementId, role: Role) -> Option<ElementId> {
    loop {
        id = layout.elements[id.0 as usize].parent?;
        if layout.elements[id.0 as usize].role == role {
            return Some(id);
        }
    }
}

#[test]
fn entries_of_a_section_are_an_index_within_its_entry() {
    let layout = laid_out(
        "<nav class='indice' data-livelli='3'/><h1>Uno</h1><h2>Uno a</h2><h3>Uno a b</h3><h2>Uno c</h2><h1>Due</h1><h2>Due a</h2>",
    );
    let entries: Vec<ElementId> = (0..)
        .map(ElementId)
        .zip(&layout.elements)
        .filter(|(_, element)| element.role == Role::TocItem)
        .map(|(id, _)| id)
        .collect();
    let holders: Vec<Option<usize>> = entries
        .iter()
        .map(|entry| {
            let holder = above(&layout, *entry, Role::TocItem)?;
            entries.iter().position(|other| *other == holder)
        })
        .collect();
    assert_eq!(holders, [None, Some(0), Some(1), Some(0), None, Some(4)]);
    let lists = layout.elements.iter().filter(|element| element.role == Role::Toc).count();
    assert_eq!(lists, 4, "the whole, two sections with entries of their own, one subsection");
    assert!(entries.iter().all(|entry| {
        layout.elements[entry.0 as usize].parent.is_some_and(|list| layout.elements[list.0 as usize].role == Role::Toc)
    }));
}
