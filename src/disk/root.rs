//! A folder whose files are read, and whose links must not lead out of it.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::fault::Fault;
use super::listing::{Entry, list};
use super::platform::Links;
use super::reading;

/// A folder that bounds what is read, with the largest file that is.
#[derive(Debug, Clone)]
pub struct Root {
    path: PathBuf,
    /// The same without links; `None` where the system will not tell, and then nothing is read.
    real: Option<PathBuf>,
    limit: u64,
}

impl Root {
    /// The folder at `path`, with files of `limit` bytes at most.
    pub fn new(path: &Path, limit: u64) -> Self {
        Self { path: path.to_owned(), real: path.canonicalize().ok(), limit }
    }

    /// Where a file below it is.
    pub fn join(&self, below: &str) -> PathBuf {
        self.path.join(below)
    }

    /// Where a file or folder below it really is; `None` where there is none, or a link leads out.
    pub fn real(&self, below: &str) -> Option<PathBuf> {
        self.within(below).ok()
    }

    /// The entries of a folder below it.
    ///
    /// # Errors
    /// As [`list`]; [`Fault::Outside`] where a link leads out.
    pub fn list(&self, below: &str) -> Result<Vec<Entry>, Fault> {
        let folder = self.within(below)?;
        list(&folder).map_err(|fault| match fault {
            Fault::System(error) => self.missing(below, error),
            fault => fault,
        })
    }

    /// A file below it.
    ///
    /// # Errors
    /// As [`reading::read`]; [`Fault::Outside`] where a link leads out.
    pub fn read(&self, below: &str) -> Result<Vec<u8>, Fault> {
        reading::read_at(&self.within(below)?, self.limit, Links::Refused)
    }

    /// The real path of what is below, which has no links any more.
    fn within(&self, below: &str) -> Result<PathBuf, Fault> {
        let full = self.path.join(below).canonicalize().map_err(|error| self.missing(below, error))?;
        let is_inside = self.real.as_ref().is_some_and(|real| full.starts_with(real));
        if is_inside { Ok(full) } else { Err(Fault::Outside) }
    }

    /// Whether the way to what is not there leads out of the folder.
    fn leads_out(&self, below: &str) -> bool {
        let mut way = Path::new(below).ancestors().map(|part| self.path.join(part));
        let there = way.find_map(|path| path.canonicalize().ok());
        there.zip(self.real.as_ref()).is_some_and(|(there, real)| !there.starts_with(real))
    }

    /// What is not there, unless a link on the way to it leads to nothing, or a file stands where a folder is due.
    fn missing(&self, below: &str, error: io::Error) -> Fault {
        if error.kind() == io::ErrorKind::NotADirectory {
            let way: Vec<&Path> = Path::new(below).ancestors().filter(|part| !part.as_os_str().is_empty()).collect();
            let file = way.iter().rev().find(|part| self.path.join(part).is_file());
            return Fault::NotAFolder {
                file: file.map_or_else(|| below.to_owned(), |file| file.display().to_string()),
            };
        }
        let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
        let mut way = Path::new(below).ancestors().map(|part| self.path.join(part));
        let dangles = way.any(|path| is_link(&path) && !path.exists());
        match Fault::of(error) {
            Fault::Absent if dangles => Fault::Dangling,
            Fault::Absent if self.leads_out(below) => Fault::Outside,
            fault => fault,
        }
    }
}

/// The path without links and dots, of which the last parts need not be there yet.
pub fn real_path(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in full.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                real.push(OsString::from(part.as_os_str()));
                real = real.canonicalize().unwrap_or(real);
            }
        }
    }
    real
}

/// Whether a path as it is written leads nowhere but below its folder, on any system.
pub fn leads_below(path: &str) -> bool {
    let is_plain = |letter: char| !matches!(letter, '\\' | ':') && !letter.is_control();
    path.split('/').all(|part| !matches!(part, "" | "." | "..") && part.chars().all(is_plain))
}

#[cfg(all(test, unix))]
#[expect(clippy::disallowed_methods, reason = "the tests make folders to be read")]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_may_lead_about_the_folder_and_not_out_of_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("ente");
        fs::create_dir_all(folder.join("testi")).unwrap();
        fs::copy("Cargo.toml", place.path().join("fuori")).unwrap();
        fs::copy("Cargo.toml", folder.join("dentro")).unwrap();
        symlink("../dentro", folder.join("testi/a.md")).unwrap();
        symlink("../../fuori", folder.join("testi/b.md")).unwrap();
        symlink(place.path(), folder.join("misurazioni")).unwrap();
        symlink("nulla", folder.join("variazioni")).unwrap();
        symlink("risorse", folder.join("contesto")).unwrap();
        symlink("contesto", folder.join("risorse")).unwrap();
        let root = Root::new(&folder, 1 << 20);
        assert!(root.read("testi/a.md").is_ok());
        assert!(matches!(root.read("testi/b.md"), Err(Fault::Outside)));
        assert!(matches!(root.list("misurazioni"), Err(Fault::Outside)));
        assert!(matches!(root.read("misurazioni/fuori"), Err(Fault::Outside)));
        assert!(matches!(root.list("misurazioni/2024"), Err(Fault::Outside)));
        assert!(matches!(root.list("testi/2024"), Err(Fault::Absent)));
        assert!(matches!(root.list("variazioni"), Err(Fault::Dangling)));
        assert!(matches!(root.list("variazioni/2024"), Err(Fault::Dangling)));
        assert!(matches!(root.list("individuale"), Err(Fault::Absent)));
        for below in ["dentro", "dentro/2024", "dentro/2024/x"] {
            assert!(matches!(root.list(below), Err(Fault::NotAFolder { file }) if file == "dentro"), "{below}");
        }
        assert!(matches!(root.list("risorse"), Err(Fault::Circular)));
        assert!(matches!(root.read("contesto/2024.toml"), Err(Fault::Circular)));
    }

    #[test]
    fn a_path_that_is_not_there_yet_is_known_by_what_is() {
        let place = tempfile::tempdir().unwrap();
        let real = place.path().canonicalize().unwrap();
        fs::create_dir(real.join("pacchetto")).unwrap();
        symlink("pacchetto", real.join("l")).unwrap();
        assert_eq!(real_path(&real.join("l/nuova/x")), real.join("pacchetto/nuova/x"));
        assert_eq!(real_path(&real.join("manca/../l/./y")), real.join("pacchetto/y"));
    }
}
