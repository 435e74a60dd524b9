//! Every reader on files that are nearly right: seeds changed at random, always in the same way.
//!
//! Bytes are flipped, cut off, doubled, taken out, replaced by numbers and marks that readers stumble over; of an
//! archive also the parts before they are packed again. Whatever comes out, a reader ends with a result within the
//! limits or with a refusal: it never panics, and never asks for more memory than the ceiling under which the
//! mutations run. Deliberately absent: what is read, which the other tests know.

use std::io::{Cursor, Read as _, Write as _};
use std::process::Command;

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::config::Config;
use relazione_performance::inputs::context::{read_context, read_individual};
use relazione_performance::inputs::edition::EditionRecord;
use relazione_performance::inputs::measurements::read_register;
use relazione_performance::inputs::{narrative, plan, resources};
use relazione_performance::outputs::report::{Templates, embedded_templates};
use relazione_performance::outputs::typeset::{Picture, Style};
use relazione_performance::workbook::{self, Limits};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::FORMATS;

/// Changed files of each seed.
const MUTATIONS: u64 = 250;
/// Address space of the process in which they are read, in KiB.
const CEILING: u32 = 1024 * 1024;
const LIMITS: Limits = Limits { inflated_bytes: 4 * 1024 * 1024, cells: 20_000, xml_depth: 256 };
/// A picture of one point.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\xa7\x16\xd5\x8e\0\0\0\0IEND\xaeB`\x82";
/// What readers stumble over.
const STUMBLING_BLOCKS: [&[u8]; 16] = [
    b"4294967295",
    b"-1",
    b"18446744073709551616",
    b"1e308",
    b"\0",
    b"\xff\xfe",
    b"<",
    b"&#0;",
    b"]]>",
    b"\"",
    b"\r",
    b"{{#if x}}",
    b"99999-99-99",
    b"=1+1",
    b"\xef\xbf\xbd",
    b"XFD1048576",
];

/// Numbers that are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Below `most`, or nothing of nothing.
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % most.max(1)
    }

    /// A piece of so many bytes: where it begins and ends.
    fn piece(&mut self, bytes: usize) -> (usize, usize) {
        let from = self.below(bytes);
        (from, (from + 1 + self.below(64)).min(bytes))
    }

    fn mutated(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut changed = bytes.to_vec();
        for _ in 0..=self.below(3) {
            let (from, to) = self.piece(changed.len());
            match self.below(6) {
                0 => changed.truncate(from),
                1 => drop(changed.drain(from..to)),
                2 => {
                    let copies = changed[from..to].repeat(1 + self.below(200));
                    changed.splice(from..from, copies);
                }
                3 => drop(changed.splice(from..to, STUMBLING_BLOCKS[self.below(16)].iter().copied())),
                _ => {
                    for byte in changed.get_mut(from..to).into_iter().flatten().take(4) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        changed
    }

    /// An archive with one of its parts changed, or the bytes of the archive itself.
    fn mutated_archive(&mut self, bytes: &[u8]) -> Vec<u8> {
        if self.below(3) == 0 {
            return self.mutated(bytes);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let chosen = self.below(archive.len());
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            if index != chosen {
                out.raw_copy_file(part).unwrap();
                continue;
            }
            let mut text = Vec::new();
            part.read_to_end(&mut text).unwrap();
            out.start_file(&*part.name().unwrap(), SimpleFileOptions::default()).unwrap();
            out.write_all(&self.mutated(&text)).unwrap();
        }
        out.finish().unwrap().into_inner()
    }
}

/// A file and who reads it.
struct Seed {
    name: &'static str,
    bytes: Vec<u8>,
    is_archive: bool,
    read: fn(&str, &[u8]),
}

fn spreadsheet(name: &str, bytes: &[u8]) {
    if let Ok(book) = workbook::read(bytes, name, &LIMITS) {
        let _ = read_register(&book);
        let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        assert!(cells <= LIMITS.cells, "{name}: {cells}");
        for sheet in &book.sheets {
            assert!(sheet.cells.is_sorted_by(|left, right| (left.row, left.column) < (right.row, right.column)));
        }
    }
    if let Ok(document) = workbook::read_document(bytes, name, &LIMITS) {
        assert!(document.blocks.len() <= LIMITS.cells, "{name}: {}", document.blocks.len());
    }
    plan_of(name, bytes);
    let _ = narrative::read([(name, bytes)]);
}

fn plan_of(name: &str, bytes: &[u8]) {
    let _ = plan::read(bytes, name, Catalogue::embedded(), &LIMITS);
    let _ = resources::read(bytes, name, &LIMITS);
    let _ = read_individual(bytes, name, &LIMITS);
}

fn template(name: &str, bytes: &[u8]) {
    let own = std::iter::once((name.to_owned(), String::from_utf8_lossy(bytes).into_owned())).collect();
    let _ = Templates::new(&own);
}

fn seeds() -> Vec<Seed> {
    let sheets = FORMATS.iter().map(|(format, bytes)| Seed {
        name: format,
        bytes: bytes.to_vec(),
        is_archive: *format != "xls",
        read: spreadsheet,
    });
    let text = |name, bytes: &[u8], read| Seed { name, bytes: bytes.to_vec(), is_archive: false, read };
    let partial = embedded_templates().iter().find(|(path, _)| *path == "partials/sintesi.hbs").unwrap().1;
    let others = [
        text("indicatori.csv", include_bytes!("../../../seeds/dimostrazione/variazioni_2024.csv"), plan_of),
        text("individuale.csv", include_bytes!("../../../seeds/dimostrazione/individuale_2024.csv"), plan_of),
        text("relazione.toml", include_bytes!("../../../seeds/relazione.toml"), |_, bytes| {
            drop(Config::parse(&String::from_utf8_lossy(bytes)));
        }),
        text("2024.toml", include_bytes!("../../../seeds/contesto/2024.toml"), |name, bytes| {
            drop(read_context(bytes, name));
        }),
        text("contesto.md", include_bytes!("../../../seeds/testi/2024/contesto.md"), |name, bytes| {
            drop(narrative::read([(name, bytes)]));
        }),
        text("stemma.svg", include_bytes!("../../../seeds/stemma.svg"), |name, bytes| drop(Picture::read(name, bytes))),
        text("stemma.png", PNG, |name, bytes| drop(Picture::read(name, bytes))),
        text("partials/sintesi.hbs", partial.as_bytes(), template),
        text("style.toml", include_bytes!("../../../templates/style.toml"), |_, bytes| {
            drop(Style::parse(&String::from_utf8_lossy(bytes)));
        }),
        text("edizione.json", include_bytes!("../../cases/mutazioni/edizione.json"), |_, bytes| {
            drop(EditionRecord::parse(bytes));
        }),
    ];
    sheets.chain(others).collect()
}

#[test]
fn readers_end_on_whatever_a_damaged_file_says() {
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {CEILING} && exec \"$0\" --exact {CHILD} --ignored --test-threads 1")])
        .arg(std::env::current_exe().unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{:?}\n{said}", output.status);
}

const CHILD: &str = "hostile::mutation::every_reader_on_every_mutation";

#[test]
#[ignore = "run under a memory ceiling by the test above"]
fn every_reader_on_every_mutation() {
    for seed in seeds() {
        // What is not changed is read, or nothing would be tried.
        (seed.read)(seed.name, &seed.bytes);
        for number in 0..MUTATIONS {
            let mut dice = Dice::of(number + 1);
            let bytes = if seed.is_archive { dice.mutated_archive(&seed.bytes) } else { dice.mutated(&seed.bytes) };
            let read = std::panic::catch_unwind(|| (seed.read)(seed.name, &bytes));
            assert!(read.is_ok(), "{}, mutation {number}", seed.name);
        }
    }
}
