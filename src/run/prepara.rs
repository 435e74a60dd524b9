//! `prepara`: ready-to-fill workbooks.

use std::fmt::Write as _;

use super::outcome::{Outcome, failure, outside_packages, said_renewed, when};
use crate::cli::Prepare;
use crate::pipeline;

/// Writes them and says what to do with them.
pub(super) fn run(arguments: &Prepare) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    outside_packages(&arguments.scope, "--ente")?;
    let done = pipeline::prepare(arguments.scope.ente.as_deref(), year, reference_date)
        .map_err(|error| failure(&error, year))?;
    let mut text = format!("Fogli e testi da compilare per il {year}\n");
    if let Some((path, rows, kept)) = &done.register {
        text.push_str(&said_renewed(year, path, *rows, kept));
    }
    for path in &done.written {
        let _ = writeln!(text, "Scritto {}", path.display());
    }
    for path in &done.kept {
        let _ = writeln!(text, "C’è già, non è stato toccato: {path}");
    }
    text.push_str(
        "Sono tutti facoltativi: ciò che nessuno compila è come se non ci fosse. Nei fogli dice come si fa il foglio \
         «Istruzioni»; nei testi le righe che cominciano con ▸, che non si stampano.\n",
    );
    Ok(Outcome { stdout: text, ..Outcome::default() })
}
