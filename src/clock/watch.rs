//! The diary of a run for programs: one line of JSON a stage, with counts and how long it took.
//!
//! Guaranteed: every line has the run's identifier and stands alone, and is told when it happens; without `--log`
//! nothing is written, but a terminal shows which stage a long run is in. Deliberately absent: texts and values of the
//! entity's files.

use std::fmt;
use std::io::{self, Write as _};
use std::mem;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use serde_json::{Map, Value, json};

use crate::digest::hex_digest;

/// Letters of a run's identifier.
const RUN_LETTERS: usize = 16;

/// The stages of the main job, in their order.
const STAGES: [&str; 4] = ["lettura", "calcolo", "composizione", "pubblicazione"];
/// How often a terminal shows that the program is alive.
const BEAT: Duration = Duration::from_millis(200);

/// To whom a run is told while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// To nobody.
    Nobody,
    /// To programs, a line of JSON a stage on standard error.
    Programs,
    /// To somebody at a terminal, who sees the stage that the run is in.
    Terminal,
}

/// Measures the stages of a run.
#[derive(Debug)]
pub struct Watch {
    run: String,
    command: String,
    started: Instant,
    last: Mutex<Instant>,
    audience: Audience,
    shown: Option<ProgressBar>,
}

impl Watch {
    /// A watch that starts now.
    pub fn start(command: &str, now: NaiveDateTime, audience: Audience) -> Self {
        let started = Instant::now();
        let name = format!("{command} {now} {}", std::process::id());
        let run = hex_digest(name.as_bytes())[..RUN_LETTERS].to_owned();
        let shown = (audience == Audience::Terminal).then(|| spinner(STAGES[0]));
        let watch = Self { run, command: command.to_owned(), started, last: Mutex::new(started), audience, shown };
        watch.line(
            "inizio",
            0,
            Map::from_iter([("ora".to_owned(), now.format("%Y-%m-%dT%H:%M:%SZ").to_string().into())]),
        );
        watch
    }

    /// A watch that keeps nothing.
    pub fn silent() -> Self {
        Self::start("", NaiveDateTime::MIN, Audience::Nobody)
    }

    /// A stage is done: what was counted in it.
    pub fn stage(&self, name: &str, counts: &[(&str, usize)]) {
        if let Some(shown) = &self.shown
            && let Some(next) = STAGES.iter().skip_while(|stage| **stage != name).nth(1)
        {
            shown.set_message(*next);
        }
        let now = Instant::now();
        let last = mem::replace(&mut *self.last.lock().unwrap_or_else(PoisonError::into_inner), now);
        let took = now.duration_since(last).as_millis();
        let counts: Map<String, Value> =
            counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        self.line(name, took, Map::from_iter([("conteggi".to_owned(), counts.into())]));
    }

    /// One of many things of a kind is done: what became of it, whose names are the line's own.
    pub fn item(&self, kind: &str, took_ms: u64, item: Value) {
        self.line(kind, took_ms.into(), Map::from_iter([("esito".to_owned(), item)]));
    }

    /// The run is over: its exit code, and what the user was told where it stopped.
    pub fn end(&self, code: u8, told: &str) {
        if let Some(shown) = &self.shown {
            shown.finish_and_clear();
        }
        let mut more = Map::from_iter([("codice".to_owned(), json!(code))]);
        if !told.is_empty() {
            more.insert("messaggio".to_owned(), told.trim_end().into());
        }
        self.line("fine", self.started.elapsed().as_millis(), more);
    }

    /// To whom the run is told.
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    fn line(&self, stage: &str, took: u128, more: Map<String, Value>) {
        if self.audience != Audience::Programs {
            return;
        }
        let mut line = Map::from_iter([
            ("esecuzione".to_owned(), json!(self.run)),
            ("comando".to_owned(), json!(self.command)),
            ("tappa".to_owned(), json!(stage)),
            ("durata_ms".to_owned(), json!(u64::try_from(took).unwrap_or(u64::MAX))),
        ]);
        line.extend(more);
        // A diary that nobody takes stops no work.
        let _ = writeln!(io::stderr().lock(), "{}", Value::Object(line));
    }
}

/// A line at the terminal that says which stage the run is in, and for how long it has run.
fn spinner(stage: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} … {secondi} s").expect("the form of the line is right");
    let seconds = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _ = write!(out, "{}", state.elapsed().as_secs());
    };
    let style = style.with_key("secondi", seconds);
    let spinner = ProgressBar::new_spinner().with_style(style).with_message(stage);
    spinner.enable_steady_tick(BEAT);
    spinner
}
