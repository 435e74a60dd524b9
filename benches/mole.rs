//! Writes the folder of an invented entity of any size, to time the whole main job on it.
//!
//! `cargo run --release --example mole -- 5000 DIR`, then
//! `hyperfine --prepare 'rm -rf OUT' 'relazione genera --ente DIR --output OUT --anno 2024'`.
//! The plan, the register and the measurement sheets come out of the program's own
//! writers: the job reads them as it reads any office's.

#![expect(clippy::disallowed_methods, reason = "a program beside the core writes its own results")]

#[expect(dead_code, reason = "the benches of the stages use the rest")]
mod synthetic;

use std::path::Path;
use std::process::ExitCode;

use relazione_performance::inputs::catalogue::Catalogue;
use relazione_performance::inputs::measurements::{register, sheets};
use relazione_performance::inputs::plan;
use synthetic::World;

const CONFIGURATION: &str = "[ente]\nnome = \"Comune di Prova\"\nprovincia = \"MI\"\ndimostrativo = true\n\n\
                             [piano.2024]\nfile = \"piano/piano.xlsx\"\n";

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let written = match &arguments[..] {
        [objectives, folder] => write(objectives, Path::new(folder)),
        _ => Err("uso: mole NUMERO_OBIETTIVI CARTELLA".into()),
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn write(objectives: &str, folder: &Path) -> Result<(), Failure> {
    let world = World::new(objectives.parse()?);
    for (name, bytes) in files(&world)? {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

/// The entity's files: their paths within its folder and their bytes.
fn files(world: &World) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let edition = &world.edition;
    let rows: Vec<_> = world.indicators.iter().map(register::RegisterRow::from).collect();
    let filled = sheets::Filled { rows: &world.measurements, report_itself: None };
    let books = sheets::write(edition, &world.plan, &world.indicators, filled, sheets::Scope::Office)?;
    let mut files = vec![
        ("relazione.toml".to_owned(), CONFIGURATION.as_bytes().to_vec()),
        (
            "piano/piano.xlsx".to_owned(),
            plan::canonical_workbook(&world.plan, &[], Catalogue::embedded(), edition.reference_date)?,
        ),
        (format!("indicatori/{}.xlsx", edition.year), register::write(edition, &world.plan, &rows)?),
    ];
    files.extend(books.into_iter().map(|book| (format!("misurazioni/{}/{}", edition.year, book.name), book.bytes)));
    Ok(files)
}
