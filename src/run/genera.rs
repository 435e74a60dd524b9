//! `genera`.

use std::fmt::Write as _;
use std::path::PathBuf;

use rayon::ThreadPoolBuilder;
use rust_decimal::Decimal;

use super::outcome::{Outcome, failure, recorded, when};
use super::output::{self, Astray};
use crate::assessment::Indices;
use crate::cli::{Generate, Show};
use crate::clock::{self, Watch};
use crate::domain::{Reasons, Year};
use crate::finding::listing;
use crate::inputs::edition::{EditionRecord, RecordedStatus};
use crate::package::Published;
use crate::pipeline::{self, Generated, Job, PipelineError, Stage};
use crate::words::italian;

/// As much as the main thread has: what a file holds decides how deep its readers go.
pub(super) const STACK: usize = 8 << 20;

/// A package that was made, and where earlier finals stand that it does not know of.
pub(super) struct Made {
    pub generated: Generated,
    output: PathBuf,
    astray: Option<Astray>,
}

/// Why there is none.
pub(super) enum Stopped {
    /// What was asked for cannot be.
    Arguments(Outcome),
    /// The job could not go on, for this year.
    Job(PipelineError, Year),
}

impl From<Outcome> for Stopped {
    fn from(refused: Outcome) -> Self {
        Self::Arguments(refused)
    }
}

impl Stopped {
    /// What the user is told.
    pub(super) fn told(self) -> Outcome {
        match self {
            Self::Arguments(refused) => refused,
            Self::Job(error, year) => failure(&error, year),
        }
    }
}

/// Makes and publishes the package of a year.
pub(super) fn run(arguments: &Generate, watch: &Watch) -> Result<Outcome, Outcome> {
    if let Some(stage) = arguments.mostra {
        return shown(arguments, stage).map_err(Stopped::told);
    }
    let made = on_one_of_the_workers(|| made(arguments, watch));
    let Made { generated, output, astray } = made.map_err(Stopped::told)?;
    let mut stdout = if arguments.quiet { String::new() } else { summary(&generated) };
    if let Some(astray) = astray {
        stdout.push_str(&astray.warning(&output, generated.year));
    }
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// What is not done in parallel is done by one of the threads that do the rest: what a thread has let go of is taken
/// again by that thread first, so that a thread more, which waits while they work, would keep as much memory to itself.
fn on_one_of_the_workers<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    match ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(workers) => workers.install(job),
        Err(_) => job(),
    }
}

/// The same without a word.
///
/// # Errors
/// [`Stopped`].
pub(super) fn made(arguments: &Generate, watch: &Watch) -> Result<Made, Stopped> {
    with_job(arguments, |job| {
        let by_default = arguments.output.is_none();
        let astray = by_default.then(|| output::astray(&arguments.scope, job.output, job.year)).flatten();
        if job.definitive
            && let Some(astray) = &astray
        {
            return Err(Outcome::failed(1, &astray.refusal(job.output, job.year)).into());
        }
        let generated = pipeline::generate(job, clock::now(), watch).map_err(|error| Stopped::Job(error, job.year))?;
        Ok(Made { generated, output: job.output.to_owned(), astray })
    })
}

/// A stage of the document.
fn shown(arguments: &Generate, stage: Show) -> Result<Outcome, Stopped> {
    let stage = match stage {
        Show::Vista => Stage::View,
        Show::Xhtml => Stage::Xhtml,
        Show::Pagine => Stage::Pages,
    };
    with_job(arguments, |job| {
        let shown = pipeline::show(job, stage, arguments.vista.as_deref());
        let stdout = shown.map_err(|error| Stopped::Job(error, job.year))?;
        Ok(Outcome { stdout, ..Outcome::default() })
    })
}

/// Hands what is asked for to `use_it`.
fn with_job<T>(arguments: &Generate, use_it: impl FnOnce(&Job<'_>) -> Result<T, Stopped>) -> Result<T, Stopped> {
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
    use_it(&job)
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
    for page in &generated.kept_pages {
        let _ =
            writeln!(text, "Al posto della pagina del programma ce n’era un’altra, conservata in {}", page.display());
    }
    if generated.definitive
        && let Some(digest) = generated.published.digest()
    {
        let _ = writeln!(text, "SHA-256 di SHA256SUMS, da riportare nella delibera: {digest}");
    }
    let _ = writeln!(text, "{}", generated.countdown);
    let _ = writeln!(text, "{}", indices(&generated.indices));
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

/// `Indice cautelativo 83,50 %, sui misurati 83,50 %, copertura 100,00 %.`
fn indices(indices: &Indices) -> String {
    let said = |value: Option<Decimal>| value.map_or_else(|| "n.d.".to_owned(), italian::per_cent);
    let said = format!(
        "Indice cautelativo {}, sui misurati {}, copertura {}",
        said(indices.prudent),
        said(indices.measured),
        said(indices.coverage)
    );
    // «n.d.» ends with its own point.
    format!("{}.", said.trim_end_matches('.'))
}
