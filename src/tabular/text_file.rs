//! Text files that people edit: what is odd about their encoding, with the line.

use super::table_codes as codes;
use crate::domain::Place;
use crate::finding::{Code, Finding, Severity};
use crate::words::decoding::{Decoded, Western};

/// A note on a table that a program of Windows wrote: what its letters were is a good guess.
pub fn western_note(western: &Western, file: &str) -> Finding {
    Finding::new(
        codes::NOT_UTF8.with_severity(Severity::Note),
        "Il testo non è in UTF-8: è letto come Windows-1252 (Latin-1).",
    )
    .at(Place::file(file).at_line(western.line))
    .found(western.words.as_str())
    .expected("niente, se le lettere accentate sono giuste; altrimenti salvare il file in UTF-8")
}

/// What to tell of a text file that is no UTF-8, under `code`, and of letters that were lost before.
pub fn odd_letters(text: &Decoded, file: &str, code: Code) -> Vec<Finding> {
    let place = |line| Place::file(file).at_line(line);
    let foreign = text.foreign_line.map(|line| {
        let encoding = if text.western { "Windows-1252 (Latin-1)" } else { "UTF-16" };
        Finding::new(code, format!("Il testo non è in UTF-8: è letto come {encoding}."))
            .at(place(line))
            .found(text.text.lines().nth(line as usize - 1).unwrap_or_default().chars().take(80).collect::<String>())
            .expected("un file salvato in UTF-8; controllare le lettere accentate")
    });
    let is_toml = file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("toml"));
    let is_written = if is_toml { escapes_lost } else { references_lost };
    let lost = first_lost(&text.text, file, |line| has_lost(line) || is_written(line));
    foreign.into_iter().chain(lost).collect()
}

/// What to tell of letters that whatever program wrote a text has lost.
pub fn lost_letter(text: &str, file: &str) -> Option<Finding> {
    first_lost(text, file, has_lost)
}

fn first_lost(text: &str, file: &str, is_lost: impl Fn(&str) -> bool) -> Option<Finding> {
    let (line, words) = (1..).zip(text.lines()).find(|(_, line)| is_lost(line))?;
    let finding = Finding::new(codes::ILLEGIBLE, "Il testo contiene un carattere illeggibile (U+FFFD), stampato □.")
        .at(Place::file(file).at_line(line))
        .found(words.chars().take(80).collect::<String>());
    Some(finding.expected("la lettera che c’era: chi ha salvato il file l’ha persa"))
}

fn has_lost(line: &str) -> bool {
    line.contains(char::REPLACEMENT_CHARACTER)
}

/// Whether a line of TOML writes the sign of a lost letter by its number: `\uFFFD`.
fn escapes_lost(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    line.contains("\\ufffd") || line.contains("\\u0000fffd")
}

/// Whether a line of markup names a character that is none: `&#xFFFD;`, `&#0;`.
fn references_lost(line: &str) -> bool {
    line.split("&#").skip(1).any(|rest| {
        let Some((number, _)) = rest.split_once(';') else { return false };
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        code.is_ok_and(|code| matches!(char::from_u32(code), None | Some('\0' | char::REPLACEMENT_CHARACTER)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::decoding::decode;

    #[test]
    fn an_encoding_is_told_with_line_and_name_and_a_lost_letter_with_its_line() {
        let told = |bytes: &[u8]| -> Vec<(&str, String)> {
            let findings = odd_letters(&decode(bytes), "relazione.toml", codes::NOT_UTF8);
            findings.iter().map(|f| (f.code.id, format!("{} {}", f.place.as_ref().unwrap(), f.message))).collect()
        };
        assert_eq!(told(b"a = \"citt\\uFFFD\"")[0].0, "F007");
        assert!(told(b"a = '&#0;'").is_empty(), "no reference in TOML");
        for text in ["citt&#xFFFD;", "citt&#0;", "&#65533;", "&#xD800;"] {
            assert_eq!(odd_letters(&decode(text.as_bytes()), "sintesi.md", codes::NOT_UTF8).len(), 1, "{text}");
        }
        for text in ["\\uFFFD", "&#232;", "&#x;", "&#"] {
            assert!(odd_letters(&decode(text.as_bytes()), "sintesi.md", codes::NOT_UTF8).is_empty(), "{text}");
        }
        let western = told(b"a = 1\nb = 'citt\xE0'\n");
        assert!(western[0].1.contains("riga 2") && western[0].1.contains("Windows-1252"), "{western:?}");
        let wide: Vec<u8> = "\u{feff}a".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(told(&wide)[0].1.contains("UTF-16"));
        let lost = told("x\ncitt\u{fffd}\n".as_bytes());
        assert!(lost.len() == 1 && lost[0].0 == "F007" && lost[0].1.contains("riga 2"), "{lost:?}");
        assert_eq!(told("città".as_bytes()), []);
    }
}
