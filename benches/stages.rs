//! The time of each stage, on the real plan and on an invented one of 5,000 objectives.
//!
//! `cargo bench` prints them all, with the most memory that each holds; `cargo bench -- typeset` one. No test depends
//! on a time. The import of 50,000 rows is to stay below 256 MB.

#![expect(clippy::disallowed_methods, reason = "the seed is read from the repository")]

mod synthetic;

use std::fmt::Write as _;
use std::path::Path;

use divan::{AllocProfiler, Bencher, black_box};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::inputs::resources;
use relazione_performance::outputs::annexes;
use relazione_performance::outputs::opendata;
use relazione_performance::outputs::report::Templates;
use relazione_performance::outputs::typeset::{Layout, Style, embedded_faces, lay_out};
use relazione_performance::workbook::Limits;
use synthetic::World;

/// Sizes in objectives; 68 is about the real plan.
const SIZES: [u32; 2] = [68, 5000];

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn seed(file: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/piano").join(file))
        .expect("the seed is in the repository")
}

#[divan::bench(args = ["piano_dup_2024-2026.txt", "piano_2024-2026.xlsx"])]
fn import_seed(bencher: Bencher<'_, '_>, file: &str) {
    let bytes = seed(file);
    bencher.bench(|| plan::read(black_box(&bytes), file, Catalogue::embedded(), &Limits::default()));
}

#[divan::bench(sample_count = 10)]
fn import_5000_rows(bencher: Bencher<'_, '_>) {
    let world = World::new(5000);
    let date = "2024-01-01".parse().expect("a date");
    let bytes = plan::canonical_workbook(&world.plan, &[], Catalogue::embedded(), date).expect("a workbook");
    bencher.bench(|| plan::read(black_box(&bytes), "piano.xlsx", Catalogue::embedded(), &Limits::default()));
}

#[divan::bench(sample_count = 1)]
fn import_50000_rows(bencher: Bencher<'_, '_>) {
    let bytes = plan_sheet(50_000);
    bencher.bench(|| plan::read(black_box(&bytes), "piano.xlsx", Catalogue::embedded(), &Limits::default()));
}

#[divan::bench(sample_count = 1)]
fn refuse_a_million_rows(bencher: Bencher<'_, '_>) {
    let mut text = String::from("Programma;Denominazione;Stanziato;Impegnato;Pagato\n");
    for row in 0..1_000_000 {
        let _ = writeln!(text, "01.{:02};Riga {row};10,00;9,00;8,00", row % 11 + 1);
    }
    bencher.bench(|| resources::read(black_box(text.as_bytes()), "risorse.csv", &Limits::default()));
}

#[divan::bench(sample_count = 1)]
fn read_a_million_rows(bencher: Bencher<'_, '_>) {
    let mut text = String::from("Programma;Stanziato;Impegnato;Pagato\n");
    text.extend(std::iter::repeat_n(";;;\n", 1_000_000));
    text.push_str("01.01;10,00;9,00;8,00\n");
    bencher.bench(|| resources::read(black_box(text.as_bytes()), "risorse.csv", &Limits::default()));
}

/// A plan of one sheet with so many rows, as an office would save it.
fn plan_sheet(rows: u32) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let headings =
        ["OBIETTIVI STRATEGICI", "PROGRAMMI", "OBIETTIVI OPERATIVI", "FINALITÀ", "2024", "2025", "INDICATORI"];
    sheet.write_string(0, 0, "Missione 01 - Servizi istituzionali").expect("a title");
    for (column, heading) in (0u16..).zip(headings) {
        sheet.write_string(1, column, heading).expect("a heading");
    }
    for row in 0..rows {
        let cells = [
            format!("Obiettivo strategico {}", row / 100),
            format!("01.{:02}", row % 11 + 1),
            format!("Obiettivo operativo numero {row} della sezione"),
            format!("Finalità numero {row}"),
            "x".to_owned(),
            "x".to_owned(),
            format!("Numero di atti {row}"),
        ];
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string(row + 2, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn assess(bencher: Bencher<'_, '_>, size: u32) {
    let world = World::new(size);
    bencher.bench(|| world.assess(|dossier| black_box(dossier.assessment.missions.len())));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn report(bencher: Bencher<'_, '_>, size: u32) {
    let world = World::new(size);
    bencher.bench(|| world.xhtml());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn typeset(bencher: Bencher<'_, '_>, size: u32) {
    let xhtml = World::new(size).xhtml();
    bencher.bench(|| layout(black_box(&xhtml)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn pdf(bencher: Bencher<'_, '_>, size: u32) {
    let layout = layout(&World::new(size).xhtml());
    bencher.bench(|| synthetic::write_pdf(black_box(&layout)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn annex_workbooks(bencher: Bencher<'_, '_>, size: u32) {
    let world = World::new(size);
    bencher.bench(|| world.assess(|dossier| annexes::all(dossier).expect("annexes").len()));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn open_data(bencher: Bencher<'_, '_>, size: u32) {
    let world = World::new(size);
    bencher.bench(|| world.assess(|dossier| opendata::tables(dossier).0.len()));
}

#[divan::bench]
fn templates() -> Templates {
    Templates::new(&std::collections::BTreeMap::new()).expect("the built-in templates are sound")
}

fn layout(xhtml: &str) -> Layout {
    lay_out(xhtml, &Style::embedded(), &embedded_faces()).expect("the report can be laid out").0
}
