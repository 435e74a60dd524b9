//! `registra firma`: a signed copy of a published final, noted beside it by its digest.

use std::path::Path;

use super::named_file::{file_name, read_file};
use super::noted::noted;
use super::register_act::{Registered, configuration, last_version};
use super::signed_bytes::{self, LARGEST_COPY};
use super::{PipelineError, landing};
use crate::digest::hex_digest;
use crate::domain::{SignedCopy, Year};
use crate::inputs::registered::{self, ActsFile};
use crate::package::{self, Overwriting, YearFolder};

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct RegisteringSignature<'a> {
    /// The entity's folder, where one was given: the page of the year says whom to ask.
    pub entity: Option<&'a Path>,
    /// Where the packages are.
    pub output: &'a Path,
    /// The year.
    pub year: Year,
    /// The version that was signed.
    pub version: u32,
    /// The signed copy.
    pub file: &'a Path,
    /// Whether a copy of the same name gives way.
    pub replace: bool,
}

/// Notes a signed copy in `atti.json`. No version is touched, and the copy stays where it is.
///
/// # Errors
/// [`PipelineError`]: the version or the file is not there, or [`PipelineError::NotSigned`] where it is no signed copy
/// of this version.
pub fn register_signature(asked: &RegisteringSignature<'_>) -> Result<(Registered, SignedCopy), PipelineError> {
    let RegisteringSignature { entity, output, year, version, file, replace } = *asked;
    let config = configuration(entity)?;
    last_version(output, year)?;
    let folder = YearFolder::open(output, year)?;
    let here = output.join(year.to_string());
    let package = here.join(format!("v{version}"));
    let contents = package::contents(&package)?.ok_or(PipelineError::NoVersion { path: package })?;
    let bytes = read_file(file, LARGEST_COPY)?;
    let read = signed_bytes::read(&bytes, &contents.files, |_| None);
    let details = [read.faults, read.unknown].concat();
    let signed_file = match read.signed_file {
        Some(signed_file) if details.is_empty() && !read.signers.is_empty() => signed_file,
        _ => return Err(PipelineError::NotSigned { path: file.to_owned(), version, details }),
    };
    let name = file_name(file);
    let copy = SignedCopy { version, file: name, sha256: hex_digest(&bytes), signed_file, signers: read.signers };
    let path = here.join(registered::FILE_NAME);
    let mut after = noted(&path, year)?;
    let before = after.signed.find(version, &copy.file).cloned();
    let mut done = Registered { path, already: before.as_ref() == Some(&copy), kept: None };
    if !done.already {
        if before.is_some() && !replace {
            return Err(PipelineError::OtherSignedCopy { file: copy.file, version });
        }
        after.signed.put(copy.clone());
        let bytes = ActsFile::of(year, &after).json();
        if before.is_some() {
            done.kept = package::write(&done.path, &bytes, Overwriting::KeepingOld)?;
        } else {
            folder.write_beside(registered::FILE_NAME, &bytes)?;
        }
    }
    landing::renew(&folder, (output, year), config.as_ref())?;
    Ok((done, copy))
}
