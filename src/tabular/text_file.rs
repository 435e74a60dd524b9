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
    let lost = (1..).zip(text.text.lines()).find(|(_, line)| line.contains(char::REPLACEMENT_CHARACTER));
    let lost = lost.map(|(line, words)| {
        Finding::new(codes::ILLEGIBLE, "Il testo contiene un carattere illeggibile (U+FFFD), stampato □.")
            .at(place(line))
            .found(words.chars().take(80).collect::<String>())
            .expected("la lettera che c’era: chi ha salvato il file l’ha persa")
    });
    foreign.into_iter().chain(lost).collect()
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
        let western = told(b"a = 1\nb = 'citt\xE0'\n");
        assert!(western[0].1.contains("riga 2") && western[0].1.contains("Windows-1252"), "{western:?}");
        let wide: Vec<u8> = "\u{feff}a".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(told(&wide)[0].1.contains("UTF-16"));
        let lost = told("x\ncitt\u{fffd}\n".as_bytes());
        assert!(lost.len() == 1 && lost[0].0 == "F007" && lost[0].1.contains("riga 2"), "{lost:?}");
        assert_eq!(told("città".as_bytes()), []);
    }
}
