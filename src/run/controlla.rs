//! `controlla`: the findings of a year, for people and for programs.

mod before_final;

use std::fmt::Write as _;

use serde::Serialize;

use super::outcome::{Outcome, code, failure, not_in_a_package, outside_packages, said_kept, when};
use super::output;
use crate::cli::{Check, FindingsFormat};
use crate::domain::{ObjectiveCode, Year};
use crate::dossier::PackageFile;
use crate::finding::listing::{self, FindingView, FullList};
use crate::finding::{Finding, Severity};
use crate::inputs::entity;
use crate::package::{self, Overwriting};
use crate::pipeline::{self, Checked, Comparison, FindingsList, PipelineError, Placed, Returns, Wanted};
use crate::signals::Signal;
use crate::trace::progress::{self, DeadlineView, GroupView, Progress};
use crate::words::italian;

/// Lists the findings of a year and, on request, writes the workbooks that return to the offices.
pub(super) fn run(arguments: &Check) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    let returns = match &arguments.correzioni {
        None => Returns::None,
        Some(None) => {
            outside_packages(&arguments.scope, "--correzioni")?;
            Returns::Entity
        }
        Some(Some(folder)) => {
            not_in_a_package(folder, "--correzioni")?;
            Returns::Folder(folder)
        }
    };
    let output = output::to_read(&arguments.scope, arguments.output.as_deref());
    let format = format_of(arguments)?;
    if let Some(file) = &arguments.file {
        not_in_a_package(file, "-o")?;
        if !arguments.sostituisci {
            // Before anything else is written: the workbooks for the offices are not made for nothing.
            package::is_free(file).map_err(|error| failure(&PipelineError::from(error), year))?;
        }
    }
    let list = if format == FindingsFormat::Xlsx { FindingsList::Workbook } else { FindingsList::None };
    let revision = if arguments.definitiva { Comparison::Figures } else { Comparison::None };
    let wanted = Wanted { returns, list, revision };
    let checked = pipeline::check(arguments.scope.ente.as_deref(), &output, (year, reference_date), wanted)
        .map_err(|error| failure(&error, year))?;
    let before_the_final =
        if arguments.definitiva { before_final::said(&checked, year) } else { unavailable(&checked.unavailable, year) };
    let acts_are_missing = arguments.definitiva && !checked.missing_acts.is_empty();
    let Checked { findings, signals, progress, returns, list, .. } = checked;
    let stdout = match format {
        FindingsFormat::Xlsx => {
            let workbook = list.expect("the list was asked for");
            let mut text = write_list(arguments, &workbook, year)?;
            text.push_str(&counted(&findings, signals.len()));
            text.push_str(&before_the_final);
            push_returns(&mut text, &returns);
            text
        }
        FindingsFormat::Testo => {
            let mut text =
                format!("Anomalie dei dati del {year}\n\n{}\n", listing::text(&findings, FullList::Workbook));
            let told: Vec<Finding> = signals.iter().map(|signal| signal.finding.clone()).collect();
            text.push_str(&listing::titled("Segnali di attenzione per chi controlla", &told, FullList::Workbook));
            text.push_str(&progress::brief(&progress));
            text.push_str(&before_the_final);
            push_returns(&mut text, &returns);
            text
        }
        FindingsFormat::Json => json(year, &findings, &signals, &progress),
    };
    let code = if acts_are_missing { 3 } else { code(&findings) };
    Ok(Outcome { code, stdout, stderr: String::new() })
}

/// As asked for; a file to write is a workbook.
fn format_of(arguments: &Check) -> Result<FindingsFormat, Outcome> {
    match (arguments.formato, &arguments.file) {
        (None, None) => Ok(FindingsFormat::Testo),
        (None | Some(FindingsFormat::Xlsx), _) => Ok(FindingsFormat::Xlsx),
        (Some(other), None) => Ok(other),
        (Some(_), Some(_)) => {
            let message = "-o scrive il foglio delle anomalie: usarlo con --formato xlsx, oppure senza --formato";
            Err(Outcome::failed(2, message))
        }
    }
}

/// Writes the list and says where it is.
fn write_list(arguments: &Check, workbook: &PackageFile, year: Year) -> Result<String, Outcome> {
    let root = entity::locate(arguments.scope.ente.as_deref()).unwrap_or_default();
    if arguments.file.is_none() {
        outside_packages(&arguments.scope, "-o")?;
    }
    let target = arguments.file.clone().unwrap_or_else(|| root.join(&workbook.path));
    let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
    let kept = package::write(&target, &workbook.bytes, overwriting)
        .map_err(|error| failure(&PipelineError::from(error), year))?;
    Ok(format!("Foglio delle anomalie: {}\n{}", target.display(), said_kept(kept.as_deref())))
}

/// How many findings of each kind there are, in a line.
fn counted(findings: &[Finding], signals: usize) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.code.severity == severity).count();
    format!(
        "{}, {}, {}, {}\n",
        italian::count(
            of(Severity::Blocking),
            "anomalia impedisce la definitiva",
            "anomalie impediscono la definitiva"
        ),
        italian::count(of(Severity::Warning), "avviso", "avvisi"),
        italian::count(of(Severity::Note), "nota", "note"),
        italian::count(signals, "segnale", "segnali")
    )
}

/// What the document will say is «non disponibile»; how to write it.
fn unavailable(absent: &[String], year: Year) -> String {
    if absent.is_empty() {
        return String::new();
    }
    let said = italian::count(absent.len(), "parte del documento dirà", "parti del documento diranno");
    format!(
        "\n{said} «non disponibile»: «relazione prepara --anno {year}» scrive i fogli e i testi da compilare, «relazione \
         controlla --definitiva» li elenca.\n"
    )
}

/// Where each *foglio delle correzioni* is.
fn push_returns(text: &mut String, returns: &[Placed]) {
    for Placed { path, was_there } in returns {
        let was_there = if *was_there { " (c’era già, uguale)" } else { "" };
        let _ = writeln!(text, "Foglio delle correzioni: {}{was_there}", path.display());
    }
}

/// A signal as programs read it: its name in `[segnali]`, the objectives concerned, and a finding's keys.
#[derive(Serialize)]
struct SignalView<'a> {
    nome: &'static str,
    segnale: &'static str,
    obiettivi: Vec<&'a str>,
    #[serde(flatten)]
    anomalia: FindingView<'a>,
}

impl<'a> SignalView<'a> {
    fn of(signal: &'a Signal) -> Self {
        Self {
            nome: signal.kind.descriptor().key,
            segnale: signal.kind.name(),
            obiettivi: signal.objectives.iter().map(ObjectiveCode::as_str).collect(),
            anomalia: FindingView::from(&signal.finding),
        }
    }
}

/// `{"anno": …, "termine": …, "anomalie": […], "segnali": […], "uffici": […], "missioni": […]}`, ending with a newline.
fn json(year: Year, findings: &[Finding], signals: &[Signal], progress: &Progress) -> String {
    #[derive(Serialize)]
    struct Listing<'a> {
        anno: u16,
        termine: DeadlineView,
        anomalie: Vec<FindingView<'a>>,
        segnali: Vec<SignalView<'a>>,
        uffici: Vec<GroupView<'a>>,
        missioni: Vec<GroupView<'a>>,
    }
    let listing = Listing {
        anno: year.0,
        termine: DeadlineView::of(progress),
        anomalie: findings.iter().map(FindingView::from).collect(),
        segnali: signals.iter().map(SignalView::of).collect(),
        uffici: progress::groups(&progress.offices),
        missioni: progress::groups(&progress.missions),
    };
    let mut text = serde_json::to_string_pretty(&listing).expect("strings and numbers always serialise");
    text.push('\n');
    text
}
