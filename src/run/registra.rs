//! `registra`: acts that the program notes.

use super::outcome::{Outcome, failure, outside_packages, said_kept};
use crate::cli::{Approval, Register, Scope};
use crate::domain::{Act, Year};
use crate::pipeline::{self, ApprovalDone, Approving};
use crate::words::italian;

/// Notes an act.
pub(super) fn run(arguments: &Register) -> Result<Outcome, Outcome> {
    match arguments {
        Register::Approvazione(arguments) => approval(arguments),
    }
}

fn approval(arguments: &Approval) -> Result<Outcome, Outcome> {
    let scope = Scope { ente: arguments.ente.clone(), anno: Some(arguments.anno), data: None };
    outside_packages(&scope, "--ente")?;
    let year = Year(arguments.anno);
    let number = arguments.numero.trim();
    if number.is_empty() {
        return Err(Outcome::failed(2, "il numero dell’atto è vuoto: scriverlo dopo --numero, come \"C.C. 45\""));
    }
    let act = Act { number: number.to_owned(), date: arguments.data };
    let job = Approving { entity: arguments.ente.as_deref(), year, act: &act, replace: arguments.sostituisci };
    let done = pipeline::approve(&job).map_err(|error| failure(&error, year))?;
    Ok(Outcome { stdout: summary(&done, &act), ..Outcome::default() })
}

fn summary(done: &ApprovalDone, act: &Act) -> String {
    let verb = if done.kept.is_some() { "sostituiti" } else { "fissati" };
    let text = format!(
        "Piano e registro {verb} come approvati con {}: {}\n{}, {}. D’ora in poi ogni differenza senza una riga in \
         «variazioni» impedisce la definitiva.\n",
        act.written(),
        done.path.display(),
        italian::count(done.objectives, "obiettivo", "obiettivi"),
        italian::count(done.indicators, "indicatore", "indicatori"),
    );
    text + &said_kept(done.kept.as_deref())
}
