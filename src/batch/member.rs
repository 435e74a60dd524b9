//! The entities of a batch: their folders, and where each publishes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::disk::{self, DEFAULT_LIMIT, Fault, real_path};
use crate::inputs::entity;
use crate::words::decoding::decode;

/// An entity of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its folder, as it was given.
    pub folder: PathBuf,
    /// The name of that folder, whatever stands above it.
    pub name: String,
    /// Where its packages are published.
    pub output: PathBuf,
}

/// A list of entities that no batch can be made of.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// There is none.
    #[error("nessun ente: indicare le loro cartelle, oppure con --elenco un file che ne ha una per riga")]
    None,
    /// The list cannot be read.
    #[error("{}: l’elenco non si può leggere ({source})", .path.display())]
    List {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Fault,
    },
    /// Two would write over each other.
    #[error(
        "{} e {} pubblicherebbero nello stesso posto, {}: nulla è stato fatto. Togliere una delle due, cambiarle nome, \
         oppure correggere [uscita] cartella in relazione.toml", .one.display(), .other.display(), .output.display()
    )]
    SamePlace {
        /// The first.
        one: PathBuf,
        /// The second.
        other: PathBuf,
        /// Where both publish.
        output: PathBuf,
    },
}

/// The folders that a file lists, one a line; blank lines and those that begin with `#` are none.
///
/// # Errors
/// [`MemberError::List`].
pub fn listed(path: &Path) -> Result<Vec<PathBuf>, MemberError> {
    let bytes =
        disk::read(path, DEFAULT_LIMIT).map_err(|source| MemberError::List { path: path.to_owned(), source })?;
    let text = decode(&bytes).text;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(PathBuf::from).collect())
}

/// The entities in the order given: below `output`, where one is given, each publishes under the name of its folder;
/// otherwise where its own configuration says. `taken` is a place where none may.
///
/// # Errors
/// [`MemberError::None`]; [`MemberError::SamePlace`].
pub fn members(folders: &[PathBuf], output: Option<&Path>, taken: &Path) -> Result<Vec<Member>, MemberError> {
    let members: Vec<Member> = folders.iter().map(|folder| Member::of(folder, output)).collect();
    if members.is_empty() {
        return Err(MemberError::None);
    }
    let mut places = BTreeMap::from([(real_path(taken), taken)]);
    for member in &members {
        let place = real_path(&member.output);
        if let Some(one) = places.insert(place, &member.folder) {
            let (one, other) = (one.to_owned(), member.folder.clone());
            return Err(MemberError::SamePlace { one, other, output: member.output.clone() });
        }
    }
    Ok(members)
}

impl Member {
    /// Its folder as records and messages say it.
    pub fn said(&self) -> String {
        self.folder.display().to_string()
    }

    fn of(folder: &Path, output: Option<&Path>) -> Self {
        let name = real_path(folder).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let output = output.map_or_else(|| entity::output_folder(folder), |output| output.join(&name));
        Self { folder: folder.to_owned(), name, output }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn two_folders_of_one_name_share_no_output() {
        let taken = Path::new("x/lotto_2024");
        let refused = members(&folders(&["a/monza", "b/monza"]), Some(Path::new("x")), taken).unwrap_err();
        let said = refused.to_string();
        assert!(said.contains("a/monza") && said.contains("b/monza") && said.contains("x/monza"), "{said}");
        assert_eq!(members(&folders(&["a/monza", "b/monza"]), None, taken).unwrap().len(), 2);
        assert!(members(&folders(&["a/monza", "a/monza/"]), None, taken).is_err(), "the same folder twice");
        assert!(members(&folders(&["a/lotto_2024"]), Some(Path::new("x")), taken).is_err(), "the summary is there");
        assert!(matches!(members(&[], None, taken), Err(MemberError::None)));
    }
}
