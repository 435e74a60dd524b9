//! The line of a final in the journal that stands beside it.

use std::path::Path;

use super::around::{beside, version};
use super::checked::{Check, CheckOutcome, JOURNAL_CHECK, check, judged, unverifiable};
use crate::dossier::PackageFile;
use crate::package::{Contents, Entry, JOURNAL, Journal, PackageError, SUMS};
use crate::words::italian;

/// Holds a package against the journal beside its folder.
pub(super) fn checked(package: &Path, contents: &Contents) -> Result<Check, PackageError> {
    let files = &contents.files;
    let beside = beside(package, contents, JOURNAL)?;
    let Some(bytes) = beside else {
        let reason = format!("accanto al pacchetto non c’è {JOURNAL}, che dice quando la versione è stata emessa");
        return Ok(unverifiable(JOURNAL_CHECK, reason));
    };
    if files.iter().any(|file| file.path.ends_with("_BOZZA.pdf")) {
        return Ok(unverifiable(JOURNAL_CHECK, format!("{JOURNAL} riguarda le definitive: questa è una bozza")));
    }
    let journal = Journal::parse(&bytes);
    let sums = files.iter().find(|file| file.path == SUMS).map_or("", PackageFile::sha256);
    let mut details = journal.faults.clone();
    let version = version(package, contents);
    let own = match version {
        Some(version) => journal.of_version(version),
        None => journal.entries.iter().rfind(|entry| entry.sums == sums),
    };
    let first = journal.entries.iter().map(|entry| entry.version).min();
    let older = version.is_some_and(|version| first.is_some_and(|first| version < first));
    match own {
        None if older && details.is_empty() => {
            let reason = format!("{JOURNAL} comincia dopo questa versione: un programma precedente non lo teneva");
            return Ok(unverifiable(JOURNAL_CHECK, reason));
        }
        None => details.push(format!("{JOURNAL}: nessuna riga riguarda questo pacchetto")),
        Some(entry) if entry.sums != sums => details.push(format!(
            "{JOURNAL}: per la versione {} lo SHA-256 di {SUMS} è {}, quello del pacchetto è {sums}",
            entry.version, entry.sums
        )),
        Some(_) => {}
    }
    Ok(match own {
        Some(entry) if details.is_empty() => check(JOURNAL_CHECK, CheckOutcome::Holds, said(entry), details),
        _ => judged(JOURNAL_CHECK, format!("riga della versione in {JOURNAL}, e catena delle righe"), details),
    })
}

/// When a version was made, and from which day it speaks: a document dated back shows.
fn said(entry: &Entry) -> String {
    let (day, reference) = (entry.moment.date(), entry.reference_date);
    let apart = match (day - reference).num_days() {
        0 => "lo stesso giorno".to_owned(),
        after @ 1.. => format!("{} prima", italian::count_of(after, "giorno", "giorni")),
        before => format!("{} dopo", italian::count_of(-before, "giorno", "giorni")),
    };
    format!(
        "versione {} emessa il {} alle {} UTC, con data di riferimento {} ({apart})",
        entry.version,
        italian::long_date(day),
        entry.moment.format("%H:%M"),
        italian::long_date(reference)
    )
}
