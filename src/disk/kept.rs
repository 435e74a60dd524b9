//! The names under which a replaced file is kept beside the new one.

use std::path::{Path, PathBuf};

/// What stands before the number.
const MARK: &str = ".precedente-";

/// `piano.precedente-1.xlsx` for `piano.xlsx`, so that it opens as before.
pub fn kept_name(path: &Path, number: u32) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_owned();
    let mut name = part(path.file_stem());
    name.push(format!("{MARK}{number}"));
    if path.extension().is_some() {
        name.push(".");
        name.push(part(path.extension()));
    }
    path.with_file_name(name)
}

/// Whether a name is one that [`kept_name`] gives: such a file is nobody's input.
pub fn is_kept_copy(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    stem.rsplit_once(MARK).is_some_and(|(before, number)| !before.is_empty() && is_number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_copy_opens_as_before_and_is_known_by_its_name() {
        let name = kept_name(Path::new("piano/piano 2024.v2.xlsx"), 3);
        assert_eq!(name, Path::new("piano/piano 2024.v2.precedente-3.xlsx"));
        assert!(is_kept_copy("piano 2024.v2.precedente-3.xlsx"));
        for other in ["piano.xlsx", "piano.precedente.xlsx", "piano.precedente-x.xlsx", ".precedente-1.xlsx"] {
            assert!(!is_kept_copy(other), "{other}");
        }
    }
}
