//! The structure tree against the pages, and against its own grammar.

use std::collections::{BTreeMap, BTreeSet};

use super::super::profile::Generation;
use super::faults::Faults;
use super::file::File;
use super::pages::Pages;
use super::pdf_2;
use super::references::References as _;
use super::tables;
use super::tree::{self, Holds, Leaf, Node, Tree};
use super::value::{Dictionary, Value};

pub(super) fn check(file: &File<'_>, pages: &Pages, faults: &mut Faults) {
    let root = file.catalogue().and_then(|catalogue| {
        let id = catalogue.reference("StructTreeRoot")?;
        Some((id, file.dictionary(id)?))
    });
    let Some((root_id, root)) = root else {
        return faults.add("PDF/UA-1 7.1", "manca l’albero della struttura");
    };
    let tree = tree::read(file, &root, root_id, faults);
    let top: Vec<_> = tree.nodes.iter().filter(|node| node.parent_role.is_empty()).map(|node| node.role).collect();
    faults.require(top == ["Document"], "PDF/UA-1 7.1", || "la struttura non ha un solo Document in cima".to_owned());
    check_accounts(file, &root, pages, &tree, faults);
    check_reading_order(pages, &tree, faults);
    check_grammar(&tree.nodes, faults);
    check_headings(&tree.nodes, faults);
    check_identifiers(&tree.nodes, faults);
    tables::check(&tree.nodes, faults);
    if file.profile.generation == Generation::Two {
        pdf_2::check(file, &root, &tree.nodes, faults);
    }
}

/// Everything marked on the pages is in the tree once, everything in the tree is on the
/// pages, and the parent tree leads back (ISO 32000-1, 14.7.4.4).
fn check_accounts(file: &File<'_>, root: &Dictionary<'_>, pages: &Pages, tree: &Tree, faults: &mut Faults) {
    const CLAUSE: &str = "ISO 32000-1 14.7.4";
    let numbers = file.inner(root, "ParentTree").map(|tree| file.list(&tree, "Nums")).unwrap_or_default();
    let parents: BTreeMap<i64, &Value<'_>> =
        numbers.chunks_exact(2).filter_map(|pair| Some((pair[0].integer()?, &pair[1]))).collect();
    let mut claims: BTreeMap<Leaf, &Node> = BTreeMap::new();
    for (leaf, holder) in &tree.leaves {
        let node = &tree.nodes[*holder];
        faults.require(claims.insert(*leaf, node).is_none(), CLAUSE, || {
            format!("l’elemento {} ripete un contenuto già assegnato", node.id)
        });
    }
    for (index, page) in pages.list.iter().enumerate() {
        let number = index + 1;
        let listed = page.parent_key.and_then(|key| file.follow(parents.get(&key)?));
        let listed = if let Some(Value::Array(listed)) = listed { Some(listed) } else { None };
        faults.require(listed.is_some(), CLAUSE, || format!("pagina {number}: manca dall’albero dei genitori"));
        let listed = listed.unwrap_or_default();
        for (mark, tag) in &page.marked {
            let node = claims.remove(&Leaf::Marked(page.id, *mark));
            let parent = usize::try_from(*mark).ok().and_then(|mark| listed.get(mark)?.reference());
            faults.require(node.is_some(), CLAUSE, || {
                format!("pagina {number}: il contenuto {mark} ({tag}) non è nella struttura")
            });
            faults.require(node.is_none_or(|node| parent == Some(node.id)), CLAUSE, || {
                format!("pagina {number}: l’albero dei genitori non riporta il contenuto {mark} al suo elemento")
            });
            faults.require(node.is_none_or(|node| node.role == *tag), CLAUSE, || {
                format!("pagina {number}: il contenuto {mark} è marcato {tag}, non come il suo elemento")
            });
        }
        for active in &page.annotations {
            let node = claims.remove(&Leaf::Annotation(active.id));
            let parent = active.key.and_then(|key| parents.get(&key)?.reference());
            let (role, what, clause) = if active.is_field {
                ("Form", "un campo per la firma", "PDF/UA-1 7.18.4")
            } else {
                ("Link", "un collegamento", "PDF/UA-1 7.18.5")
            };
            let tied = node.is_some_and(|node| node.role == role && parent == Some(node.id));
            faults.require(tied, clause, || format!("pagina {number}: {what} non è legato a un elemento {role}"));
        }
    }
    for (leaf, node) in claims {
        faults.add(CLAUSE, format!("l’elemento {} contiene {leaf:?}, che non è su nessuna pagina", node.id));
    }
}

/// What is read aloud comes in the order in which it is painted: pages ascend, and on each
/// page the numbers of the marked contents (PDF/UA-1, 7.2: logical reading order).
///
/// The layout paints in the order of its source; a tree in another order was mixed up.
fn check_reading_order(pages: &Pages, tree: &Tree, faults: &mut Faults) {
    let numbers: BTreeMap<u32, usize> = pages.list.iter().zip(1..).map(|(page, number)| (page.id, number)).collect();
    let mut last: BTreeMap<u32, i64> = BTreeMap::new();
    for (leaf, holder) in &tree.leaves {
        let Leaf::Marked(page, mark) = *leaf else { continue };
        let before = last.insert(page, mark);
        faults.require(before.is_none_or(|before| before < mark), "PDF/UA-1 7.2", || {
            let number = numbers.get(&page).copied().unwrap_or_default();
            let node = &tree.nodes[*holder];
            format!("pagina {number}: l’elemento {} ({}) si legge fuori ordine", node.id, node.role)
        });
    }
}

/// Which parents an element may have; `None`: any.
fn parents_of(role: &str) -> Option<&'static [&'static str]> {
    Some(match role {
        "Document" => &[""],
        "LI" => &["L"],
        "Lbl" => &["LI", "Note", "FENote", "TOCI"],
        "Aside" => &["Document", "Sect", "Div"],
        "LBody" => &["LI"],
        "THead" | "TBody" | "TFoot" => &["Table"],
        "TR" => &["Table", "THead", "TBody", "TFoot"],
        "TH" | "TD" => &["TR"],
        "TOCI" => &["TOC"],
        "Caption" => &["Table", "Figure", "L", "TOC"],
        _ => return None,
    })
}

/// Which kids an element may have; `None`: any.
fn kids_of(role: &str) -> Option<&'static [&'static str]> {
    Some(match role {
        "L" => &["LI", "L", "Caption"],
        "LI" => &["Lbl", "LBody"],
        "Table" => &["TR", "THead", "TBody", "TFoot", "Caption"],
        "THead" | "TBody" | "TFoot" => &["TR"],
        "TR" => &["TH", "TD"],
        "TOC" => &["TOCI", "TOC", "Caption"],
        _ => return None,
    })
}

/// Elements stand where they may, and say what they must (PDF/UA-1, 7.2, 7.3, 7.5, 7.9, 7.18.5).
fn check_grammar(nodes: &[Node], faults: &mut Faults) {
    for node in nodes {
        let (role, id) = (node.role, node.id);
        let fits = parents_of(role).is_none_or(|allowed| allowed.contains(&node.parent_role));
        faults.require(fits, "PDF/UA-1 7.2", || format!("l’elemento {id} ({role}) sta dentro «{}»", node.parent_role));
        if let Some(allowed) = kids_of(role) {
            let right = node.holds == Holds::default()
                && node.children.iter().all(|child| allowed.contains(&nodes[*child].role));
            faults.require(right, "PDF/UA-1 7.2", || format!("l’elemento {id} ({role}) contiene ciò che non può"));
        }
        if role == "Figure" {
            faults.require(node.has_alternative, "PDF/UA-1 7.3", || format!("la figura {id} non ha testo alternativo"));
            faults.require(node.attributes.has_box, "ISO 32000-1 14.8.5.4.3", || {
                format!("la figura {id} non ha il rettangolo che la contiene (BBox)")
            });
        }
        if role == "TH" {
            faults.require(node.attributes.has_scope, "PDF/UA-1 7.5", || {
                format!("la cella d’intestazione {id} non dice che cosa intesta (Scope)")
            });
        }
        if role == "Link" {
            faults.require(node.holds.annotations, "PDF/UA-1 7.18.5", || {
                format!("il collegamento {id} non ha un’area attiva")
            });
        }
        if role == "Note" {
            faults.require(node.identifier.is_some(), "PDF/UA-1 7.9", || format!("la nota {id} non ha identificatore"));
        }
    }
}

/// Headings start at the first level and never skip one on the way down (PDF/UA-1, 7.4.2).
fn check_headings(nodes: &[Node], faults: &mut Faults) {
    let mut above = 0;
    for node in nodes {
        let level = node.role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
        let Some(level) = level else { continue };
        faults.require(level <= above + 1, "PDF/UA-1 7.4.2", || {
            format!("il titolo {} è di livello {level} dopo uno di livello {above}", node.id)
        });
        above = level;
    }
}

/// Identifiers are unique, and data cells name header cells (PDF/UA-1, 7.5).
fn check_identifiers(nodes: &[Node], faults: &mut Faults) {
    let mut all: BTreeSet<&[u8]> = BTreeSet::new();
    let mut headers: BTreeSet<&[u8]> = BTreeSet::new();
    for node in nodes {
        let Some(identifier) = node.identifier.as_deref() else { continue };
        faults.require(all.insert(identifier), "ISO 32000-1 14.7.2", || {
            format!("l’identificatore «{}» compare due volte", String::from_utf8_lossy(identifier))
        });
        if node.role == "TH" {
            headers.insert(identifier);
        }
    }
    for node in nodes {
        for header in node.attributes.headers.iter().filter(|header| !headers.contains(header.as_ref())) {
            let header = String::from_utf8_lossy(header);
            faults.add("PDF/UA-1 7.5", format!("la cella {} rinvia all’intestazione «{header}», che non c’è", node.id));
        }
    }
}
