//! The trailer and the catalogue, and what may stand nowhere in the file.

use rayon::prelude::*;

use super::super::profile::Generation;
use super::cross_references::{Room, inflated};
use super::faults::Faults;
use super::file::File;
use super::pdf_2;
use super::references::References as _;
use super::value::{Dictionary, Value};

/// Objects looked at together.
const OBJECTS_OF_A_BATCH: usize = 2000;

pub(super) fn check(file: &File<'_>, faults: &mut Faults) {
    let identifiers = file.trailer.get("ID").and_then(Value::array).map_or(0, <[_]>::len);
    faults.require(identifiers == 2, "ISO 19005-2 6.1.3", || "manca l’identificatore del file".to_owned());
    faults.require(!file.trailer.has("Encrypt"), "ISO 19005-2 6.1.3", || "il file è cifrato".to_owned());
    let Some(catalogue) = file.catalogue() else {
        return faults.add("ISO 32000-1 7.7.2", "manca il catalogo");
    };
    let flag = |holder: &str, key: &str| {
        let holder = file.inner(&catalogue, holder);
        holder.is_some_and(|holder| file.entry(&holder, key) == Some(Value::Boolean(true)))
    };
    faults.require(flag("MarkInfo", "Marked"), "PDF/UA-1 7.1", || "il file non si dichiara etichettato".to_owned());
    faults.require(flag("ViewerPreferences", "DisplayDocTitle"), "PDF/UA-1 7.1", || {
        "il titolo del documento non viene mostrato".to_owned()
    });
    let language = file.text(&catalogue, "Lang");
    faults.require(language.is_some_and(|lang| !lang.is_empty()), "PDF/UA-1 7.2", || {
        "manca la lingua del documento".to_owned()
    });
    for key in ["OpenAction", "AA", "Names", "OCProperties", "Collection", "Requirements"] {
        faults.require(!catalogue.has(key), "ISO 19005-2 6.5", || {
            format!("il catalogo contiene «{key}», che il documento non deve avere")
        });
    }
    if let Some(form) = file.inner(&catalogue, "AcroForm") {
        let plain = !form.has("XFA") && !form.has("NeedAppearances") && !file.list(&form, "Fields").is_empty();
        faults.require(plain, "ISO 19005-2 6.4.1", || "il modulo contiene più dei campi per la firma".to_owned());
    }
    output_intent(file, &catalogue, faults);
    let ids: Vec<u32> = file.ids().collect();
    let batches = ids.par_chunks(OBJECTS_OF_A_BATCH).map(|ids| {
        let mut faults = Faults::default();
        for id in ids {
            match file.get(*id) {
                Some(value) => forbidden(file, *id, &value, &mut faults),
                None => faults.add("ISO 32000-1 7.3.10", format!("l’oggetto {id} non è leggibile")),
            }
        }
        faults
    });
    for batch in batches.collect::<Vec<_>>() {
        faults.append(batch);
    }
}

/// One output intent with an RGB profile: all colours are of sRGB.
fn output_intent(file: &File<'_>, catalogue: &Dictionary<'_>, faults: &mut Faults) {
    let intents = file.list(catalogue, "OutputIntents");
    let intent = intents.first().and_then(|intent| file.follow(intent)?.into_dictionary());
    let right = intent.is_some_and(|intent| {
        let profile = intent.reference("DestOutputProfile").and_then(|id| file.get(id));
        let Some(Value::Stream(profile, bytes)) = profile else { return false };
        let header = inflated(&profile, bytes, &Room::default());
        file.name(&intent, "S") == Some(b"GTS_PDFA1")
            && profile.get("N").and_then(Value::integer) == Some(3)
            && header.is_some_and(|bytes| bytes.get(16..20) == Some(b"RGB ") && bytes.get(36..40) == Some(b"acsp"))
    });
    faults.require(right, "ISO 19005-2 6.2.3", || "manca l’intento di stampa sRGB".to_owned());
}

/// Keys that bring transparency, scripts, attachments or contents from outside.
const FORBIDDEN_KEYS: [&str; 9] = ["SMask", "BM", "CA", "ca", "JS", "EF", "AA", "Encrypt", "PresSteps"];

/// Actions that stay within the document or open an address; all others are forbidden.
const ACTIONS: [&[u8]; 2] = [b"URI", b"GoTo"];

fn forbidden(file: &File<'_>, id: u32, value: &Value<'_>, faults: &mut Faults) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let dictionary = match value {
            Value::Array(items) => {
                open.extend(items);
                continue;
            }
            Value::Dictionary(dictionary) => dictionary,
            Value::Stream(dictionary, _) => {
                faults.require(!dictionary.has("F"), "ISO 19005-2 6.1.7", || {
                    format!("l’oggetto {id} ha il contenuto in un altro file")
                });
                dictionary
            }
            _ => continue,
        };
        for (key, value) in &dictionary.0 {
            if let Some(key) = FORBIDDEN_KEYS.into_iter().find(|forbidden| forbidden.as_bytes() == *key) {
                let message = format!("l’oggetto {id} contiene «{key}», che il documento non deve avere");
                faults.add("ISO 19005-2 6.2.10", message);
            }
            open.push(value);
        }
        if file.profile.generation == Generation::Two {
            pdf_2::destination(file, id, dictionary, faults);
        }
        if let Some(Value::Dictionary(action)) = dictionary.get("A")
            && let Some(kind) = action.get("S").and_then(Value::name)
        {
            faults.require(ACTIONS.contains(&kind), "ISO 19005-2 6.5.1", || {
                format!("l’oggetto {id} contiene un’azione «{}»", String::from_utf8_lossy(kind))
            });
        }
    }
}
