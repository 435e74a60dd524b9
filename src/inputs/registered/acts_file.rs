//! The file: one entry for each act, by version and in the order of the cycle; one for each signed copy.

use serde::{Deserialize, Serialize};

use super::signed_record::RecordedSignedCopy;
use crate::domain::{RegisteredActs, SignedCopies, Year};
use crate::inputs::edition::RecordedActOfVersion;

/// The format that is written.
const FORMAT: u8 = 1;

/// Everything that `atti.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActsFile {
    formato: u8,
    anno: u16,
    atti: Vec<RecordedActOfVersion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    firme: Vec<RecordedSignedCopy>,
}

/// What is noted beside a year's finals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// The acts.
    pub acts: RegisteredActs,
    /// The signed copies.
    pub signed: SignedCopies,
}

impl ActsFile {
    /// The file that says what is noted.
    pub fn of(year: Year, noted: &Noted) -> Self {
        Self {
            formato: FORMAT,
            anno: year.0,
            atti: noted.acts.0.iter().map(RecordedActOfVersion::from).collect(),
            firme: noted.signed.0.iter().map(RecordedSignedCopy::from).collect(),
        }
    }

    /// Reads what is noted of a year; `None` for what the program did not write.
    pub fn parse(bytes: &[u8], year: Year) -> Option<Noted> {
        Self::of_any_year(bytes).filter(|(own, _)| *own == year).map(|(_, noted)| noted)
    }

    /// Reads what is noted, and of which year; `None` for what the program did not write.
    pub fn of_any_year(bytes: &[u8]) -> Option<(Year, Noted)> {
        let file: Self = serde_json::from_slice(bytes).ok()?;
        if file.formato != FORMAT {
            return None;
        }
        let mut noted = Noted::default();
        for act in file.atti.iter().map(RecordedActOfVersion::typed) {
            noted.acts.put(act);
        }
        for copy in file.firme.iter().map(RecordedSignedCopy::typed) {
            noted.signed.put(copy);
        }
        let is_whole = noted.acts.0.len() == file.atti.len() && noted.signed.0.len() == file.firme.len();
        is_whole.then_some((Year(file.anno), noted))
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
    use crate::domain::{Act, ActKind, RegisteredAct, SignedBy, SignedCopy};

    #[test]
    fn what_is_written_reads_back_and_nothing_else_does() {
        let act = Act { number: "G.C. 62".to_owned(), date: "2025-06-25".parse().unwrap() };
        let mut noted = Noted::default();
        for (kind, link) in [(ActKind::Adoption, None), (ActKind::Publication, Some("https://a.it/x".to_owned()))] {
            noted.acts.put(RegisteredAct { kind, version: 1, act: act.clone(), link });
        }
        assert!(!String::from_utf8(ActsFile::of(Year(2024), &noted).json()).unwrap().contains("firme"));
        let moment = "2025-06-25T10:12:00".parse().ok();
        noted.signed.put(SignedCopy {
            version: 1,
            file: "R.pdf.p7m".to_owned(),
            sha256: "ab".to_owned(),
            signed_file: "R.pdf".to_owned(),
            signers: [(moment, "Anna Bianchi"), (None, "Mario Rossi")]
                .map(|(moment, name)| SignedBy { name: name.to_owned(), moment })
                .to_vec(),
        });
        let bytes = ActsFile::of(Year(2024), &noted).json();
        assert_eq!(ActsFile::parse(&bytes, Year(2024)), Some(noted));
        assert_eq!(ActsFile::parse(&bytes, Year(2023)), None);
        let text = String::from_utf8(bytes).unwrap();
        for (from, to) in [
            ("adozione", "adottata"),
            ("pubblicazione", "adozione"),
            ("\"formato\": 1", "\"formato\": 2"),
            ("R.pdf.p7m", "../R.pdf.p7m"),
            ("R.pdf.p7m", "v1/R.pdf.p7m"),
            ("\"R.pdf.p7m\"", "\"..\""),
            ("R.pdf.p7m", "C:R.pdf.p7m"),
            ("\"R.pdf\"", "\"../../R.pdf\""),
        ] {
            assert!(text.contains(from));
            assert_eq!(ActsFile::parse(text.replace(from, to).as_bytes(), Year(2024)), None, "{to}");
        }
    }
}
