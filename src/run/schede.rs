//! `schede`: what it did and what it left, in the office's words.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::outcome::{Outcome, code, failure, not_in_a_package, outside_packages, said_ended, said_renewed, when};
use crate::cli::{Divide, Sheets};
use crate::domain::Year;
use crate::finding::listing::{self, FullList};
use crate::inputs::measurements::sheets::Scope;
use crate::pipeline::{self, BooksDone, RegisterDone, SheetsDone, SheetsJob};
use crate::words::italian;

/// Runs the command: exit code 3 where the register, or a sheet that is there, cannot be read whole.
pub(super) fn run(arguments: &Sheets) -> Result<Outcome, Outcome> {
    let (reference_date, _, year) = when(&arguments.scope)?;
    match &arguments.output {
        None => outside_packages(&arguments.scope, "--output")?,
        Some(output) => not_in_a_package(output, "--output")?,
    }
    let job = SheetsJob {
        entity: arguments.scope.ente.as_deref(),
        output: arguments.output.as_deref(),
        year,
        reference_date,
        scope: arguments.per.map(|divide| match divide {
            Divide::Missione => Scope::Mission,
            Divide::Ufficio => Scope::Office,
        }),
    };
    let done = pipeline::sheets(&job).map_err(|error| failure(&error, year))?;
    Ok(Outcome { code: code(&done.findings), stdout: summary(&done, year), stderr: String::new() })
}

fn summary(done: &SheetsDone, year: Year) -> String {
    let mut text = String::new();
    let path = done.register_path.display();
    let indicators = italian::count(done.indicators, "indicatore", "indicatori");
    let _ = match done.register {
        RegisterDone::Started { .. } => return started(done, year),
        RegisterDone::NothingPlanned => {
            let said = format!(
                "Registro degli indicatori {year}: niente è stato scritto, per quest’anno il piano non prevede nulla\n\n"
            );
            return said + &listing::text(&done.findings, FullList::Check);
        }
        RegisterDone::Renewed { rows, ref kept } => {
            text.push_str(&said_renewed(year, &done.register_path, rows, kept));
            Ok(())
        }
        RegisterDone::Copied => writeln!(text, "Registro degli indicatori {year}: copiato in {path} ({indicators})"),
        RegisterDone::Kept => {
            writeln!(text, "Registro degli indicatori {year}: c’era già, non è stato toccato ({path}, {indicators})")
        }
        RegisterDone::Unread => writeln!(text, "Registro degli indicatori {year}: niente è stato scritto ({path})"),
    };
    let (files, present) = done.kept;
    if files > 0 {
        let files = italian::count(files, "scheda già presente", "schede già presenti");
        let present = italian::count(present, "indicatore", "indicatori");
        let _ = writeln!(text, "{files} ({present}): ciò che qualcuno ha compilato non è stato toccato");
    }
    if done.division.as_before {
        let (by, other) = match done.division.scope {
            Scope::Mission => ("missione", "ufficio"),
            Scope::Office => ("ufficio", "missione"),
        };
        let _ = writeln!(text, "Schede divise per {by}, come la volta prima; si cambia con --per {other}.");
    }
    if done.held_back {
        let _ = writeln!(
            text,
            "Nessuna scheda scritta: un file presente non si può leggere, e non si sa che cosa contiene. Sistemarlo o spostarlo, poi rilanciare il comando."
        );
    } else if done.indicators == 0 {
        let _ = writeln!(
            text,
            "Nessuna scheda scritta: nel registro non c’è ancora un indicatore completo. Compilare il registro (almeno INDICATORE, TIPO e TARGET), poi rilanciare schede."
        );
    } else if done.books.written.is_empty() && done.books.renewed.is_empty() {
        let _ = writeln!(text, "Non manca nessuna scheda: nulla da scrivere.");
    }
    push_books(&mut text, &done.books);
    if !done.unmeasured.is_empty() {
        let _ = writeln!(
            text,
            "{}: {}. Aggiungere le righe al registro, poi rilanciare schede.",
            italian::count(
                done.unmeasured.len(),
                "obiettivo previsto per l’anno non ha righe nel registro",
                "obiettivi previsti per l’anno non hanno righe nel registro"
            ),
            done.unmeasured.join(", ")
        );
    }
    if !done.findings.is_empty() {
        text.push('\n');
        text.push_str(&listing::text(&done.findings, FullList::Check));
    }
    text
}

/// What was written, what was made again, and where a sheet could not take its new rows.
fn push_books(text: &mut String, books: &BooksDone) {
    let indicators = |rows: usize| italian::count(rows, "indicatore", "indicatori");
    for (path, rows) in &books.written {
        let supplemented = books.supplemented.iter().find(|(_, supplement)| supplement == path);
        let _ = match supplemented {
            None => writeln!(text, "Scritta {} ({})", path.display(), indicators(*rows)),
            Some((filled, _)) => writeln!(
                text,
                "Scritta {} ({}): è un’integrazione, perché {} è già di qualcuno e non si tocca",
                path.display(),
                indicators(*rows),
                filled.display()
            ),
        };
    }
    for (path, rows) in &books.renewed {
        let _ = writeln!(text, "Aggiornata {} ({}): nessuno l’aveva compilata", path.display(), indicators(*rows));
    }
    push_set_aside(text, &books.set_aside);
}

/// What was put aside, told once with its list.
fn push_set_aside(text: &mut String, set_aside: &[(PathBuf, PathBuf)]) {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let _ = match set_aside {
        [] => return,
        [(path, kept)] => writeln!(
            text,
            "Messa da parte {}: nessuno l’aveva compilata e le sue righe sono ora in altre schede; si chiama {} e non è letta",
            path.display(),
            name(kept)
        ),
        [(first, _), ..] => writeln!(
            text,
            "Messe da parte {} schede in {}: nessuno le aveva compilate e le loro righe sono ora in altre; non sono lette:\n  {}",
            set_aside.len(),
            first.parent().unwrap_or(first).display(),
            set_aside
                .iter()
                .map(|(path, kept)| format!("{} → {}", name(path), name(kept)))
                .collect::<Vec<_>>()
                .join("\n  ")
        ),
    };
}

/// What comes next when the register was just written.
fn started(done: &SheetsDone, year: Year) -> String {
    let RegisterDone::Started { rows, carried, baselines, from_actuals, targets, ref ended } = done.register else {
        return String::new();
    };
    let path = done.register_path.display();
    let mut text =
        format!("Registro degli indicatori {year}: scritto in {path} ({})\n", italian::count(rows, "riga", "righe"));
    if carried > 0 {
        let of_plan = match baselines - from_actuals {
            0 => String::new(),
            planned => format!(" e {}", italian::count(planned, "valore del piano", "valori del piano")),
        };
        let _ = writeln!(
            text,
            "{} dal registro del {}, {}{of_plan} come valore base. {}",
            italian::count(carried, "riga ripresa", "righe riprese"),
            year.previous(),
            italian::count(from_actuals, "consuntivo ripreso", "consuntivi ripresi"),
            said_targets(targets, rows)
        );
    }
    text.push_str(&said_ended(ended, year));
    if done.offices_are_managers {
        let _ = writeln!(
            text,
            "UFFICIO viene dal RESPONSABILE del piano: dove è il nome di una persona scrivere l’ufficio, che è pubblicato."
        );
    }
    let _ = writeln!(
        text,
        "Le schede di misurazione non sono state scritte: compilare il registro (celle gialle), poi rilanciare schede --anno {year}."
    );
    text
}

/// Which targets somebody has still to decide.
fn said_targets(targets: usize, rows: usize) -> String {
    match targets {
        0 => "I target sono da decidere.".to_owned(),
        _ if targets == rows => "I target sono quelli del piano.".to_owned(),
        _ => format!(
            "{}; gli altri sono da decidere.",
            italian::count(targets, "target è quello del piano", "target sono quelli del piano")
        ),
    }
}
