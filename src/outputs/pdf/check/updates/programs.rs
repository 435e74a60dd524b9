//! Programs and actions, which no signature needs (ISO 32000-1, 12.6 and 7.7.4): wherever they stand in an object.

use std::collections::BTreeSet;

use super::super::value::{Dictionary, Value};

/// Actions that do something when the file is opened, read or filled in.
const ACTIONS: [&[u8]; 10] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"Rendition",
    b"RichMediaExecute",
    b"Hide",
    b"GoToE",
    b"GoToR",
];

/// The programs and actions of an object, in words; depth ends where reading ended.
pub(super) fn faults(value: &Value<'_>, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| faults(item, found)),
        Value::Dictionary(own) | Value::Stream(own, _) => {
            found.extend(of_dictionary(own));
            own.0.iter().for_each(|(_, inner)| faults(inner, found));
        }
        _ => {}
    }
}

fn of_dictionary(own: &Dictionary<'_>) -> Option<String> {
    let action = own.get("S").and_then(Value::name).filter(|name| ACTIONS.contains(name));
    if own.has("JS") || action == Some(b"JavaScript") {
        return Some("aggiunge un programma (JavaScript)".to_owned());
    }
    if let Some(action) = action {
        return Some(format!("aggiunge un’azione ({})", String::from_utf8_lossy(action)));
    }
    if own.has("OpenAction") || own.has("AA") {
        return Some("aggiunge azioni che partono da sole (OpenAction, AA)".to_owned());
    }
    // In other dictionaries the key has other meanings.
    let is_field = own.has("FT") || own.get("Subtype").and_then(Value::name) == Some(b"Widget");
    (is_field && own.has("A")).then(|| "aggiunge un’azione a un campo (A)".to_owned())
}
