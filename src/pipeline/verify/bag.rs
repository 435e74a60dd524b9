//! A bag (RFC 8493) around a package: its manifests against its files.

use std::collections::BTreeMap;

use super::checked::{BAG, Check, judged};
use crate::digest::hex_digest;
use crate::dossier::RESERVED;
use crate::package::{BAG_MARK, Contents, checksum};
use crate::words::italian;

const MANIFESTS: [&str; 2] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];

/// Missing, changed and added files of the bag; `None` where the package came in none. Of a bag whose reserved part was
/// not handed over only what is published is asked for, if nothing else was asked.
pub(super) fn check(contents: &Contents, public_only: bool) -> Option<Check> {
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
    let reserved = format!("{}{RESERVED}", contents.root.strip_prefix(base).unwrap_or(&contents.root));
    let withheld = public_only && !files.keys().any(|path| path.starts_with(&reserved));
    let before = listed.len();
    listed.retain(|path, _| !(withheld && path.starts_with(&reserved)));
    let left_out = before - listed.len();
    for (path, digest) in &listed {
        match files.get(path) {
            None => details.push(format!("{path}: manca")),
            Some(bytes) if hex_digest(bytes) != *digest => details.push(format!("{path}: modificato")),
            Some(_) => {}
        }
    }
    let unlisted = files.keys().filter(|path| !listed.contains_key(*path) && *path != MANIFESTS[1]);
    details.extend(unlisted.map(|path| format!("{path}: aggiunto, non è nei manifesti")));
    let compared = italian::count(listed.len(), "file confrontato", "file confrontati");
    let left_out = match left_out {
        0 => String::new(),
        some => format!("; {} di riservato/, che qui non c’è", italian::count(some, "altro è", "altri sono")),
    };
    Some(judged(BAG, format!("{compared} con i manifesti{left_out}"), details))
}
