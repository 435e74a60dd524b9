//! Files of a kind that nobody reads, in a folder whose files are read.
//!
//! Guaranteed: each is told, and one that bears the name of what is read there stops a final: whoever put it
//! there means it to count.

use super::file::has_extension;
use super::folder_codes as codes;
use crate::disk::is_kept_copy;
use crate::domain::{Place, Year};
use crate::finding::Finding;
use crate::inputs::measurements::Column;
use crate::inputs::narrative::{ENDINGS, topic_of};
use crate::tabular::Header;
use crate::workbook::{self, Limits};

/// Tables of programs that save other kinds, too, and tables that are read elsewhere.
const OTHER_TABLES: &[&str] = &[
    "numbers", "xlsb", "fods", "csv", "tsv", "tab", "txt", "sxc", "ots", "xlt", "xltx", "xltm", "gsheet", "wk1", "wks",
];

/// The files of a folder with one file a year that are of no kind that is read there.
pub(super) fn beside_the_year(folder: &str, year: Year, extensions: &[&str], names: &[String]) -> Vec<Finding> {
    let is_other = |name: &&String| !has_extension(name, extensions) && !is_kept_copy(name);
    let named_for_it = |name: &str| name.split('.').next() == Some(year.to_string().as_str());
    let is_there = names.iter().any(|name| has_extension(name, extensions) && stem(name) == year.to_string());
    let told = |name: &String| {
        let path = format!("{folder}/{name}");
        let expected = remedy(name, &format!("{folder}/{year}"), extensions);
        if named_for_it(name) && !is_there {
            return meant(&path, &format!("porta il nome dell’anno {year}")).expected(expected);
        }
        let message = format!("{path}: non è un file che qui si legge ({}): è ignorato.", extensions.join(", "));
        Finding::new(codes::OTHER_KIND, message).at(Place::file(path)).expected(expected)
    };
    names.iter().filter(is_other).map(told).collect()
}

/// A table in the folder of the sheets that is of no kind that is read there; none for other files.
pub(super) fn table_among_sheets(path: &str, extensions: &[&str]) -> Option<Finding> {
    has_extension(path, OTHER_TABLES)
        .then(|| meant(path, "è una tabella fra le schede").expected(remedy(path, stem(path), extensions)))
}

/// A document with a table of measurements; none for other documents.
pub(super) fn sheet_in_a_document(bytes: &[u8], path: &str, ending: &str) -> Option<Finding> {
    let tables = workbook::read(bytes, path, &Limits::default()).ok()?.sheets;
    tables.iter().any(|table| Header::<Column>::find(table).is_some()).then(|| {
        meant(path, "contiene una tabella di misurazione").expected(format!(
            "la tabella in un foglio di calcolo, salvato con Excel o LibreOffice come {}.{ending}",
            stem(path)
        ))
    })
}

/// A file with the name of a section's text that is of no kind that is read; none for other files, and where the
/// section has its text.
pub(super) fn text_of_other_kind(path: &str, names: &[String]) -> Option<Finding> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let topic = topic_of(&format!("{}.{}", stem(name), ENDINGS[0]))?;
    let is_there = names.iter().any(|other| topic_of(other) == Some(topic));
    (!is_there)
        .then(|| meant(path, "porta il nome del testo di una sezione").expected(remedy(path, stem(path), &ENDINGS)))
}

/// A file that bears the name of what is read.
pub(super) fn meant(path: &str, why: &str) -> Finding {
    let message = format!("{path}: {why}, ma in questo formato o in questo posto non si legge, e nulla ne è usato.");
    Finding::new(codes::MEANT_BUT_UNREAD, message).at(Place::file(path))
}

/// What to do with it; `target` is the path that is read, without its ending.
fn remedy(name: &str, target: &str, extensions: &[&str]) -> String {
    let file = format!("{target}.{}", extensions[0]);
    let ending =
        name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_lowercase());
    match ending.as_deref() {
        Some("numbers") => format!("aprirlo con Numbers ed esportarlo come Excel: {file}"),
        Some("pages") => format!("aprirlo con Pages ed esportarlo come Word: {target}.docx"),
        Some("doc" | "rtf" | "dot" | "wps" | "fodt") if extensions.contains(&"docx") => {
            format!("aprirlo e salvarlo come documento Word: {target}.docx")
        }
        Some("xlsb" | "fods" | "csv" | "tsv" | "tab" | "txt") => format!("aprirlo e salvarlo come {file}"),
        None => format!("il nome con la sua estensione, come {file}"),
        Some(_) => format!("gli stessi dati in un file {file}, oppure il file fuori da questa cartella"),
    }
}

/// The name before its last dot.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &[&str]) -> Vec<(&'static str, String)> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let found = beside_the_year("variazioni", Year(2024), &["xlsx", "csv"], &names);
        found.into_iter().map(|finding| (finding.code.id, finding.expected.unwrap())).collect()
    }

    #[test]
    fn what_bears_the_years_name_stops_a_final_unless_the_year_has_its_file() {
        let found =
            told(&["2024.numbers", "2024", "2024.docx", "2023.numbers", "verbale.pdf", "2024.precedente-1.pdf"]);
        let codes: Vec<&str> = found.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["E019", "E019", "E019", "E018", "E018"]);
        assert_eq!(found[0].1, "aprirlo con Numbers ed esportarlo come Excel: variazioni/2024.xlsx");
        assert!(told(&["2024.numbers", "2024.XLSX"]).iter().all(|(code, _)| *code == "E018"));
    }

    #[test]
    fn a_table_among_sheets_and_a_text_of_another_kind_are_meant() {
        assert!(table_among_sheets("misurazioni/2024/tecnico.NUMBERS", &["xlsx"]).is_some());
        assert!(table_among_sheets("misurazioni/2024/foto.jpg", &["xlsx"]).is_none());
        let none: &[String] = &[];
        let found = text_of_other_kind("testi/2024/contesto.pages", none).unwrap();
        assert!(found.expected.unwrap().ends_with("testi/2024/contesto.docx"));
        assert!(text_of_other_kind("testi/2024/contesto.pdf", &["contesto.docx".to_owned()]).is_none());
        assert!(text_of_other_kind("testi/2024/appunti.pdf", none).is_none());
    }
}
