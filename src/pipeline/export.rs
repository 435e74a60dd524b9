//! `esporta`: a published final as one file for auditors, for the archive, for a site.

use std::path::Path;

use super::noted::noted;
use super::{PipelineError, last_version};
use crate::domain::{ActKind, SignedCopy, Year};
use crate::dossier::PackageFile;
use crate::inputs::config::Config;
use crate::inputs::registered;
use crate::outputs::archive::{self, Archived, Missing, Signed};
use crate::outputs::landing::{FRAGMENT, PAGE};
use crate::package::{self, JOURNAL, PackageError, published};
use crate::trace::revision;

/// Folder of the signed copies, where no name of theirs takes that of another file.
const SIGNED_COPIES: &str = "firme/";

/// Whom the file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// Everything, with acts, journal and signed copies beside it.
    Auditor,
    /// Everything in a bag, with the metadata of every public document.
    Archive,
    /// What is published, with the landing page.
    Site,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Exporting<'a> {
    /// Where the packages are.
    pub output: &'a Path,
    /// The year.
    pub year: Year,
    /// The version; the last where none is named.
    pub version: Option<u32>,
    /// Whom it is for.
    pub recipient: Recipient,
    /// The entity, for the metadata.
    pub config: Option<&'a Config>,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What it is called, without its end.
    pub name: String,
    /// The zip.
    pub bytes: Vec<u8>,
    /// How many files are in it.
    pub files: usize,
    /// What the metadata lack.
    pub missing: Vec<Missing>,
    /// The signed copies that are noted and are not in it, each with the reason.
    pub missing_copies: Vec<String>,
}

/// Makes the file; a version that is not what its checksums say is refused.
///
/// # Errors
/// [`PipelineError`]: the version is not there, cannot be read or was changed; there is no configuration.
pub fn export(asked: &Exporting<'_>) -> Result<Exported, PipelineError> {
    let Exporting { output, year, recipient, .. } = *asked;
    let version = asked.version.map_or_else(|| last_version(output, year), Ok)?;
    let here = output.join(year.to_string());
    let folder = here.join(format!("v{version}"));
    let no_final = || PipelineError::NoVersion { path: folder.clone() };
    let own = published(output, year, version)?.ok_or_else(no_final)?;
    let facts = revision::predecessor(&own).ok_or(PackageError::BrokenFinal { version, path: folder.clone() })?;
    let files = package::contents(&folder)?.ok_or_else(no_final)?.files;
    let altered = super::verify::altered(files.clone());
    if !altered.is_empty() {
        return Err(PipelineError::Altered { path: folder, consequence: "non si esporta", details: altered });
    }
    let beside = |names: &[&str]| -> Result<Vec<PackageFile>, PipelineError> {
        let mut found = Vec::new();
        for name in names {
            found.extend(package::read(&here.join(name))?.map(|bytes| PackageFile::new(*name, bytes)));
        }
        Ok(found)
    };
    let versioned = |file: PackageFile| {
        let path = format!("v{version}/{}", file.path);
        PackageFile::with_digest(path, file.bytes.clone(), file.sha256())
    };
    let (noted, mut missing_copies) = (noted(&here.join(registered::FILE_NAME), year)?, Vec::new());
    let mut copies = || -> Result<Vec<PackageFile>, PipelineError> {
        let (found, missing) = signed_copies(&here, noted.signed.of_version(version))?;
        missing_copies = missing;
        Ok(found)
    };
    let (word, missing, files) = match recipient {
        Recipient::Auditor => {
            let mut all: Vec<PackageFile> = files.into_iter().map(versioned).collect();
            all.extend(beside(&[registered::FILE_NAME, JOURNAL])?);
            all.extend(copies()?);
            all.push(PackageFile::new("LEGGIMI.txt", READ_ME.as_bytes().to_vec()));
            ("revisore", Vec::new(), all)
        }
        Recipient::Site => {
            let public = files.into_iter().filter(|file| !file.is_reserved());
            let mut all: Vec<PackageFile> = public.map(versioned).collect();
            all.extend(beside(&[PAGE, FRAGMENT])?);
            ("portale", Vec::new(), all)
        }
        Recipient::Archive => {
            let config = asked.config.ok_or(PipelineError::NoConfigurationForArchive)?;
            let corrected = corrected(&here, year, version)?;
            let public: Vec<PackageFile> = files.iter().filter(|file| !file.is_reserved()).cloned().collect();
            let copies = copies()?;
            let signed: Vec<Signed> = noted.signed.of_version(version).filter_map(|own| signed(own, &copies)).collect();
            let (records, missing) = archive::records(&Archived {
                config,
                year,
                version,
                date: facts.date,
                files: &public,
                signed: &signed,
                protocol: noted.acts.find(ActKind::Protocol, version).map(|own| &own.act),
                corrected: corrected.as_ref(),
            });
            let mut payload: Vec<PackageFile> = files.into_iter().map(versioned).collect();
            payload.extend(beside(&[registered::FILE_NAME, JOURNAL])?);
            payload.extend(copies);
            let name = format!("relazione-performance-{year}-v{version}");
            let bag = archive::bag((&config.entity.name, &name, facts.date), payload, records);
            ("conservazione", missing, bag)
        }
    };
    let name = format!("Relazione_performance_{year}_v{version}_{word}");
    let count = files.len();
    Ok(Exported { bytes: package::zipped(&name, files), name, files: count, missing, missing_copies })
}

/// The signed copies that are noted, where they lie beside the version and are what was noted; and why others are not
/// among them.
fn signed_copies<'c>(
    here: &Path,
    noted: impl Iterator<Item = &'c SignedCopy>,
) -> Result<(Vec<PackageFile>, Vec<String>), PipelineError> {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for SignedCopy { file, sha256, .. } in noted {
        let path = here.join(file);
        match package::read(&path)?.map(|bytes| PackageFile::new(format!("{SIGNED_COPIES}{file}"), bytes)) {
            None => missing.push(format!("{file}: non c’è {}; rimetterla lì e rilanciare", path.display())),
            Some(copy) if copy.sha256() != sha256 => missing.push(format!(
                "{}: non è la copia registrata, il cui SHA-256 è {sha256}: rimettere quella, oppure registrare questa con \
                 «registra firma --sostituisci»",
                path.display()
            )),
            Some(copy) => found.push(copy),
        }
    }
    Ok((found, missing))
}

/// A noted copy as the archive is told of it; `None` where it is not at hand.
fn signed(noted: &SignedCopy, copies: &[PackageFile]) -> Option<Signed> {
    let path = format!("{SIGNED_COPIES}{}", noted.file);
    let file = copies.iter().find(|copy| copy.path == path)?.clone();
    Some(Signed { file, of: noted.signed_file.clone(), by: noted.written() })
}

/// The report of the version before, which a correction corrects.
fn corrected(here: &Path, year: Year, version: u32) -> Result<Option<PackageFile>, PipelineError> {
    let before = version.checked_sub(1).filter(|before| *before > 0);
    Ok(before.map(|before| report(here, year, before)).transpose()?.flatten())
}

/// The report of a version.
fn report(here: &Path, year: Year, version: u32) -> Result<Option<PackageFile>, PipelineError> {
    let path = format!("Relazione_performance_{year}.pdf");
    let bytes = package::read(&here.join(format!("v{version}")).join(&path))?;
    Ok(bytes.map(|bytes| PackageFile::new(path, bytes)))
}

/// What an auditor reads first.
const READ_ME: &str = include_str!("LEGGIMI_revisore.txt");
