//! What an entity's folder holds where nobody looks for it: told, because whoever put it there thinks it is read.

use super::file::has_extension;
use super::folder_codes as codes;
use super::names;
use crate::disk::{Kind, Root};
use crate::domain::Place;
use crate::finding::Finding;
use crate::words::fold;
use crate::words::italian;

/// The folders that hold one folder a year.
const BY_YEAR: [&str; 2] = ["misurazioni", "testi"];

/// All folders that are read.
const FOLDERS: [&str; 12] = [
    "approvazioni",
    "catalogo",
    "contesto",
    "indicatori",
    "individuale",
    "mappe",
    "misurazioni",
    "piano",
    "risorse",
    "templates",
    "testi",
    "variazioni",
];

/// Pictures that may be meant for a coat of arms.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "bmp", "webp", "pdf"];

/// What lies beside the folders of the years, in a folder of another spelling, or is a second coat of arms;
/// `emblem` is the one that is read.
pub(super) fn report(root: &Root, emblem: Option<&str>, findings: &mut Vec<Finding>) {
    for folder in BY_YEAR {
        beside_years(root, folder, findings);
    }
    // That the folder cannot be listed has been told by whoever looked for the coat of arms.
    let Ok(entries) = root.list("") else { return };
    let named = || entries.iter().filter_map(|entry| Some((entry.name()?, &entry.kind)));
    for (name, kind) in named() {
        match kind {
            Kind::Folder => findings.extend(misspelt(root, name)),
            Kind::File => findings.extend(other_emblem(name, emblem)),
            Kind::Unreadable(_) => {}
        }
    }
}

/// Files that lie directly in a folder of years, and folders there that are no year.
fn beside_years(root: &Root, folder: &str, findings: &mut Vec<Finding>) {
    // A folder that cannot be listed is told where its year is read.
    let Some(listed) = names::list(root, folder, &[], &mut Vec::new()) else { return };
    for name in &listed.files {
        let message = format!("Il file {name} sta direttamente in «{folder}»: non è letto.");
        let finding = Finding::new(codes::OUT_OF_PLACE, message).at(Place::file(format!("{folder}/{name}")));
        findings.push(finding.expected(format!("il file nella cartella del suo anno, come {folder}/2024")));
    }
    let is_year = |name: &str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    for name in listed.folders.iter().filter(|name| !is_year(name)) {
        let path = format!("{folder}/{name}");
        findings.extend(
            unread_files(root, &path, "il suo nome non è un anno")
                .map(|finding| finding.expected(format!("una cartella con il nome dell’anno, come {folder}/2024"))),
        );
    }
}

/// A folder whose name is nearly that of one that is read: «Misurazioni», «misurazioni ».
fn misspelt(root: &Root, name: &str) -> Option<Finding> {
    let known = FOLDERS.into_iter().find(|known| fold(known) == fold(name) && *known != name)?;
    // Where capitals make no difference to the system, the folder is read under this name.
    let is_same = root.real(known).is_some_and(|real| Some(real) == root.real(name));
    if is_same {
        return None;
    }
    unread_files(root, name, &format!("si legge «{known}»"))
        .map(|finding| finding.expected(format!("i file in «{known}»")))
}

/// One finding for the files of a folder that nobody reads.
fn unread_files(root: &Root, folder: &str, why: &str) -> Option<Finding> {
    let files = names::files_below(root, folder);
    let first = files.first()?;
    let count = italian::count(files.len(), "file non letto", "file non letti");
    let verb = if files.len() == 1 { "c’è" } else { "ci sono" };
    let message = format!("Nella cartella «{folder}» {verb} {count}: {why}.");
    Some(Finding::new(codes::OUT_OF_PLACE, message).at(Place::file(folder)).found(first.as_str()))
}

/// A picture called «stemma» that is not the one that is read.
fn other_emblem(name: &str, read: Option<&str>) -> Option<Finding> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if fold(stem) != "STEMMA" || !has_extension(name, PICTURES) || read == Some(name) {
        return None;
    }
    let expected = match read {
        Some(read) => format!("un solo stemma; conta {read}"),
        None => "uno stemma che si chiami stemma.svg oppure stemma.png".to_owned(),
    };
    let message = format!("Il file {name} non è letto come stemma.");
    Some(Finding::new(codes::OUT_OF_PLACE, message).at(Place::file(name)).expected(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_coat_of_arms_is_told_and_the_one_that_is_read_is_not() {
        assert_eq!(other_emblem("stemma.svg", Some("stemma.svg")), None);
        assert_eq!(other_emblem("logo.png", None), None);
        assert_eq!(other_emblem("stemma.txt", None), None);
        let second = other_emblem("Stemma.PNG", Some("stemma.svg")).unwrap();
        assert!(second.expected.unwrap().contains("conta stemma.svg"));
        assert!(other_emblem("stemma.jpg", None).unwrap().expected.unwrap().contains("stemma.png"));
    }
}
