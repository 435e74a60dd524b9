//! `stato`: deadline, days left, completeness.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::outcome::{Outcome, failure, not_in_a_package, outside_packages, when};
use super::output;
use crate::cli::{ListFormat, Status};
use crate::domain::Year;
use crate::inputs::entity;
use crate::package;
use crate::pipeline;
use crate::trace::progress::DataOf;

/// Runs `stato`.
pub(super) fn run(arguments: &Status) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let progress = pipeline::progress(arguments.scope.ente.as_deref(), &output, year, reference_date)
        .map_err(|error| failure(&error, year))?;
    let stdout = match arguments.formato {
        ListFormat::Testo => progress.text(),
        ListFormat::Json => progress.json(),
    };
    let written = |file: &Option<PathBuf>, form: &Form<'_>| write_file(arguments, file.clone(), form, year);
    let root = entity::locate(arguments.scope.ente.as_deref()).unwrap_or_default();
    let name = entity::entity_name(&root).unwrap_or_default();
    let mut files = String::new();
    if let Some(file) = &arguments.html {
        let page =
            Form { option: "--html", end: "html", mark: ": a che punto siamo</h1>", text: &progress.html(&name) };
        let _ = writeln!(files, "Pagina dello stato: {}", written(file, &page)?.display());
    }
    if let Some(file) = &arguments.ics {
        let mark = "PRODID:-//relazione//stato//";
        let calendar = Form { option: "--ics", end: "ics", mark, text: &progress.calendar(&name, DataOf::Entity) };
        let _ = writeln!(files, "Calendario del termine: {}", written(file, &calendar)?.display());
    }
    let stdout = if files.is_empty() { stdout } else { files };
    Ok(Outcome { code: if progress.is_overdue() { 4 } else { 0 }, stdout, stderr: String::new() })
}

/// A form in which the state is written to a file.
struct Form<'f> {
    option: &'static str,
    end: &'static str,
    /// By this the program knows a file of its own.
    mark: &'static str,
    text: &'f str,
}

/// Writes a file in place of the last one: it is the program's own, and says the same as the terminal.
fn write_file(arguments: &Status, file: Option<PathBuf>, form: &Form<'_>, year: Year) -> Result<PathBuf, Outcome> {
    let Form { option, end, mark, text } = *form;
    let root = entity::locate(arguments.scope.ente.as_deref()).unwrap_or_default();
    if file.is_none() {
        outside_packages(&arguments.scope, option)?;
    }
    let path = file.unwrap_or_else(|| root.join(format!("stato_{year}.{end}")));
    not_in_a_package(&path, option)?;
    let is_ours = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(mark);
    let told = |error: package::PackageError| failure(&error.into(), year);
    match package::read(&path).map_err(told)? {
        Some(bytes) if !is_ours(&bytes) => {
            let message =
                format!("{}: c’è già un altro file, che non si tocca: indicare un altro nome", path.display());
            return Err(Outcome::failed(1, &message));
        }
        Some(_) => package::write_file(&path, text.as_bytes()).map_err(told)?,
        None => package::write_new(&path, text.as_bytes()).map_err(told)?,
    }
    Ok(path)
}
