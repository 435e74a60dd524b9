//! A bag (RFC 8493) around a package: its manifests against its files.

use std::collections::BTreeMap;

use super::checked::{BAG, Check, judged};
use crate::digest::hex_digest;
use crate::package::{BAG_MARK, Contents, checksum};
use crate::words::italian;

const MANIFESTS: [&str; 2] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];

/// Missing, changed and added files of the bag; `None` where the package came in none.
pub(super) fn check(contents: &Contents) -> Option<Check> {
    let mark = contents.beside(BAG_MARK)?;
    let base = mark.path.strip_suffix(BAG_MARK)?;
    let inside = contents.files.iter().map(|file| (format!("{}{}", contents.root, file.path), &file.bytes));
    let around = contents.around.iter().map(|file| (file.path.clone(), &file.bytes));
    let files: BTreeMap<String, &Vec<u8>> =
        inside.chain(around).filter_map(|(path, bytes)| Some((path.strip_prefix(base)?.to_owned(), bytes))).collect();
    let mut details = Vec::new();
    let mut listed = BTreeMap::new();
    for manifest in MANIFESTS {
        let Some(bytes) = files.get(manifest) else {
            details.push(format!("{manifest}: manca"));
            continue;
        };
        for line in String::from_utf8_lossy(bytes).lines() {
            match checksum(line) {
                Some((digest, path)) => _ = listed.insert(path.to_owned(), digest.to_owned()),
                None => details.push(format!("{manifest}: non è una riga di somme: «{line}»")),
            }
        }
    }
    for (path, digest) in &listed {
        match files.get(path) {
            None => details.push(format!("{path}: manca")),
            Some(bytes) if hex_digest(bytes) != *digest => details.push(format!("{path}: modificato")),
            Some(_) => {}
        }
    }
    let unlisted = files.keys().filter(|path| !listed.contains_key(*path) && *path != MANIFESTS[1]);
    details.extend(unlisted.map(|path| format!("{path}: aggiunto, non è nei manifesti")));
    Some(judged(
        BAG,
        format!("{} con i manifesti", italian::count(listed.len(), "file confrontato", "file confrontati")),
        details,
    ))
}
