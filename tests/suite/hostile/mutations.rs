//! Every reader on thousands of damaged files: bytes flipped, ends cut off, pieces doubled or taken out, parts of
//! archives damaged before they are packed again.
//!
//! Seeded, so that a failure comes again; the seeds are small, so that what a reader makes of them is. The test runs
//! itself once more under a ceiling of address space: an allocation beyond it ends that process, and so the test. A
//! reader that finds no fault in a damaged file is none of its business. A panic of our own code counts although the
//! readers, which survive those of libraries, would make an error of it.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;
use std::sync::Mutex;

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::config::Config;
use relazione_performance::inputs::context::{read_context, read_individual};
use relazione_performance::inputs::edition::EditionRecord;
use relazione_performance::inputs::measurements::{read_measurements, read_register};
use relazione_performance::inputs::plan::ColumnMap;
use relazione_performance::inputs::{narrative, plan, resources};
use relazione_performance::outputs::report::Templates;
use relazione_performance::outputs::typeset::{Picture, Style};
use relazione_performance::workbook::{self, Limits};
use zip::{ZipArchive, ZipWriter};

/// How many damaged files are made of each seed.
const EACH: u64 = 250;
/// The ceiling of the process that reads them, in KiB: the program's own and the largest of what they may take.
const MOST_KIB: u32 = 640 * 1024;
/// What tells the process that it is the one below the ceiling.
const BELOW: &str = "RELAZIONE_SOTTO_IL_TETTO";

/// A seed and what reads it.
struct Reader {
    name: &'static str,
    seed: &'static [u8],
    read: fn(&str, &[u8]),
}

/// How binary workbooks begin.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

const fn reader(name: &'static str, seed: &'static [u8], read: fn(&str, &[u8])) -> Reader {
    Reader { name, seed, read }
}

const CSV: &[u8] =
    b"CODICE;PROGRAMMI;OBIETTIVI OPERATIVI;PESO;2024\r\n01.02-01;01.02;\"Sedute \"\"del\"\"\nConsiglio\";1,5;X\r\n\
    01.02-02;01.02;Altro obiettivo;;X\r\n";
const PLAIN: &[u8] = include_bytes!("../../../seeds/piano/piano_dup_2024-2026.txt");
const TEMPLATE: &[u8] = include_bytes!("../../../templates/partials/obiettivo.hbs");
const EDITION: &[u8] = br#"{"formato":1,"anno":2024,"stato":"definitiva","versione":1,"data_riferimento":"2025-06-20",
    "motivo_ritardo":"Proroga.","atti":{"piano":{"numero":"C.C. 45","data":"2023-12-21"}},"anni_precedenti":[]}"#;
const TEXT: &[u8] =
    "# Titolo\n\nUn *testo* con **grassetto**, [un link](https://a.it) e `codice`.\n\n- uno\n  1. due\n\n\
    | a | b |\n|---|---|\n| 1 | 2 |\n\n> citato\n\n```\nblocco\n```\n<b>html</b> &egrave; \u{e8}\n"
        .as_bytes();

const MAP: &str = "anno = 2025\ncodice = \"OB.MM.PP.*\"\n[intestazione]\n\"PEG\" = 4\n[colonne]\nB = \"peso\"\n\"Voce\" = \"valore atteso 2025\"\n";

const READERS: [Reader; 23] = [
    reader("peg.xlsx", include_bytes!("../../cases/piani/1_peg_settori.xlsx"), sheets),
    reader("schede.xlsx", include_bytes!("../../cases/piani/4_schede_verticali.xlsx"), sheets),
    reader("piao.csv", include_bytes!("../../cases/piani/9_piao_punto_e_virgola.csv"), sheets),
    reader("variazioni.csv", include_bytes!("../../../seeds/dimostrazione/variazioni_2024.csv"), sheets),
    reader("individuale.csv", include_bytes!("../../../seeds/dimostrazione/individuale_2024.csv"), sheets),
    reader("2024.toml", include_bytes!("../../../seeds/contesto/2024.toml"), |name, bytes| {
        let _ = read_context(bytes, name);
    }),
    reader("mappa.toml", MAP.as_bytes(), |name, bytes| {
        let _ = ColumnMap::parse(&String::from_utf8_lossy(bytes), name);
    }),
    reader("a.xlsx", super::PLAN, sheets),
    reader("a.ods", include_bytes!("../../fixtures/piano_libreoffice.ods"), sheets),
    reader("a.xls", include_bytes!("../../fixtures/piano_libreoffice.xls"), sheets),
    reader("a.docx", include_bytes!("../../fixtures/documenti/revisioni_e_note.docx"), sheets),
    reader("a.odt", include_bytes!("../../fixtures/documenti/revisioni_e_note.odt"), sheets),
    reader("contesto.docx", include_bytes!("../../fixtures/documenti/revisioni_e_note.docx"), texts),
    reader("contesto.odt", include_bytes!("../../fixtures/documenti/revisioni_e_note.odt"), texts),
    reader("a.csv", CSV, sheets),
    reader("a.txt", PLAIN, sheets),
    reader("contesto.md", TEXT, texts),
    reader("relazione.toml", include_bytes!("../../../seeds/relazione.toml"), |_, bytes| {
        let _ = Config::parse(&String::from_utf8_lossy(bytes));
    }),
    reader("style.toml", include_bytes!("../../../templates/style.toml"), |_, bytes| {
        let _ = Style::parse(&String::from_utf8_lossy(bytes));
    }),
    reader("obiettivo.hbs", TEMPLATE, |_, bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let _ = Templates::new(&BTreeMap::from([("partials/obiettivo.hbs".to_owned(), text)]));
    }),
    reader("edizione.json", EDITION, |_, bytes| {
        let _ = EditionRecord::parse(bytes);
    }),
    reader("stemma.svg", include_bytes!("../../../seeds/stemma.svg"), picture),
    reader("catalogo.csv", b"codice;nome\n01.01;Organi istituzionali\n01.02;Segreteria generale\n", |name, bytes| {
        let _ = Catalogue::read(bytes, name);
    }),
];

/// What a binary workbook with a number that lies of a size is given to: those that look into the file itself.
fn grids(name: &str, bytes: &[u8]) {
    let _ = workbook::read(bytes, name, &Limits::default());
    let _ = plan::read(bytes, name, Catalogue::embedded(), &Limits::default());
}

fn sheets(name: &str, bytes: &[u8]) {
    let limits = Limits::default();
    if let Ok(book) = workbook::read(bytes, name, &limits) {
        let _ = read_register(&book);
        let _ = read_measurements(std::slice::from_ref(&book), &[]);
        let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        assert!(cells <= limits.cells, "{cells}");
        for sheet in &book.sheets {
            assert!(sheet.cells.is_sorted_by(|left, right| (left.row, left.column) < (right.row, right.column)));
        }
    }
    let _ = plan::read(bytes, name, Catalogue::embedded(), &limits);
    let _ = plan::propose_map(bytes, name, Catalogue::embedded(), &limits);
    let _ = resources::read(bytes, name, &limits);
    let _ = read_individual(bytes, name, &limits);
}

fn texts(name: &str, bytes: &[u8]) {
    let _ = narrative::read([(name, bytes)]);
}

fn picture(name: &str, bytes: &[u8]) {
    let _ = Picture::read(name, bytes);
}

/// A picture of a few colours, as a drawing program would save it.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 16, 16);
    encoder.set_color(png::ColorType::Rgba);
    let pixels: Vec<u8> = (0u16..16 * 16 * 4).map(|at| (at % 251) as u8).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// Numbers that are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap()
    }
}

/// The bytes with one kind of damage.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        return vec![0];
    }
    let at = dice.below(bytes.len());
    let piece = at..(at + 1 + dice.below(200)).min(bytes.len());
    match dice.below(7) {
        0 => (0..=dice.below(8)).for_each(|_| {
            let at = dice.below(bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }),
        1 => bytes.truncate(at),
        2 => {
            let copy = bytes[piece].to_vec();
            let to = dice.below(bytes.len());
            bytes.splice(to..to, copy);
        }
        3 => {
            bytes.drain(piece);
        }
        // Numbers are where files lie of their sizes; in binary files they stand between zeros.
        4 | 5 => {
            let told: Vec<usize> = (0..bytes.len().saturating_sub(4)).filter(|at| bytes[*at] != 0).collect();
            let lie = LIES[dice.below(LIES.len())];
            if let Some(at) = told.get(dice.below(told.len())) {
                let from = if dice.below(2) == 0 { *at } else { at - at % 4 };
                let length = if dice.below(2) == 0 { 2 } else { 4 };
                bytes[from..from + length].copy_from_slice(&lie[..length]);
            }
        }
        _ => {
            let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
            if let Some(at) = digits.get(dice.below(digits.len())) {
                bytes.splice(*at..=*at, *b"4294967295");
            }
        }
    }
    bytes
}

/// What is written over a number of a binary file.
const LIES: [[u8; 4]; 4] = [[0xff; 4], [0xff, 0xff, 0xff, 0x7f], [0xff, 0x3f, 0, 0], [0xff, 0x0f, 0, 0]];

/// Each number of a binary file in turn with each of the lies: few of them say how long something is.
fn with_every_lie(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let words = (0..bytes.len() / 4 * 4).step_by(4).filter(|at| bytes[*at..*at + 4] != [0; 4]);
    words.flat_map(|at| LIES.map(|lie| [&bytes[..at], &lie, &bytes[at + 4..]].concat()))
}

/// The archive with one of its parts damaged, packed again.
fn with_damaged_part(archive: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut parts = ZipArchive::new(Cursor::new(archive)).ok()?;
    let chosen = dice.below(parts.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).ok()?;
        if index != chosen {
            out.raw_copy_file(part).ok()?;
            continue;
        }
        let name = part.name().ok()?.to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).ok()?;
        out.write_all(&damaged(&bytes, dice)).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Where our own code panicked. Readers of workbooks and pictures survive the panics of libraries, and would hide ours.
static OWN_PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Takes note of the panics of our own sources, whoever catches them.
fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(at) = panic.location().filter(|at| at.file().starts_with("src")) {
            OWN_PANICS.lock().unwrap().push(at.to_string());
        }
    }));
}

fn read_one(what: &str, name: &str, bytes: &[u8], read: fn(&str, &[u8])) {
    let whole = std::panic::catch_unwind(|| read(name, bytes)).is_ok();
    let own = std::mem::take(&mut *OWN_PANICS.lock().unwrap());
    if !whole || !own.is_empty() {
        // The hook is ours: this is how it is said.
        println!("{what}: the reader panicked at {own:?}");
        std::process::exit(1);
    }
}

fn read_many(name: &str, seed: &[u8], read: fn(&str, &[u8])) {
    let is_archive = seed.starts_with(b"PK");
    let lies: Box<dyn Iterator<Item = Vec<u8>>> =
        if seed.starts_with(OLE) { Box::new(with_every_lie(seed)) } else { Box::new(std::iter::empty()) };
    for (number, bytes) in lies.enumerate() {
        read_one(&format!("{name}, lie {number}"), name, &bytes, grids);
    }
    for number in 1..=EACH {
        let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        dice.below(1);
        // Damage to a packed part is mostly found by its checksum: two in three are made before packing.
        let inner = (is_archive && number % 3 > 0).then(|| with_damaged_part(seed, &mut dice)).flatten();
        let bytes = inner.unwrap_or_else(|| damaged(seed, &mut dice));
        read_one(&format!("{name}, file {number}"), name, &bytes, read);
    }
}

#[test]
fn no_damaged_file_breaks_a_reader_or_takes_more_than_its_share() {
    if std::env::var_os(BELOW).is_some() {
        watch();
        for own in &READERS {
            read_many(own.name, own.seed, own.read);
        }
        read_many("stemma.png", &png(), picture);
        return;
    }
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MOST_KIB} && exec \"$0\" --exact \"$1\" --test-threads 1 --nocapture")])
        .arg(std::env::current_exe().unwrap())
        .arg("hostile::mutations::no_damaged_file_breaks_a_reader_or_takes_more_than_its_share")
        .env(BELOW, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let why = format!("{:?}\n{said}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{why}");
}
