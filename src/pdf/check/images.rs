//! Pictures: plain opaque RGB, or a fault.

use lopdf::{Dictionary, Document, Object};

use super::{Faults, entry, name, sub_dictionary};

/// Keys by which a picture would be transparent, replaceable or smoothed (ISO 19005-2, 6.2.8 and 6.2.10).
const FORBIDDEN: [&str; 6] = ["SMask", "Mask", "SMaskInData", "Alternates", "OPI", "Interpolate"];

pub(super) fn check(document: &Document, faults: &mut Faults) {
    // The pages share their resources: each dictionary is looked at once.
    let mut seen = None;
    for page in document.page_iter().filter_map(|id| document.get_dictionary(id).ok()) {
        let resources = page.get(b"Resources").ok();
        if resources.is_some() && seen != resources {
            seen = resources;
            check_resources(document, page, faults);
        }
    }
}

fn check_resources(document: &Document, page: &Dictionary, faults: &mut Faults) {
    let objects = sub_dictionary(document, page, "Resources")
        .and_then(|resources| sub_dictionary(document, resources, "XObject"));
    for (resource, object) in objects.into_iter().flatten() {
        let resource = String::from_utf8_lossy(resource);
        let target = object.as_reference().and_then(|id| document.get_object(id)).and_then(Object::as_stream);
        let Ok(stream) = target else {
            faults.add("ISO 32000-1 8.9.5", format!("l’immagine «{resource}» non c’è"));
            continue;
        };
        let dictionary = &stream.dict;
        let plain = name(document, dictionary, "Subtype") == Some(b"Image")
            && name(document, dictionary, "ColorSpace") == Some(b"DeviceRGB")
            && entry(document, dictionary, "BitsPerComponent").and_then(|bits| bits.as_i64().ok()) == Some(8);
        faults.require(plain, "ISO 19005-2 6.2.8", || format!("l’oggetto «{resource}» non è un’immagine RGB"));
        for key in FORBIDDEN.iter().filter(|key| dictionary.has(key.as_bytes())) {
            faults.add("ISO 19005-2 6.2.8", format!("l’immagine «{resource}» ha la voce {key}"));
        }
    }
}
