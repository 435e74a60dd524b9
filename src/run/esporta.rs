//! `esporta`: a published final as one zip.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::outcome::{Outcome, failure, not_in_a_package, said_kept};
use super::output;
use crate::cli::{Export, Final, Recipient as Asked, Scope};
use crate::domain::Year;
use crate::inputs::entity;
use crate::package::{self, Overwriting};
use crate::pipeline::{self, Exporting, PipelineError, Recipient};
use crate::words::italian;

/// Makes the zip and writes it outside the package.
pub(super) fn run(arguments: &Export) -> Result<Outcome, Outcome> {
    let Final { ente, anno, versione, output } = &arguments.of;
    let scope = Scope { ente: ente.clone(), anno: Some(*anno), data: None };
    let year = Year(*anno);
    let told = |error: PipelineError| failure(&error, year);
    let output = output::to_read(&scope, output.as_deref());
    let config = match (entity::locate(scope.ente.as_deref()), &scope.ente) {
        (Ok(root), _) => entity::configuration(&root),
        (Err(_), None) => None,
        (Err(error), Some(_)) => return Err(told(error.into())),
    };
    let recipient = match arguments.per {
        Asked::Revisore => Recipient::Auditor,
        Asked::Conservazione => Recipient::Archive,
        Asked::Portale => Recipient::Site,
    };
    let asked = Exporting { output: &output, year, version: *versione, recipient, config: config.as_ref() };
    let made = pipeline::export(&asked).map_err(told)?;
    let target = arguments.file.clone().unwrap_or_else(|| PathBuf::from(format!("{}.zip", made.name)));
    not_in_a_package(&target, "-o")?;
    let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
    let kept = package::write(&target, &made.bytes, overwriting).map_err(|error| told(error.into()))?;
    let mut stdout = format!("{}: {}\n", italian::count(made.files, "file", "file"), target.display());
    if !made.missing_copies.is_empty() {
        stdout.push_str("Mancano copie firmate che risultano registrate:\n");
        for missing in &made.missing_copies {
            let _ = writeln!(stdout, "  - {missing}");
        }
    }
    if !made.missing.is_empty() {
        stdout.push_str("I metadati sono una bozza. Mancano:\n");
        for missing in &made.missing {
            let _ = writeln!(stdout, "  - {missing}");
        }
    }
    stdout.push_str(&said_kept(kept.as_deref()));
    Ok(Outcome { stdout, ..Outcome::default() })
}
