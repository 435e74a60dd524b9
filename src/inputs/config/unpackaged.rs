//! `[uscita]` and `[uffici]`: where an entity's packages and letters go, which says nothing about them.
//!
//! Guaranteed: the configuration that counts as an input, that is hashed and kept in the package, is the file
//! without these sections, so that a package moved to another folder keeps its fingerprint, and no package holds the
//! offices' addresses. A section is taken out with the remark above it and the blank lines before, so that what is
//! left is what stood there without it.

use std::path::PathBuf;

use super::error::ConfigError;
use super::raw;
use crate::words::decoding::decode;

/// The sections that no package has.
const SECTIONS: [&str; 2] = ["uscita", "uffici"];

/// The folder that `[uscita]` names.
pub(super) fn checked(raw: Option<raw::Output>, text: &str) -> Result<Option<PathBuf>, ConfigError> {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let left = table_of(&without_unpackaged(text.as_bytes()));
    for name in SECTIONS {
        if table.contains_key(name) && left.contains_key(name) {
            let message = format!("va scritta come sezione a sé: una riga [{name}] e, sotto, una riga per ogni voce");
            return Err(ConfigError::impossible(text, &[name], &message));
        }
    }
    let Some(raw) = raw else { return Ok(None) };
    if raw.cartella.trim().is_empty() {
        let message = "serve una cartella, come \"output\" oppure \"../pubblicazioni\"";
        return Err(ConfigError::impossible(text, &["uscita", "cartella"], message));
    }
    Ok(Some(PathBuf::from(raw.cartella)))
}

/// The file without these sections, commented out or not; as it is where it would then say something else.
pub fn without_unpackaged(bytes: &[u8]) -> Vec<u8> {
    SECTIONS.into_iter().fold(bytes.to_vec(), |bytes, name| without(&bytes, name))
}

fn without(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut lines = lines(bytes);
    // The commented example of a new configuration may stand above the section that an office wrote.
    while let Some(section) = section(&lines, name) {
        lines.drain(section);
    }
    let left = lines.concat();
    let mut expected = table_of(bytes);
    expected.remove(name);
    if expected == table_of(&left) { left } else { bytes.to_vec() }
}

fn table_of(bytes: &[u8]) -> toml::Table {
    toml::from_str(&decode(bytes).text).unwrap_or_default()
}

/// Lines with their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The lines of the section, the remark above it and the blank lines before.
fn section(lines: &[&[u8]], name: &str) -> Option<std::ops::Range<usize>> {
    let texts: Vec<String> = lines.iter().map(|line| String::from_utf8_lossy(line).trim().to_owned()).collect();
    let setting = |line: usize| texts[line].strip_prefix('#').unwrap_or(&texts[line]);
    let is_header = |line: usize| {
        let rest = setting(line).strip_prefix('[').and_then(|rest| rest.trim_start().strip_prefix(name));
        let rest = rest.and_then(|rest| rest.trim_start().strip_prefix(']'));
        rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    };
    let is_key = |line: usize| toml::from_str::<toml::Table>(setting(line)).is_ok_and(|keys| !keys.is_empty());
    let header = (0..lines.len()).find(|line| is_header(*line))?;
    let next = (header + 1..lines.len()).find(|line| setting(*line).starts_with('[')).unwrap_or(lines.len());
    let last = (header + 1..next).rfind(|line| is_key(*line)).unwrap_or(header);
    let above =
        |from: usize, belongs: fn(&str) -> bool| (0..from).rev().take_while(|line| belongs(&texts[*line])).count();
    let remark = header - above(header, |line| line.starts_with("# "));
    let start = remark - above(remark, str::is_empty);
    Some(start..last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::config::Config;

    const PLAIN: &str = "[ente]\nnome = \"Comune di Prova\"\n\n[organi]\ngiunta = \"Giunta\"\n";

    fn left(text: &str) -> String {
        String::from_utf8(without_unpackaged(text.as_bytes())).unwrap()
    }

    #[test]
    fn what_is_left_is_the_file_that_never_had_it() {
        assert_eq!(left(PLAIN), PLAIN);
        for section in [
            "[uscita]\ncartella = \"../output\"\n",
            "# Dove vanno i pacchetti.\n[uscita]   # sì\n\n# qui\ncartella = '/srv/uscita'\n",
            "#[uscita]\n#cartella = \"output\"\n",
            "# Le caselle.\n[uffici]\nTributi = \"a@b.it\"\n\"Ufficio tecnico\" = \"c@b.it\" # e altri\n",
            "[uffici]\nTributi = \"a@b.it\"\n\n# Dove vanno.\n[uscita]\ncartella = \"output\"\n",
            "#[uffici]\n#\"Ufficio tecnico\" = \"c@b.it\"\n",
        ] {
            let (head, tail) = PLAIN.split_once("\n[organi]").unwrap();
            assert_eq!(left(&format!("{head}\n{section}\n[organi]{tail}")), PLAIN, "{section}");
            assert_eq!(left(&format!("{PLAIN}\n{section}")), PLAIN, "{section}");
            assert_eq!(left(&format!("{PLAIN}\n{section}").replace('\n', "\r\n")), PLAIN.replace('\n', "\r\n"));
        }
    }

    #[test]
    fn a_folder_is_named_in_a_section_of_its_own() {
        let config = Config::parse(&format!("{PLAIN}[uscita]\ncartella = \"../output\"\n")).unwrap();
        assert_eq!(config.output, Some(PathBuf::from("../output")));
        for (text, word) in [
            (format!("uscita.cartella = \"x\"\n{PLAIN}"), "sezione a sé"),
            (format!("uscita = {{ cartella = \"x\" }}\n{PLAIN}"), "sezione a sé"),
            (format!("uffici.Tributi = \"a@b.it\"\n{PLAIN}"), "[uffici]"),
            (format!("{PLAIN}[uffici]\nTributi = \"\"\"\na@b.it\"\"\"\n"), "una riga per ogni voce"),
            (format!("{PLAIN}[uscita]\ncartella = \" \"\n"), "serve una cartella"),
            (format!("{PLAIN}[uscita]\ncartela = \"x\"\n"), "cartella"),
        ] {
            let error = Config::parse(&text).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn a_section_goes_with_its_commented_example() {
        let text = format!("{PLAIN}\n#[uffici]\n#\"Tributi\" = \"a@b.it\"\n\n[uffici]\nTributi = \"c@d.it\"\n");
        assert!(Config::parse(&text).is_ok());
        assert_eq!(left(&text), PLAIN);
    }
}
