//! What the tests hand out to the checks of `.ci/run` that other people’s programs make.

use std::path::Path;

/// Set by `.ci/run`: the tests leave their samples in `target/`. Without it they write nothing.
const ASKED_FOR: &str = "CAMPIONI";

/// Leaves a sample at `target/FOLDER/NAME`, if samples are asked for.
#[expect(clippy::disallowed_methods, reason = "the samples are for programs outside, which ask by a variable")]
pub fn hand_out(folder: &str, name: &str, bytes: &[u8]) {
    if std::env::var_os(ASKED_FOR).is_none() {
        return;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(folder).join(name);
    std::fs::create_dir_all(path.parent().expect("a sample lies in a folder")).unwrap();
    std::fs::write(path, bytes).unwrap();
}
