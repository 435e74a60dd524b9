//! `controlla`: the findings of a year, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Outcome, failure, when};
use crate::cli::{Check, ListFormat};
use crate::domain::Year;
use crate::finding::Finding;
use crate::finding::listing::{self, FindingView, FullList};
use crate::pipeline::{self, Checked, Returns};
use crate::trace::progress::{self, DeadlineView, GroupView, Progress};

pub(super) fn run(arguments: &Check) -> Outcome {
    let (reference_date, _, year) = match when(&arguments.scope) {
        Ok(when) => when,
        Err(message) => return Outcome::failed(2, &message),
    };
    let returns = match &arguments.ritorno {
        None => Returns::None,
        Some(None) => Returns::Entity,
        Some(Some(folder)) => Returns::Folder(folder),
    };
    let Checked { findings, progress, returns } =
        match pipeline::check(arguments.scope.ente.as_deref(), year, reference_date, returns) {
            Ok(checked) => checked,
            Err(error) => return failure(&error, year),
        };
    let code = if findings.iter().any(Finding::blocks) { 3 } else { 0 };
    let stdout = match arguments.formato {
        ListFormat::Testo => {
            let mut text = format!("Anomalie dei dati del {year}\n\n{}\n", listing::text(&findings, FullList::Json));
            text.push_str(&progress::brief(&progress));
            for path in &returns {
                let _ = writeln!(text, "Foglio di ritorno: {}", path.display());
            }
            text
        }
        ListFormat::Json => json(year, &findings, &progress),
    };
    Outcome { code, stdout, stderr: String::new() }
}

/// `{"anno": …, "termine": …, "anomalie": […], "uffici": […], "missioni": […]}`, ending with a newline.
fn json(year: Year, findings: &[Finding], progress: &Progress) -> String {
    #[derive(Serialize)]
    struct Listing<'a> {
        anno: u16,
        termine: DeadlineView,
        anomalie: Vec<FindingView<'a>>,
        uffici: Vec<GroupView<'a>>,
        missioni: Vec<GroupView<'a>>,
    }
    let listing = Listing {
        anno: year.0,
        termine: DeadlineView::of(progress),
        anomalie: findings.iter().map(FindingView::from).collect(),
        uffici: progress::groups(&progress.offices),
        missioni: progress::groups(&progress.missions),
    };
    let mut text = serde_json::to_string_pretty(&listing).expect("strings and numbers always serialise");
    text.push('\n');
    text
}
