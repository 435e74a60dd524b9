//! What an update does to the document: signatures may be added; what is read and seen must stay as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::super::syntax::{Dictionary, Value};
use super::chain::{Chain, Place};
use super::text;

/// What may differ in the catalogue: the form with its signatures and the data that validate them.
const CATALOGUE_KEYS: [&str; 6] = ["AcroForm", "DSS", "Extensions", "Perms", "Version", "Metadata"];
/// What may differ in a page: the fields of signatures on it.
const PAGE_KEYS: [&str; 2] = ["Annots", "LastModified"];
/// What may differ in the document's properties: the traces of the program that signed.
const INFORMATION_KEYS: [&str; 2] = ["ModDate", "Producer"];

/// A field is a stamp in a corner: about a sixth of a page of A4, in square points.
const LARGEST_FIELD: f32 = 80_000.0;

/// What is added and replaced, in words.
#[derive(Default)]
pub(super) struct Changes {
    pub added: Vec<String>,
    pub replaced: Vec<String>,
    pub faults: Vec<String>,
}

/// What signing changes of an empty field; where it stands is not among it.
const FIELD_KEYS: [&str; 7] = ["AP", "DA", "DR", "F", "Lock", "M", "V"];

/// Holds one update against our document.
pub(super) fn of(chain: &Chain<'_>, index: usize) -> Changes {
    let mut changes = Changes::default();
    let section = &chain.sections[index];
    let ours: BTreeSet<u32> = chain.base.ids().collect();
    let pages = pages(chain);
    let mut added: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (id, place) in &section.objects {
        match (chain.placed(index, *id), ours.contains(id)) {
            (value, true) => replaced(chain, (index, *id), (value, &pages), &mut changes),
            // The list of free objects begins with object 0.
            (None, false) if *place == Place::Free => {}
            (None, false) => changes.faults.push(format!(
                "l’oggetto {id} non si può leggere in un solo modo: è scritto male, oppure dice due volte la stessa voce"
            )),
            (Some(value), false) => {
                let (kind, fault) = kind(chain, index, &value);
                *added.entry(kind).or_default() += 1;
                changes.faults.extend(fault);
            }
        }
    }
    added.remove(TABLE);
    changes.added.splice(0..0, added.into_iter().map(|(kind, count)| format!("{kind} ({count})")));
    if section.trailer.reference("Root") != chain.base.trailer.reference("Root") {
        changes.faults.push("il documento mostrato comincia da un altro oggetto (catalogo sostituito)".to_owned());
    }
    changes
}

/// Our pages by their object, numbered from one.
fn pages(chain: &Chain<'_>) -> BTreeMap<u32, usize> {
    let tree = chain.base.catalogue().and_then(|catalogue| chain.base.inner(&catalogue, "Pages")).unwrap_or_default();
    let kids = chain.base.list(&tree, "Kids");
    kids.iter().filter_map(Value::reference).zip(1..).collect()
}

fn replaced(
    chain: &Chain<'_>,
    (index, id): (usize, u32),
    (value, pages): (Option<Value<'_>>, &BTreeMap<u32, usize>),
    changes: &mut Changes,
) {
    let base = &chain.base;
    let (name, may_differ): (String, &[&str]) = if base.trailer.reference("Root") == Some(id) {
        ("catalogo".to_owned(), &CATALOGUE_KEYS)
    } else if base.trailer.reference("Info") == Some(id) {
        ("proprietà".to_owned(), &INFORMATION_KEYS)
    } else if let Some(page) = pages.get(&id) {
        (format!("pagina {page} del file"), &PAGE_KEYS)
    } else if base.dictionary(id).is_some_and(|own| is_signature_field(chain, index, &own) && own.get("V").is_none()) {
        // The report's own empty field, which is there to be signed in.
        ("campo per la firma".to_owned(), &FIELD_KEYS)
    } else if base.catalogue().and_then(|own| own.reference("Metadata")) == Some(id) {
        changes.replaced.push("metadati".to_owned());
        return;
    } else {
        changes.faults.push(format!("sostituisce un oggetto della relazione (numero {id})"));
        return;
    };
    let (Some(before), Some(after)) = (base.dictionary(id), value.and_then(Value::into_dictionary)) else {
        changes.faults.push(format!("toglie o guasta: {name}"));
        return;
    };
    let differing = differing(chain, index, (&before, &after));
    let (allowed, other): (Vec<String>, Vec<String>) =
        differing.into_iter().partition(|key| may_differ.contains(&key.as_str()));
    if !other.is_empty() {
        changes.faults.push(format!("{name}: cambia {}", other.join(", ")));
    }
    let allowed = if allowed.is_empty() { String::new() } else { format!(" ({})", allowed.join(", ")) };
    changes.replaced.push(format!("{name}{allowed}"));
    if let Some(page) = pages.get(&id) {
        annotations(chain, (index, *page), (&before, &after), changes);
    }
}

/// The keys whose values are not what they were.
fn differing(chain: &Chain<'_>, index: usize, (before, after): (&Dictionary<'_>, &Dictionary<'_>)) -> Vec<String> {
    let keys: BTreeSet<&[u8]> = before.0.iter().chain(&after.0).map(|(key, _)| *key).collect();
    let mut found = Vec::new();
    for key in keys {
        let of = |dictionary: &Dictionary<'_>| {
            dictionary.0.iter().find(|(own, _)| *own == key).map(|(_, value)| written(value))
        };
        if of(before) == of(after) {
            continue;
        }
        // What stood in the dictionary may now stand in an object of its own, or the other way round.
        let whole = |dictionary: &Dictionary<'_>, ours: bool| {
            let (_, value) = dictionary.0.iter().find(|(own, _)| *own == key)?;
            let value = match value {
                Value::Reference(id) if ours => chain.base.get(*id),
                Value::Reference(id) => chain.get(index, *id),
                value => Some(value.clone()),
            };
            value.as_ref().map(written)
        };
        let same = whole(before, true).is_some_and(|value| Some(value) == whole(after, false));
        if !same {
            found.push(String::from_utf8_lossy(key).into_owned());
        }
    }
    found
}

/// A value for comparing: texts by their letters, however they are encoded.
fn written(value: &Value<'_>) -> String {
    match value {
        Value::String(bytes) => format!("({})", text::letters(bytes)),
        other => format!("{other:?}"),
    }
}

/// What a page shows beyond its content: fields of signatures, and nothing that could cover a figure unnoticed.
fn annotations(
    chain: &Chain<'_>,
    (index, page): (usize, usize),
    (before, after): (&Dictionary<'_>, &Dictionary<'_>),
    changes: &mut Changes,
) {
    let list = |dictionary: &Dictionary<'_>, ours: bool| -> Vec<Option<u32>> {
        let value = match dictionary.get("Annots") {
            Some(Value::Reference(id)) if ours => chain.base.get(*id),
            Some(Value::Reference(id)) => chain.get(index, *id),
            value => value.cloned(),
        };
        value.as_ref().and_then(Value::array).unwrap_or_default().iter().map(Value::reference).collect()
    };
    let (before, after) = (list(before, true), list(after, false));
    if before.iter().any(|own| !after.contains(own)) {
        changes.faults.push("toglie collegamenti o annotazioni che la pagina aveva".to_owned());
    }
    for own in after.iter().filter(|own| !before.contains(own)) {
        let dictionary = own.and_then(|id| chain.get(index, id)).and_then(Value::into_dictionary);
        match dictionary.filter(|own| is_signature_field(chain, index, own)) {
            None => changes.faults.push(format!(
                "aggiunge alla pagina {page} del file un’annotazione che non è una firma e può coprire ciò che si legge"
            )),
            Some(own) => match area(&own) {
                large if large > LARGEST_FIELD => changes
                    .faults
                    .push(format!("il riquadro della firma copre gran parte della pagina {page} del file")),
                visible if visible > 0.0 => changes.added.push(format!("riquadro visibile a pagina {page} del file")),
                _ => {}
            },
        }
    }
}

/// The area of a field in square points.
fn area(widget: &Dictionary<'_>) -> f32 {
    let sides: Vec<f32> =
        widget.get("Rect").and_then(Value::array).unwrap_or_default().iter().filter_map(Value::number).collect();
    if let [left, lower, right, upper] = sides[..] { ((right - left) * (upper - lower)).abs() } else { 0.0 }
}

/// A widget of a signature; its kind may stand in the field above it.
fn is_signature_field(chain: &Chain<'_>, index: usize, widget: &Dictionary<'_>) -> bool {
    let above = widget.get("Parent").and_then(|own| chain.follow(index, own)).and_then(Value::into_dictionary);
    let kind = |own: &Dictionary<'_>| own.get("FT").and_then(Value::name) == Some(b"Sig");
    widget.get("Subtype").and_then(Value::name) == Some(b"Widget") && (kind(widget) || above.as_ref().is_some_and(kind))
}

const TABLE: &str = "tavola degli oggetti";

/// What an added object is, and why it should not be there.
fn kind(chain: &Chain<'_>, index: usize, value: &Value<'_>) -> (&'static str, Option<String>) {
    let Some(own) = value.clone().into_dictionary() else { return ("altri oggetti", None) };
    let name = |key: &str| own.get(key).and_then(Value::name).unwrap_or_default();
    let kind = match (name("Type"), name("Subtype")) {
        (b"XRef" | b"ObjStm", _) => TABLE,
        (b"DocTimeStamp", _) => "marche temporali",
        (b"DSS" | b"VRI", _) => "dati di convalida",
        _ if own.has("ByteRange") => "firme",
        (_, b"Widget") if is_signature_field(chain, index, &own) => "campi di firma",
        (_, subtype @ (b"Widget" | b"FreeText" | b"Stamp" | b"Square" | b"Ink" | b"Highlight" | b"Redact")) => {
            let subtype = String::from_utf8_lossy(subtype).into_owned();
            return (
                "annotazioni",
                Some(format!("aggiunge un’annotazione «{subtype}», che può coprire ciò che si legge")),
            );
        }
        (b"XObject", _) | (_, b"Form" | b"Image") => "aspetto della firma",
        (b"Page", _) => return ("pagine", Some("aggiunge una pagina".to_owned())),
        _ if own.has("JS") || own.get("S").and_then(Value::name) == Some(b"JavaScript") => {
            return ("programmi", Some("aggiunge un programma (JavaScript)".to_owned()));
        }
        _ => "altri oggetti",
    };
    (kind, None)
}
