//! The diary of a run for programs: one line of JSON a stage, with counts and how long it took.
//!
//! Guaranteed: every line has the run's identifier and stands alone; without `--log` nothing is kept. Deliberately
//! absent: texts, names and values of the entity's files.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

use crate::digest::hex_digest;

/// Letters of a run's identifier.
const RUN_LETTERS: usize = 16;

/// Measures the stages of a run.
#[derive(Debug)]
pub struct Watch {
    run: String,
    command: String,
    started: Instant,
    last: Cell<Instant>,
    lines: Option<RefCell<String>>,
}

impl Watch {
    /// A watch that starts now; it keeps lines only where they are wanted.
    pub fn start(command: &str, now: NaiveDateTime, wanted: bool) -> Self {
        let started = Instant::now();
        let name = format!("{command} {now} {}", std::process::id());
        let run = hex_digest(name.as_bytes())[..RUN_LETTERS].to_owned();
        let lines = wanted.then(RefCell::default);
        let watch = Self { run, command: command.to_owned(), started, last: Cell::new(started), lines };
        watch.line(
            "inizio",
            0,
            Map::from_iter([("ora".to_owned(), now.format("%Y-%m-%dT%H:%M:%SZ").to_string().into())]),
        );
        watch
    }

    /// A watch that keeps nothing.
    pub fn silent() -> Self {
        Self::start("", NaiveDateTime::MIN, false)
    }

    /// A stage is done: what was counted in it.
    pub fn stage(&self, name: &str, counts: &[(&str, usize)]) {
        let now = Instant::now();
        let took = now.duration_since(self.last.replace(now)).as_millis();
        let counts: Map<String, Value> =
            counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        self.line(name, took, Map::from_iter([("conteggi".to_owned(), counts.into())]));
    }

    /// The run is over: its exit code, and what the user was told where it stopped.
    pub fn end(&self, code: u8, told: &str) {
        let mut more = Map::from_iter([("codice".to_owned(), json!(code))]);
        if !told.is_empty() {
            more.insert("messaggio".to_owned(), told.trim_end().into());
        }
        self.line("fine", self.started.elapsed().as_millis(), more);
    }

    /// The lines, where they were wanted.
    pub fn lines(&self) -> Option<String> {
        self.lines.as_ref().map(|lines| lines.borrow().clone())
    }

    fn line(&self, stage: &str, took: u128, more: Map<String, Value>) {
        let Some(lines) = &self.lines else { return };
        let mut line = Map::from_iter([
            ("esecuzione".to_owned(), json!(self.run)),
            ("comando".to_owned(), json!(self.command)),
            ("tappa".to_owned(), json!(stage)),
            ("durata_ms".to_owned(), json!(u64::try_from(took).unwrap_or(u64::MAX))),
        ]);
        line.extend(more);
        let mut lines = lines.borrow_mut();
        lines.push_str(&Value::Object(line).to_string());
        lines.push('\n');
    }
}
