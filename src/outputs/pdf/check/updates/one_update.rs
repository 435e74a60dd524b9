//! One update held against the document before it: signatures may be added; what is read and seen must stay as it was.
//!
//! Guaranteed: an object that was there gives way only where the document says what it is and only in what signing
//! changes of it; pages and form are looked at as they stand after the update, whichever of the updates made them so.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cross_references::Place;
use super::super::references::References;
use super::super::value::{Dictionary, Value};
use super::annotations::{self, is_signature_field};
use super::chain::{After, Chain};
use super::changes::Changes;
use super::compare::differing;
use super::{form, programs, properties};

/// What may differ in the catalogue: the form with its signatures and the data that validate them.
const CATALOGUE_KEYS: [&str; 6] = ["AcroForm", "DSS", "Extensions", "Perms", "Version", "Metadata"];
/// What may differ in a page: the fields of signatures on it.
const PAGE_KEYS: [&str; 2] = ["Annots", "LastModified"];
/// What signing changes of an empty field; where it stands is not among it.
const FIELD_KEYS: [&str; 7] = ["AP", "DA", "DR", "F", "Lock", "M", "V"];
/// How deep the data that validate signatures lie below their root, and the form's resources.
const DEEPEST: usize = 3;

/// Holds an update against the document before it.
pub(super) fn changes(chain: &Chain<'_>, index: usize) -> Changes {
    let (ours, before, after) = (chain.after(0), chain.after(index), chain.after(index + 1));
    let mut changes = Changes::default();
    let pages = pages(ours);
    let may_give_way = furniture(before, &pages);
    let mut found = BTreeSet::new();
    for (id, place) in &chain.sections[index].objects {
        let value = chain.placed(index, *id);
        if let Some(value) = &value {
            programs::faults(value, &mut found);
        }
        if chain.stands(index, *id) {
            replaced((before, after), *id, value, (&pages, &may_give_way), &mut changes);
            continue;
        }
        match value {
            // The list of free objects begins with object 0.
            None if *place == Place::Free => {}
            None => changes.faults.push(format!(
                "l’oggetto {id} non si può leggere in un solo modo: è scritto male, oppure dice due volte la stessa voce"
            )),
            Some(value) => kind(after, &value, &mut changes),
        }
    }
    changes.faults.extend(found);
    trailer(before, after, &mut changes);
    seen(ours, (before, after), &pages, &mut changes);
    let gone = form::fields(before).difference(&form::fields(after)).count();
    if gone > 0 {
        changes.faults.push("toglie dal modulo un campo che c’era".to_owned());
    }
    changes.faults.extend(form::faults(after).difference(&form::faults(before)).cloned());
    properties::check(before, after, &mut changes);
    changes.whole()
}

/// Our pages by their object, numbered from one.
fn pages(ours: After<'_, '_>) -> BTreeMap<u32, usize> {
    let catalogue = ours.catalogue();
    let tree = ours.inner(&catalogue, "Pages").unwrap_or_default();
    ours.list(&tree, "Kids").iter().filter_map(Value::reference).zip(1..).collect()
}

fn trailer(before: After<'_, '_>, after: After<'_, '_>, changes: &mut Changes) {
    if after.trailer().reference("Root") != before.trailer().reference("Root") {
        changes.faults.push("il documento mostrato comincia da un altro oggetto (catalogo sostituito)".to_owned());
    }
    if after.trailer().has("Encrypt") {
        changes.faults.push("dice che il documento è cifrato, e quello del pacchetto non lo è".to_owned());
    }
}

/// What pages show besides what the report put there.
fn seen(
    ours: After<'_, '_>,
    (before, after): (After<'_, '_>, After<'_, '_>),
    pages: &BTreeMap<u32, usize>,
    changes: &mut Changes,
) {
    for (id, page) in pages {
        let Some(now) = annotations::added(after, ours, (*id, *page)) else {
            changes.faults.push(format!("toglie collegamenti o campi che la pagina {page} del file aveva"));
            continue;
        };
        let known = annotations::added(before, ours, (*id, *page)).unwrap_or_default();
        if !known.iter().all(|own| now.iter().any(|new| new.id == own.id)) {
            changes.faults.push(format!("toglie dalla pagina {page} del file il campo di una firma"));
        }
        for added in now.into_iter().filter(|own| !known.contains(own)) {
            match added.shows {
                Ok(true) => changes.added.push(format!("riquadro visibile a pagina {page} del file")),
                Ok(false) => {}
                Err(fault) => changes.faults.push(fault),
            }
        }
    }
}

/// An object that was there gives way to another.
fn replaced(
    (before, after): (After<'_, '_>, After<'_, '_>),
    id: u32,
    value: Option<Value<'_>>,
    (pages, may_give_way): (&BTreeMap<u32, usize>, &BTreeSet<u32>),
    changes: &mut Changes,
) {
    let old = before.dictionary(id);
    let (name, may_differ): (String, &[&str]) = if before.trailer().reference("Root") == Some(id) {
        ("catalogo".to_owned(), &CATALOGUE_KEYS)
    } else if let Some(page) = pages.get(&id) {
        (format!("pagina {page} del file"), &PAGE_KEYS)
    } else if old.as_ref().is_some_and(|own| is_field(before, own)) {
        // An empty field is there to be signed in; one that is signed stays as it is.
        let is_empty = old.as_ref().is_some_and(|own| own.get("V").is_none());
        if is_empty { ("campo per la firma".to_owned(), &FIELD_KEYS) } else { ("campo già firmato".to_owned(), &[]) }
    } else if may_give_way.contains(&id) {
        if value.is_none() {
            changes.faults.push(format!("l’oggetto {id} non si può più leggere"));
        }
        return;
    } else {
        changes.faults.push(format!("sostituisce un oggetto che c’era (numero {id})"));
        return;
    };
    match (old, value.and_then(Value::into_dictionary)) {
        (Some(old), Some(new)) => changes.differ(&name, differing((before, &old), (after, &new)), may_differ),
        _ => changes.lost(&name),
    }
}

/// What the document says that may give way whole, since what it does is looked at afterwards: properties, metadata, the
/// form and its lists, lists of annotations, the data that validate signatures.
fn furniture(state: After<'_, '_>, pages: &BTreeMap<u32, usize>) -> BTreeSet<u32> {
    let catalogue = state.catalogue();
    let form = state.inner(&catalogue, "AcroForm").unwrap_or_default();
    let mut found: BTreeSet<u32> = state.trailer().reference("Info").into_iter().collect();
    found.extend(["AcroForm", "Extensions", "Metadata", "Perms"].iter().filter_map(|key| catalogue.reference(key)));
    found.extend(form.reference("Fields"));
    found.extend(pages.keys().filter_map(|id| state.dictionary(*id)?.reference("Annots")));
    for (value, depth) in [(form.get("DR"), 1), (catalogue.get("DSS"), DEEPEST)] {
        if let Some(value) = value {
            below(state, value, depth, &mut found);
        }
    }
    found
}

/// Dictionaries and lists below a value; streams, such as certificates, never change.
fn below(state: After<'_, '_>, value: &Value<'_>, left: usize, found: &mut BTreeSet<u32>) {
    let Some(whole) =
        state.follow(value).filter(|own| !own.clone().into_dictionary().is_some_and(|own| own.has("Length")))
    else {
        return;
    };
    found.extend(value.reference());
    let Some(left) = left.checked_sub(1) else { return };
    match whole {
        Value::Array(items) => items.iter().for_each(|item| below(state, item, left, found)),
        Value::Dictionary(own) => own.0.iter().for_each(|(_, item)| below(state, item, left, found)),
        _ => {}
    }
}

/// A field of a signature, with its widget or apart from it.
fn is_field(state: After<'_, '_>, own: &Dictionary<'_>) -> bool {
    own.get("FT").and_then(Value::name) == Some(b"Sig") || is_signature_field(state, own)
}

/// What an added object is, and why it should not be there.
fn kind(state: After<'_, '_>, value: &Value<'_>, changes: &mut Changes) {
    let own: Dictionary<'_> = value.clone().into_dictionary().unwrap_or_default();
    let name = |key: &str| own.get(key).and_then(Value::name).unwrap_or_default();
    let kind = match (name("Type"), name("Subtype")) {
        (b"XRef" | b"ObjStm", _) => return,
        (b"DocTimeStamp", _) => "marche temporali",
        (b"DSS" | b"VRI", _) => "dati di convalida",
        _ if own.has("ByteRange") => "firme",
        _ if is_field(state, &own) => "campi di firma",
        (_, subtype) if own.has("Rect") => {
            let subtype = String::from_utf8_lossy(subtype).into_owned();
            changes.faults.push(format!("aggiunge un’annotazione «{subtype}», che può coprire ciò che si legge"));
            "annotazioni"
        }
        (b"XObject", _) | (_, b"Form" | b"Image") => "aspetto della firma",
        (b"Page", _) => {
            changes.faults.push("aggiunge una pagina".to_owned());
            "pagine"
        }
        _ => "altri oggetti",
    };
    changes.count(kind);
}
