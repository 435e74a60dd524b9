//! `controlla`: the findings of a year, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::outcome::{Outcome, code, failure, not_in_a_package, outside_packages, when};
use super::output;
use crate::cli::{Check, ListFormat};
use crate::domain::{ObjectiveCode, Year};
use crate::finding::Finding;
use crate::finding::listing::{self, FindingView, FullList};
use crate::pipeline::{self, Checked, Returns, ReturnsDone};
use crate::signals::Signal;
use crate::trace::progress::{self, DeadlineView, GroupView, Progress};

/// Lists the findings of a year and, on request, writes the workbooks that return to the offices.
pub(super) fn run(arguments: &Check) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let returns = match &arguments.ritorno {
        None => Returns::None,
        Some(None) => {
            outside_packages(&arguments.scope, "--ritorno")?;
            Returns::Entity
        }
        Some(Some(folder)) => {
            not_in_a_package(folder, "--ritorno")?;
            Returns::Folder(folder)
        }
    };
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let Checked { findings, signals, progress, returns } =
        pipeline::check(arguments.scope.ente.as_deref(), &output, (year, reference_date), returns)
            .map_err(|error| failure(&error, year))?;
    let stdout = match arguments.formato {
        ListFormat::Testo => {
            let mut text = format!("Anomalie dei dati del {year}\n\n{}\n", listing::text(&findings, FullList::Json));
            let told: Vec<Finding> = signals.iter().map(|signal| signal.finding.clone()).collect();
            text.push_str(&listing::titled("Segnali di attenzione per chi controlla", &told, FullList::Json));
            text.push_str(&progress::brief(&progress));
            push_returns(&mut text, &returns);
            text
        }
        ListFormat::Json => json(year, &findings, &signals, &progress),
    };
    Ok(Outcome { code: code(&findings), stdout, stderr: String::new() })
}

/// What became of each return workbook.
fn push_returns(text: &mut String, returns: &ReturnsDone) {
    for path in &returns.written {
        let _ = writeln!(text, "Foglio di ritorno: {}", path.display());
    }
    for path in &returns.filled_in {
        let _ = writeln!(text, "Foglio di ritorno già compilato da qualcuno, non toccato: {}", path.display());
    }
    for path in &returns.outdated {
        let _ = writeln!(text, "Foglio di ritorno di prima, che non serve più: si può togliere: {}", path.display());
    }
}

/// A signal as programs read it: its name in `[segnali]`, the objectives concerned, and a finding's keys.
#[derive(Serialize)]
struct SignalView<'a> {
    nome: &'static str,
    segnale: &'static str,
    obiettivi: Vec<&'a str>,
    #[serde(flatten)]
    anomalia: FindingView<'a>,
}

impl<'a> SignalView<'a> {
    fn of(signal: &'a Signal) -> Self {
        Self {
            nome: signal.kind.descriptor().key,
            segnale: signal.kind.name(),
            obiettivi: signal.objectives.iter().map(ObjectiveCode::as_str).collect(),
            anomalia: FindingView::from(&signal.finding),
        }
    }
}

/// `{"anno": …, "termine": …, "anomalie": […], "segnali": […], "uffici": […], "missioni": […]}`, ending with a newline.
fn json(year: Year, findings: &[Finding], signals: &[Signal], progress: &Progress) -> String {
    #[derive(Serialize)]
    struct Listing<'a> {
        anno: u16,
        termine: DeadlineView,
        anomalie: Vec<FindingView<'a>>,
        segnali: Vec<SignalView<'a>>,
        uffici: Vec<GroupView<'a>>,
        missioni: Vec<GroupView<'a>>,
    }
    let listing = Listing {
        anno: year.0,
        termine: DeadlineView::of(progress),
        anomalie: findings.iter().map(FindingView::from).collect(),
        segnali: signals.iter().map(SignalView::of).collect(),
        uffici: progress::groups(&progress.offices),
        missioni: progress::groups(&progress.missions),
    };
    let mut text = serde_json::to_string_pretty(&listing).expect("strings and numbers always serialise");
    text.push('\n');
    text
}
