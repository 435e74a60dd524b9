//! The lists of checksums of a package.

use std::fmt::Write as _;

use crate::dossier::{FileEntry, PackageFile, RESERVED};

/// Name of a list of checksums.
pub const SUMS: &str = "SHA256SUMS";

/// The two lists of checksums: one for what is published, one for what is reserved.
pub fn checksums(files: &[FileEntry]) -> Vec<PackageFile> {
    let (reserved, public): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.is_reserved());
    [("", public), (RESERVED, reserved)].map(|(below, files)| list(&files, below)).into()
}

/// Lines in the form of `sha256sum`, with paths relative to `below`, where the list stands.
fn list(files: &[&FileEntry], below: &str) -> PackageFile {
    let mut lines = String::new();
    for file in files {
        let path = file.path.strip_prefix(below).unwrap_or(&file.path);
        writeln!(lines, "{}  {path}", file.sha256).expect("writing to a string does not fail");
    }
    PackageFile::new(format!("{below}{SUMS}"), lines.into_bytes())
}

/// Digest and path of a line of such a list; `None` where it says neither.
pub fn checksum(line: &str) -> Option<(&str, &str)> {
    line.split_once("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_verifies_without_what_is_reserved() {
        let file = |path: &str, bytes: &[u8]| PackageFile::new(path, bytes.to_vec()).entry();
        let lists = checksums(&[file("dati/a.csv", b"a"), file("riservato/b.json", b"b")]);
        let [public, reserved] = lists.as_slice() else { panic!("{lists:?}") };
        let text = |file: &PackageFile| String::from_utf8(file.bytes.clone()).unwrap();
        let digest_of_a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        assert_eq!((public.path.as_str(), text(public)), ("SHA256SUMS", format!("{digest_of_a}  dati/a.csv\n")));
        assert_eq!(reserved.path, "riservato/SHA256SUMS");
        assert!(text(reserved).ends_with("  b.json\n"));
        assert_eq!(text(reserved).lines().count(), 1);
    }
}
