//! A package while it is made: a finished file goes to the disk at once, and its bytes are forgotten.
//!
//! Guaranteed: what is listed is on the disk, flushed; a folder that is not published deletes itself.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::PackageError;
use super::contents::{of_folder, scratch};
use super::stage::{IN_PROGRESS, flush_folder, make_folders};
use crate::digest::Digested;
use crate::disk::{HERE, Platform};
use crate::dossier::{FileEntry, PackageFile};

/// Bytes that are collected before they are written to a file that is made piece by piece.
const BUFFER: usize = 1 << 16;

/// The folder in which the files of a package stand before it gets its name.
#[derive(Debug)]
pub struct Staging {
    folder: TempDir,
    platform: Platform,
    entries: Vec<FileEntry>,
}

impl Staging {
    /// A new folder in `parent`, where the package will stand.
    pub(super) fn within(parent: &Path, platform: Platform) -> Result<Self, PackageError> {
        make_folders(parent)?;
        let mut builder = tempfile::Builder::new();
        // Temporary folders are private; a package is for the office and its auditors.
        platform.new_folder(&mut builder);
        platform.calls();
        let folder = builder.prefix(IN_PROGRESS).tempdir_in(parent).map_err(PackageError::at(parent))?;
        Ok(Self { folder, platform, entries: Vec::new() })
    }

    /// A folder outside any package, for files that are compared and not published.
    ///
    /// # Errors
    /// [`PackageError::Write`].
    pub fn elsewhere() -> Result<Self, PackageError> {
        Ok(Self { folder: scratch()?, platform: HERE, entries: Vec::new() })
    }

    /// What is there, by ascending path.
    pub fn entries(&self) -> &[FileEntry] {
        &self.entries
    }

    /// Writes finished files.
    ///
    /// # Errors
    /// [`PackageError::Write`].
    pub fn add(&mut self, files: Vec<PackageFile>) -> Result<(), PackageError> {
        let paths: Vec<PathBuf> =
            files.iter().map(|file| self.place(&file.path)).collect::<Result<_, PackageError>>()?;
        // The disk takes several flushes at a time faster than one after another.
        let written = files.into_par_iter().zip(paths).map(|(file, path)| {
            write_flushed(&path, &file.bytes, self.platform).map_err(PackageError::at(&path))?;
            Ok(file.entry())
        });
        for entry in written.collect::<Result<Vec<_>, PackageError>>()? {
            self.list(entry);
        }
        Ok(())
    }

    /// Writes a file that is made while it is written, so that it is never held whole.
    ///
    /// # Errors
    /// [`PackageError::Write`], of what `content` fails with, too.
    pub fn write(
        &mut self,
        path: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), PackageError> {
        let full = self.place(path)?;
        let written = || {
            let file = self.platform.make_file(&full)?;
            let mut buffer = BufWriter::with_capacity(BUFFER, Digested::new(file));
            content(&mut buffer)?;
            let (file, bytes, sha256) = buffer.into_inner().map_err(io::IntoInnerError::into_error)?.finish();
            self.platform.flush_file(&file)?;
            Ok(FileEntry { path: path.to_owned(), bytes, sha256 })
        };
        let entry = written().map_err(PackageError::at(&full))?;
        self.list(entry);
        Ok(())
    }

    /// The files with their bytes, read again.
    ///
    /// # Errors
    /// [`PackageError::Read`].
    pub fn contents(&self) -> Result<Vec<PackageFile>, PackageError> {
        let mut files = of_folder(self.folder.path())?;
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(files)
    }

    /// The folder with the entries of every folder in it flushed; it still deletes itself unless it is kept.
    pub(super) fn finished(self) -> Result<TempDir, PackageError> {
        let mut folders = BTreeSet::from([self.folder.path().to_owned()]);
        for entry in &self.entries {
            let path = self.folder.path().join(&entry.path);
            let own = path.ancestors().skip(1).take_while(|above| above.starts_with(self.folder.path()));
            folders.extend(own.map(Path::to_owned));
        }
        folders.iter().try_for_each(|folder| flush_folder(folder, self.platform))?;
        Ok(self.folder)
    }

    /// Where a file goes, whose folders are there then.
    fn place(&self, path: &str) -> Result<PathBuf, PackageError> {
        let full = self.folder.path().join(path);
        let parent = full.parent().expect("a joined path has a parent");
        self.platform.make_folder(parent).map_err(PackageError::at(parent))?;
        Ok(full)
    }

    /// Two files of one path would be a programming error.
    fn list(&mut self, entry: FileEntry) {
        match self.entries.binary_search_by(|own| own.path.cmp(&entry.path)) {
            Ok(_) => panic!("two files of the package are called {}", entry.path),
            Err(at) => self.entries.insert(at, entry),
        }
    }
}

fn write_flushed(path: &Path, bytes: &[u8], platform: Platform) -> io::Result<()> {
    platform.fill(&mut platform.make_file(path)?, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex_digest;

    #[test]
    fn a_file_is_listed_as_it_is_on_the_disk_whichever_way_it_came() {
        let mut staging = Staging::elsewhere().unwrap();
        staging.write("b/lungo.txt", |to| (0..50_000).try_for_each(|line| writeln!(to, "{line}"))).unwrap();
        staging.add(vec![PackageFile::new("b/corto.txt", b"1".to_vec()), PackageFile::new("a", Vec::new())]).unwrap();
        let read = staging.contents().unwrap();
        let entry = |file: &PackageFile| FileEntry {
            path: file.path.clone(),
            bytes: file.bytes.len(),
            sha256: hex_digest(&file.bytes),
        };
        assert_eq!(staging.entries(), read.iter().map(entry).collect::<Vec<_>>());
        assert_eq!(read.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a", "b/corto.txt", "b/lungo.txt"]);
    }

    #[test]
    fn what_cannot_be_made_is_not_listed() {
        let mut staging = Staging::elsewhere().unwrap();
        let failed = staging.write("a.json", |_| Err(io::ErrorKind::StorageFull.into()));
        assert!(matches!(failed, Err(PackageError::Write { .. })));
        assert!(staging.entries().is_empty());
    }
}
