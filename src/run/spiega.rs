//! `spiega`: the derivation of a figure.

use std::path::Path;

use super::outcome::{Outcome, failure, when};
use super::output;
use crate::cli::{Explain, ListFormat};
use crate::domain::Year;
use crate::outputs::proof;
use crate::trace::explain;
use crate::trace::provenance::PROVENANCE_FILE;
use crate::{package, pipeline};

/// Runs `spiega`.
pub(super) fn run(arguments: &Explain) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    if let Some(page) = &arguments.pagina {
        return of_page(arguments, &output, year, page);
    }
    let words = arguments.cosa.join(" ");
    let explained = pipeline::with_assessment(
        arguments.scope.ente.as_deref(),
        &output,
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

/// The figures of a page, from the files of the package that has it: what was published, not what would be now.
fn of_page(arguments: &Explain, output: &Path, year: Year, label: &str) -> Result<Outcome, Outcome> {
    let paths = [proof::FACTS_FILE, PROVENANCE_FILE];
    let found =
        package::of_last(output, year, arguments.definitiva, paths).map_err(|error| failure(&error.into(), year))?;
    let (name, [facts, provenance]) = found.ok_or_else(|| {
        let which = if arguments.definitiva { "una definitiva" } else { "una bozza" };
        let message = format!(
            "in {} non c’è {which} del {year} con le sue cifre: si fa con «relazione genera»",
            output.display()
        );
        Outcome::failed(2, &message)
    })?;
    let parsed = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_default();
    let (facts, provenance) = (parsed(&facts), parsed(&provenance));
    let page = explain::page(&facts, &provenance, label).ok_or_else(|| {
        let message = format!("nel pacchetto «{name}» del {year} nessuna cifra è stampata alla pagina «{label}»");
        Outcome::failed(2, &message)
    })?;
    let stdout = match arguments.formato {
        ListFormat::Testo => page.text(&name),
        ListFormat::Json => page.json(&name),
    };
    Ok(Outcome { stdout, ..Outcome::default() })
}
