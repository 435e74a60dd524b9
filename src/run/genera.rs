//! `genera`.

use std::fmt::Write as _;

use super::outcome::{Outcome, failure, recorded, when};
use super::output;
use crate::cli::{Generate, Show};
use crate::clock::{self, Watch};
use crate::digest::hex_digest;
use crate::domain::Reasons;
use crate::finding::listing;
use crate::inputs::edition::{EditionRecord, RecordedStatus};
use crate::package::{self, Published};
use crate::pipeline::{self, Generated, Job, Stage};
use crate::words::italian;

/// Makes and publishes the package of a year.
pub(super) fn run(arguments: &Generate, watch: &Watch) -> Result<Outcome, Outcome> {
    let (reference_date, given_by_hand, year) = when(&arguments.scope)?;
    let recorded = recorded(&arguments.scope)?;
    if let Some(record) = &recorded {
        agrees(arguments, record)?;
    }
    let output = output::to_write(&arguments.scope, arguments.output.as_deref())?;
    let job = Job {
        entity: arguments.scope.ente.as_deref(),
        output: &output,
        year,
        reference_date,
        given_by_hand,
        definitive: recorded.as_ref().map_or(arguments.definitiva, |record| record.stato == RecordedStatus::Final),
        reasons: match &recorded {
            Some(record) => {
                Reasons { delay: record.motivo_ritardo.as_deref(), correction: record.motivo_rettifica.as_deref() }
            }
            None => Reasons {
                delay: arguments.motivo_ritardo.as_deref(),
                correction: arguments.motivo_rettifica.as_deref(),
            },
        },
        recorded: recorded.as_ref(),
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
    let astray = if arguments.output.is_some() { None } else { output::astray(&arguments.scope, &output, year) };
    if job.definitive
        && let Some(astray) = astray
    {
        return Err(Outcome::failed(1, &astray.refusal(&output, year)));
    }
    let generated = pipeline::generate(&job, clock::now(), watch).map_err(|error| failure(&error, year))?;
    let mut stdout = if arguments.quiet { String::new() } else { summary(&generated) };
    if let Some(astray) = astray {
        stdout.push_str(&astray.warning(&output, year));
    }
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// What a package says of its making wins; an argument that says something else is a mistake.
fn agrees(arguments: &Generate, record: &EditionRecord) -> Result<(), Outcome> {
    let Generate { scope, definitiva, motivo_ritardo, motivo_rettifica, .. } = arguments;
    let contradicted = [
        ("--anno", scope.anno.is_some_and(|year| year != record.anno)),
        ("--data", scope.data.is_some_and(|day| day != record.data_riferimento.0)),
        ("--definitiva", *definitiva && record.stato == RecordedStatus::Draft),
        ("--motivo-ritardo", motivo_ritardo.is_some() && *motivo_ritardo != record.motivo_ritardo),
        ("--motivo-rettifica", motivo_rettifica.is_some() && *motivo_rettifica != record.motivo_rettifica),
    ];
    let contradicted: Vec<&str> =
        contradicted.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    if contradicted.is_empty() {
        return Ok(());
    }
    let message = format!(
        "questa cartella è di un pacchetto, e la sua edizione.json dice altro di {}: per rifarlo basta --output CARTELLA. \
         Per una relazione nuova copiare i file altrove, senza edizione.json",
        contradicted.join(", ")
    );
    Err(Outcome::failed(2, &message))
}

/// What the office reads when the job is done.
fn summary(generated: &Generated) -> String {
    let mut text = String::new();
    let kind = if generated.definitive { "Relazione definitiva" } else { "Bozza della relazione" };
    let folder = generated.published.path().display();
    let _ = match &generated.published {
        Published::Written { .. } => writeln!(text, "{kind} {}: {folder}", generated.year),
        Published::Unchanged(_) => writeln!(text, "{kind} {} invariata: {folder}", generated.year),
    };
    if let Published::Written { others, .. } = &generated.published {
        for other in others {
            let _ = writeln!(text, "Nella cartella della bozza c’era un file non suo, spostato in {}", other.display());
        }
    }
    if generated.definitive
        && let Ok(Some(sums)) = package::read(&generated.published.path().join(package::SUMS))
    {
        let _ = writeln!(text, "SHA-256 di SHA256SUMS, da riportare nella delibera: {}", hex_digest(&sums));
    }
    let _ = writeln!(text, "{}", generated.countdown);
    let _ = writeln!(text, "{}", generated.figures);
    if generated.signals > 0 {
        let signals = italian::count(generated.signals, "segnale di attenzione", "segnali di attenzione");
        let _ = writeln!(text, "{signals} per chi controlla: riservato/Allegato_D_Validazione.xlsx");
    }
    if generated.findings.is_empty() {
        return text;
    }
    text.push('\n');
    text.push_str(&listing::brief(&generated.findings));
    text
}
