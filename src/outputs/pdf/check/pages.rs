//! Each page: its marked contents, the glyphs it shows, its links.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::super::profile::Generation;
use super::faults::Faults;
use super::file::File;
use super::glyph_set::GlyphSet;
use super::references::References as _;
use super::scan::{self, Show};
use super::tree;
use super::value::{Dictionary, Value};

/// All pages, and what they use of each font.
pub(super) struct Pages {
    /// In order.
    pub list: Vec<Page>,
    /// The glyphs shown of each font object.
    pub fonts: BTreeMap<u32, GlyphSet>,
}

/// What the structure tree must account for on a page.
pub(super) struct Page {
    /// Its object.
    pub id: u32,
    /// Its key in the parent tree.
    pub parent_key: Option<i64>,
    /// Its marked-content numbers with their tags.
    pub marked: Vec<(i64, &'static str)>,
    /// Its annotations.
    pub annotations: Vec<Active>,
    /// The texts of its marked contents in order, each with its font object.
    pub shown: Vec<(u32, Show)>,
}

/// An annotation.
pub(super) struct Active {
    /// Its object.
    pub id: u32,
    /// Its key in the parent tree.
    pub key: Option<i64>,
    /// Whether it is a field of a form, and no link.
    pub is_field: bool,
}

pub(super) fn read(file: &File<'_>, faults: &mut Faults) -> Pages {
    let ids = page_ids(file, faults);
    let read: Vec<_> = ids.par_iter().enumerate().map(|(index, id)| read_page(file, *id, index + 1)).collect();
    let mut pages = Pages { list: Vec::with_capacity(ids.len()), fonts: BTreeMap::new() };
    for (page, fonts, found) in read {
        pages.list.push(page);
        for (font, glyphs) in fonts {
            pages.fonts.entry(font).or_default().extend(&glyphs);
        }
        faults.append(found);
    }
    faults.require(!pages.list.is_empty(), "ISO 32000-1 7.7.3", || "il documento non ha pagine".to_owned());
    pages
}

/// The pages in order: this writer hangs all of them from one node.
fn page_ids(file: &File<'_>, faults: &mut Faults) -> Vec<u32> {
    let tree = file.catalogue().and_then(|catalogue| file.inner(&catalogue, "Pages")).unwrap_or_default();
    let ids: Vec<u32> = file.list(&tree, "Kids").iter().filter_map(Value::reference).collect();
    let count = file.entry(&tree, "Count").and_then(|count| usize::try_from(count.integer()?).ok());
    faults.require(count == Some(ids.len()), "ISO 32000-1 7.7.3", || {
        format!("l’albero delle pagine ne dichiara {count:?} e ne elenca {}", ids.len())
    });
    ids
}

type FontsOfPage = Vec<(u32, GlyphSet)>;

fn read_page(file: &File<'_>, id: u32, number: usize) -> (Page, FontsOfPage, Faults) {
    let mut faults = Faults::default();
    let page = file.dictionary(id).unwrap_or_default();
    faults.require(file.name(&page, "Type") == Some(b"Page"), "ISO 32000-1 7.7.3", || {
        format!("pagina {number}: l’oggetto {id} non è una pagina")
    });
    faults.require(file.name(&page, "Tabs") == Some(b"S"), "PDF/UA-1 7.18.3", || {
        format!("pagina {number}: l’ordine di tabulazione non segue la struttura")
    });
    faults.require(!page.has("Group"), "ISO 19005-2 6.2.10", || format!("pagina {number}: c’è trasparenza"));
    let content = file.contents(&page);
    faults.require(content.is_some(), "ISO 32000-1 7.8.2", || format!("pagina {number}: il contenuto non è leggibile"));
    let content = content.unwrap_or_default();
    let scanned = scan::scan(&content);
    for fault in scanned.faults {
        faults.add("PDF/UA-1 7.1", format!("pagina {number}: {fault}"));
    }
    let resources = file.inner(&page, "Resources").and_then(|resources| file.inner(&resources, "Font"));
    let resources = resources.unwrap_or_default();
    let (mut fonts, mut objects) = (Vec::new(), Vec::new());
    for (name, glyphs) in scanned.glyphs {
        let name = String::from_utf8_lossy(name);
        let font = resources.reference(&name);
        objects.push(font);
        match font {
            Some(font) => fonts.push((font, glyphs)),
            None => faults.add("ISO 19005-2 6.2.2", format!("pagina {number}: il carattere «{name}» non c’è")),
        }
    }
    let annotations = annotations(file, &page, number, &mut faults);
    let parent_key = file.entry(&page, "StructParents").and_then(|key| key.integer());
    let marked =
        scanned.marked.into_iter().map(|(number, tag)| (number, tree::role(tag, file.profile.generation))).collect();
    let font_of = |show: Show| Some((objects.get(show.font).copied().flatten()?, show));
    let shown = scanned.shown.into_iter().filter_map(font_of).collect();
    (Page { id, parent_key, marked, annotations, shown }, fonts, faults)
}

/// The annotations of a page: links and fields for a signature only, described, printed.
fn annotations(file: &File<'_>, page: &Dictionary<'_>, number: usize, faults: &mut Faults) -> Vec<Active> {
    let mut annotations = Vec::new();
    for listed in file.list(page, "Annots") {
        let Some((id, annotation)) = listed.reference().and_then(|id| Some((id, file.dictionary(id)?))) else {
            faults.add("PDF/UA-1 7.18.1", format!("pagina {number}: un’annotazione non è un oggetto a sé"));
            continue;
        };
        let is_field = file.name(&annotation, "Subtype") == Some(b"Widget");
        faults.require(is_field || file.name(&annotation, "Subtype") == Some(b"Link"), "PDF/UA-1 7.18", || {
            format!("pagina {number}: un’annotazione non è né un collegamento né un campo per la firma")
        });
        let what = if is_field { "un campo per la firma" } else { "un collegamento" };
        let words = file.text(&annotation, if is_field { "TU" } else { "Contents" });
        let described = words.is_some_and(|text| !text.trim().is_empty());
        let clause = if is_field { "PDF/UA-1 7.18.1" } else { "PDF/UA-1 7.18.5" };
        faults.require(described, clause, || format!("pagina {number}: {what} non ha descrizione"));
        let told = !is_field || file.profile.generation == Generation::One || annotation.has("Contents");
        faults
            .require(told, "PDF/UA-2 8.10.2.3", || format!("pagina {number}: un campo non ha descrizione (Contents)"));
        let flags = file.entry(&annotation, "F").and_then(|flags| flags.integer());
        faults.require(flags == Some(4), "ISO 19005-2 6.3.2", || {
            format!("pagina {number}: {what} non è segnato come stampabile")
        });
        let signs = file.name(&annotation, "FT") == Some(b"Sig") && annotation.has("AP") && !annotation.has("V");
        if is_field {
            faults.require(signs, "ISO 32000-1 12.7.4.5", || {
                format!("pagina {number}: un campo del modulo non è un campo per la firma, vuoto e con il suo aspetto")
            });
        } else {
            faults.require(annotation.has("Dest") != annotation.has("A"), "ISO 32000-1 12.5.6.5", || {
                format!("pagina {number}: un collegamento non porta da nessuna parte")
            });
        }
        let key = file.entry(&annotation, "StructParent").and_then(|key| key.integer());
        annotations.push(Active { id, key, is_field });
    }
    annotations
}
