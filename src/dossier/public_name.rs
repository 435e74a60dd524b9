//! What an input file is called in what is published.
//!
//! Guaranteed: a name that an office chose is never published, because it may be a person's (D.Lgs. 33/2013
//! art. 7-bis c. 4; GDPR art. 5 c. 1 lett. c); it is replaced by what the file is and its number in the order of
//! paths. A name that the program itself prescribes stays. The reserved part keeps them all.

use std::borrow::Cow;

use super::Dossier;
use crate::domain::GroupCode;
use crate::inputs::{catalogue, config, narrative};
use crate::words::fold;

/// Folders with what their files are called when their own names are not published.
const FOLDERS: [(&str, &str); 4] =
    [("misurazioni", "scheda"), ("piano", "piano"), ("testi", "testo"), ("mappe", "mappa")];

/// Words of which the names of sheets are made that say nothing of a person.
const SHEET_WORDS: [&str; 15] = [
    "MISSIONE",
    "SCHEDA",
    "SCHEDE",
    "FOGLIO",
    "SHEET",
    "TABELLA",
    "TAVOLA",
    "MISURAZIONI",
    "MISURAZIONE",
    "INDICATORI",
    "OBIETTIVI",
    "TRASVERSALI",
    "DATI",
    "UFFICIO",
    "SETTORE",
];

/// Words of which the names of files are made that say nothing of a person.
const FILE_WORDS: [&str; 9] = ["PIANO", "DUP", "PEG", "PDO", "PIAO", "PERFORMANCE", "CANONICO", "SCHEDA", "MISSIONE"];

/// What stands for a sheet's name that is not published.
const UNNAMED_SHEET: &str = "(nome riservato)";

impl Dossier<'_> {
    /// The path of an input as it may be published.
    pub fn public_path<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if is_prescribed(path) {
            return path.into();
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let first = folder.split('/').next().unwrap_or_default();
        let word = FOLDERS.iter().find(|(own, _)| *own == first).map_or("file", |(_, word)| word);
        let beside = |other: &str| other.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
        let unnamed =
            self.inputs.iter().map(|file| file.path.as_str()).filter(|own| beside(own) && !is_prescribed(own));
        let number = unnamed.take_while(|own| *own < path).count() + 1;
        // A folder that no rule prescribes may be a person's, too.
        let folder = if folder == first || first == "misurazioni" || first == "testi" { folder } else { first };
        let extension = name.rsplit_once('.').map(|(_, extension)| format!(".{}", extension.to_lowercase()));
        let slash = if folder.is_empty() { "" } else { "/" };
        format!("{folder}{slash}{word}_{number:02}{}", extension.unwrap_or_default()).into()
    }

    /// The name of a sheet as it may be published: offices name those of their measurement sheets as they like.
    pub fn public_sheet<'p>(&self, path: &str, sheet: &'p str) -> &'p str {
        let plain = !path.starts_with("misurazioni/") || is_made_of(sheet, &SHEET_WORDS);
        if plain { sheet } else { UNNAMED_SHEET }
    }
}

/// Whether the program prescribes a path, so that it says nothing of a person.
fn is_prescribed(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_year = stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
    match folder {
        "" => path == config::FILE_NAME || stem.eq_ignore_ascii_case("stemma") || name == "edizione.json",
        "indicatori" | "risorse" | "variazioni" | "individuale" | "contesto" | "approvazioni" => is_year,
        "templates" | "templates/partials" | "templates/atti" => true,
        _ if folder.starts_with("testi/") => narrative::is_prescribed(name),
        _ => path == catalogue::FILE_NAME || is_made_of(stem, &FILE_WORDS) || is_cross_cutting(stem),
    }
}

/// Whether a name is that of the cross-cutting objectives’ sheets.
fn is_cross_cutting(stem: &str) -> bool {
    fold(stem) == fold(GroupCode::CROSS_CUTTING_TITLE)
}

/// Whether a name is made of such words and of numbers.
fn is_made_of(name: &str, words: &[&str]) -> bool {
    let numberless = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    fold(name).split(' ').map(numberless).all(|word| word.is_empty() || words.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::inputs::entity::InputFile;
    use crate::outputs::annexes::sample::Sample;

    #[test]
    fn names_that_offices_choose_are_not_published_and_cells_are() {
        let file = |path: &str| InputFile { path: path.to_owned(), bytes: Vec::new(), sha256: String::new() };
        let files = [
            "indicatori/2024.xlsx",
            "misurazioni/2023/bianchi.ods",
            "misurazioni/2024/rossi_mario.XLSX",
            "misurazioni/2024/verdi.xlsx",
            "piano/Piano dott. Neri.xlsx",
            "relazione.toml",
            "testi/2024/contesto.docx",
            "testi/2024/nota di Gialli.md",
        ]
        .map(file);
        let inputs: Vec<&InputFile> = files.iter().collect();
        Sample::of(1).assessed(|dossier, _| {
            let dossier = crate::dossier::Dossier { inputs: &inputs, ..*dossier };
            let public: Vec<String> = inputs.iter().map(|file| dossier.public_path(&file.path).into_owned()).collect();
            let expected = [
                "indicatori/2024.xlsx",
                "misurazioni/2023/scheda_01.ods",
                "misurazioni/2024/scheda_01.xlsx",
                "misurazioni/2024/scheda_02.xlsx",
                "piano/piano_01.xlsx",
                "relazione.toml",
                "testi/2024/contesto.docx",
                "testi/2024/testo_01.md",
            ];
            assert_eq!(public, expected);
            let told = |sheet| dossier.public_sheet("misurazioni/2024/verdi.xlsx", sheet);
            assert_eq!(told("Missione 01"), "Missione 01");
            assert_eq!(told("Foglio1"), "Foglio1");
            assert_eq!(told("Scheda Verdi"), "(nome riservato)");
        });
    }
}
