//! The acts that are noted beside a package, against what its version says of itself.
//!
//! Guaranteed: an act whose day or order contradicts the version, and an adoption that is not the one its cover prints,
//! are named. Deliberately absent: whether the acts exist.

use std::path::Path;

use chrono::NaiveDate;

use super::around::{beside, version};
use super::checked::{ACTS, Check, CheckOutcome, check, judged, unverifiable};
use crate::digest::hex_digest;
use crate::dossier::{PackageFile, Previous};
use crate::inputs::registered::{self, ActsFile, VersionFacts};
use crate::package::{Contents, PackageError};
use crate::trace::provenance::PROVENANCE_FILE;
use crate::trace::revision;
use crate::words::italian;

/// Holds the acts of a package's version against it; `None` where none are noted beside it.
pub(super) fn checked(package: &Path, contents: &Contents) -> Result<Option<Check>, PackageError> {
    let Some(bytes) = beside(package, contents, registered::FILE_NAME)? else { return Ok(None) };
    let file = registered::FILE_NAME;
    let Some((year, noted)) = ActsFile::of_any_year(&bytes) else {
        let broken = format!("{file}: non è come il programma l’ha scritto");
        return Ok(Some(judged(ACTS, format!("gli atti annotati in {file}"), vec![broken])));
    };
    let Some(version) = version(package, contents) else {
        let reason = format!("di quale versione sia il pacchetto non si sa: {file} annota gli atti per versione");
        return Ok(Some(unverifiable(ACTS, reason)));
    };
    let own: Vec<_> = noted.acts.0.iter().filter(|act| act.version == version).collect();
    let said = match own.len() {
        0 => format!("{file} non annota atti della versione {version}"),
        count => format!(
            "{} della versione {version} in {file}, per date e ordine, e con l’adozione che la copertina riporta",
            italian::count(count, "atto", "atti")
        ),
    };
    let Some(facts) = facts(&contents.files, version, year) else {
        let reason = format!("{file}: date e ordine degli atti si confrontano con la parte riservata, che qui non c’è");
        return Ok(Some(unverifiable(ACTS, reason)));
    };
    // When the verification is made is nobody's business: an act of the future is refused when it is noted.
    let held = own.iter().filter_map(|act| {
        registered::check(act, &noted.acts, std::slice::from_ref(&facts), (year, NaiveDate::MAX)).err()
    });
    let mut details: Vec<String> = held.map(|fault| format!("{file}: {fault}")).collect();
    details.dedup();
    Ok(Some(if details.is_empty() {
        check(ACTS, CheckOutcome::Holds, said, details)
    } else {
        judged(ACTS, said, details)
    }))
}

/// What a version says of itself in its provenance; a correction does not name its own adoption.
fn facts(files: &[PackageFile], version: u32, year: crate::domain::Year) -> Option<VersionFacts> {
    let bytes = files.iter().find(|file| file.path == PROVENANCE_FILE)?.bytes.clone();
    let own = revision::predecessor(&Previous { year, version, sha256: hex_digest(&bytes), bytes })?;
    let adoption = own.first.adoption.filter(|_| version == 1);
    Some(VersionFacts { version, date: own.date, adoption })
}
