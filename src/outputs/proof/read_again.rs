//! A finished package read again: every figure of `fatti.json` where that file says it stands.
//!
//! For who has the published files and nothing else. Guaranteed: a figure that reads otherwise in the PDF, on the web page,
//! in a workbook, in a CSV file or in the ODS is named with its place. Deliberately absent: whether `fatti.json` is right.

use std::collections::{BTreeMap, BTreeSet};

use csv::StringRecord;

use super::read_csv;
use super::read_web;
use super::read_workbooks::{self, LIMITS};
use super::recorded::{InCell, InField, OnPage, Recorded, Register, candidates, is_printed, is_shown};
use super::register::FACTS_FILE;
use crate::dossier::PackageFile;
use crate::outputs::pdf::{self, Inspected, Shown};
use crate::trace::facts::FactValue;
use crate::workbook::{self, Workbook};

/// What was read again.
#[derive(Debug, Default)]
pub struct ReadAgain {
    /// Figures that the file names, each with its value.
    pub figures: BTreeMap<String, Vec<Option<String>>>,
    /// Places that were looked at.
    pub places: usize,
    /// What reads otherwise, with its place.
    pub differing: Vec<String>,
}

/// A CSV file as text.
struct Table {
    columns: BTreeMap<String, usize>,
    records: Vec<StringRecord>,
}

/// Reads every figure of a package again; `None` where it has no `fatti.json` that can be read.
pub fn read_again(files: &[PackageFile]) -> Option<ReadAgain> {
    let find = |path: &str| files.iter().find(|file| file.path == path);
    let register: Register = serde_json::from_slice(&find(FACTS_FILE)?.bytes).ok()?;
    let mut again = ReadAgain::default();
    let report = files.iter().find(|file| !file.path.contains('/') && file.is_a("pdf"));
    let document = report.and_then(|file| pdf::inspect(&file.bytes).ok());
    if document.as_ref().is_none_or(|document| !document.faults.is_empty()) {
        let path = report.map_or("il PDF", |file| &file.path);
        again.differing.push(format!("{path}: non si può rileggere come PDF/A"));
    }
    let texts = document.as_ref().map(texts_by_mark).unwrap_or_default();
    let books: BTreeMap<&str, Option<Workbook>> = files
        .iter()
        .filter(|file| file.is_a("xlsx") || file.is_a("ods"))
        .map(|file| (file.path.as_str(), workbook::read_stored(&file.bytes, &file.path, &LIMITS).ok()))
        .collect();
    let tables: BTreeMap<&str, Option<Table>> =
        files.iter().filter(|file| file.is_a("csv")).map(|file| (file.path.as_str(), table(&file.bytes))).collect();
    let in_report = report.map_or("PDF", |file| &file.path);
    let ods = files.iter().find(|file| file.is_a("ods")).map(|file| file.path.as_str());
    let ods = ods.and_then(|path| Some((path, books.get(path)?.as_ref())));
    for fact in &register.fatti {
        again.figures.entry(fact.id.clone()).or_default().push(fact.valore.clone());
        let candidates = candidates(fact);
        for place in &fact.pdf {
            let text = texts.get(&(place.pagina, place.elemento.rsplit(' ').next().unwrap_or_default().to_owned()));
            let at = format!("{in_report}, pagina {}", place.etichetta);
            again.look(fact, &at, text.is_some_and(|texts| is_in_box(texts, place, fact, &candidates)));
        }
        for place in &fact.allegati {
            let at = format!("{}, foglio «{}», cella {}", place.file, place.foglio, place.cella);
            let book = books.get(place.file.as_str()).and_then(Option::as_ref);
            again.look(fact, &at, book.is_some_and(|book| is_in_cell(book, place, &candidates)));
        }
        for place in &fact.dati {
            let at = format!("{}, riga {}, colonna {}", place.file, place.riga, place.colonna);
            let table = tables.get(place.file.as_str()).and_then(Option::as_ref);
            again.look(fact, &at, table.is_some_and(|table| is_in_field(table, place, &candidates)));
            if let Some((path, book)) = ods {
                let at = format!("{path}, tabella di {at}");
                again.look(fact, &at, book.is_some_and(|book| is_in_ods(book, place, &candidates)));
            }
        }
    }
    if register.fatti.is_empty() {
        again.differing.push(format!("{FACTS_FILE}: non elenca nessuna cifra"));
    }
    if ods.is_none() && register.fatti.iter().any(|fact| !fact.dati.is_empty()) {
        again.differing.push("il foglio ODS dei dati aperti manca, e fatti.json dà i punti delle tabelle".to_owned());
    }
    if register.fatti.iter().any(|fact| fact.html.is_some()) {
        again.look_at_the_page(&register.fatti, files);
    }
    Some(again)
}

impl ReadAgain {
    /// The web page: each figure where it is shown, and each that the file places there.
    fn look_at_the_page(&mut self, facts: &[Recorded], files: &[PackageFile]) {
        let page = files.iter().find(|file| !file.path.contains('/') && file.is_a("html"));
        let Some(page) = page else {
            self.differing.push("la pagina web manca, e fatti.json ne dà i punti".to_owned());
            return;
        };
        let shown = match read_web::shown(&page.bytes) {
            Ok(shown) => shown,
            Err(reason) => {
                self.differing.push(format!("{}: non si può rileggere: {reason}", page.path));
                return;
            }
        };
        let mut of_name: BTreeMap<&str, Vec<&Recorded>> = BTreeMap::new();
        for fact in facts {
            of_name.entry(&fact.id).or_default().push(fact);
        }
        for (name, place) in &shown {
            let Some(known) = of_name.get(name.as_str()) else {
                self.differing
                    .push(format!("{}#{}: mostra «{name}», che {FACTS_FILE} non ha", page.path, place.anchor));
                continue;
            };
            let says = |fact: &&Recorded| is_shown(&place.text, fact);
            self.look(known[0], &format!("{}#{}", page.path, place.anchor), known.iter().any(says));
        }
        let known: BTreeSet<&str> = facts.iter().flat_map(|fact| numbers(&fact.testo)).collect();
        for (label, own) in read_web::charts(&page.bytes) {
            let strangers =
                numbers(&label).filter(|number| !known.contains(number) && !numbers(&own).any(|own| own == *number));
            let told = strangers
                .map(|number| format!("{}: il testo di un grafico dice {number}, che nessuna cifra è", page.path));
            self.differing.extend(told.collect::<Vec<_>>());
        }
        for fact in facts {
            let Some(anchor) = fact.html.as_deref().map(|address| address.trim_start_matches('#')) else { continue };
            let is_there = shown.iter().any(|(name, place)| *name == fact.id && place.anchor == anchor);
            self.look(fact, &format!("{}#{anchor}", page.path), is_there);
        }
    }

    fn look(&mut self, fact: &Recorded, place: &str, holds: bool) {
        self.places += 1;
        if !holds {
            let value = fact.valore.as_deref().unwrap_or(&fact.testo);
            self.differing.push(format!("{place}: non vi si legge «{}» = {value}", fact.id));
        }
    }
}

/// The numbers of a text as they are written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let parts = |letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','));
    let bare = |word: &'_ str| word.trim_matches(['.', ',']).len();
    text.split(parts).filter(move |word| bare(word) > 0).map(|word| word.trim_matches(['.', ',']))
}

/// The texts of each page from 1 by the number of their marked content.
fn texts_by_mark(document: &Inspected) -> BTreeMap<(usize, String), Vec<Shown>> {
    let mut texts: BTreeMap<(usize, String), Vec<Shown>> = BTreeMap::new();
    for page in 0..document.pages() {
        for (part, _) in document.texts(page) {
            texts.entry((page + 1, part.mark.to_string())).or_default().extend(document.shown(part));
        }
    }
    texts
}

/// Whether a figure is printed in its box: in one piece, or in several that follow one another.
fn is_in_box(texts: &[Shown], place: &OnPage, fact: &Recorded, candidates: &[FactValue]) -> bool {
    let [left, lower, right, upper] = place.riquadro;
    // The box is written in hundredths of a point.
    let inside = |shown: &&Shown| {
        let [l, b, r, u] = shown.area.map(f64::from);
        l >= left - ROUNDED && b >= lower - ROUNDED && r <= right + ROUNDED && u <= upper + ROUNDED
    };
    let pieces: Vec<&str> = texts.iter().filter(inside).map(|shown| shown.text.as_str()).collect();
    pieces.iter().any(|piece| is_printed(piece, fact, candidates)) || is_printed(&pieces.concat(), fact, candidates)
}

/// What rounding may take from an edge, in points.
const ROUNDED: f64 = 0.01;

fn is_in_cell(book: &Workbook, place: &InCell, candidates: &[FactValue]) -> bool {
    let letters = place.cella.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let Ok(row) = place.cella[letters.len()..].parse::<u32>() else { return false };
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let digit = u32::from(letter.checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(digit)
    });
    let (Some(row), Some(column)) = (row.checked_sub(1), column.and_then(|column| column.checked_sub(1))) else {
        return false;
    };
    let sheet = book.sheets.iter().find(|sheet| *sheet.name == *place.foglio);
    sheet.is_some_and(|sheet| candidates.iter().any(|value| read_workbooks::holds(value, sheet.cell(row, column))))
}

fn is_in_field(table: &Table, place: &InField, candidates: &[FactValue]) -> bool {
    let record = place.riga.checked_sub(2).and_then(|row| table.records.get(row));
    let field = table.columns.get(&place.colonna).and_then(|column| record?.get(*column));
    field.is_some_and(|field| candidates.iter().any(|value| read_csv::holds(value, field)))
}

/// The ODS has a sheet for each CSV file, with the same rows and columns.
fn is_in_ods(book: &Workbook, place: &InField, candidates: &[FactValue]) -> bool {
    let stem = place.file.rsplit('/').next().and_then(|name| name.strip_suffix(".csv"));
    let Some(sheet) = book.sheets.iter().find(|sheet| Some(&*sheet.name) == stem) else { return false };
    let mut headings = sheet.cells.iter().take_while(|cell| cell.row == 0);
    let Some(heading) = headings.find(|cell| cell.display() == place.colonna) else { return false };
    let row = u32::try_from(place.riga.saturating_sub(1)).unwrap_or(u32::MAX);
    candidates.iter().any(|value| read_workbooks::holds(value, sheet.cell(row, heading.column)))
}

fn table(bytes: &[u8]) -> Option<Table> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.clone();
    let records = reader.records().collect::<Result<Vec<_>, _>>().ok()?;
    Some(Table { columns: header.iter().map(str::to_owned).zip(0..).collect(), records })
}
