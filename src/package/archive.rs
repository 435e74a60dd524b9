//! Files → one zip whose bytes depend on them alone: in the order of paths, all of one time and with one set of rights.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::dossier::PackageFile;

/// Rights of every entry.
const RIGHTS: u32 = 0o644;

/// The zip, with every path below a folder of this name.
pub fn zipped(folder: &str, mut files: Vec<PackageFile>) -> Vec<u8> {
    files.sort_by(|left, right| left.path.cmp(&right.path));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(RIGHTS);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(format!("{folder}/{}", file.path), options).expect("names of ours are short and used once");
        archive.write_all(&file.bytes).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes every byte").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_in_which_files_come_does_not_matter() {
        let file = |path: &str| PackageFile::new(path, path.as_bytes().to_vec());
        let one = zipped("p", vec![file("a"), file("b/c")]);
        assert_eq!(one, zipped("p", vec![file("b/c"), file("a")]));
        assert_ne!(one, zipped("q", vec![file("a"), file("b/c")]));
    }
}
