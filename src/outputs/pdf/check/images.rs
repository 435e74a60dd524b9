//! Pictures: plain opaque RGB, or a fault.

use super::faults::Faults;
use super::file::File;
use super::references::References as _;
use super::value::{Dictionary, Value};

/// Keys by which a picture would be transparent, replaceable or smoothed (ISO 19005-2, 6.2.8 and 6.2.10).
const FORBIDDEN: [&str; 6] = ["SMask", "Mask", "SMaskInData", "Alternates", "OPI", "Interpolate"];

pub(super) fn check(file: &File<'_>, faults: &mut Faults) {
    let tree = file.catalogue().and_then(|catalogue| file.inner(&catalogue, "Pages")).unwrap_or_default();
    // The pages share their resources: each dictionary is looked at once.
    let mut seen = None;
    for page in file.list(&tree, "Kids").iter().filter_map(|page| file.dictionary(page.reference()?)) {
        let shared = page.reference("Resources");
        if shared.is_none() || seen != shared {
            check_resources(file, &page, faults);
            seen = shared;
        }
    }
}

fn check_resources(file: &File<'_>, page: &Dictionary<'_>, faults: &mut Faults) {
    let objects = file.inner(page, "Resources").and_then(|resources| file.inner(&resources, "XObject"));
    for (resource, object) in objects.unwrap_or_default().0 {
        let resource = String::from_utf8_lossy(resource);
        let Some(Value::Stream(dictionary, _)) = object.reference().and_then(|id| file.get(id)) else {
            faults.add("ISO 32000-1 8.9.5", format!("l’immagine «{resource}» non c’è"));
            continue;
        };
        let plain = file.name(&dictionary, "Subtype") == Some(b"Image")
            && file.name(&dictionary, "ColorSpace") == Some(b"DeviceRGB")
            && file.entry(&dictionary, "BitsPerComponent").and_then(|bits| bits.integer()) == Some(8);
        faults.require(plain, "ISO 19005-2 6.2.8", || format!("l’oggetto «{resource}» non è un’immagine RGB"));
        for key in FORBIDDEN.iter().filter(|key| dictionary.has(key)) {
            faults.add("ISO 19005-2 6.2.8", format!("l’immagine «{resource}» ha la voce {key}"));
        }
    }
}
