//! Whether the reserved part of a package is still what its checksums say.

use std::path::Path;

use super::checksums::{SUMS, checksum};
use super::stage;
use crate::digest::hex_digest;
use crate::dossier::RESERVED;

/// The state of a package's reserved part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// Every file listed is there, unchanged.
    Whole,
    /// There is no list: no package, or one without its reserved part.
    Absent,
    /// These files are missing or changed.
    Altered(Vec<String>),
}

/// Compares the files of `riservato/` with its list of checksums.
pub fn reserved(package: &Path) -> Reserved {
    let folder = package.join(RESERVED);
    let Ok(Some(sums)) = stage::read(&folder.join(SUMS)) else { return Reserved::Absent };
    let sums = String::from_utf8_lossy(&sums);
    let is_altered = |line: &str| match checksum(line) {
        Some((digest, path)) => {
            !matches!(stage::read(&folder.join(path)), Ok(Some(bytes)) if hex_digest(&bytes) == digest)
        }
        None => true,
    };
    let name = |line: &str| checksum(line).map_or(line, |(_, path)| path).to_owned();
    let altered: Vec<String> = sums.lines().filter(|line| is_altered(line)).map(name).collect();
    if altered.is_empty() { Reserved::Whole } else { Reserved::Altered(altered) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes a folder to be looked at")]
    fn a_changed_or_missing_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(reserved(folder.path()), Reserved::Absent);
        std::fs::create_dir_all(folder.path().join("riservato/ingressi")).unwrap();
        let write = |path: &str, text: &str| std::fs::write(folder.path().join("riservato").join(path), text).unwrap();
        write("ingressi/a.txt", "a");
        let line = |text: &[u8], path: &str| format!("{}  {path}\n", hex_digest(text));
        write("SHA256SUMS", &line(b"a", "ingressi/a.txt"));
        assert_eq!(reserved(folder.path()), Reserved::Whole);
        write("SHA256SUMS", &(line(b"b", "ingressi/a.txt") + &line(b"c", "c.txt")));
        assert_eq!(reserved(folder.path()), Reserved::Altered(vec!["ingressi/a.txt".to_owned(), "c.txt".to_owned()]));
    }
}
