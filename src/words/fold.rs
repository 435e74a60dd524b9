//! Labels compared as people compare them: case, accents, tags, spaces and what nobody sees do not count.

use super::invisible::is_invisible;

/// Folds a header or a list word for comparison: upper case, no accents, no
/// apostrophes or punctuation, single spaces. `<b>Finalità</b>` and `FINALITA'` are the same.
pub fn fold(text: &str) -> String {
    fold_beginning(text, usize::MAX)
}

/// The first bytes of a text folded, at least so many of them where there are: with what words does it begin?
pub fn fold_beginning(text: &str, bytes: usize) -> String {
    let mut folded = String::with_capacity(text.len().min(bytes));
    let mut in_tag = false;
    for (at, character) in text.char_indices() {
        match character {
            '<' if begins_tag(&text[at + 1..]) => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag || is_invisible(character) => {}
            _ if folded.len() >= bytes => break,
            _ => push_folded(&mut folded, character),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a tag goes on after its `<`: «< 30 giorni» and «<60%» are no tags.
fn begins_tag(rest: &str) -> bool {
    rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
}

fn push_folded(folded: &mut String, character: char) {
    // Most of what is folded is ASCII, which needs no table.
    if character.is_ascii_alphanumeric() {
        folded.push(character.to_ascii_uppercase());
        return;
    }
    let plain = match character {
        // Digits and letters as wide as an ideograph.
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        'à' | 'á' | 'â' | 'ä' | 'À' | 'Á' | 'Â' | 'Ä' => 'A',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => 'E',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => 'I',
        'ò' | 'ó' | 'ô' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Ö' => 'O',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'U',
        other => other,
    };
    if plain.is_alphanumeric() {
        folded.extend(plain.to_uppercase());
    } else if !matches!(plain, '\'' | '’' | '`') && !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_beginning};

    #[test]
    fn the_same_header_typed_in_many_ways_folds_alike() {
        for header in ["FINALITA'", "<b>Finalità</b>", " finalità ", "Finalita’"] {
            assert_eq!(fold(header), "FINALITA");
        }
        assert_eq!(fold("OBIETTIVI\n  OPERATIVI"), "OBIETTIVI OPERATIVI");
        assert_eq!(fold("UNITÀ"), "UNITA");
        assert_eq!(fold("Ａnno ２０２４"), "ANNO 2024");
        assert_eq!(fold("CON\u{200b}SUNTIVO"), "CONSUNTIVO");
        assert_eq!(["< 30 giorni", "<60%", "a < b"].map(fold), ["30 GIORNI", "60", "A B"]);
    }

    #[test]
    fn the_beginning_folds_as_the_whole_does() {
        let text = "<b>Città</b> di « Valdombra »";
        for bytes in 0..30 {
            let beginning = fold_beginning(text, bytes);
            assert!(
                fold(text).starts_with(&beginning) && beginning.len() + 1 >= bytes.min(fold(text).len()),
                "{bytes}"
            );
        }
    }
}
