//! `registro.jsonl`: every final of a year with the moment at which it was made, one line each, chained by hashes.
//!
//! Guaranteed: a final never stands under its name before its line is on the disk; a line is never rewritten; what
//! was changed in one, taken out or put between two is found. Deliberately absent: proof against somebody who
//! rewrites the whole file, which no file can give of itself.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::digest::hex_digest;

/// Name of the file, in the year's folder of the packages.
pub const JOURNAL: &str = "registro.jsonl";
/// The format that is written.
const FORMAT: u8 = 1;
/// What the first line follows.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// What is noted of a final beside its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The moment of the run, by the machine's clock, in UTC.
    pub moment: NaiveDateTime,
    /// The day that the document speaks from.
    pub reference_date: NaiveDate,
    /// Why it is late, or takes the place of another.
    pub reasons: Vec<String>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct LineView {
    formato: u8,
    versione: u32,
    ora: String,
    data_riferimento: String,
    sha256sums: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    motivi: Vec<String>,
    precedente: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sha256: String,
}

impl LineView {
    fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }

    /// The line as it is written: a key that is not ours does not come back.
    fn written(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers always serialise")
    }

    /// The hash of the line without its last key, which holds it.
    fn digest(&self) -> String {
        hex_digest(Self { sha256: String::new(), ..self.clone() }.written().as_bytes())
    }
}

/// A final as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The `1` of `v1`.
    pub version: u32,
    /// The moment of the run in UTC.
    pub moment: NaiveDateTime,
    /// The day that the document speaks from.
    pub reference_date: NaiveDate,
    /// SHA-256 of its list of checksums.
    pub sums: String,
}

/// The file as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// The finals in the order of the lines; of one version the last counts, those before were interrupted.
    pub entries: Vec<Entry>,
    /// What is not as it was written, with its line.
    pub faults: Vec<String>,
}

impl Journal {
    /// Reads the file.
    pub fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut journal = Self::default();
        let mut before = NOTHING.to_owned();
        for (number, line) in (1..).zip(text.lines()) {
            let mut fault = |what: &str| journal.faults.push(format!("{JOURNAL}, riga {number}: {what}"));
            let Some(view) = LineView::parse(line) else {
                fault("non è una riga del registro");
                continue;
            };
            if view.sha256 != view.digest() || view.written() != line {
                fault("il suo contenuto non è quello del suo SHA-256: è stata modificata");
            }
            if view.precedente != before {
                fault("non segue la riga prima: una riga è stata tolta, aggiunta o modificata");
            }
            before.clone_from(&view.sha256);
            match (NaiveDateTime::parse_from_str(&view.ora, MOMENT), view.data_riferimento.parse()) {
                (Ok(moment), Ok(reference_date)) => journal.entries.push(Entry {
                    version: view.versione,
                    moment,
                    reference_date,
                    sums: view.sha256sums,
                }),
                _ => fault("non dice quando la versione è stata emessa"),
            }
        }
        journal
    }

    /// The last line of a version.
    pub fn of_version(&self, version: u32) -> Option<&Entry> {
        self.entries.iter().rfind(|entry| entry.version == version)
    }
}

/// The file with a line more.
pub(super) fn with_line(journal: Option<Vec<u8>>, version: u32, sums: &[u8], issue: &Issue) -> Vec<u8> {
    let mut bytes = journal.unwrap_or_default();
    if bytes.last().is_some_and(|last| *last != b'\n') {
        bytes.push(b'\n');
    }
    let last = String::from_utf8_lossy(&bytes).lines().rev().find_map(LineView::parse);
    let mut line = LineView {
        formato: FORMAT,
        versione: version,
        ora: issue.moment.format(MOMENT).to_string(),
        data_riferimento: issue.reference_date.to_string(),
        sha256sums: hex_digest(sums),
        motivi: issue.reasons.clone(),
        precedente: last.map_or_else(|| NOTHING.to_owned(), |last| last.sha256),
        sha256: String::new(),
    };
    line.sha256 = line.digest();
    bytes.extend(line.written().into_bytes());
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal() -> String {
        let issue = |moment: &str, reasons: &[&str]| Issue {
            moment: NaiveDateTime::parse_from_str(moment, MOMENT).unwrap(),
            reference_date: "2025-06-20".parse().unwrap(),
            reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
        };
        let first = with_line(None, 1, b"uno", &issue("2025-06-20T09:00:00Z", &[]));
        let second = with_line(Some(first), 2, b"due", &issue("2025-09-10T10:00:00Z", &["Errore \"di calcolo\""]));
        String::from_utf8(with_line(Some(second), 3, b"tre", &issue("2025-09-11T10:00:00Z", &[]))).unwrap()
    }

    #[test]
    fn a_line_is_hashed_as_sha256sum_does_without_its_last_key() {
        let text = journal();
        let line = text.lines().nth(1).unwrap();
        let (plain, own) = line.rsplit_once(",\"sha256\":\"").unwrap();
        assert_eq!(hex_digest(format!("{plain}}}").as_bytes()), own.trim_end_matches("\"}"));
    }

    #[test]
    fn whatever_is_done_to_one_line_is_found() {
        let text = journal();
        let read = Journal::parse(text.as_bytes());
        assert_eq!((read.faults, read.entries.len()), (Vec::<String>::new(), 3));
        let lines: Vec<&str> = text.lines().collect();
        for (changed, number) in [
            (text.replacen("2025-09-10T10", "2025-06-10T10", 1), 2),
            (text.replacen("2025-09-11T10", "2025-06-11T10", 1), 3),
            (text.replacen("\"versione\":2", "\"nota\":\"v2\",\"versione\":2", 1), 2),
            (format!("{}\n{}\n", lines[0], lines[2]), 2),
            (format!("{}\n{}\n", lines[1], lines[2]), 1),
            (format!("{}\n{}\n{}\n", lines[1], lines[0], lines[2]), 1),
            (format!("{}\nciao\n{}\n{}\n", lines[0], lines[1], lines[2]), 2),
        ] {
            let faults = Journal::parse(changed.as_bytes()).faults;
            assert!(faults.iter().any(|fault| fault.contains(&format!("riga {number}:"))), "{number}: {faults:?}");
        }
    }
}
