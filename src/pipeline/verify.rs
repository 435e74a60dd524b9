//! The verification of a package by somebody who doubts us: its files, its figures, its making.
//!
//! Guaranteed: nothing is written into the package; what is verified is what was read once, at the beginning; each
//! check says what it found and which file, and the verdict says what it does not prove. Deliberately absent: trust
//! in signatures, and in who handed the package over.

mod acts;
mod around;
mod bag;
mod checked;
mod first_format;
mod hashes;
mod journal;
mod open_data;
mod remaking;
mod signed;

use std::path::{Path, PathBuf};

use super::PipelineError;
use crate::dossier::PackageFile;
use crate::outputs::proof;
use crate::package::{self, Contents, SUMS};
use crate::trace::provenance::PROVENANCE_FILE;
use crate::words::italian;
pub use checked::{Check, CheckOutcome, Verification};
use checked::{FIGURES, FINGERPRINT, KNOWN_SUMS, RECOMPUTED, REPRINTED, judged, unverifiable};
use remaking::Remade;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Verifying<'a> {
    /// Folder or zip.
    pub package: &'a Path,
    /// The fingerprint printed on the cover.
    pub fingerprint: Option<&'a str>,
    /// SHA-256 of the list of checksums, from the resolution.
    pub sums: Option<&'a str>,
    /// Signed copies of its files.
    pub signed: &'a [PathBuf],
    /// Whether only the published part is there, or asked about.
    pub public_only: bool,
}

/// Verifies a package; `None` where there is none at that place.
///
/// # Errors
/// [`PipelineError::Package`] where the package cannot be read.
pub fn verify(asked: &Verifying<'_>) -> Result<Option<Verification>, PipelineError> {
    let Some(mut contents) = package::contents(asked.package)? else { return Ok(None) };
    let bag = bag::check(&contents, asked.public_only);
    if asked.public_only {
        contents.files.retain(|file| !file.is_reserved());
    }
    let files = &contents.files;
    let is_first_format = is_first_format(files);
    let noted = signed::noted(asked.package, &contents)?;
    let mut checks = vec![hashes::check(&contents, asked.public_only, &noted.names())];
    checks.extend(bag);
    checks.extend(asked.sums.map(|known| known_sums(files, known)));
    checks.push(journal::checked(asked.package, &contents)?);
    checks.extend(acts::checked(asked.package, &contents)?);
    let signed = noted.checked(asked.package, &contents, asked.signed)?;
    let is_signed = !signed.is_empty();
    checks.extend(signed);
    checks.push(if is_first_format { first_format::figures(files) } else { figures(files) });
    if !is_first_format {
        checks.push(open_data::check(files));
    }
    if asked.public_only {
        let reason = "la parte riservata, con i file di partenza, non è verificata: --pubblico";
        checks.extend([RECOMPUTED, REPRINTED].map(|name| unverifiable(name, reason.to_owned())));
        checks.extend(asked.fingerprint.map(|_| unverifiable(FINGERPRINT, reason.to_owned())));
    } else if is_first_format {
        checks.extend([RECOMPUTED, REPRINTED].map(|name| of_first_format(name, "come rifare il pacchetto")));
        checks.extend(asked.fingerprint.map(|_| of_first_format(FINGERPRINT, "l’impronta con questa ricetta")));
    } else {
        checks.extend(Remade::of(files)?.checks(files, asked.fingerprint));
    }
    Ok(Some(Verification { checks, unproved: unproved(asked, is_signed) }))
}

/// What of a package's files is not as its checksums say.
pub(super) fn altered(files: Vec<PackageFile>) -> Vec<String> {
    hashes::check(&Contents { files, ..Contents::default() }, false, &[]).details
}

fn of_first_format(name: checked::Name, what: &str) -> Check {
    unverifiable(name, format!("{} {what}", first_format::REASON))
}

fn is_first_format(files: &[PackageFile]) -> bool {
    let provenance = files.iter().find(|file| file.path == PROVENANCE_FILE || file.path == "provenienza.json");
    let keys = provenance.and_then(|file| serde_json::from_slice::<serde_json::Value>(&file.bytes).ok());
    keys.is_some_and(|keys| keys.get("formato").is_none())
}

/// The list of checksums against the digest that a resolution bears.
fn known_sums(files: &[PackageFile], known: &str) -> Check {
    let own = files.iter().find(|file| file.path == SUMS).map_or("", PackageFile::sha256);
    let known = known.trim().to_ascii_lowercase();
    let differs = (own != known).then(|| format!("{SUMS}: il suo SHA-256 è {own}, quello noto è {known}"));
    judged(KNOWN_SUMS, "confronto con il valore indicato".to_owned(), differs.into_iter().collect())
}

/// Every figure where `fatti.json` says that it stands.
fn figures(files: &[PackageFile]) -> Check {
    match proof::read_again(files) {
        Some(again) => {
            let figures = italian::count(again.figures.len(), "cifra", "cifre");
            let places = italian::count(again.places, "punto", "punti");
            let said = format!("{figures} di fatti.json in {places} di PDF, pagina web, XLSX, CSV e ODS");
            judged(FIGURES, said, again.differing)
        }
        None => judged(
            FIGURES,
            "fatti.json dice dove sta ogni cifra".to_owned(),
            vec!["fatti.json: manca o non si può leggere".to_owned()],
        ),
    }
}

fn unproved(asked: &Verifying<'_>, is_signed: bool) -> Vec<&'static str> {
    let mut unproved = vec!["che i dati di partenza siano veri: lo sanno gli uffici che li hanno scritti"];
    if asked.fingerprint.is_none() && asked.sums.is_none() {
        unproved.push(
            "che il pacchetto sia quello pubblicato: chi lo rifacesse intero, con altri dati, lo farebbe coerente. \
             Confrontarlo con un valore avuto per altra via: --impronta (dal colofone stampato) o --somme (dalla delibera)",
        );
    }
    if asked.public_only {
        unproved.push("che le cifre seguano dai dati di partenza: occorre la parte riservata, senza --pubblico");
        if asked.sums.is_none() {
            unproved.push("che somme e file pubblicati non siano stati rifatti insieme: occorre --somme");
        }
    }
    if is_signed {
        unproved.push(
            "che le firme valgano: qui si guarda che cosa è firmato e che i conti tornino; se il certificato è qualificato, \
             non revocato e di chi dice lo provano i verificatori ufficiali (elenco di AgID)",
        );
        unproved.push("che il riquadro di una firma visibile non copra nulla: va guardata la pagina che lo porta");
    }
    unproved.push(
        "chi l’ha pubblicato e quando: lo dicono la firma e il protocollo, e un registro si può riscrivere intero",
    );
    unproved
}
