//! Files that somebody changed while they were read: what was read would be of no one moment.

use std::path::Path;

use super::file::{InputFile, read};
use super::folder::Folder;
use crate::disk::{DEFAULT_LIMIT, Root};
use crate::inputs::config::{FILE_NAME, without_unpackaged};

/// The files of a folder that are no longer what was read of them, by path.
pub fn changed_since(folder: &Folder, root: &Path) -> Vec<String> {
    let root = Root::new(root, folder.config.file_limit.max(DEFAULT_LIMIT));
    let is_same = |file: &InputFile| {
        read(&root, &file.path).is_ok_and(|now| match file.path.as_str() {
            FILE_NAME => without_unpackaged(&now.bytes) == file.bytes,
            _ => now.sha256 == file.sha256,
        })
    };
    folder.files().into_iter().filter(|file| !is_same(file)).map(|file| file.path.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Year;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes a folder to be read")]
    fn a_file_that_is_saved_or_taken_away_meanwhile_is_named() {
        let place = tempfile::tempdir().unwrap();
        let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let mut open = vec![seed.clone()];
        while let Some(from) = open.pop() {
            let to = place.path().join(from.strip_prefix(&seed).unwrap());
            std::fs::create_dir_all(&to).unwrap();
            for entry in crate::disk::list(&from).unwrap() {
                if entry.path.is_dir() {
                    open.push(entry.path);
                } else {
                    std::fs::copy(&entry.path, to.join(entry.path.file_name().unwrap())).unwrap();
                }
            }
        }
        let (folder, _) = Folder::read(place.path(), Year(2024)).unwrap();
        assert_eq!(changed_since(&folder, place.path()), Vec::<String>::new());
        let [plan, sheet] = [&folder.plan.path, &folder.sheets[0].path];
        std::fs::write(place.path().join(plan), "altro").unwrap();
        std::fs::remove_file(place.path().join(sheet)).unwrap();
        let mut expected = vec![plan.clone(), sheet.clone()];
        expected.sort();
        assert_eq!(changed_since(&folder, place.path()), expected);
    }
}
