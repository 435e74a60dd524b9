//! `verifica`.

use std::fmt::Write as _;

use serde::Serialize;

use super::outcome::{Outcome, failure};
use crate::cli::{ListFormat, Verify};
use crate::domain::Year;
use crate::pipeline::{self, Check, CheckOutcome, Verification, Verifying};

/// The exit code of a package that was altered.
const ALTERED: u8 = 5;

/// Verifies a package and prints the verdict.
pub(super) fn run(arguments: &Verify) -> Result<Outcome, Outcome> {
    let asked = Verifying {
        package: &arguments.pacchetto,
        fingerprint: arguments.impronta.as_deref(),
        sums: arguments.somme.as_deref(),
        signed: &arguments.firmato,
        public_only: arguments.pubblico,
    };
    // No year is known before the package says it; no message of this command names one.
    let verified = pipeline::verify(&asked).map_err(|error| failure(&error, Year(0)))?;
    let Some(verified) = verified else {
        let message = "qui non c’è un pacchetto: manca il file SHA256SUMS. Indicare la cartella della versione, come \
                       output/2024/v1, o il suo zip";
        return Err(Outcome::failed(1, &format!("{}: {message}", arguments.pacchetto.display())));
    };
    let stdout = match arguments.formato {
        ListFormat::Testo => text(arguments, &verified),
        ListFormat::Json => json(arguments, &verified),
    };
    Ok(Outcome { code: if verified.holds() { 0 } else { ALTERED }, stdout, ..Outcome::default() })
}

const fn label(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Holds => "regge",
        CheckOutcome::Fails => "non regge",
        CheckOutcome::Unverifiable => "non verificabile",
    }
}

fn verdict(verified: &Verification) -> &'static str {
    if verified.holds() { "regge" } else { "non regge" }
}

fn text(arguments: &Verify, verified: &Verification) -> String {
    let mut text = format!("Verifica di {}\n\n", arguments.pacchetto.display());
    for Check { name, outcome, said, details, .. } in &verified.checks {
        let mark = match outcome {
            CheckOutcome::Holds => '✓',
            CheckOutcome::Fails => '✗',
            CheckOutcome::Unverifiable => '–',
        };
        let _ = writeln!(text, "{mark} {name}: {} – {said}", label(*outcome));
        for detail in details {
            let _ = writeln!(text, "    {detail}");
        }
    }
    let _ = writeln!(text, "\nEsito: il pacchetto {}.", verdict(verified));
    text.push_str("\nChe cosa la verifica non prova:\n");
    for unproved in &verified.unproved {
        let _ = writeln!(text, "  - {unproved}");
    }
    text
}

#[derive(Serialize)]
struct VerdictView<'v> {
    pacchetto: String,
    esito: &'v str,
    verifiche: Vec<CheckView<'v>>,
    non_prova: &'v [&'static str],
}

#[derive(Serialize)]
struct CheckView<'v> {
    id: &'v str,
    nome: &'v str,
    esito: &'v str,
    detto: &'v str,
    dettagli: &'v [String],
}

fn json(arguments: &Verify, verified: &Verification) -> String {
    let view = VerdictView {
        pacchetto: arguments.pacchetto.display().to_string(),
        esito: verdict(verified),
        verifiche: verified
            .checks
            .iter()
            .map(|check| CheckView {
                id: check.id,
                nome: check.name,
                esito: label(check.outcome),
                detto: &check.said,
                dettagli: &check.details,
            })
            .collect(),
        non_prova: &verified.unproved,
    };
    serde_json::to_string_pretty(&view).expect("texts always serialise") + "\n"
}
