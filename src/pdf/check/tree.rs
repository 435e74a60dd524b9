//! The structure tree as it stands in the file, in reading order.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Faults, entry, name, reference, text};

/// Standard structure types that this writer uses.
const ROLES: [&str; 30] = [
    "Document",
    "Sect",
    "Div",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "THead",
    "TBody",
    "TFoot",
    "TR",
    "TH",
    "TD",
    "Caption",
    "Figure",
    "Link",
    "Span",
    "TOC",
    "TOCI",
    "Reference",
    "Note",
    "?",
];

/// A structure element.
pub(super) struct Node {
    /// Its object.
    pub id: ObjectId,
    /// Its structure type, `?` if it is none of the standard ones.
    pub role: &'static str,
    /// The role of its parent, empty for the document.
    pub parent_role: &'static str,
    /// What it holds itself, in order.
    pub kids: Vec<Leaf>,
    /// The elements below it, by index.
    pub children: Vec<usize>,
    /// Its identifier.
    pub identifier: Option<Vec<u8>>,
    /// Whether it has an alternative text.
    pub has_alternative: bool,
    /// What its attribute objects say.
    pub attributes: Facts,
}

/// Something painted or active that an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaf {
    /// Marked content: page and number.
    Marked(ObjectId, i64),
    /// An annotation.
    Annotation(ObjectId),
}

/// What attribute objects say.
pub(super) struct Facts {
    pub has_box: bool,
    pub has_scope: bool,
    pub headers: Vec<Vec<u8>>,
    pub columns: usize,
    pub rows: usize,
}

/// Reads the tree; each element before what is below it.
pub(super) fn read(document: &Document, root: &Dictionary, root_id: ObjectId, faults: &mut Faults) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut seen = BTreeSet::new();
    let first = kids(document, root).into_iter().filter_map(|kid| kid.as_reference().ok());
    let mut open: Vec<(ObjectId, ObjectId, Option<usize>)> = first.map(|id| (id, root_id, None)).collect();
    open.reverse();
    while let Some((id, parent_id, parent)) = open.pop() {
        let Ok(dictionary) = document.get_dictionary(id) else {
            faults.add("ISO 32000-1 14.7.2", format!("l’elemento {} della struttura non c’è", id.0));
            continue;
        };
        if !seen.insert(id) {
            faults.add("ISO 32000-1 14.7.2", format!("l’elemento {} compare due volte nella struttura", id.0));
            continue;
        }
        faults.require(reference(dictionary, "P") == Some(parent_id), "ISO 32000-1 14.7.2", || {
            format!("l’elemento {} non conosce l’elemento che lo contiene", id.0)
        });
        let index = nodes.len();
        let parent_role = parent.map_or("", |parent: usize| nodes[parent].role);
        let node = node(document, id, dictionary, parent_role);
        faults.require(node.role != "?", "PDF/UA-1 7.1", || {
            format!("l’elemento {} ha un tipo che non è tra quelli previsti", id.0)
        });
        nodes.push(node);
        if let Some(parent) = parent {
            nodes[parent].children.push(index);
        }
        let below = kids(document, dictionary).into_iter().filter_map(|kid| kid.as_reference().ok());
        let below: Vec<_> = below.collect();
        open.extend(below.into_iter().rev().map(|kid| (kid, id, Some(index))));
    }
    nodes
}

/// The kids of an element, be they one or an array.
fn kids<'a>(document: &'a Document, dictionary: &'a Dictionary) -> Vec<&'a Object> {
    match dictionary.get(b"K") {
        Ok(Object::Array(list)) => list.iter().collect(),
        Ok(reference @ Object::Reference(_)) => match document.dereference(reference) {
            Ok((_, Object::Array(list))) => list.iter().collect(),
            _ => vec![reference],
        },
        Ok(single) => vec![single],
        Err(_) => Vec::new(),
    }
}

fn node(document: &Document, id: ObjectId, dictionary: &Dictionary, parent_role: &'static str) -> Node {
    let called = name(document, dictionary, "S").unwrap_or(b"?");
    let role = ROLES.into_iter().find(|role| role.as_bytes() == called).unwrap_or("?");
    let own_page = reference(dictionary, "Pg");
    let leaf = |kid: &Object| match kid {
        Object::Integer(number) => Some(Leaf::Marked(own_page?, *number)),
        Object::Dictionary(kid) if kid.has_type(b"MCR") => {
            Some(Leaf::Marked(reference(kid, "Pg").or(own_page)?, kid.get(b"MCID").ok()?.as_i64().ok()?))
        }
        Object::Dictionary(kid) if kid.has_type(b"OBJR") => Some(Leaf::Annotation(reference(kid, "Obj")?)),
        _ => None,
    };
    Node {
        id,
        role,
        parent_role,
        kids: kids(document, dictionary).into_iter().filter_map(leaf).collect(),
        children: Vec::new(),
        identifier: entry(document, dictionary, "ID").and_then(|id| Some(id.as_str().ok()?.to_vec())),
        has_alternative: text(document, dictionary, "Alt").is_some_and(|text| !text.trim().is_empty()),
        attributes: facts(document, dictionary),
    }
}

fn facts(document: &Document, dictionary: &Dictionary) -> Facts {
    let empty = Dictionary::new();
    let said = entry(document, dictionary, "A").and_then(|said| said.as_dict().ok()).unwrap_or(&empty);
    let list =
        |key| entry(document, said, key).and_then(|list| list.as_array().ok()).map(Vec::as_slice).unwrap_or_default();
    let span =
        |key| entry(document, said, key).and_then(|span| usize::try_from(span.as_i64().ok()?).ok()).unwrap_or(1).max(1);
    Facts {
        has_box: list("BBox").len() == 4,
        has_scope: name(document, said, "Scope")
            .is_some_and(|scope| [&b"Row"[..], b"Column", b"Both"].contains(&scope)),
        headers: list("Headers").iter().filter_map(|header| Some(header.as_str().ok()?.to_vec())).collect(),
        columns: span("ColSpan"),
        rows: span("RowSpan"),
    }
}
