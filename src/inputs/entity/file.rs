//! Files read from the disk, each with its hash, and the names in a folder; what cannot be read is a finding.

use super::folder_codes as codes;
use crate::digest::hex_digest;
use crate::disk::{Fault, Root};
use crate::domain::Place;
use crate::finding::{Code, Finding};

/// Extensions of spreadsheets.
pub(super) const WORKBOOKS: &[&str] = &["xlsx", "xlsm", "ods", "xls"];
/// Extensions of text documents whose tables are read.
pub(super) const DOCUMENTS: &[&str] = &["docx", "odt"];

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Path relative to the entity's folder, with `/` separators.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl InputFile {
    /// The file of a path with these bytes.
    pub(super) fn new(path: String, bytes: Vec<u8>) -> Self {
        let sha256 = hex_digest(&bytes);
        Self { path, bytes, sha256 }
    }
}

/// Reads a file below the entity's folder.
pub(super) fn read(root: &Root, path: &str) -> Result<InputFile, Fault> {
    Ok(InputFile::new(path.to_owned(), root.read(path)?))
}

/// Reads a file below the entity's folder that was seen there; one that cannot be read is a finding.
pub(super) fn read_or_report(root: &Root, path: &str, findings: &mut Vec<Finding>) -> Option<InputFile> {
    read(root, path).map_err(|fault| findings.push(unreadable(path, &fault))).ok()
}

/// Reads a file of a fixed name that need not be there; one that is there and cannot be read is a finding.
pub(super) fn read_if_there(root: &Root, path: &str, findings: &mut Vec<Finding>) -> Option<InputFile> {
    match read(root, path) {
        Ok(file) => Some(file),
        Err(Fault::Absent) => None,
        Err(fault) => {
            findings.push(unreadable(path, &fault));
            None
        }
    }
}

/// What is there and cannot be read. The folder of this machine is none of the finding's business: the same
/// files elsewhere give the same package.
pub(super) fn unreadable(path: &str, fault: &Fault) -> Finding {
    if let Fault::NotAFolder { file } = fault {
        let message = format!("{file}: è un file, ma sotto questo nome si legge una cartella.");
        let expected =
            "una cartella di questo nome, con i suoi file: spostare altrove il file che ne ha preso il posto";
        return Finding::new(codes::UNREADABLE, message).at(Place::file(file.as_str())).expected(expected);
    }
    let (code, expected): (Code, _) = match fault {
        Fault::Outside => (codes::OUTSIDE, "il file stesso al posto del collegamento"),
        Fault::TooLarge { .. } => {
            (codes::TOO_LARGE, "un file più piccolo oppure, se serve davvero, un limite più alto")
        }
        Fault::Circular | Fault::Dangling => (codes::UNREADABLE, "il file a cui porta il collegamento, oppure niente"),
        Fault::Folder | Fault::Special => (codes::UNREADABLE, "un file: spostare altrove quello che c’è al suo posto"),
        Fault::Absent | Fault::System(_) | Fault::NotAFolder { .. } => (
            codes::UNREADABLE,
            "un file o una cartella leggibile: controllare i permessi, o che non sia rimasto aperto",
        ),
    };
    let message = format!("{path}: non si può leggere ({fault}).");
    Finding::new(code, message).at(Place::file(path)).expected(expected)
}

/// Whether a finding is about something that is there and was not read.
pub fn is_unread(finding: &Finding) -> bool {
    [codes::UNREADABLE, codes::OUTSIDE, codes::TOO_LARGE, codes::BAD_NAME].contains(&finding.code)
}

/// Whether a name ends in one of some extensions, in any case.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    extension.is_some_and(|extension| extensions.contains(&extension.as_str()))
}
