//! Following references (ISO 32000-1, 7.3.10), in a file and in what its updates make of it.

use super::value::{Dictionary, Value};

/// Objects by their numbers.
pub(super) trait References {
    /// An object.
    fn get(&self, id: u32) -> Option<Value<'_>>;

    /// A dictionary by its number.
    fn dictionary(&self, id: u32) -> Option<Dictionary<'_>> {
        self.get(id)?.into_dictionary()
    }

    /// What a value is, or what it refers to.
    fn follow<'f>(&'f self, value: &Value<'f>) -> Option<Value<'f>> {
        match value {
            Value::Reference(id) => self.get(*id),
            value => Some(value.clone()),
        }
    }

    /// An entry of a dictionary, a reference followed.
    fn entry<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<Value<'f>> {
        self.follow(dictionary.get(key)?)
    }

    /// A dictionary in a dictionary, a reference followed.
    fn inner<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<Dictionary<'f>> {
        self.entry(dictionary, key)?.into_dictionary()
    }

    /// An array in a dictionary, a reference followed; empty where there is none.
    fn list<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Vec<Value<'f>> {
        if let Some(Value::Array(items)) = self.entry(dictionary, key) { items } else { Vec::new() }
    }

    /// A name in a dictionary.
    fn name<'f>(&'f self, dictionary: &Dictionary<'f>, key: &str) -> Option<&'f [u8]> {
        self.entry(dictionary, key)?.name()
    }
}
