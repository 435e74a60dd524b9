//! One short name for everything that an entity decides about a package.
//!
//! The recipe is public (docs/impronta.md): the list that is hashed lies in the package, and `sha256sum` is
//! all that it takes to hold it against the files. What the program is made of is no part of it.

use std::fmt::Write as _;

use crate::digest::hex_digest;
use crate::inputs::entity::InputFile;

/// Hexadecimal digits that are printed: 192 bits are beyond forging and fit on a cover.
const PRINTED: usize = 48;
/// Digits to a group.
const GROUP: usize = 4;

/// The list of inputs and options, and its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Options, one a line, then the inputs in the form of `sha256sum`.
    pub list: String,
    /// The first 192 bits of its SHA-256: twelve groups of four hexadecimal digits.
    pub print: String,
}

impl Fingerprint {
    /// The fingerprint of options, each with its name, and of inputs by path. An option's white space is one space.
    pub fn of(options: &[(&str, String)], inputs: &[&InputFile]) -> Self {
        let mut list = String::new();
        for (name, value) in options {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(list, "{name} {value}").expect("writing to a string does not fail");
        }
        for file in inputs {
            writeln!(list, "{}  {}", file.sha256, file.path).expect("writing to a string does not fail");
        }
        let hex = hex_digest(list.as_bytes());
        let groups: Vec<&str> = (0..PRINTED).step_by(GROUP).map(|start| &hex[start..start + GROUP]).collect();
        Self { print: groups.join("-"), list }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, sha256: &str) -> InputFile {
        InputFile { path: path.to_owned(), bytes: Vec::new(), sha256: sha256.to_owned() }
    }

    #[test]
    fn it_is_what_sha256sum_says_of_the_list() {
        let file = file("piano/piano.xlsx", "e3b0");
        let made = Fingerprint::of(&[("anno", "2024".to_owned()), ("motivo_ritardo", " a\n b ".to_owned())], &[&file]);
        assert_eq!(made.list, "anno 2024\nmotivo_ritardo a b\ne3b0  piano/piano.xlsx\n");
        // printf 'anno 2024\nmotivo_ritardo a b\ne3b0  piano/piano.xlsx\n' | sha256sum
        assert_eq!(made.print, "8b31-1ba8-2ff2-02a6-950a-af49-a2bd-78e7-2e3c-f5a0-63a6-aa16");
    }

    #[test]
    fn any_change_of_content_path_or_option_changes_it() {
        let draft = [("stato", "bozza".to_owned())];
        let base = Fingerprint::of(&draft, &[&file("a", "1")]).print;
        assert_eq!(base.len(), 59);
        for other in [
            Fingerprint::of(&draft, &[&file("a", "2")]),
            Fingerprint::of(&draft, &[&file("b", "1")]),
            Fingerprint::of(&[("stato", "definitiva".to_owned())], &[&file("a", "1")]),
            Fingerprint::of(&draft, &[&file("a", "1"), &file("b", "1")]),
        ] {
            assert_ne!(base, other.print);
        }
    }
}
