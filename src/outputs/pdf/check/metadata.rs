//! The XMP packet claims what the file's profile claims, and the information dictionary says the same.

use roxmltree::Node;

use super::super::profile::{Generation, PDFA_ID, PDFUA_ID, Profile};
use super::faults::Faults;
use super::file::File;
use super::references::References as _;
use super::value::Value;

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const DECLARATIONS: &str = "http://pdfa.org/declarations/";
const PDFA_SCHEMA: &str = "http://www.aiim.org/pdfa/ns/schema#";

/// Keys of the information dictionary and the XMP properties that repeat them.
const PAIRS: [(&str, &str, &str); 8] = [
    ("Title", DC, "title"),
    ("Author", DC, "creator"),
    ("Subject", DC, "description"),
    ("Keywords", PDF, "Keywords"),
    ("Producer", PDF, "Producer"),
    ("Creator", XMP, "CreatorTool"),
    ("CreationDate", XMP, "CreateDate"),
    ("ModDate", XMP, "ModifyDate"),
];

pub(super) fn check(file: &File<'_>, faults: &mut Faults) {
    let packet = file.catalogue().and_then(|catalogue| file.get(catalogue.reference("Metadata")?));
    let Some(Value::Stream(packet, bytes)) = packet else {
        return faults.add("ISO 19005-2 6.6.2", "mancano i metadati XMP");
    };
    faults.require(!packet.has("Filter"), "ISO 19005-2 6.6.2", || "i metadati XMP sono compressi".to_owned());
    let parsed = std::str::from_utf8(bytes).ok().map(roxmltree::Document::parse);
    let Some(Ok(xmp)) = parsed else {
        return faults.add("ISO 19005-2 6.6.2", "i metadati XMP non sono XML valido");
    };
    let root = xmp.root_element();
    claims(file.profile, root, faults);
    match file.profile.generation {
        Generation::One => information(file, root, faults),
        Generation::Two => faults.require(!file.trailer.has("Info"), "ISO 19005-4 6.1.3", || {
            "il file ha un dizionario delle informazioni, che PDF/A-4 non ammette".to_owned()
        }),
    }
    let title = value(root, DC, "title").unwrap_or_default();
    faults.require(!title.is_empty(), "PDF/UA-1 7.1", || "manca il titolo del documento".to_owned());
}

/// The metadata claim the standards of the profile, and no other.
fn claims(profile: &Profile, root: Node<'_, '_>, faults: &mut Faults) {
    for (schema, property, expected) in profile.claims {
        faults.require(value(root, schema.address, property).as_deref() == Some(expected), "ISO 19005-2 6.6.4", || {
            format!("i metadati XMP non dichiarano {property} = {expected} ({})", schema.address)
        });
    }
    for node in root.descendants() {
        let (name, space) = (node.tag_name().name(), node.tag_name().namespace());
        let is_claim = [PDFA_ID, PDFUA_ID].iter().any(|schema| Some(schema.address) == space);
        let is_known = || profile.claims.iter().any(|(schema, own, _)| *own == name && Some(schema.address) == space);
        faults.require(!is_claim || is_known(), "ISO 19005-2 6.6.4", || {
            format!("i metadati XMP dichiarano «{name}», che non è del profilo del file")
        });
    }
    let declared: Vec<_> = root
        .descendants()
        .filter(|node| node.has_tag_name((DECLARATIONS, "conformsTo")))
        .filter_map(|n| n.text())
        .collect();
    faults.require(declared == profile.declarations, "WTPDF 6.1", || {
        format!("le dichiarazioni di conformità sono {declared:?} invece di {:?}", profile.declarations)
    });
}

/// The information dictionary says what the packet says, and the packet describes the schema that PDF/A-2 does not know.
fn information(file: &File<'_>, root: Node<'_, '_>, faults: &mut Faults) {
    let described = root
        .descendants()
        .any(|node| node.has_tag_name((PDFA_SCHEMA, "namespaceURI")) && node.text() == Some(PDFUA_ID.address));
    faults.require(described, "ISO 19005-2 6.6.2.3.1", || "manca la descrizione dello schema pdfuaid".to_owned());

    let information = file.trailer.reference("Info").and_then(|id| file.dictionary(id)).unwrap_or_default();
    for (key, namespace, property) in PAIRS {
        let told = file.text(&information, key).map(|told| if key.ends_with("Date") { iso_date(&told) } else { told });
        let repeated = value(root, namespace, property);
        faults.require(told == repeated, "ISO 19005-2 6.6.3", || {
            format!("«{key}» è {told:?} nelle informazioni e {repeated:?} nei metadati XMP")
        });
    }
    for key in ["GTS_PDFXVersion", "Trapped"] {
        faults.require(!information.has(key), "ISO 19005-2 6.6.3", || format!("le informazioni contengono «{key}»"));
    }
}

/// A property's text, be it simple or the first item of a list.
fn value(root: Node<'_, '_>, namespace: &str, property: &str) -> Option<String> {
    let node = root.descendants().find(|node| node.has_tag_name((namespace, property)))?;
    let text: String = node.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect();
    Some(text.trim().to_owned())
}

/// `D:20250620000000Z` as XMP writes it.
fn iso_date(date: &str) -> String {
    let digits = date.trim_start_matches("D:").trim_end_matches('Z');
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("?");
    format!("{}-{}-{}T{}:{}:{}Z", part(0, 4), part(4, 6), part(6, 8), part(8, 10), part(10, 12), part(12, 14))
}
