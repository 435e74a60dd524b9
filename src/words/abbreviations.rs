//! Abbreviations of the field, with what a reader's voice should say for them.

/// An abbreviation and its words.
pub type Abbreviation = (&'static str, &'static str);

/// Those that the report uses, in the order of their bytes.
const KNOWN: [Abbreviation; 7] = [
    ("DUP", "Documento unico di programmazione"),
    ("FPV", "fondo pluriennale vincolato"),
    ("PEG", "Piano esecutivo di gestione"),
    ("PIAO", "Piano integrato di attività e organizzazione"),
    ("SMVP", "Sistema di misurazione e valutazione della performance"),
    ("n.d.", "non disponibile"),
    ("n.p.", "non pubblicato"),
];

/// The abbreviations in a text as whole words, with where they begin.
pub fn find(text: &str) -> Vec<(usize, Abbreviation)> {
    let mut found: Vec<(usize, Abbreviation)> = Vec::new();
    // Most texts have none; each is two capitals, or two letters with points.
    if !text.contains('.') && !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return found;
    }
    for known in KNOWN {
        let whole = |at: usize| {
            let letter = |char: char| char.is_alphanumeric();
            !text[..at].ends_with(letter) && !text[at + known.0.len()..].starts_with(letter)
        };
        found.extend(text.match_indices(known.0).filter(|(at, _)| whole(*at)).map(|(at, _)| (at, known)));
    }
    found.sort_unstable_by_key(|(at, _)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found_as_whole_words_in_their_order() {
        let text = "Il DUP e lo SMVP: n.d.; PEGASO no, FPV, DUP.";
        let found: Vec<&str> = find(text).into_iter().map(|(_, (short, _))| short).collect();
        assert_eq!(found, ["DUP", "SMVP", "n.d.", "FPV", "DUP"]);
        assert!(find("nulla di abbreviato").is_empty());
        assert!(KNOWN.is_sorted());
    }
}
