//! `stato`: deadline, days left, completeness.

use std::path::PathBuf;

use super::outcome::{Outcome, failure, not_in_a_package, outside_packages, when};
use super::output;
use crate::cli::{ListFormat, Status};
use crate::domain::Year;
use crate::inputs::entity;
use crate::package;
use crate::pipeline;
use crate::trace::progress::Progress;

/// Runs `stato`.
pub(super) fn run(arguments: &Status) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let progress = pipeline::progress(arguments.scope.ente.as_deref(), &output, year, reference_date)
        .map_err(|error| failure(&error, year))?;
    let mut stdout = match arguments.formato {
        ListFormat::Testo => progress.text(),
        ListFormat::Json => progress.json(),
    };
    if let Some(file) = &arguments.html {
        let path = write_page(arguments, file.clone(), &progress, year)?;
        stdout = format!("Pagina dello stato: {}\n", path.display());
    }
    Ok(Outcome { code: if progress.is_overdue() { 4 } else { 0 }, stdout, stderr: String::new() })
}

/// Writes the page in place of the last one: it is the program's own, and says the same as the terminal.
fn write_page(arguments: &Status, file: Option<PathBuf>, progress: &Progress, year: Year) -> Result<PathBuf, Outcome> {
    let root = entity::locate(arguments.scope.ente.as_deref()).unwrap_or_default();
    if file.is_none() {
        outside_packages(&arguments.scope, "--html")?;
    }
    let path = file.unwrap_or_else(|| root.join(format!("stato_{year}.html")));
    not_in_a_package(&path, "--html")?;
    let page = progress.html(&entity::entity_name(&root).unwrap_or_default());
    let is_ours = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(": a che punto siamo</h1>");
    let told = |error: package::PackageError| failure(&error.into(), year);
    match package::read(&path).map_err(told)? {
        Some(bytes) if !is_ours(&bytes) => {
            let message =
                format!("{}: c’è già un altro file, che non si tocca: indicare un altro nome", path.display());
            return Err(Outcome::failed(1, &message));
        }
        Some(_) => package::write_file(&path, page.as_bytes()).map_err(told)?,
        None => package::write_new(&path, page.as_bytes()).map_err(told)?,
    }
    Ok(path)
}
