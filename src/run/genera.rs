//! `genera`.

use std::fmt::Write as _;

use super::outcome::{Outcome, failure, when};
use crate::cli::{Generate, Show};
use crate::finding::listing;
use crate::package::Published;
use crate::pipeline::{self, Generated, Job, Stage};

/// Makes and publishes the package of a year.
pub(super) fn run(arguments: &Generate) -> Result<Outcome, Outcome> {
    let (reference_date, given_by_hand, year) = when(&arguments.scope)?;
    let job = Job {
        entity: arguments.scope.ente.as_deref(),
        output: &arguments.output,
        year,
        reference_date,
        given_by_hand,
        definitive: arguments.definitiva,
        delay_reason: arguments.motivo_ritardo.as_deref(),
    };
    if let Some(stage) = arguments.mostra {
        let stage = match stage {
            Show::Vista => Stage::View,
            Show::Xhtml => Stage::Xhtml,
            Show::Pagine => Stage::Pages,
        };
        let shown = pipeline::show(&job, stage, arguments.vista.as_deref());
        let stdout = shown.map_err(|error| failure(&error, year))?;
        return Ok(Outcome { stdout, ..Outcome::default() });
    }
    let generated = pipeline::generate(&job).map_err(|error| failure(&error, year))?;
    let stdout = if arguments.quiet { String::new() } else { summary(&generated) };
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// What the office reads when the job is done.
fn summary(generated: &Generated) -> String {
    let mut text = String::new();
    let kind = if generated.definitive { "Relazione definitiva" } else { "Bozza della relazione" };
    let folder = generated.published.path().display();
    let _ = match &generated.published {
        Published::Written(_) => writeln!(text, "{kind} {}: {folder}", generated.year),
        Published::Unchanged(_) => writeln!(text, "{kind} {} invariata: {folder}", generated.year),
    };
    let _ = writeln!(text, "{}", generated.countdown);
    let _ = writeln!(text, "{}", generated.figures);
    if generated.findings.is_empty() {
        return text;
    }
    text.push('\n');
    text.push_str(&listing::brief(&generated.findings));
    text
}
