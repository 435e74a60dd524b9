//! `[uscita]`: where an entity's packages go, which says nothing about them.
//!
//! Guaranteed: the configuration that counts as an input, that is hashed and kept in the package, is the file
//! without this section, so that a package moved to another folder keeps its fingerprint. The section is taken out
//! with the remark above it and the blank lines before, so that what is left is what stood there without it.

use std::path::PathBuf;

use super::error::ConfigError;
use super::raw;
use crate::words::decoding::decode;

const HEADER: &str = "[uscita]";
const KEY: &str = "cartella";

/// The folder that the section names.
pub(super) fn checked(raw: Option<raw::Output>, text: &str) -> Result<Option<PathBuf>, ConfigError> {
    let Some(raw) = raw else { return Ok(None) };
    if raw.cartella.trim().is_empty() {
        let message = "serve una cartella, come \"output\" oppure \"../pubblicazioni\"";
        return Err(ConfigError::impossible(text, &["uscita", KEY], message));
    }
    let message = "va scritta come sezione a sé: una riga [uscita] e, sotto, cartella = \"…\"";
    section(&lines(text.as_bytes()))
        .ok_or_else(|| ConfigError::impossible(text, &["uscita"], message))
        .map(|_| Some(PathBuf::from(raw.cartella)))
}

/// The file without the section, commented out or not; as it is where it would then say something else.
pub fn without_output(bytes: &[u8]) -> Vec<u8> {
    let mut lines = lines(bytes);
    let Some(section) = section(&lines) else { return bytes.to_vec() };
    lines.drain(section);
    let left = lines.concat();
    let parsed = |bytes: &[u8]| {
        let mut table = toml::from_str::<toml::Table>(&decode(bytes).text).ok()?;
        table.remove("uscita");
        Some(table)
    };
    if parsed(bytes) == parsed(&left) { left } else { bytes.to_vec() }
}

/// Lines with their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The lines of the section, the remark above it and the blank lines before.
fn section(lines: &[&[u8]]) -> Option<std::ops::Range<usize>> {
    let texts: Vec<String> = lines.iter().map(|line| String::from_utf8_lossy(line).trim().to_owned()).collect();
    let setting = |line: usize| texts[line].strip_prefix('#').unwrap_or(&texts[line]);
    let is_header = |line: usize| {
        let rest = setting(line).strip_prefix(HEADER);
        rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    };
    let header = (0..lines.len()).find(|line| is_header(*line))?;
    let next = (header + 1..lines.len()).find(|line| setting(*line).starts_with('[')).unwrap_or(lines.len());
    let last = (header..next).rfind(|line| setting(*line).trim_start().starts_with(KEY)).unwrap_or(header);
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
        String::from_utf8(without_output(text.as_bytes())).unwrap()
    }

    #[test]
    fn what_is_left_is_the_file_that_never_had_it() {
        assert_eq!(left(PLAIN), PLAIN);
        for section in [
            "[uscita]\ncartella = \"../output\"\n",
            "# Dove vanno i pacchetti.\n[uscita]   # sì\n\n# qui\ncartella = '/srv/uscita'\n",
            "#[uscita]\n#cartella = \"output\"\n",
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
            (format!("{PLAIN}[uscita]\ncartella = \" \"\n"), "serve una cartella"),
            (format!("{PLAIN}[uscita]\ncartela = \"x\"\n"), "cartella"),
        ] {
            let error = Config::parse(&text).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
    }
}
