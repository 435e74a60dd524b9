//! How a batch is told while it goes on: a bar at a terminal, lines of JSON to programs, plain lines otherwise.

use std::cell::Cell;
use std::fmt;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use crate::batch::{Record, State};
use crate::clock::{Audience, Watch};
use crate::words::harmless;

/// Tells of each entity as it is done.
pub(super) struct Telling<'w> {
    watch: &'w Watch,
    total: usize,
    done: Cell<usize>,
    bar: Option<ProgressBar>,
}

impl<'w> Telling<'w> {
    /// Begins to tell of so many entities.
    pub fn start(total: usize, watch: &'w Watch) -> Self {
        let at_terminal = watch.audience() != Audience::Programs && io::stderr().is_terminal();
        Self { watch, total, done: Cell::new(0), bar: at_terminal.then(|| bar(total)) }
    }

    /// An entity is done.
    pub fn told(&self, record: &Record) {
        self.done.set(self.done.get() + 1);
        if self.watch.audience() == Audience::Programs {
            let item = serde_json::to_value(record).expect("texts and numbers always serialise");
            return self.watch.item("ente", record.durata_ms, item);
        }
        let line = self.line(record);
        match &self.bar {
            Some(bar) => {
                // A terminal shows those that need somebody, and counts the others.
                if record.stato == State::Failed {
                    bar.println(line);
                }
                bar.inc(1);
            }
            None => {
                // Nobody reads there any more: the records say the same.
                let _ = writeln!(io::stderr().lock(), "{line}");
            }
        }
    }

    /// All are done.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// `[3/20] Comune di Prova: prodotta, 1,25 s`
    fn line(&self, record: &Record) -> String {
        let seconds = format!("{},{:02} s", record.durata_ms / 1000, record.durata_ms % 1000 / 10);
        let why = record.messaggio.as_ref().map_or_else(String::new, |why| format!(" – {why}"));
        harmless(&format!(
            "[{}/{}] {}: {}, {seconds}{why}",
            self.done.get(),
            self.total,
            record.name(),
            record.stato.label()
        ))
    }
}

fn bar(total: usize) -> ProgressBar {
    let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _ = write!(out, "{}", format!("{:.1}", state.per_sec()).replace('.', ","));
    };
    let left = |state: &ProgressState, out: &mut dyn fmt::Write| {
        // Before the first entity is done nobody knows.
        let left = if state.pos() == 0 { "…".to_owned() } else { time(state.eta()) };
        let _ = write!(out, "{left}");
    };
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} enti, {al_secondo} al secondo, ancora {resto}")
        .expect("the form of the bar is right")
        .with_key("al_secondo", rate)
        .with_key("resto", left);
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX)).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

/// `2 h 5 min`, `5 min 12 s`, `12 s`
fn time(left: Duration) -> String {
    let seconds = left.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_said_in_two_units() {
        let said = [0, 59, 60, 3599, 3600, 7500].map(|seconds| time(Duration::from_secs(seconds)));
        assert_eq!(said, ["0 s", "59 s", "1 min 0 s", "59 min 59 s", "1 h 0 min", "2 h 5 min"]);
    }
}
