//! A small annex, part by part, as it was last reviewed.
//!
//! `AGGIORNA=1 cargo test` writes the parts anew; the change is then read in the diff.

#![expect(clippy::disallowed_methods, reason = "golden files are read and, when asked, rewritten")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{first_mission, half_measured};
use crate::outputs::annexes::sample::Sample;

/// Where the reviewed parts lie.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/allegato_esempio/expected")
}

/// The worked example of the scoring rules, with a cause and with budget figures.
fn example() -> Sample {
    let mut sample = half_measured();
    sample.measurements[0].cause = Some("Autorizzazione giunta a dicembre.".to_owned());
    sample.supplements = Sample::of(1).supplements;
    sample
}

/// The parts that say something: the rest follows from them or names the library's version.
fn is_compared(part: &str) -> bool {
    part.starts_with("xl/") && !part.starts_with("xl/theme/") && !part.contains("printerSettings")
}

/// One element a line, so that a difference can be read.
fn readable(xml: &str) -> String {
    xml.replace("\r\n", "\n").replace("><", ">\n<").trim_end().to_owned() + "\n"
}

#[test]
fn a_small_annex_is_part_by_part_what_was_reviewed() {
    let folder = folder();
    let parts: Vec<(String, String)> = first_mission(&example())
        .0
        .into_iter()
        .filter(|(name, _)| is_compared(name))
        .map(|(name, xml)| (name.replace('/', "__"), readable(&xml)))
        .collect();
    if std::env::var("AGGIORNA").is_ok() {
        std::fs::create_dir_all(&folder).unwrap();
        for entry in std::fs::read_dir(&folder).unwrap() {
            std::fs::remove_file(entry.unwrap().path()).unwrap();
        }
        for (name, xml) in &parts {
            std::fs::write(folder.join(name), xml).unwrap();
        }
    }
    let expected: BTreeSet<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let names: BTreeSet<String> = parts.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, expected, "the parts of the workbook");
    for (name, xml) in &parts {
        let reviewed = std::fs::read_to_string(folder.join(name)).unwrap();
        let differs = xml.lines().zip(reviewed.lines()).enumerate().find(|(_, (now, before))| now != before);
        assert_eq!(differs, None, "{name}: review the change, then AGGIORNA=1 cargo test");
        assert_eq!(xml.len(), reviewed.len(), "{name}");
    }
}
