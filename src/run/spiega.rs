//! `spiega`: the derivation of a figure.

use super::outcome::{Outcome, failure, when};
use crate::cli::{Explain, ListFormat};
use crate::pipeline;
use crate::trace::explain;

/// Runs `spiega`.
pub(super) fn run(arguments: &Explain) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let words = arguments.cosa.join(" ");
    let explained = pipeline::with_assessment(
        arguments.scope.ente.as_deref(),
        &arguments.output,
        (year, reference_date),
        arguments.definitiva,
        |assessment| {
            let subject = explain::find(assessment, &words)?;
            let explanation = explain::explain(assessment, &subject).expect("what was found is there");
            Ok::<_, explain::UnknownSubject>(match arguments.formato {
                ListFormat::Testo => explain::text(year, &explanation),
                ListFormat::Json => explain::json(year, &explanation),
            })
        },
    );
    let found = explained.map_err(|error| failure(&error, year))?;
    let stdout = found.map_err(|unknown| Outcome::failed(2, &unknown.to_string()))?;
    Ok(Outcome { stdout, ..Outcome::default() })
}
