//! The names in a folder of the entity: what is read of them, and what is said of the others.
//!
//! Guaranteed: an entry that cannot be read is a finding, and so is a file that lies where nobody looks. Left out are
//! hidden files, what programs and systems leave behind (`~$…`, `.~lock…`, `Thumbs.db`), and instructions (`LEGGIMI`).

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::file::{has_extension, unreadable};
use super::folder_codes as codes;
use crate::disk::{Entry, Fault, Kind, Root};
use crate::domain::Place;
use crate::finding::Finding;
use crate::words::italian;

/// How deep a subfolder is looked into for files that nobody reads.
const DEEPEST: usize = 8;

/// A folder as it is read.
pub(super) struct Listed {
    /// Names of the files, sorted.
    pub files: Vec<String>,
    /// Names of the folders, sorted.
    pub folders: Vec<String>,
}

/// The names in a folder; `None` where it is not there or cannot be listed, which is a finding.
pub(super) fn list(root: &Root, folder: &str, extensions: &[&str], findings: &mut Vec<Finding>) -> Option<Listed> {
    let entries = match root.list(folder) {
        Ok(entries) => entries,
        Err(Fault::Absent) => return None,
        Err(fault) => {
            // A file in place of a folder of years is met once for each year.
            let finding = unreadable(folder, &fault);
            if !findings.contains(&finding) {
                findings.push(finding);
            }
            return None;
        }
    };
    let mut listed = Listed { files: Vec::new(), folders: Vec::new() };
    for entry in entries.iter().filter(|entry| !is_hidden(&entry.shown_name())) {
        let Some(name) = entry.name() else {
            findings.push(bad_name(folder, entry));
            continue;
        };
        let path = below(folder, name);
        match &entry.kind {
            Kind::File => {
                findings.extend(bad_on_windows(&path, name));
                listed.files.push(name.to_owned());
            }
            Kind::Folder if has_extension(name, extensions) => findings.push(unreadable(&path, &Fault::Folder)),
            Kind::Folder => listed.folders.push(name.to_owned()),
            Kind::Unreadable(fault) => findings.push(unreadable(&path, fault)),
        }
    }
    Some(listed)
}

/// Says which files lie in folders of `folder`, where nobody looks for them.
pub(super) fn overlooked(root: &Root, folder: &str, listed: &Listed, findings: &mut Vec<Finding>) {
    for name in &listed.folders {
        let path = below(folder, name);
        let mut below = Below::beside(root, folder);
        below.collect(root, &path, DEEPEST, findings);
        let files = below.files;
        let Some(first) = files.first() else { continue };
        let said = italian::count(files.len(), "file non letto", "file non letti");
        let message = format!("Nella sottocartella «{path}» c’è {said}: le sottocartelle non si leggono.");
        let message = if files.len() == 1 { message } else { message.replace("» c’è ", "» ci sono ") };
        let finding = Finding::new(codes::SUBFOLDER, message).at(Place::file(path.as_str())).found(first.as_str());
        findings.push(finding.expected(format!("i file direttamente in «{folder}», oppure fuori da essa")));
    }
}

/// The files at any depth of a folder that nobody reads, hidden ones apart.
pub(super) fn files_below(root: &Root, folder: &str) -> Vec<String> {
    let mut below = Below::default();
    below.collect(root, folder, DEEPEST, &mut Vec::new());
    below.files
}

/// What lies below a folder.
#[derive(Default)]
struct Below {
    files: Vec<String>,
    /// The folders looked into, without links: one may lead back.
    seen: BTreeSet<PathBuf>,
}

impl Below {
    /// Below a folder that stands in one that is read.
    fn beside(root: &Root, read: &str) -> Self {
        Self { files: Vec::new(), seen: root.real(read).into_iter().collect() }
    }

    fn collect(&mut self, root: &Root, folder: &str, depth: usize, findings: &mut Vec<Finding>) {
        if root.real(folder).is_some_and(|real| !self.seen.insert(real)) {
            return;
        }
        let entries = match root.list(folder) {
            Ok(entries) => entries,
            Err(fault) => return findings.push(unreadable(folder, &fault)),
        };
        for entry in entries.iter().filter(|entry| !is_hidden(&entry.shown_name())) {
            let path = below(folder, &entry.shown_name());
            match &entry.kind {
                Kind::Folder if depth > 0 && entry.name().is_some() => self.collect(root, &path, depth - 1, findings),
                Kind::File | Kind::Folder | Kind::Unreadable(_) => self.files.push(path),
            }
        }
    }
}

/// The path of an entry; folders of the entity itself have no name before them.
fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Whether a file is nobody's input: hidden, left behind by a program or a system, or there to be read by people.
pub(super) fn is_hidden(name: &str) -> bool {
    const LEFT_BEHIND: [&str; 3] = ["thumbs.db", "ehthumbs.db", "desktop.ini"];
    let name = name.to_lowercase();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let is_temporary = name.starts_with("~$") || name.ends_with('~') || (name.starts_with('~') && ending == "tmp");
    let instructs = matches!(stem, "leggimi" | "readme") && matches!(ending, "" | "txt" | "md");
    name.starts_with('.') || is_temporary || instructs || LEFT_BEHIND.contains(&name.as_str())
}

pub(super) fn bad_name(folder: &str, entry: &Entry) -> Finding {
    let shown: String = entry.shown_name().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let shown = shown.replace('\u{fffd}', "□");
    let whose = if folder.is_empty() { "dell’ente".to_owned() } else { format!("«{folder}»") };
    let message =
        format!("Nella cartella {whose} il nome di «{shown}» ha caratteri che non si possono scrivere: non è letto.");
    Finding::new(codes::BAD_NAME, message)
        .at(Place::file(below(folder, &shown)))
        .expected("un nome di lettere, cifre e segni comuni: rinominarlo")
}

/// A package with such a file cannot be copied to a computer with Windows.
fn bad_on_windows(path: &str, name: &str) -> Option<Finding> {
    (!crate::words::file_name::is_valid(name)).then(|| {
        Finding::new(
            codes::NOT_FOR_WINDOWS,
            format!("{path}: su Windows un file non può avere questo nome, e il pacchetto lo conserva."),
        )
        .at(Place::file(path))
        .expected("un altro nome")
    })
}
