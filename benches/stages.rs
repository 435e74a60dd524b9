//! The time of each stage, on the real plan and on an invented one of 5,000 objectives.
//!
//! `cargo bench` prints them all; `cargo bench -- typeset` one. No test depends on a time.

#![expect(clippy::disallowed_methods, reason = "the seed is read from the repository")]

mod synthetic;

use std::path::Path;

use divan::{Bencher, black_box};
use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::plan;
use relazione_performance::outputs::annexes;
use relazione_performance::outputs::opendata;
use relazione_performance::outputs::report::Templates;
use relazione_performance::outputs::typeset::{Layout, Style, embedded_faces, lay_out};
use relazione_performance::workbook::Limits;
use synthetic::World;

/// Sizes in objectives; 68 is about the real plan.
const SIZES: [u32; 2] = [68, 5000];

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
