//! What differs between a dictionary and the one that takes its place.

use std::collections::BTreeSet;

use super::super::references::References;
use super::super::value::{Dictionary, Value};
use super::chain::After;
use super::text;

/// A dictionary where it stands.
pub(super) type Standing<'s> = (After<'s, 's>, &'s Dictionary<'s>);

/// The keys whose values are not what they were, in alphabetical order.
pub(super) fn differing(before: Standing<'_>, after: Standing<'_>) -> Vec<String> {
    let keys: BTreeSet<&[u8]> = before.1.0.iter().chain(&after.1.0).map(|(key, _)| *key).collect();
    let differs = |key: &&[u8]| {
        let (old, new) = (value(before.1, key), value(after.1, key));
        if old.map(written) == new.map(written) {
            return false;
        }
        // What stood in the dictionary may now stand in an object of its own, or the other way round.
        let whole = |state: After<'_, '_>, value: Option<&Value<'_>>| {
            value.and_then(|value| state.follow(value).as_ref().map(written))
        };
        let old = whole(before.0, old);
        old.is_none() || old != whole(after.0, new)
    };
    keys.into_iter().filter(differs).map(|key| String::from_utf8_lossy(key).into_owned()).collect()
}

fn value<'v>(dictionary: &'v Dictionary<'_>, key: &[u8]) -> Option<&'v Value<'v>> {
    dictionary.0.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
}

/// A value for comparing: texts by their letters, however they are encoded.
fn written(value: &Value<'_>) -> String {
    match value {
        Value::String(bytes) => format!("({})", text::letters(bytes)),
        other => format!("{other:?}"),
    }
}
