//! Keys made of names, for what has no code: the same name has the same key in every year.

use std::collections::BTreeMap;

use crate::words::fold;

/// Keys of one table; none is given twice.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<String, usize>);

impl Keys {
    /// `indirizzo` and «Città solidale» → `indirizzo-citta-solidale`; a second one of that key gets a number.
    pub fn of(&mut self, kind: &str, name: Option<&str>) -> String {
        let name = fold(name.unwrap_or("non indicato")).to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let key = format!("{kind}-{}", if name.is_empty() { "senza-nome" } else { &name });
        let times = self.0.entry(key.clone()).or_default();
        *times += 1;
        if *times == 1 { key } else { format!("{key}-{times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_key_whatever_stands_before_it() {
        let mut keys = Keys::default();
        assert_eq!(keys.of("indirizzo", Some("CITTA' SOLIDALE")), "indirizzo-citta-solidale");
        assert_eq!(Keys::default().of("indirizzo", Some("Città  solidale")), "indirizzo-citta-solidale");
        assert_eq!(keys.of("indirizzo", None), "indirizzo-non-indicato");
        assert_eq!(keys.of("indirizzo", Some("Città solidale!")), "indirizzo-citta-solidale-2");
    }
}
