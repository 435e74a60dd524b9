//! Files for the checks that other programs make.

use super::every_annex;
use crate::outputs::annexes::sample::Sample;

/// Writes the annexes of a large invented plan, and of the real one with nothing
/// measured, where the recalculation check finds them.
#[test]
#[ignore = "run by the recalculation check, which needs the files"]
#[expect(clippy::disallowed_methods, reason = "a check of files needs files")]
fn write_annexes_for_recalculation() {
    for (name, sample) in [("casuali", Sample::of(500)), ("vuoti", Sample::real_plan())] {
        let folder = format!("{}/target/annessi/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::create_dir_all(&folder).unwrap();
        let tables = sample.assessed(|dossier, _| crate::outputs::opendata::tables(dossier).0);
        for file in every_annex(&sample).iter().chain(&tables) {
            std::fs::write(format!("{folder}/{}", file.name()), &file.bytes).unwrap();
        }
    }
}
