//! The form of a document (ISO 32000-1, 12.7): fields of signatures, and no other.

use std::collections::BTreeSet;

use super::super::references::References;
use super::super::value::{Dictionary, Value};
use super::chain::After;

/// What a form of signatures says.
const KEYS: [&str; 6] = ["Fields", "SigFlags", "DR", "DA", "Q", "NeedAppearances"];

/// What of the form no signature needs.
pub(super) fn faults(state: After<'_, '_>) -> BTreeSet<String> {
    let catalogue = state.catalogue();
    let Some(form) = catalogue.get("AcroForm") else { return BTreeSet::new() };
    let Some(form) = state.follow(form).and_then(Value::into_dictionary) else {
        return BTreeSet::from(["il modulo (AcroForm) non si può leggere".to_owned()]);
    };
    let mut faults = BTreeSet::new();
    if form.has("XFA") {
        faults.insert(
            "il modulo ha un secondo aspetto (XFA), che altri programmi mostrano al posto delle pagine".to_owned(),
        );
    }
    // The look of fields is then made up by whoever shows the file.
    if !matches!(state.entry(&form, "NeedAppearances"), None | Some(Value::Boolean(false))) {
        faults.insert("il modulo chiede di rifare l’aspetto dei campi (NeedAppearances)".to_owned());
    }
    let others = form.0.iter().map(|(key, _)| String::from_utf8_lossy(key)).filter(|key| !KEYS.contains(&&**key));
    faults.extend(
        others.filter(|key| key != "XFA").map(|key| format!("il modulo ha la voce {key}, che a una firma non serve")),
    );
    let (mut seen, mut open) = (BTreeSet::new(), vec![(state.list(&form, "Fields"), false)]);
    while let Some((fields, is_above)) = open.pop() {
        for field in fields {
            if field.reference().is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let Some(field) = state.follow(&field).and_then(Value::into_dictionary) else {
                faults.insert("un campo del modulo non si può leggere".to_owned());
                continue;
            };
            let is_signature = field.get("FT").map_or(is_above, |kind| kind.name() == Some(b"Sig"));
            let below = state.list(&field, "Kids");
            if !is_signature && below.is_empty() {
                faults.insert(format!("il modulo ha un campo che non è una firma ({})", named(&field)));
            }
            open.push((below, is_signature));
        }
    }
    faults
}

/// The objects of the fields at the top of the form.
pub(super) fn fields(state: After<'_, '_>) -> BTreeSet<u32> {
    let form = state.inner(&state.catalogue(), "AcroForm").unwrap_or_default();
    state.list(&form, "Fields").iter().filter_map(Value::reference).collect()
}

fn named(field: &Dictionary<'_>) -> String {
    match field.get("T") {
        Some(Value::String(name)) => format!("«{}»", crate::words::harmless(&super::text::letters(name))),
        _ => "senza nome".to_owned(),
    }
}
