//! What an entity's folder holds where nobody looks for it: told, because whoever put it there thinks it is read.

use super::file::{WORKBOOKS, has_extension, unreadable};
use super::folder_codes as codes;
use super::inputs::{ORIGINALS, PLANS_FOLDER, TABLES};
use super::names::{self, Listed};
use super::other_kinds;
use super::own_files::is_own;
use crate::disk::{Fault, Kind, Root, is_kept_copy};
use crate::domain::{Place, Year};
use crate::finding::Finding;
use crate::inputs::config::Config;
use crate::words::{fold, italian, likeness};

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

/// How alike a folder's name is to one that is read, from which it is taken for a slip.
const NEARLY: f64 = 0.75;

/// Pictures that may be meant for a coat of arms.
const PICTURES: &[&str] = &["svg", "png", "jpg", "jpeg", "gif", "bmp", "webp", "pdf"];

/// What lies beside the folders of the years, in a folder of another spelling, or is a second coat of arms;
/// `emblem` is the one that is read.
pub(super) fn report(root: &Root, year: Year, emblem: Option<&str>, findings: &mut Vec<Finding>) {
    for folder in BY_YEAR {
        beside_years(root, folder, year, findings);
    }
    // That the folder cannot be listed has been told by whoever looked for the coat of arms.
    let Ok(entries) = root.list("") else { return };
    for entry in entries.iter().filter(|entry| !names::is_hidden(&entry.shown_name())) {
        let Some(name) = entry.name() else {
            findings.push(names::bad_name("", entry));
            continue;
        };
        match &entry.kind {
            Kind::Folder => findings.extend(misspelt(root, name)),
            Kind::File => findings.extend(other_emblem(name, emblem).or_else(|| input_at_the_top(name))),
            Kind::Unreadable(fault) => findings.extend(unreadable_at_the_top(name, fault, emblem)),
        }
    }
}

/// What cannot be read and bears a name that is read or told; what else lies there is the entity's own.
fn unreadable_at_the_top(name: &str, fault: &Fault, emblem: Option<&str>) -> Option<Finding> {
    let is_told = FOLDERS.contains(&name) || emblem == Some(name);
    if let Some(other) = other_emblem(name, emblem) {
        return Some(other);
    }
    let is_meant = nearly(name).is_some() || input_at_the_top(name).is_some();
    (is_meant && !is_told).then(|| unreadable(name, fault))
}

/// The names in a folder; what is found while it is listed is told but where the same was met further below.
fn list_telling(root: &Root, folder: &str, findings: &mut Vec<Finding>) -> Option<Listed> {
    let mut met = Vec::new();
    let listed = names::list(root, folder, &[], &mut met);
    for finding in met {
        let is_same = |other: &Finding| {
            let (Some(here), Some(there)) = (&finding.place, &other.place) else { return false };
            finding.code == other.code && (there.file == here.file || is_below(&there.file, &here.file))
        };
        if !findings.iter().any(is_same) {
            findings.push(finding);
        }
    }
    listed
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What lies beside the plan and is the plan of no year: a workbook may be meant to be, a document is often what the
/// plan was made from.
pub(super) fn beside_the_plan(root: &Root, config: &Config, plan: &str, findings: &mut Vec<Finding>) {
    let Some(mut listed) = list_telling(root, PLANS_FOLDER, findings) else { return };
    listed.folders.retain(|name| !ORIGINALS.contains(&format!("{PLANS_FOLDER}/{name}").as_str()));
    names::overlooked(root, PLANS_FOLDER, &listed, findings);
    for name in listed.files.iter().filter(|name| !is_kept_copy(name)) {
        let path = format!("{PLANS_FOLDER}/{name}");
        if path == plan || config.plans.files.values().any(|file| *file == path) {
            continue;
        }
        let code = if has_extension(name, WORKBOOKS) { codes::OUT_OF_PLACE } else { codes::BESIDE_THE_PLAN };
        let message = format!("Il file {name} sta in «{PLANS_FOLDER}» e non è il piano di nessun anno: non è letto.");
        let expected = format!(
            "il piano di un anno nominato in relazione.toml ([piano.ANNO] file = \"{path}\"); ciò da cui il piano è \
             stato importato sta in piano/originali"
        );
        findings.push(Finding::new(code, message).at(Place::file(path)).expected(expected));
    }
}

/// A table or a file with the name of a year beside the folders: what else lies there is the entity's own.
fn input_at_the_top(name: &str) -> Option<Finding> {
    let has_year = name.split('.').next().is_some_and(is_year);
    if is_own(name) || !(has_year || has_extension(name, TABLES)) {
        return None;
    }
    let message = format!("Il file {name} sta direttamente nella cartella dell’ente: non è letto.");
    let expected = "il file nella cartella di ciò che contiene (indicatori, misurazioni/ANNO, risorse, variazioni, contesto, \
                    individuale, piano), oppure fuori dalla cartella dell’ente";
    Some(Finding::new(codes::OUT_OF_PLACE, message).at(Place::file(name)).expected(expected))
}

/// Files that lie directly in a folder of years, and folders there that are no year.
fn beside_years(root: &Root, folder: &str, year: Year, findings: &mut Vec<Finding>) {
    let Some(listed) = list_telling(root, folder, findings) else { return };
    // A file in place of the year's own folder is told where that is read.
    for name in listed.files.iter().filter(|name| **name != year.to_string()) {
        let path = format!("{folder}/{name}");
        findings.push(led_out(root, &path).unwrap_or_else(|| {
            let finding = if name.split('.').next() == Some(year.to_string().as_str()) {
                other_kinds::meant(&path, &format!("porta il nome dell’anno {year}"))
            } else {
                let message = format!("Il file {name} sta direttamente in «{folder}»: non è letto.");
                Finding::new(codes::OUT_OF_PLACE, message).at(Place::file(path.as_str()))
            };
            finding.expected(format!("il file nella cartella del suo anno, come {folder}/{year}"))
        }));
    }
    for name in listed.folders.iter().filter(|name| !is_year(name)) {
        let path = format!("{folder}/{name}");
        findings.extend(led_out(root, &path).or_else(|| {
            unread_files(root, &path, "il suo nome non è un anno")
                .map(|finding| finding.expected(format!("una cartella con il nome dell’anno, come {folder}/2024")))
        }));
    }
}

/// What is told of an entry that is a link out of the entity's folder.
fn led_out(root: &Root, path: &str) -> Option<Finding> {
    root.real(path).is_none().then(|| unreadable(path, &Fault::Outside))
}

fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The folder that is read whose name a name nearly is: «Misurazioni», «variazione», «risorse 2024».
fn nearly(name: &str) -> Option<&'static str> {
    let letters = |name: &str| fold(name).chars().filter(|letter| letter.is_alphabetic()).collect::<String>();
    let name = letters(name);
    FOLDERS.into_iter().find(|known| {
        let known = letters(known);
        let begins = name.len() >= 5 && (known.starts_with(&name) || name.starts_with(&known));
        begins || likeness(&known, &name) >= NEARLY
    })
}

/// A folder whose name is nearly that of one that is read.
fn misspelt(root: &Root, name: &str) -> Option<Finding> {
    let known = nearly(name).filter(|_| !FOLDERS.contains(&name))?;
    if let Some(out) = led_out(root, name) {
        return Some(out);
    }
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
    fn a_slip_in_a_folders_name_is_known_and_other_names_are_not() {
        for (name, known) in [
            ("variazione", "variazioni"),
            ("Variazioni 2024", "variazioni"),
            ("indicatore", "indicatori"),
            ("misurazione", "misurazioni"),
            ("contesti", "contesto"),
            ("testo", "testi"),
            ("risorsa_2024", "risorse"),
            ("template", "templates"),
        ] {
            assert_eq!(nearly(name), Some(known), "{name}");
        }
        for name in ["output", "correzioni", "archivio", "verbali", "note", "modelli", "bozze", "atti", "foto"] {
            assert_eq!(nearly(name), None, "{name}");
        }
    }

    #[test]
    fn a_table_at_the_top_is_told_and_the_entitys_own_papers_are_not() {
        for name in ["2024.xlsx", "2024.numbers", "2024", "variazioni.ODS", "2024.pdf"] {
            assert!(input_at_the_top(name).is_some(), "{name}");
        }
        for name in ["relazione.toml", "verbale.pdf", "20241.pdf", "stemma.svg", "città.txt", "è"] {
            assert!(input_at_the_top(name).is_none(), "{name}");
        }
        for name in ["anomalie.xlsx", "anomalie_x.xlsx", "anomalie_2025.ods", "Campione_2025.xlsx"] {
            assert!(input_at_the_top(name).is_some(), "{name}");
        }
    }

    #[test]
    fn the_programs_own_tables_are_nobodys_input() {
        use super::super::{findings_file, sample_file};
        let (findings, sample) = (findings_file(Year(2025)), sample_file(Year(2025), "Prot. 12"));
        for name in [findings.as_str(), sample.as_str(), "anomalie_2025.precedente-1.xlsx"] {
            assert!(input_at_the_top(name).is_none(), "{name}");
        }
    }

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
