//! Writes folders of invented entities, to try and to time `lotto` on them.
//!
//! `cargo run --release --example enti -- 1000 DIR`, with `--guasti 0.05` for the share of cells and of entities that
//! have a fault and `--seme 7` for other entities. Plans of 20 to 300 objectives in several shapes, indicators of every
//! kind, sheets filled in by the program's own writers. The same arguments give the same files.

#![expect(clippy::disallowed_methods, reason = "a program beside the core writes its own results")]

#[path = "invented/entity.rs"]
mod entity;
#[path = "invented/fault.rs"]
mod fault;
#[path = "invented/indicators.rs"]
mod indicators;
#[path = "invented/plan_file.rs"]
mod plan_file;
#[path = "invented/random.rs"]
mod random;
#[path = "invented/words.rs"]
mod words;

use std::path::Path;
use std::process::ExitCode;

use entity::{Failure, files};
use random::Random;

const USAGE: &str = "uso: enti NUMERO CARTELLA [--guasti QUOTA] [--seme NUMERO]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match wanted(&arguments).and_then(|(count, folder, faults, seed)| write(count, folder, faults, seed)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// How many, where, the rate of faults and the seed.
fn wanted(arguments: &[String]) -> Result<(u32, &Path, f64, u64), Failure> {
    let [count, folder, options @ ..] = arguments else { return Err(USAGE.into()) };
    let (mut faults, mut seed) = (0.05, 1);
    for option in options.chunks(2) {
        match option {
            [name, value] if name == "--guasti" => faults = value.parse()?,
            [name, value] if name == "--seme" => seed = value.parse()?,
            _ => return Err(USAGE.into()),
        }
    }
    Ok((count.parse()?, Path::new(folder), faults, seed))
}

fn write(count: u32, folder: &Path, faults: f64, seed: u64) -> Result<(), Failure> {
    for number in 1..=count {
        // Each entity has numbers of its own: the first ten of a thousand are those of ten.
        let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(number.into()), faults);
        let own = folder.join(format!("ente_{number:05}"));
        for (name, bytes) in files(number, &mut random)? {
            let path = own.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(path, bytes)?;
        }
    }
    Ok(())
}
