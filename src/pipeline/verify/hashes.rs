//! The files of a package against its lists of checksums.

use std::collections::BTreeMap;

use super::checked::{Check, HASHES, judged};
use crate::dossier::RESERVED;
use crate::package::{BAG_MARK, Contents, JOURNAL, SUMS, checksum};
use crate::words::italian;

/// What the program itself puts beside a version, and the signed copies that are noted there.
fn is_known_beside(path: &str, signed: &[String]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    if signed.iter().any(|own| own == name) {
        return true;
    }
    [JOURNAL, "atti.json", "index.html", "frammento.html", "LEGGIMI.txt"].contains(&name)
}

/// Missing, changed and added files, each named.
pub(super) fn check(contents: &Contents, public_only: bool, signed: &[String]) -> Check {
    let files = &contents.files;
    let mut details = Vec::new();
    let mut listed: BTreeMap<String, String> = BTreeMap::new();
    let lists: &[&str] = if public_only { &[""] } else { &["", RESERVED] };
    for below in lists {
        let path = format!("{below}{SUMS}");
        let Some(list) = files.iter().find(|file| file.path == path) else {
            details.push(format!("{path}: manca; per la sola parte pubblicata c’è --pubblico"));
            continue;
        };
        for (line, text) in (1..).zip(String::from_utf8_lossy(&list.bytes).lines()) {
            match checksum(text) {
                Some((digest, name)) => _ = listed.insert(format!("{below}{name}"), digest.to_owned()),
                None => details.push(format!("{path}, riga {line}: non è una riga di somme: «{text}»")),
            }
        }
    }
    for (path, digest) in &listed {
        match files.iter().find(|file| file.path == *path) {
            None => details.push(format!("{path}: manca")),
            Some(file) if file.sha256() != digest => details.push(format!("{path}: modificato")),
            Some(_) => {}
        }
    }
    let is_list = |path: &str| lists.iter().any(|below| path.strip_prefix(below) == Some(SUMS));
    let added = files.iter().filter(|file| !listed.contains_key(&file.path) && !is_list(&file.path));
    details.extend(added.map(|file| format!("{}: aggiunto, non è nell’elenco delle somme", file.path)));
    // What came with the package is no part of it; a bag lists it by itself.
    if contents.beside(BAG_MARK).is_none() {
        let strangers = contents.around.iter().filter(|file| !is_known_beside(&file.path, signed));
        details.extend(strangers.map(|file| format!("{}: aggiunto, fuori dal pacchetto", file.path)));
    }
    let count = italian::count(listed.len(), "file confrontato", "file confrontati");
    judged(HASHES, format!("{count} con SHA256SUMS"), details)
}
