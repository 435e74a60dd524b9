//! Each page: its marked contents, the glyphs it shows, its links.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, ObjectId};

use super::{Faults, entry, name, reference, scan, sub_dictionary, text};

/// All pages, and what they use of each font.
pub(super) struct Pages {
    /// In order.
    pub list: Vec<Page>,
    /// The glyphs shown of each font.
    pub fonts: BTreeMap<ObjectId, BTreeSet<u16>>,
}

/// What the structure tree must account for on a page.
pub(super) struct Page {
    /// Its object.
    pub id: ObjectId,
    /// Its key in the parent tree.
    pub parent_key: Option<i64>,
    /// Its marked-content numbers with their tags.
    pub marked: Vec<(i64, String)>,
    /// Its annotations with their keys in the parent tree.
    pub annotations: Vec<(ObjectId, Option<i64>)>,
}

pub(super) fn read(document: &Document, faults: &mut Faults) -> Pages {
    let mut pages = Pages { list: Vec::new(), fonts: BTreeMap::new() };
    let empty = Dictionary::new();
    for (index, id) in document.page_iter().enumerate() {
        let number = index + 1;
        let dictionary = document.get_dictionary(id).unwrap_or(&empty);
        faults.require(name(document, dictionary, "Tabs") == Some(b"S"), "PDF/UA-1 7.18.3", || {
            format!("pagina {number}: l’ordine di tabulazione non segue la struttura")
        });
        faults.require(!dictionary.has(b"Group"), "ISO 19005-2 6.2.10", || format!("pagina {number}: c’è trasparenza"));
        let content = document.get_page_content(id);
        let scanned = scan::scan(&content);
        for fault in scanned.faults {
            faults.add("PDF/UA-1 7.1", format!("pagina {number}: {fault}"));
        }
        let fonts = sub_dictionary(document, dictionary, "Resources")
            .and_then(|resources| sub_dictionary(document, resources, "Font"));
        for (resource, glyph) in scanned.glyphs {
            match fonts.and_then(|fonts| reference(fonts, &resource)) {
                Some(font) => drop(pages.fonts.entry(font).or_default().insert(glyph)),
                None => faults.add("ISO 19005-2 6.2.2", format!("pagina {number}: il carattere «{resource}» non c’è")),
            }
        }
        let annotations = annotations(document, dictionary, number, faults);
        let parent_key = entry(document, dictionary, "StructParents").and_then(|key| key.as_i64().ok());
        pages.list.push(Page { id, parent_key, marked: scanned.marked, annotations });
    }
    faults.require(!pages.list.is_empty(), "ISO 32000-1 7.7.3", || "il documento non ha pagine".to_owned());
    pages
}

/// The annotations of a page: links only, described, printed.
fn annotations(
    document: &Document,
    page: &Dictionary,
    number: usize,
    faults: &mut Faults,
) -> Vec<(ObjectId, Option<i64>)> {
    let listed = entry(document, page, "Annots").and_then(|list| list.as_array().ok());
    let mut annotations = Vec::new();
    for object in listed.into_iter().flatten() {
        let found = object.as_reference().ok().and_then(|id| Some((id, document.get_dictionary(id).ok()?)));
        let Some((id, annotation)) = found else {
            faults.add("PDF/UA-1 7.18.1", format!("pagina {number}: un’annotazione non è un oggetto a sé"));
            continue;
        };
        faults.require(name(document, annotation, "Subtype") == Some(b"Link"), "PDF/UA-1 7.18", || {
            format!("pagina {number}: un’annotazione non è un collegamento")
        });
        let described = text(document, annotation, "Contents").is_some_and(|text| !text.trim().is_empty());
        faults.require(described, "PDF/UA-1 7.18.5", || format!("pagina {number}: un collegamento non ha descrizione"));
        let flags = entry(document, annotation, "F").and_then(|flags| flags.as_i64().ok());
        faults.require(flags == Some(4), "ISO 19005-2 6.3.2", || {
            format!("pagina {number}: un collegamento non è segnato come stampabile")
        });
        let leads = annotation.has(b"Dest") != annotation.has(b"A");
        faults.require(leads, "ISO 32000-1 12.5.6.5", || {
            format!("pagina {number}: un collegamento non porta da nessuna parte")
        });
        let key = entry(document, annotation, "StructParent").and_then(|key| key.as_i64().ok());
        annotations.push((id, key));
    }
    annotations
}
