//! The file: one entry for each act, by version and in the order of the cycle.

use serde::{Deserialize, Serialize};

use crate::domain::{RegisteredActs, Year};
use crate::inputs::edition::RecordedActOfVersion;

/// The format that is written.
const FORMAT: u8 = 1;

/// Everything that `atti.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActsFile {
    formato: u8,
    anno: u16,
    atti: Vec<RecordedActOfVersion>,
}

impl ActsFile {
    /// The file that says these acts.
    pub fn of(year: Year, acts: &RegisteredActs) -> Self {
        Self { formato: FORMAT, anno: year.0, atti: acts.0.iter().map(RecordedActOfVersion::from).collect() }
    }

    /// Reads the acts of a year; `None` for what the program did not write.
    pub fn parse(bytes: &[u8], year: Year) -> Option<RegisteredActs> {
        let file: Self = serde_json::from_slice(bytes).ok()?;
        if file.formato != FORMAT || file.anno != year.0 {
            return None;
        }
        let mut acts = RegisteredActs::default();
        for act in file.atti.iter().map(RecordedActOfVersion::typed) {
            acts.put(act);
        }
        (acts.0.len() == file.atti.len()).then_some(acts)
    }

    /// The bytes of the file.
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Act, ActKind, RegisteredAct};

    #[test]
    fn what_is_written_reads_back_and_nothing_else_does() {
        let act = Act { number: "G.C. 62".to_owned(), date: "2025-06-25".parse().unwrap() };
        let mut acts = RegisteredActs::default();
        for (kind, link) in [(ActKind::Adoption, None), (ActKind::Publication, Some("https://a.it/x".to_owned()))] {
            acts.put(RegisteredAct { kind, version: 1, act: act.clone(), link });
        }
        let bytes = ActsFile::of(Year(2024), &acts).json();
        assert_eq!(ActsFile::parse(&bytes, Year(2024)), Some(acts));
        assert_eq!(ActsFile::parse(&bytes, Year(2023)), None);
        let text = String::from_utf8(bytes).unwrap();
        for (from, to) in
            [("adozione", "adottata"), ("pubblicazione", "adozione"), ("\"formato\": 1", "\"formato\": 2")]
        {
            assert!(text.contains(from));
            assert_eq!(ActsFile::parse(text.replace(from, to).as_bytes(), Year(2024)), None, "{to}");
        }
    }
}
