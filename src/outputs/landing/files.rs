//! What each file is, in words, by its path.

use super::PublicFile;
use crate::domain::GroupCode;
use crate::inputs::catalogue::Catalogue;

/// A group of files under one heading.
pub(super) struct Group {
    pub title: &'static str,
    belongs: fn(&str) -> bool,
}

/// In the order of the page; the last one takes what is left.
pub(super) const GROUPS: [Group; 4] = [
    Group { title: "La relazione", belongs: |path| !path.contains('/') && has_end(path, &[".pdf", ".html"]) },
    Group { title: "Allegati", belongs: |path| path.starts_with("allegati/") },
    Group { title: "Dati aperti", belongs: |path| path.starts_with("dati/") },
    Group { title: "Per verificare", belongs: |_| true },
];

/// Whether it is the official document.
pub(super) fn is_report(file: &PublicFile) -> bool {
    !file.path.contains('/') && has_end(&file.path, &[".pdf"])
}

fn has_end(path: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| path.ends_with(end))
}

/// The files of each group.
pub(super) fn grouped(files: &[PublicFile]) -> Vec<(&'static Group, Vec<&PublicFile>)> {
    let group = |path: &str| GROUPS.iter().position(|group| (group.belongs)(path)).expect("the last takes all");
    let of = |at: usize| {
        let mut files: Vec<&PublicFile> = files.iter().filter(|file| group(&file.path) == at).collect();
        // The official document comes first.
        files.sort_by_key(|file| !is_report(file));
        files
    };
    let groups = GROUPS.iter().enumerate().map(|(at, group)| (group, of(at)));
    groups.filter(|(_, files)| !files.is_empty()).collect()
}

/// What a file is.
pub(super) fn title(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    match (path.split_once('/').map_or("", |(folder, _)| folder), end) {
        ("", "pdf") => "Relazione sulla performance, documento ufficiale".to_owned(),
        ("", "html") => "Relazione sulla performance, pagina web".to_owned(),
        ("allegati", _) => annex(stem),
        ("dati", "ods") => "Tutte le tabelle dei dati in un foglio elettronico".to_owned(),
        ("dati", "json") => "Descrizione delle tabelle e delle loro colonne".to_owned(),
        ("dati", "jsonld") => "Descrizione dei dati per i cataloghi (DCAT-AP_IT)".to_owned(),
        ("dati", "csv") => format!("Tabella dei dati: {}", stem.replace('_', " ")),
        ("", "json") if name == "fatti.json" => "Dove sta ogni cifra pubblicata".to_owned(),
        ("", _) if name == "SHA256SUMS" => "Elenco delle somme di controllo dei file".to_owned(),
        _ => name.to_owned(),
    }
}

/// `Allegato_A_04_Istruzione_…` → `Allegato A, missione 04: Istruzione …`.
fn annex(stem: &str) -> String {
    let mut parts = stem.splitn(4, '_');
    let (Some("Allegato"), Some(letter), Some(number), rest) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return stem.replace('_', " ");
    };
    let name = rest.unwrap_or_default().replace('_', " ");
    match number {
        "00" | "99" => format!("Allegato {letter}: {}", name.to_lowercase()),
        group if group.parse() == Ok(GroupCode::CrossCutting) => {
            format!("Allegato {letter}, {}", GroupCode::CROSS_CUTTING_TITLE.to_lowercase())
        }
        mission => {
            let known = mission.parse().ok().and_then(|code| Catalogue::embedded().mission(code));
            format!("Allegato {letter}, missione {mission}: {}", known.unwrap_or(&name))
        }
    }
}

/// The format in words.
pub(super) fn format(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "pdf" => "PDF/A",
        "html" => "HTML",
        "xlsx" => "Excel (XLSX)",
        "ods" => "ODS",
        "csv" => "CSV",
        "json" | "jsonld" => "JSON",
        "xml" => "XML",
        _ => "testo",
    }
}

/// `1,2 MB`, as file managers count.
pub(super) fn size(bytes: usize) -> String {
    let tenths =
        |unit: usize| format!("{},{}", (bytes * 10 + unit / 2) / unit / 10, (bytes * 10 + unit / 2) / unit % 10);
    match bytes {
        0..1_000 => format!("{bytes} byte"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_what_it_is() {
        for (path, words) in [
            ("Relazione_performance_2024.pdf", "Relazione sulla performance, documento ufficiale"),
            ("allegati/Allegato_A_00_Riepilogo.xlsx", "Allegato A: riepilogo"),
            ("allegati/Allegato_A_11_Soccorso_civile.xlsx", "Allegato A, missione 11: Soccorso civile"),
            ("dati/indicatori.csv", "Tabella dei dati: indicatori"),
            ("SHA256SUMS", "Elenco delle somme di controllo dei file"),
        ] {
            assert_eq!(title(path), words);
        }
        assert_eq!([999, 1_499, 296_467, 1_103_971].map(size), ["999 byte", "1 kB", "296 kB", "1,1 MB"]);
    }
}
