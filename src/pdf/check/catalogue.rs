//! The trailer and the catalogue, and what may stand nowhere in the file.

use lopdf::{Dictionary, Document, Object};

use super::{Faults, entry, name, reference, sub_dictionary};

pub(super) fn check(document: &Document, faults: &mut Faults) {
    let identifiers = document.trailer.get(b"ID").and_then(Object::as_array).map_or(0, Vec::len);
    faults.require(identifiers == 2, "ISO 19005-2 6.1.3", || "manca l’identificatore del file".to_owned());
    faults.require(!document.trailer.has(b"Encrypt"), "ISO 19005-2 6.1.3", || "il file è cifrato".to_owned());
    let Ok(catalogue) = document.catalog() else {
        return faults.add("ISO 32000-1 7.7.2", "manca il catalogo");
    };
    let flag = |holder: &str, key: &str| {
        sub_dictionary(document, catalogue, holder)
            .and_then(|holder| entry(document, holder, key)?.as_bool().ok())
            .unwrap_or(false)
    };
    faults.require(flag("MarkInfo", "Marked"), "PDF/UA-1 7.1", || "il file non si dichiara etichettato".to_owned());
    faults.require(flag("ViewerPreferences", "DisplayDocTitle"), "PDF/UA-1 7.1", || {
        "il titolo del documento non viene mostrato".to_owned()
    });
    let language = entry(document, catalogue, "Lang").and_then(|lang| lang.as_str().ok());
    faults.require(language.is_some_and(|lang| !lang.is_empty()), "PDF/UA-1 7.2", || {
        "manca la lingua del documento".to_owned()
    });
    for key in ["OpenAction", "AA", "AcroForm", "Names", "OCProperties", "Collection", "Requirements"] {
        faults.require(!catalogue.has(key.as_bytes()), "ISO 19005-2 6.5", || {
            format!("il catalogo contiene «{key}», che il documento non deve avere")
        });
    }
    output_intent(document, catalogue, faults);
    for (id, object) in &document.objects {
        forbidden(id.0, object, faults);
    }
}

/// One output intent with an RGB profile: all colours are of sRGB.
fn output_intent(document: &Document, catalogue: &Dictionary, faults: &mut Faults) {
    let intents = entry(document, catalogue, "OutputIntents").and_then(|intents| intents.as_array().ok());
    let intent = intents.and_then(|intents| document.dereference(intents.first()?).ok()?.1.as_dict().ok());
    let right = intent.is_some_and(|intent| {
        let profile =
            reference(intent, "DestOutputProfile").and_then(|id| document.get_object(id).ok()?.as_stream().ok());
        let components = profile.and_then(|profile| profile.dict.get(b"N").ok()?.as_i64().ok());
        let header = profile.and_then(|profile| profile.get_plain_content().ok());
        name(document, intent, "S") == Some(b"GTS_PDFA1")
            && components == Some(3)
            && header.is_some_and(|bytes| bytes.get(16..20) == Some(b"RGB ") && bytes.get(36..40) == Some(b"acsp"))
    });
    faults.require(right, "ISO 19005-2 6.2.3", || "manca l’intento di stampa sRGB".to_owned());
}

/// Keys that bring transparency, scripts, attachments or contents from outside.
const FORBIDDEN_KEYS: [&str; 9] = ["SMask", "BM", "CA", "ca", "JS", "EF", "AA", "Encrypt", "PresSteps"];

/// Actions that stay within the document or open an address; all others are forbidden.
const ACTIONS: [&[u8]; 2] = [b"URI", b"GoTo"];

fn forbidden(id: u32, object: &Object, faults: &mut Faults) {
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        let dictionary = match object {
            Object::Array(items) => {
                open.extend(items);
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => {
                faults.require(!stream.dict.has(b"F"), "ISO 19005-2 6.1.7", || {
                    format!("l’oggetto {id} ha il contenuto in un altro file")
                });
                &stream.dict
            }
            _ => continue,
        };
        for key in FORBIDDEN_KEYS {
            faults.require(!dictionary.has(key.as_bytes()), "ISO 19005-2 6.2.10", || {
                format!("l’oggetto {id} contiene «{key}», che il documento non deve avere")
            });
        }
        if let Some(action) = dictionary.get(b"A").ok().and_then(|action| action.as_dict().ok())
            && let Ok(Object::Name(kind)) = action.get(b"S")
        {
            faults.require(ACTIONS.contains(&kind.as_slice()), "ISO 19005-2 6.5.1", || {
                format!("l’oggetto {id} contiene un’azione «{}»", String::from_utf8_lossy(kind))
            });
        }
        open.extend(dictionary.iter().map(|(_, value)| value));
    }
}
