//! One short name for everything that determines a package.

use sha2::{Digest, Sha256};

use crate::inputs::entity::InputFile;

/// The fingerprint of inputs, options and tool version: twelve groups of four hexadecimal
/// digits fit on a cover, and 192 bits are beyond forging.
pub fn fingerprint(inputs: &[&InputFile], options: &[&str], tool_version: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(tool_version.as_bytes());
    for option in options {
        digest.update([1]);
        digest.update(option.as_bytes());
    }
    for file in inputs {
        digest.update([0]);
        digest.update(file.path.as_bytes());
        digest.update([0]);
        digest.update(file.sha256.as_bytes());
    }
    let hex: String = digest.finalize().iter().take(24).flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
    let groups: Vec<&str> = (0..hex.len()).step_by(4).map(|start| &hex[start..start + 4]).collect();
    groups.join("-")
}

fn digit(nibble: u8) -> char {
    char::from_digit(u32::from(nibble), 16).expect("a nibble is one hexadecimal digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_content_path_or_version_changes_the_fingerprint() {
        let file = |path: &str, sha256: &str| InputFile {
            path: path.to_owned(),
            bytes: Vec::new(),
            sha256: sha256.to_owned(),
        };
        let base = fingerprint(&[&file("a", "1")], &[], "1.0");
        assert_eq!(base.len(), 59);
        assert_eq!(base, fingerprint(&[&file("a", "1")], &[], "1.0"));
        for other in [
            fingerprint(&[&file("a", "2")], &[], "1.0"),
            fingerprint(&[&file("b", "1")], &[], "1.0"),
            fingerprint(&[&file("a", "1")], &[], "1.1"),
            fingerprint(&[&file("a", "1")], &["definitiva"], "1.0"),
            fingerprint(&[&file("a", "1"), &file("b", "1")], &[], "1.0"),
        ] {
            assert_ne!(base, other);
        }
    }
}
