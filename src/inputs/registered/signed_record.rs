//! Signed copies, as the file keeps them.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::disk::leads_below;
use crate::domain::{SignedBy, SignedCopy};

const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// A signed copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RecordedSignedCopy {
    versione: u32,
    file: PlainName,
    sha256: String,
    firmato: PlainPath,
    firmatari: Vec<RecordedSigner>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecordedSigner {
    nome: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quando: Option<RecordedMoment>,
}

/// A moment in UTC, as `2025-06-25T10:12:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct RecordedMoment(NaiveDateTime);

/// A file beside the versions: a name and no folder, wherever the file came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct PlainName(String);

/// A file of a version, by its path there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct PlainPath(String);

/// Whether a name is that of a file, and of no folder.
pub fn is_plain_name(name: &str) -> bool {
    leads_below(name) && !name.contains('/')
}

impl TryFrom<String> for PlainName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        if is_plain_name(&name) { Ok(Self(name)) } else { Err("nessun nome di file") }
    }
}

impl From<PlainName> for String {
    fn from(name: PlainName) -> Self {
        name.0
    }
}

impl TryFrom<String> for PlainPath {
    type Error = &'static str;

    fn try_from(path: String) -> Result<Self, Self::Error> {
        if leads_below(&path) { Ok(Self(path)) } else { Err("nessun file del pacchetto") }
    }
}

impl From<PlainPath> for String {
    fn from(path: PlainPath) -> Self {
        path.0
    }
}

impl From<RecordedMoment> for String {
    fn from(moment: RecordedMoment) -> Self {
        moment.0.format(MOMENT).to_string()
    }
}

impl TryFrom<String> for RecordedMoment {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        NaiveDateTime::parse_from_str(&text, MOMENT).map(Self).map_err(|_| "nessun momento")
    }
}

impl From<&SignedCopy> for RecordedSignedCopy {
    fn from(own: &SignedCopy) -> Self {
        let signer = |own: &SignedBy| RecordedSigner { nome: own.name.clone(), quando: own.moment.map(RecordedMoment) };
        Self {
            versione: own.version,
            file: PlainName(own.file.clone()),
            sha256: own.sha256.clone(),
            firmato: PlainPath(own.signed_file.clone()),
            firmatari: own.signers.iter().map(signer).collect(),
        }
    }
}

impl RecordedSignedCopy {
    /// As the program handles it.
    pub fn typed(&self) -> SignedCopy {
        let signer =
            |own: &RecordedSigner| SignedBy { name: own.nome.clone(), moment: own.quando.map(|moment| moment.0) };
        SignedCopy {
            version: self.versione,
            file: self.file.0.clone(),
            sha256: self.sha256.clone(),
            signed_file: self.firmato.0.clone(),
            signers: self.firmatari.iter().map(signer).collect(),
        }
    }
}
