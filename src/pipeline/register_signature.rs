//! `registra firma`: a signed copy of a published final, noted beside it by its digest.

use std::path::Path;

use super::PipelineError;
use super::named_file::{file_name, read_file};
use super::noting::{Beside, Notebook, Registered};
use super::register_error::RegisterError;
use super::signed_bytes::{self, LARGEST_COPY};
use super::verify::altered;
use crate::digest::hex_digest;
use crate::domain::SignedCopy;
use crate::dossier::RESERVED;
use crate::inputs::registered::is_plain_name;
use crate::package;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct RegisteringSignature<'a> {
    /// Where it is noted.
    pub beside: Beside<'a>,
    /// The version that was signed.
    pub version: u32,
    /// The signed copy.
    pub file: &'a Path,
    /// Whether a copy of the same name gives way.
    pub replace: bool,
}

/// Notes a signed copy in `atti.json`: once, whatever its name is the second time. No version is touched, and the copy
/// stays where it is.
///
/// # Errors
/// [`PipelineError`]: the version is not there or was changed, the file is not there, is no signed copy of this version,
/// or is one of a file that is not published.
pub fn register_signature(asked: &RegisteringSignature<'_>) -> Result<(Registered, SignedCopy), PipelineError> {
    let RegisteringSignature { beside, version, replace, .. } = *asked;
    let notebook = Notebook::open(beside)?;
    let copy = signed_copy(asked)?;
    let noted = &notebook.noted.signed;
    let same = noted.of_version(version).find(|own| own.sha256 == copy.sha256).cloned();
    if let Some(same) = same {
        let unchanged = notebook.noted.clone();
        return Ok((notebook.write(&unchanged, false)?, same));
    }
    let gives_way = noted.find(version, &copy.file).is_some();
    if gives_way && !replace {
        return Err(RegisterError::OtherSignedCopy { file: copy.file, version }.into());
    }
    let mut after = notebook.noted.clone();
    after.signed.put(copy.clone());
    Ok((notebook.write(&after, gives_way)?, copy))
}

/// The copy that a file is, of a version that is what its checksums say.
fn signed_copy(asked: &RegisteringSignature<'_>) -> Result<SignedCopy, PipelineError> {
    let (version, path) = (asked.version, asked.file.to_owned());
    let package = asked.beside.output.join(asked.beside.year.to_string()).join(format!("v{version}"));
    let files = package::contents(&package)?.ok_or(PipelineError::NoVersion { path: package.clone() })?.files;
    let bytes = read_file(asked.file, LARGEST_COPY)?;
    let file = file_name(asked.file);
    if !is_plain_name(&file) {
        return Err(RegisterError::NoPlainName { path }.into());
    }
    let details = altered(files.clone());
    if !details.is_empty() {
        let consequence = "la copia firmata non è stata registrata";
        return Err(PipelineError::Altered { path: package, consequence, details });
    }
    let read = signed_bytes::read(&bytes, &files, |_| None);
    if let (true, false, Some(signed_file)) = (read.faults.is_empty(), read.unknown.is_empty(), &read.signed_file) {
        let (signed_file, details) = (signed_file.clone(), read.unknown);
        return Err(RegisterError::SignatureNotComputed { path, version, signed_file, details }.into());
    }
    let details = [read.faults, read.unknown].concat();
    let signed_file = match read.signed_file {
        Some(signed_file) if details.is_empty() && !read.signers.is_empty() => signed_file,
        _ => return Err(RegisterError::NotSigned { path, version, details }.into()),
    };
    if signed_file.starts_with(RESERVED) {
        return Err(RegisterError::ReservedSigned { path, signed_file }.into());
    }
    Ok(SignedCopy { version, file, sha256: hex_digest(&bytes), signed_file, signers: read.signers })
}
