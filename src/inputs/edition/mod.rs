//! `edizione.json`: what a package says about its own making, so that it can be made again from its `ingressi`.
//!
//! Guaranteed: what is written reads back as the same bytes; nothing of it is asked of the command line, the clock
//! or the folder of the packages again. Deliberately absent: what the earlier figures mean.

mod act_record;
mod day;
mod finding_record;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::Act;
use crate::inputs::config::Acts;
pub use act_record::{RecordedActOfVersion, RecordedYearActs};
pub use day::RecordedDay;
pub use finding_record::FindingRecord;

/// Name of the file, in the folder of the inputs.
pub const FILE_NAME: &str = "edizione.json";

/// The format that is written.
pub const FORMAT: u8 = 1;

/// Everything that `edizione.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionRecord {
    /// Number of this format.
    pub formato: u8,
    /// The year measured.
    pub anno: u16,
    /// Draft or final.
    pub stato: RecordedStatus,
    /// Number of the final; absent in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versione: Option<u32>,
    /// The reference date.
    pub data_riferimento: RecordedDay,
    /// Why the final is late, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motivo_ritardo: Option<String>,
    /// Why the final takes the place of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motivo_rettifica: Option<String>,
    /// The acts of the year that were known.
    #[serde(default)]
    pub atti: RecordedActs,
    /// Files kept beside the inputs that the program put in because the entity has none of its own.
    #[serde(default)]
    pub del_programma: Vec<String>,
    /// What was found while the folder was read: files that are not kept among them.
    #[serde(default)]
    pub anomalie_della_cartella: Vec<FindingRecord>,
    /// What was found in the file of individual performance that is not kept because of what it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individuale_non_conservato: Option<Vec<FindingRecord>>,
    /// The final of the same year that this document follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versione_precedente: Option<RecordedFinal>,
    /// The final of the same year that does not say what it is, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versione_precedente_illeggibile: Option<u32>,
    /// The last finals of the years before, ascending.
    #[serde(default)]
    pub anni_precedenti: Vec<RecordedFinal>,
    /// The acts noted beside finals of this year and of those before, as far as they were known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub atti_registrati: Vec<RecordedYearActs>,
}

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordedStatus {
    /// *Bozza*.
    #[serde(rename = "bozza")]
    Draft,
    /// *Definitiva*.
    #[serde(rename = "definitiva")]
    Final,
}

/// The acts of a year's cycle, each as far as it was known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedActs {
    /// Approval of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub piano: Option<RecordedAct>,
    /// The Giunta's adoption of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delibera_giunta: Option<RecordedAct>,
    /// Validation by the Nucleo di valutazione.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validazione: Option<RecordedAct>,
}

/// An act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedAct {
    /// Its number.
    pub numero: String,
    /// Its day.
    pub data: RecordedDay,
}

/// What a final published, as far as later documents need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFinal {
    /// The year it measured.
    pub anno: u16,
    /// Its number.
    pub versione: u32,
    /// SHA-256 of its `provenienza.json` without the lines of `costruzione`.
    pub sha256: String,
    /// What that file says of its figures.
    pub provenienza: Value,
}

impl EditionRecord {
    /// Reads the file.
    ///
    /// # Errors
    /// The line, from 1, of what is no such file or is of a format that this program does not know.
    pub fn parse(bytes: &[u8]) -> Result<Self, usize> {
        let record: Self = serde_json::from_slice(bytes).map_err(|error| error.line())?;
        let is_whole = record.formato == FORMAT && record.versione.is_some() == (record.stato == RecordedStatus::Final);
        if is_whole { Ok(record) } else { Err(1) }
    }

    /// The bytes of the file.
    pub fn json(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings and numbers always serialise");
        bytes.push(b'\n');
        bytes
    }
}

impl RecordedActs {
    /// The acts of a year.
    pub fn of(acts: &Acts) -> Self {
        let act = |act: &Option<Act>| {
            act.as_ref().map(|act| RecordedAct { numero: act.number.clone(), data: RecordedDay(act.date) })
        };
        Self { piano: act(&acts.plan), delibera_giunta: act(&acts.resolution), validazione: act(&acts.validation) }
    }

    /// Completes the acts of a year with those that are recorded.
    pub fn complete(&self, acts: &mut Acts) {
        let act =
            |act: &Option<RecordedAct>| act.as_ref().map(|act| Act { number: act.numero.clone(), date: act.data.0 });
        let (plan, resolution, validation) = (act(&self.piano), act(&self.delibera_giunta), act(&self.validazione));
        acts.plan = acts.plan.take().or(plan);
        acts.resolution = acts.resolution.take().or(resolution);
        acts.validation = acts.validation.take().or(validation);
    }
}
