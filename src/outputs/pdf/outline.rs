//! Bookmarks, nested by level (ISO 32000-1, 12.3.3).
//!
//! Readers open the tree closed below its first level: a table of contents at a glance.

use lopdf::{Dictionary, Object};

use super::destinations::Ways;
use super::error::PdfError;
use super::object;
use super::save::File;
use crate::outputs::typeset::OutlineEntry;

/// Writes the outline; `None` where there are no entries.
pub(super) fn write(file: &mut File, entries: &[OutlineEntry], ways: &Ways<'_>) -> Result<Option<u32>, PdfError> {
    if entries.is_empty() {
        return Ok(None);
    }
    let root = file.reserve();
    let ids: Vec<u32> = entries.iter().map(|_| file.reserve()).collect();
    let parents = parents(entries);
    let mut first_level = Vec::new();
    let mut children = vec![Vec::new(); entries.len()];
    for (index, parent) in parents.iter().enumerate() {
        parent.map_or(&mut first_level, |parent| &mut children[parent]).push(index);
    }
    let mut dictionary = object::dictionary([("Type", object::name("Outlines"))]);
    link_children(&mut dictionary, &first_level, &ids);
    dictionary.set("Count", object::integer(first_level.len()));
    file.put(root, &Object::Dictionary(dictionary))?;
    write_siblings(file, &first_level, root, &Tree { entries, ids: &ids, children: &children, ways })?;
    for (index, below) in children.iter().enumerate() {
        write_siblings(file, below, ids[index], &Tree { entries, ids: &ids, children: &children, ways })?;
    }
    Ok(Some(root))
}

/// The entries and how they hang together.
struct Tree<'a> {
    entries: &'a [OutlineEntry],
    ids: &'a [u32],
    children: &'a [Vec<usize>],
    ways: &'a Ways<'a>,
}

/// Writes the entries below one parent, chained to each other.
fn write_siblings(file: &mut File, siblings: &[usize], parent: u32, tree: &Tree<'_>) -> Result<(), PdfError> {
    for (position, &index) in siblings.iter().enumerate() {
        let entry = &tree.entries[index];
        let mut item =
            object::dictionary([("Title", object::text(&entry.title)), ("Parent", object::reference(parent))]);
        tree.ways.lead(&mut item, entry.destination)?;
        if let Some(before) = position.checked_sub(1) {
            item.set("Prev", object::reference(tree.ids[siblings[before]]));
        }
        if let Some(after) = siblings.get(position + 1) {
            item.set("Next", object::reference(tree.ids[*after]));
        }
        let children = &tree.children[index];
        if !children.is_empty() {
            link_children(&mut item, children, tree.ids);
            // A negative count: closed, and so many entries would show if it were opened.
            item.set("Count", Object::Integer(-i64::try_from(children.len()).expect("few bookmarks")));
        }
        file.put(tree.ids[index], &Object::Dictionary(item))?;
    }
    Ok(())
}

fn link_children(dictionary: &mut Dictionary, children: &[usize], ids: &[u32]) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        dictionary.set("First", object::reference(ids[*first]));
        dictionary.set("Last", object::reference(ids[*last]));
    }
}

/// The entry above each entry: the nearest one before it of a lower level.
fn parents(entries: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        while open.last().is_some_and(|above| entries[*above].level >= entry.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::typeset::Destination;

    fn entry(level: u8) -> OutlineEntry {
        OutlineEntry { level, title: "t".to_owned(), destination: Destination { page: 0, top: 1.0, content: None } }
    }

    #[test]
    fn entries_hang_below_the_nearest_lower_level() {
        let levels = [1, 2, 3, 2, 1, 3, 2].map(entry);
        assert_eq!(parents(&levels), [None, Some(0), Some(1), Some(0), None, Some(4), Some(4)]);
    }
}
