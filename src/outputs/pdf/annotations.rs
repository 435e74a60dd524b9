//! Links and the field for a signature: active areas tied to their structure elements (ISO 32000-1, 12.5.6.5, 12.7.4.5;
//! PDF/UA-1, 7.18).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, Stream};

use super::destinations::Ways;
use super::error::PdfError;
use super::object;
use super::profile::Generation;
use super::save::File;
use crate::outputs::typeset::{Destination, ElementId, Layout, Link, LinkTarget};

/// An active area that was written.
pub(super) struct Annotation {
    /// Its object.
    pub id: u32,
    /// Index of its page.
    pub page: usize,
    /// Its key in the parent tree.
    pub struct_parent: usize,
    /// Its structure element.
    pub element: ElementId,
    /// Whether it is a field of a form.
    pub is_field: bool,
}

/// Writes the links of all pages, in order.
///
/// # Errors
/// If a link leads to an identifier that stands nowhere, or names no element.
pub(super) fn write(file: &mut File, layout: &Layout, ways: &Ways<'_>) -> Result<Vec<Annotation>, PdfError> {
    let mut annotations = Vec::new();
    for (page, links) in layout.pages.iter().map(|page| &page.links).enumerate() {
        for link in links {
            if link.element.0 as usize >= layout.elements.len() {
                return Err(PdfError::Layout(format!("il collegamento «{}» non ha un elemento", link.description)));
            }
            // Keys below the number of pages are those of the pages themselves.
            let struct_parent = layout.pages.len() + annotations.len();
            let is_field = link.target == LinkTarget::Signature;
            let dictionary = if is_field {
                let number = annotations.iter().filter(|other: &&Annotation| other.is_field).count() + 1;
                field(file, link, struct_parent, (ways.pages[page], ways.generation), number)?
            } else {
                dictionary(link, struct_parent, ways.pages[page], &layout.destinations, ways)?
            };
            let id = file.add(&dictionary)?;
            annotations.push(Annotation { id, page, struct_parent, element: link.element, is_field });
        }
    }
    Ok(annotations)
}

fn dictionary(
    link: &Link,
    struct_parent: usize,
    page: u32,
    destinations: &BTreeMap<String, Destination>,
    ways: &Ways<'_>,
) -> Result<Object, PdfError> {
    let area = [link.area.left, link.area.bottom, link.area.right, link.area.top];
    let mut dictionary = object::dictionary([
        ("Type", object::name("Annot")),
        ("Subtype", object::name("Link")),
        ("Rect", Object::Array(area.map(object::length).to_vec())),
        ("Border", Object::Array(vec![Object::Integer(0); 3])),
        // Flag 4: printed. PDF/A forbids hidden annotations (ISO 19005-2, 6.3.2).
        ("F", Object::Integer(4)),
        ("P", object::reference(page)),
        ("StructParent", object::integer(struct_parent)),
        ("Contents", object::text(&link.description)),
    ]);
    match &link.target {
        LinkTarget::Internal(identifier) => {
            let target = destinations.get(identifier);
            let target = target.ok_or_else(|| {
                PdfError::Layout(format!("un collegamento porta a «{identifier}», che non esiste nel documento"))
            })?;
            ways.lead(&mut dictionary, *target)?;
        }
        LinkTarget::External(address) => {
            let action = [("S", object::name("URI")), ("URI", object::bytes(&ascii_address(address)))];
            dictionary.set("A", Object::Dictionary(object::dictionary(action)));
        }
        LinkTarget::Signature => {
            return Err(PdfError::Layout("un campo per la firma non è un collegamento".to_owned()));
        }
    }
    Ok(Object::Dictionary(dictionary))
}

/// An empty field for a signature, with the appearance that PDF/A wants of every widget (ISO 19005-2, 6.3.3).
fn field(
    file: &mut File,
    link: &Link,
    struct_parent: usize,
    (page, generation): (u32, Generation),
    number: usize,
) -> Result<Object, PdfError> {
    let area = [link.area.left, link.area.bottom, link.area.right, link.area.top];
    let size = [0.0, 0.0, area[2] - area[0], area[3] - area[1]];
    let look = object::dictionary([
        ("Type", object::name("XObject")),
        ("Subtype", object::name("Form")),
        ("BBox", Object::Array(size.map(object::length).to_vec())),
        ("Resources", Object::Dictionary(Dictionary::new())),
    ]);
    let look = file.add_stream(&Stream::new(look, Vec::new()))?;
    let name = if number == 1 { "Firma".to_owned() } else { format!("Firma {number}") };
    let mut field = object::dictionary([
        ("Type", object::name("Annot")),
        ("Subtype", object::name("Widget")),
        ("FT", object::name("Sig")),
        ("T", object::text(&name)),
        ("TU", object::text(&link.description)),
        ("Rect", Object::Array(area.map(object::length).to_vec())),
        ("F", Object::Integer(4)),
        ("P", object::reference(page)),
        ("StructParent", object::integer(struct_parent)),
        ("AP", Object::Dictionary(object::dictionary([("N", object::reference(look))]))),
    ]);
    if generation == Generation::Two {
        // A field without a label of its own is told by its annotation too (PDF/UA-2, 8.10.2.3).
        field.set("Contents", object::text(&link.description));
    }
    Ok(Object::Dictionary(field))
}

/// An address in ASCII, as PDF wants it: other characters percent-encoded.
fn ascii_address(address: &str) -> String {
    let encoded = |byte: u8| match byte {
        byte if byte.is_ascii_graphic() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    address.bytes().map(encoded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain_ascii() {
        assert_eq!(ascii_address("https://x.it/città 1?a=b#c"), "https://x.it/citt%C3%A0%201?a=b#c");
    }
}
