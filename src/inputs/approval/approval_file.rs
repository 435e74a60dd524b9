//! The file: act, hashes and content of what was approved.

use serde::{Deserialize, Serialize};

use super::record::ObjectiveRecord;
use crate::domain::{Act, Year};
use crate::inputs::edition::{RecordedAct, RecordedDay};

/// The format that is written.
const FORMAT: u8 = 1;

/// Plan and register of a year as an act approved them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    formato: u8,
    /// The year.
    pub anno: u16,
    atto: RecordedAct,
    /// The plan's file.
    pub piano: ApprovedFile,
    /// The register's file.
    pub registro: ApprovedFile,
    /// What they say.
    pub obiettivi: Vec<ObjectiveRecord>,
}

/// A file as it was when it was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovedFile {
    /// Its path in the entity's folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Approval {
    /// What an act approves: the plan's file, the register's, and what they say.
    pub fn new(year: Year, act: &Act, [piano, registro]: [ApprovedFile; 2], obiettivi: Vec<ObjectiveRecord>) -> Self {
        Self {
            formato: FORMAT,
            anno: year.0,
            atto: RecordedAct { numero: act.number.clone(), data: RecordedDay(act.date) },
            piano,
            registro,
            obiettivi,
        }
    }

    /// Reads the file of a year; `None` for what the program did not write.
    pub fn parse(bytes: &[u8], year: Year) -> Option<Self> {
        let approval: Self = serde_json::from_slice(bytes).ok()?;
        (approval.formato == FORMAT && approval.anno == year.0).then_some(approval)
    }

    /// The bytes of the file.
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }

    /// The act.
    pub fn act(&self) -> Act {
        Act { number: self.atto.numero.clone(), date: self.atto.data.0 }
    }
}
