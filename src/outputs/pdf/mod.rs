//! Pages → PDF/A-2a and PDF/UA-1, or PDF/A-4 and PDF/UA-2 (`profile`). The only module that knows printpdf and lopdf.
//!
//! ```text
//! layout ─> glyphs ─> fonts ──┐
//!    ├────> content ─> streams ├─> save ─> bytes ─> check ─> bytes, or no bytes
//!    ├────> types, references ─> structure; destinations ─> annotations, outline; labels
//! metadata ───────────────────┘              └─> text shown by each marked content
//! ```
//!
//! printpdf writes fonts (`fonts`) and content streams (`content`), the only two files that name it;
//! logical structure, bookmarks, links, labels and metadata, which it has not, are written here
//! as lopdf objects.
//!
//! Guaranteed: the bytes that [`write`] returns have passed [`check`]; the same layout,
//! fonts and metadata give the same bytes on any machine. Deliberately absent:
//! transparency, forms, scripts, attachments, encryption, and the clock.

mod annotations;
mod attributes;
mod content;
mod destinations;
mod error;
mod fonts;
mod glyphs;
mod identifiers;
mod images;
mod labels;
mod metadata;
mod object;
mod outline;
mod profile;
mod references;
mod save;
mod sfnt;
mod streams;
mod structure;
mod types;

mod check;
mod painter;
mod places;

use lopdf::{Object, Stream};

use crate::outputs::typeset::{Layout, Page};
use annotations::Annotation;
pub use check::{Fault, Inspected, Shown, SignatureField, Update, check, inspect, updates};
use content::Tags;
use destinations::Ways;
pub use error::PdfError;
pub use fonts::FontFile;
pub use metadata::Metadata;
pub use places::Part;
use profile::Generation;
pub use profile::Profile;
use references::References;
use save::File;
use structure::Meaning;

/// The colour space of all colours: sRGB, by `Compact-ICC-Profiles` (CC0).
const SRGB_PROFILE: &[u8] = include_bytes!("../../../templates/icc/sRGB-v2-magic.icc");

/// Writes a layout as a file of a profile.
///
/// `fonts[n]` is the face that the layout calls `FaceId(n)`.
///
/// # Errors
/// If a font cannot be embedded, the layout contradicts itself, or the finished bytes
/// do not pass [`check`]: a file that claims conformance without having it is never returned.
pub fn write(
    layout: &Layout,
    fonts: &[FontFile<'_>],
    metadata: &Metadata,
    profile: &'static Profile,
) -> Result<Vec<u8>, PdfError> {
    let Composed { bytes, .. } = compose(layout, fonts, metadata, profile)?;
    let faults = check(&bytes)?;
    if faults.is_empty() { Ok(bytes) } else { Err(PdfError::NotConformant(faults)) }
}

/// A file that nobody has judged yet, and where it shows the figures of its layout.
#[derive(Debug)]
pub struct Composed {
    /// Its bytes, which must not be published before [`inspect`] has read them.
    pub bytes: Vec<u8>,
    /// `figures[n]` is where the place `FactMark(n)` of the layout came to stand: nowhere, or in parts.
    pub figures: Vec<Vec<Part>>,
}

/// Composes the file, without judging it.
///
/// # Errors
/// As [`write`], but for what the finished bytes show.
pub fn compose(
    layout: &Layout,
    fonts: &[FontFile<'_>],
    metadata: &Metadata,
    profile: &'static Profile,
) -> Result<Composed, PdfError> {
    if layout.pages.is_empty() || layout.elements.is_empty() {
        return Err(PdfError::Layout("il documento è vuoto".to_owned()));
    }
    let fonts = fonts::Fonts::new(fonts, &glyphs::collect(layout)?)?;
    let mut file = File::new(profile);
    let images = images::embed(layout, &mut file)?;
    let resources = fonts.embed(images, &mut file)?;
    let generation = profile.generation;
    let owners = &structure::owners(layout);
    let references = &References::new(layout, owners, generation);
    let types = &types::of(layout, generation, references);
    let streams = streams::write(&mut file, layout, &Tags { owners, types, elements: &layout.elements }, &fonts)?;
    let page_tree = file.reserve();
    let pages: Vec<u32> = layout.pages.iter().map(|_| file.reserve()).collect();
    let structure = structure::Structure::new(layout, &pages, &mut file);
    let ways = Ways { generation, pages: &pages, elements: structure.elements(), owners };
    let annotations = annotations::write(&mut file, layout, &ways)?;
    for (index, page) in layout.pages.iter().enumerate() {
        // Annotations were written page by page.
        let first = annotations.partition_point(|annotation| annotation.page < index);
        let own = &annotations[first..first + page.links.len()];
        file.put(pages[index], &page_object(page, index, [page_tree, resources], &streams[index].contents, own))?;
    }
    let kids = pages.iter().copied().map(object::reference).collect();
    let tree =
        [("Type", object::name("Pages")), ("Count", object::integer(pages.len())), ("Kids", Object::Array(kids))];
    file.put(page_tree, &Object::Dictionary(object::dictionary(tree)))?;
    let root =
        structure.write(&mut file, &streams, &annotations, &Meaning { generation, owners, types, references })?;
    let figures = places::of(layout, streams);
    let outline = outline::write(&mut file, &layout.outline, &ways)?;
    let fields: Vec<u32> = annotations.iter().filter(|own| own.is_field).map(|own| own.id).collect();
    let packet = file_packet(&mut file, metadata, profile)?;
    let catalogue = catalogue(&mut file, layout, metadata, [page_tree, root, packet], (outline, &fields))?;
    // PDF/A-4 has no information dictionary (ISO 19005-4, 6.1.3).
    let information = match generation {
        Generation::One => Some(file.add(&metadata.information())?),
        Generation::Two => None,
    };
    Ok(Composed { bytes: file.finish(catalogue, information)?, figures })
}

fn page_object(
    page: &Page,
    index: usize,
    [page_tree, resources]: [u32; 2],
    contents: &[u32],
    annotations: &[Annotation],
) -> Object {
    let size = [0.0, 0.0, page.width, page.height].map(object::length);
    let contents = match contents {
        [own] => object::reference(*own),
        all => Object::Array(all.iter().copied().map(object::reference).collect()),
    };
    let mut dictionary = object::dictionary([
        ("Type", object::name("Page")),
        ("Parent", object::reference(page_tree)),
        ("MediaBox", Object::Array(size.to_vec())),
        ("Resources", object::reference(resources)),
        ("Contents", contents),
        ("StructParents", object::integer(index)),
        // The Tab key follows the structure (PDF/UA-1, 7.18.3).
        ("Tabs", object::name("S")),
    ]);
    let annotations: Vec<Object> = annotations.iter().map(|annotation| object::reference(annotation.id)).collect();
    if !annotations.is_empty() {
        dictionary.set("Annots", Object::Array(annotations));
    }
    Object::Dictionary(dictionary)
}

/// Writes the metadata, readable without decompression, as PDF/A wants them.
fn file_packet(file: &mut File, metadata: &Metadata, profile: &Profile) -> Result<u32, PdfError> {
    let (dictionary, packet) = metadata.packet(profile);
    file.add_stream(&Stream::new(dictionary, packet))
}

/// Writes the catalogue with what hangs from it alone: output intent, labels.
fn catalogue(
    file: &mut File,
    layout: &Layout,
    metadata: &Metadata,
    [page_tree, structure, packet]: [u32; 3],
    (outline, fields): (Option<u32>, &[u32]),
) -> Result<u32, PdfError> {
    let profile = save::compressed(object::dictionary([("N", object::integer(3))]), SRGB_PROFILE)?;
    let profile = file.add_stream(&profile)?;
    let intent = object::dictionary([
        ("Type", object::name("OutputIntent")),
        ("S", object::name("GTS_PDFA1")),
        ("OutputConditionIdentifier", object::bytes("sRGB")),
        ("Info", object::bytes("sRGB IEC61966-2.1")),
        ("DestOutputProfile", object::reference(profile)),
    ]);
    let flag = |key| Object::Dictionary(object::dictionary([(key, Object::Boolean(true))]));
    let labels = labels::number_tree(layout.pages.iter().map(|page| page.label.as_str()));
    let mut catalogue = object::dictionary([
        ("Type", object::name("Catalog")),
        ("Pages", object::reference(page_tree)),
        ("PageLabels", labels),
        ("Lang", object::bytes(&metadata.language)),
        ("MarkInfo", flag("Marked")),
        ("StructTreeRoot", object::reference(structure)),
        ("ViewerPreferences", flag("DisplayDocTitle")),
        ("Metadata", object::reference(packet)),
        ("OutputIntents", Object::Array(vec![Object::Dictionary(intent)])),
    ]);
    if let Some(outline) = outline {
        catalogue.set("Outlines", object::reference(outline));
        catalogue.set("PageMode", object::name("UseOutlines"));
    }
    if !fields.is_empty() {
        let fields = Object::Array(fields.iter().copied().map(object::reference).collect());
        catalogue.set("AcroForm", Object::Dictionary(object::dictionary([("Fields", fields)])));
    }
    file.add(&Object::Dictionary(catalogue))
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
