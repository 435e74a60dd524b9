//! The seed's document as text, reviewed by eye: a file for each section and one for the page breaks.
//!
//! A section's file is its tag tree with its text, in reading order. The sections within it stand
//! in files of their own, and all are named by their titles: a change of wording moves only the
//! lines of its section. Numbers of pages stand only in the index, which `documento.txt` holds, and
//! in `pagine.txt`; the text of the pages is not repeated there, because a test holds that pages
//! are painted in reading order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::laid_out;
use super::reading::{Reading, painted};
use super::seed::Seed;
use crate::outputs::typeset::{ContentId, Element, ElementId, Kid, Layout, Role};

/// The files of the sections, by name.
struct SectionFiles<'l> {
    reading: Reading<'l>,
    files: BTreeMap<String, String>,
}

impl SectionFiles<'_> {
    fn of(layout: &Layout) -> BTreeMap<String, String> {
        let mut sections = SectionFiles { reading: Reading::of(layout), files: BTreeMap::new() };
        sections.add("documento", Reading::DOCUMENT);
        sections.files
    }

    fn add(&mut self, name: &str, section: ElementId) {
        let mut out = String::new();
        self.write(&mut out, section, 0);
        let other = self.files.insert(format!("{name}.txt"), out);
        assert_eq!(other, None, "two sections are named {name}");
    }

    /// A line for the element, with its first text; then its other kids, one level deeper.
    fn write(&mut self, out: &mut String, id: ElementId, depth: usize) {
        let layout = self.reading.layout;
        let element = &layout.elements[id.0 as usize];
        let mut kids = element.kids.as_slice();
        write!(out, "{:depth$}{:?}{}", "", element.role, attributes(element)).unwrap();
        if let [Kid::Content(content), rest @ ..] = kids {
            write!(out, " | {}", self.reading.text(*content)).unwrap();
            kids = rest;
        }
        out.push('\n');
        let depth = depth + 1;
        for kid in kids {
            match *kid {
                Kid::Content(content) => writeln!(out, "{:depth$}| {}", "", self.reading.text(content)).unwrap(),
                Kid::Element(id) if layout.elements[id.0 as usize].role == Role::Sect => {
                    let name = file_name(&self.reading.heading(id));
                    writeln!(out, "{:depth$}Sect → {name}", "").unwrap();
                    self.add(&name, id);
                }
                Kid::Element(id) => self.write(out, id, depth),
            }
        }
    }
}

/// What an element says about itself.
fn attributes(element: &Element) -> String {
    let attributes = &element.attributes;
    let mut out = String::new();
    for (name, value) in [
        ("scope", attributes.scope.map(|scope| format!("{scope:?}"))),
        ("span", attributes.column_span.map(|span| span.to_string())),
        ("alt", attributes.alternative.clone()),
        ("spoken", attributes.spoken.map(str::to_owned)),
    ] {
        if let Some(value) = value {
            write!(out, " {name}={value}").unwrap();
        }
    }
    out
}

/// A title without its number and without what follows its dash, in plain letters.
fn file_name(title: &str) -> String {
    let name = title.trim_start_matches(|char: char| char.is_ascii_digit());
    let name = name.split(" – ").next().unwrap_or(name).to_lowercase();
    let plain = |char| match char {
        'à' => 'a',
        'è' | 'é' => 'e',
        'ì' => 'i',
        'ò' => 'o',
        'ù' => 'u',
        char => char,
    };
    let name: String = name.chars().map(plain).collect();
    let words = name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

/// For each page how many contents it shows, its first and last text, and the parts of the contents
/// that are divided.
fn page_breaks(layout: &Layout) -> String {
    let pages: Vec<_> = layout.pages.iter().map(painted).collect();
    let mut seen = BTreeSet::new();
    let divided: BTreeSet<ContentId> =
        pages.iter().flatten().map(|(content, _)| *content).filter(|content| !seen.insert(*content)).collect();
    let mut out = String::new();
    for (page, contents) in layout.pages.iter().zip(&pages) {
        writeln!(out, "=== {}, {} testi", page.label, contents.len()).unwrap();
        if let (Some((_, first)), Some((_, last))) = (contents.first(), contents.last()) {
            writeln!(out, "da: {first}\na: {last}").unwrap();
        }
        for (_, part) in contents.iter().filter(|(content, _)| divided.contains(content)) {
            writeln!(out, "diviso: {part}").unwrap();
        }
    }
    out
}

/// The folder holds these files, as they are, and no other.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "the test reads and rewrites its expectations")]
fn assert_golden(now: &BTreeMap<String, String>) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/seme_2024");
    if std::env::var_os("AGGIORNA").is_some() {
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        for (name, text) in now {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    let reviewed: BTreeMap<String, String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect();
    let names: BTreeSet<&String> = reviewed.keys().chain(now.keys()).collect();
    let differing: Vec<_> = names
        .into_iter()
        .filter(|name| reviewed.get(*name) != now.get(*name))
        .map(|name| (name, first_difference(reviewed.get(name), now.get(name))))
        .collect();
    let hint = "run the tests once with AGGIORNA=1 and review the difference";
    assert!(differing.is_empty(), "these files differ, each first at {differing:#?}; {hint}");
}

/// The first line that two files do not share; `None` where one ends earlier or is absent.
fn first_difference<'t>(one: Option<&'t String>, other: Option<&'t String>) -> Option<(&'t str, &'t str)> {
    one?.lines().zip(other?.lines()).find(|(one, other)| one != other)
}

#[test]
fn every_section_reads_as_reviewed_and_pages_break_where_they_did() {
    let layout = laid_out(&Seed::full().xhtml());
    let mut files = SectionFiles::of(&layout);
    files.insert("pagine.txt".to_owned(), page_breaks(&layout));
    assert_golden(&files);
}

#[test]
fn a_file_is_named_by_its_title_alone() {
    assert_eq!(file_name("10 Pari opportunità, utenti"), "pari_opportunita_utenti");
    assert_eq!(file_name("Programma 01.02 – Segreteria generale"), "programma_01_02");
}
