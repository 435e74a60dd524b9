//! Acts that follow finals, as files keep them.

use serde::{Deserialize, Serialize};

use super::day::RecordedDay;
use crate::domain::{Act, ActKind, RegisteredAct};

/// The acts noted beside a year's finals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedYearActs {
    /// The year.
    pub anno: u16,
    /// The acts, by version.
    pub atti: Vec<RecordedActOfVersion>,
}

/// An act about one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedActOfVersion {
    tipo: KindWord,
    versione: u32,
    numero: String,
    data: RecordedDay,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

/// The word for a kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct KindWord(ActKind);

impl From<KindWord> for String {
    fn from(word: KindWord) -> Self {
        word.0.word().to_owned()
    }
}

impl TryFrom<String> for KindWord {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        ActKind::ALL.into_iter().find(|kind| kind.word() == text).map(Self).ok_or("nessun atto")
    }
}

impl From<&RegisteredAct> for RecordedActOfVersion {
    fn from(own: &RegisteredAct) -> Self {
        Self {
            tipo: KindWord(own.kind),
            versione: own.version,
            numero: own.act.number.clone(),
            data: RecordedDay(own.act.date),
            link: own.link.clone(),
        }
    }
}

impl RecordedActOfVersion {
    /// As the program handles it.
    pub fn typed(&self) -> RegisteredAct {
        let act = Act { number: self.numero.clone(), date: self.data.0 };
        RegisteredAct { kind: self.tipo.0, version: self.versione, act, link: self.link.clone() }
    }
}
