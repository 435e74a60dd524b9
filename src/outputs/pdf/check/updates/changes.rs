//! What an update does to the document, in words.

use std::collections::BTreeMap;

/// What is added and replaced, and what no signature needs to do.
#[derive(Default)]
pub(super) struct Changes {
    pub added: Vec<String>,
    pub replaced: Vec<String>,
    pub faults: Vec<String>,
    kinds: BTreeMap<&'static str, usize>,
}

impl Changes {
    /// An object more, of a kind.
    pub fn count(&mut self, kind: &'static str) {
        *self.kinds.entry(kind).or_default() += 1;
    }

    /// Something of the document whose keys differ, of which only some may.
    pub fn differ(&mut self, name: &str, keys: Vec<String>, may: &[&str]) {
        let (allowed, other): (Vec<String>, Vec<String>) =
            keys.into_iter().partition(|key| may.contains(&key.as_str()));
        if !other.is_empty() {
            self.faults.push(format!("{name}: cambia {}", other.join(", ")));
        }
        if !allowed.is_empty() {
            self.replaced.push(format!("{name} ({})", allowed.join(", ")));
        }
    }

    /// Something of the document that is gone, or cannot be read any more.
    pub fn lost(&mut self, name: &str) {
        self.faults.push(format!("toglie o guasta: {name}"));
    }

    /// With the objects that were counted before whatever else is added.
    pub fn whole(mut self) -> Self {
        let kinds = std::mem::take(&mut self.kinds);
        self.added.splice(0..0, kinds.into_iter().map(|(kind, count)| format!("{kind} ({count})")));
        self
    }
}
