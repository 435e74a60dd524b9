//! A bag: what is kept under `data/`, manifests with SHA-256, and what says whose it is.

use chrono::NaiveDate;

use crate::dossier::PackageFile;

/// The files of a bag by ascending path; `payload` goes below `data/`, `tags` stand beside it.
pub fn bag(
    (entity, name, day): (&str, &str, NaiveDate),
    payload: Vec<PackageFile>,
    tags: Vec<PackageFile>,
) -> Vec<PackageFile> {
    let bytes: usize = payload.iter().map(|file| file.bytes.len()).sum();
    let oxum = format!("{bytes}.{}", payload.len());
    let mut data: Vec<PackageFile> = payload
        .into_iter()
        .map(|file| PackageFile::with_digest(format!("data/{}", file.path), file.bytes.clone(), file.sha256()))
        .collect();
    data.sort_by(|left, right| left.path.cmp(&right.path));
    let text = |path: &str, text: String| PackageFile::new(path, text.into_bytes());
    let entity = entity.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tags: Vec<PackageFile> = tags
        .into_iter()
        .chain([
            text("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned()),
            text(
                "bag-info.txt",
                format!(
                    "Source-Organization: {entity}\nExternal-Identifier: {name}\nBagging-Date: {day}\nPayload-Oxum: {oxum}\n\
                     Bag-Software-Agent: relazione {}\n",
                    env!("CARGO_PKG_VERSION")
                ),
            ),
            text("manifest-sha256.txt", manifest(&data)),
        ])
        .collect();
    tags.sort_by(|left, right| left.path.cmp(&right.path));
    tags.push(text("tagmanifest-sha256.txt", manifest(&tags)));
    data.extend(tags);
    data.sort_by(|left, right| left.path.cmp(&right.path));
    data
}

/// One line a file, in the form of `sha256sum`; no name of ours has a letter that RFC 8493 encodes.
fn manifest(files: &[PackageFile]) -> String {
    files.iter().map(|file| format!("{}  {}\n", file.sha256(), file.path)).collect::<Vec<_>>().concat()
}
