//! The structure tree as it stands in the file, in reading order.

use std::collections::BTreeSet;

use super::super::profile::Generation;
use super::faults::Faults;
use super::file::File;
use super::references::References as _;
use super::value::{Dictionary, Value};

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
    "Form",
    "Span",
    "TOC",
    "TOCI",
    "Reference",
    "BlockQuote",
];

/// The name of a structure type; `?` if it is none of those that this writer uses in a generation of PDF.
pub(super) fn role(name: &[u8], generation: Generation) -> &'static str {
    let own: &[&'static str] = match generation {
        Generation::One => &["Note"],
        Generation::Two => &["Em", "Strong", "Aside", "FENote"],
    };
    ROLES.iter().chain(own).find(|role| role.as_bytes() == name).copied().unwrap_or("?")
}

/// The structure tree, flat.
#[derive(Default)]
pub(super) struct Tree {
    /// Each element before what is below it.
    pub nodes: Vec<Node>,
    /// What elements hold, in the order in which it is read aloud, with the index of its element.
    pub leaves: Vec<(Leaf, usize)>,
}

/// A structure element.
pub(super) struct Node {
    /// Its object.
    pub id: u32,
    /// Its structure type, `?` if it is none of the standard ones.
    pub role: &'static str,
    /// The role of its parent, empty for the document.
    pub parent_role: &'static str,
    /// Whether it holds painted content or annotations itself.
    pub holds: Holds,
    /// The elements below it, by index.
    pub children: Vec<usize>,
    /// Its identifier.
    pub identifier: Option<Box<[u8]>>,
    /// Whether it has an alternative text.
    pub has_alternative: bool,
    /// What its attribute objects say.
    pub attributes: Facts,
    /// The object of the namespace of its type.
    pub namespace: Option<u32>,
    /// The elements that it refers to.
    pub references: Vec<u32>,
}

/// What an element holds itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Holds {
    pub content: bool,
    pub annotations: bool,
}

/// Something painted or active that an element holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaf {
    /// Marked content: page and number.
    Marked(u32, i64),
    /// An annotation.
    Annotation(u32),
}

/// What attribute objects say.
pub(super) struct Facts {
    pub has_box: bool,
    pub has_scope: bool,
    pub headers: Vec<Box<[u8]>>,
    pub columns: usize,
    pub rows: usize,
}

/// A step of the way through the tree.
enum Step {
    Element { id: u32, parent_id: u32, parent: Option<usize> },
    Leaf(Leaf, usize),
}

/// Reads the tree below its root.
pub(super) fn read(file: &File<'_>, root: &Dictionary<'_>, root_id: u32, faults: &mut Faults) -> Tree {
    let mut tree = Tree::default();
    let mut seen = BTreeSet::new();
    let first = kids(file, root).into_iter().filter_map(|kid| kid.reference());
    let mut open: Vec<Step> = first.map(|id| Step::Element { id, parent_id: root_id, parent: None }).collect();
    open.reverse();
    while let Some(step) = open.pop() {
        let (id, parent_id, parent) = match step {
            Step::Element { id, parent_id, parent } => (id, parent_id, parent),
            Step::Leaf(leaf, holder) => {
                tree.leaves.push((leaf, holder));
                continue;
            }
        };
        let Some(dictionary) = file.dictionary(id) else {
            faults.add("ISO 32000-1 14.7.2", format!("l’elemento {id} della struttura non c’è"));
            continue;
        };
        if !seen.insert(id) {
            faults.add("ISO 32000-1 14.7.2", format!("l’elemento {id} compare due volte nella struttura"));
            continue;
        }
        faults.require(dictionary.reference("P") == Some(parent_id), "ISO 32000-1 14.7.2", || {
            format!("l’elemento {id} non conosce l’elemento che lo contiene")
        });
        let index = tree.nodes.len();
        let steps = steps(file, &dictionary, id, index);
        let node = node(file, id, &dictionary, parent.map_or("", |parent| tree.nodes[parent].role), &steps);
        faults.require(node.role != "?", "PDF/UA-1 7.1", || {
            format!("l’elemento {id} ha un tipo che non è tra quelli previsti")
        });
        tree.nodes.push(node);
        if let Some(parent) = parent {
            tree.nodes[parent].children.push(index);
        }
        open.extend(steps.into_iter().rev());
    }
    tree
}

/// What stands below an element, in order.
fn steps(file: &File<'_>, dictionary: &Dictionary<'_>, id: u32, index: usize) -> Vec<Step> {
    let own_page = dictionary.reference("Pg");
    let step = |kid: Value<'_>| match kid {
        Value::Reference(kid) => Some(Step::Element { id: kid, parent_id: id, parent: Some(index) }),
        kid => leaf(&kid, own_page).map(|leaf| Step::Leaf(leaf, index)),
    };
    kids(file, dictionary).into_iter().filter_map(step).collect()
}

fn leaf(kid: &Value<'_>, own_page: Option<u32>) -> Option<Leaf> {
    match kid {
        Value::Integer(number) => Some(Leaf::Marked(own_page?, *number)),
        Value::Dictionary(kid) => match kid.get("Type")?.name()? {
            b"MCR" => Some(Leaf::Marked(kid.reference("Pg").or(own_page)?, kid.get("MCID")?.integer()?)),
            b"OBJR" => Some(Leaf::Annotation(kid.reference("Obj")?)),
            _ => None,
        },
        _ => None,
    }
}

/// The kids of an element, be they one or an array.
fn kids<'f>(file: &'f File<'_>, dictionary: &Dictionary<'f>) -> Vec<Value<'f>> {
    match dictionary.get("K") {
        Some(Value::Array(list)) => list.clone(),
        Some(Value::Reference(id)) => match file.get(*id) {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Reference(*id)],
        },
        Some(single) => vec![single.clone()],
        None => Vec::new(),
    }
}

fn node(file: &File<'_>, id: u32, dictionary: &Dictionary<'_>, parent_role: &'static str, steps: &[Step]) -> Node {
    let identifier = match file.entry(dictionary, "ID") {
        Some(Value::String(identifier)) => Some(identifier.into()),
        _ => None,
    };
    Node {
        id,
        role: role(file.name(dictionary, "S").unwrap_or(b"?"), file.profile.generation),
        parent_role,
        holds: Holds {
            content: steps.iter().any(|step| matches!(step, Step::Leaf(Leaf::Marked(..), _))),
            annotations: steps.iter().any(|step| matches!(step, Step::Leaf(Leaf::Annotation(_), _))),
        },
        children: Vec::new(),
        identifier,
        has_alternative: file.text(dictionary, "Alt").is_some_and(|text| !text.trim().is_empty()),
        attributes: facts(file, dictionary),
        namespace: dictionary.reference("NS"),
        references: file.list(dictionary, "Ref").iter().filter_map(Value::reference).collect(),
    }
}

fn facts<'f>(file: &'f File<'_>, dictionary: &Dictionary<'f>) -> Facts {
    let said = file.inner(dictionary, "A").unwrap_or_default();
    let header = |header: Value<'_>| if let Value::String(text) = header { Some(text.into()) } else { None };
    let span = |key| file.entry(&said, key).and_then(|span| usize::try_from(span.integer()?).ok()).unwrap_or(1).max(1);
    Facts {
        has_box: file.list(&said, "BBox").len() == 4,
        has_scope: file.name(&said, "Scope").is_some_and(|scope| [&b"Row"[..], b"Column", b"Both"].contains(&scope)),
        headers: file.list(&said, "Headers").into_iter().filter_map(header).collect(),
        columns: span("ColSpan"),
        rows: span("RowSpan"),
    }
}
