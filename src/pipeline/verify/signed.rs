//! Signed copies beside a package: those that were handed over, and those that are noted.

use std::path::{Path, PathBuf};

use super::super::PipelineError;
use super::super::named_file::{file_name, read_file};
use super::super::signed_bytes::{self, LARGEST_COPY, SignedCopyRead};
use super::around::{beside, version};
use super::checked::{Check, CheckOutcome, SIGNED, check, unverifiable};
use crate::digest::hex_digest;
use crate::domain::SignedCopy;
use crate::inputs::registered::{self, ActsFile};
use crate::package::{self, Contents, SUMS, checksum};

/// The signed copies that are noted of a package's version.
pub(super) enum NotedCopies {
    /// Those, or none.
    Of(Vec<SignedCopy>),
    /// What notes them is not as the program wrote it.
    Broken,
}

/// Reads the signed copies that are noted of a package's version.
pub(super) fn noted(package: &Path, contents: &Contents) -> Result<NotedCopies, PipelineError> {
    let Some(bytes) = beside(package, contents, registered::FILE_NAME)? else { return Ok(NotedCopies::Of(Vec::new())) };
    let Some((_, noted)) = ActsFile::of_any_year(&bytes) else { return Ok(NotedCopies::Broken) };
    let version = version(package, contents);
    Ok(NotedCopies::Of(version.map(|own| noted.signed.of_version(own).cloned().collect()).unwrap_or_default()))
}

impl NotedCopies {
    /// The names of their files.
    pub fn names(&self) -> Vec<String> {
        match self {
            Self::Of(copies) => copies.iter().map(|own| own.file.clone()).collect(),
            Self::Broken => Vec::new(),
        }
    }

    /// One check for each copy: those given by name, then those that are noted and were not given.
    pub fn checked(&self, package: &Path, contents: &Contents, given: &[PathBuf]) -> Result<Vec<Check>, PipelineError> {
        let mut checks = Vec::new();
        let mut noted: Vec<&SignedCopy> = match self {
            Self::Of(copies) => copies.iter().collect(),
            Self::Broken => {
                let reason = format!("{} non è come il programma l’ha scritto", registered::FILE_NAME);
                checks.push(unverifiable(SIGNED, reason));
                Vec::new()
            }
        };
        for path in given {
            let bytes = read_file(path, LARGEST_COPY)?;
            let (name, digest) = (file_name(path), hex_digest(&bytes));
            let known = noted.iter().position(|own| own.sha256 == digest);
            let known = known.or_else(|| noted.iter().position(|own| own.file == name));
            let known = known.map(|at| noted.remove(at));
            checks.push(one(&name, &bytes, known, (package, contents)));
        }
        for own in noted {
            checks.push(match beside(package, contents, &own.file)? {
                Some(bytes) => one(&own.file, &bytes, Some(own), (package, contents)),
                None => {
                    let (file, by) = (&own.file, own.written());
                    let reason = format!(
                        "{file} è registrata (firma di {by}, SHA-256 {}) ma non è accanto al pacchetto: indicarla con \
                         --firmato",
                        own.sha256
                    );
                    unverifiable(SIGNED, reason)
                }
            });
        }
        Ok(checks)
    }
}

fn one(name: &str, bytes: &[u8], noted: Option<&SignedCopy>, (package, contents): (&Path, &Contents)) -> Check {
    let mut copy = signed_bytes::read(bytes, &contents.files, |digest| elsewhere(package, digest));
    let digest = hex_digest(bytes);
    if let Some(noted) = noted {
        if noted.sha256 == digest {
            copy.told.push(format!("è la copia registrata in {}", registered::FILE_NAME));
        } else {
            copy.faults.push(format!(
                "con questo nome è registrata un’altra copia: il suo SHA-256 è {}, di questa è {digest}",
                noted.sha256
            ));
        }
    }
    let outcome = match (copy.faults.is_empty(), copy.unknown.is_empty()) {
        (false, _) => CheckOutcome::Fails,
        (true, false) => CheckOutcome::Unverifiable,
        (true, true) => CheckOutcome::Holds,
    };
    let said = said(name, &copy);
    check(SIGNED, outcome, said, [copy.faults, copy.unknown, copy.told].concat())
}

fn said(name: &str, copy: &SignedCopyRead) -> String {
    let of = copy.signed_file.as_ref().map_or_else(String::new, |path| format!(": copia di {path}"));
    let form = if copy.form.is_empty() { String::new() } else { format!(", {}", copy.form) };
    format!("{name}{of}{form}")
}

/// What a digest is of, among the versions beside this one.
fn elsewhere(package: &Path, digest: &str) -> Option<String> {
    let year = crate::disk::real_path(package).parent()?.to_owned();
    let versions = package::entries(&year).ok()?;
    versions.iter().find_map(|version| {
        let list = package::read(&version.join(SUMS)).ok()??;
        let list = String::from_utf8_lossy(&list).into_owned();
        let (_, path) = list.lines().filter_map(checksum).find(|(own, _)| *own == digest)?;
        Some(format!("{path} di {}, un’altra versione", file_name(version)))
    })
}
