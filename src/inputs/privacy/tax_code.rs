//! The *codice fiscale* of a person (D.M. 23 December 1976, G.U. 345/1976): form and check character.

use std::ops::Range;

use super::grouped::{beginnings, collected};

const LENGTH: usize = 16;

/// Tax codes with a right check character, also written in groups.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, rest) in beginnings(text) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let Some((word, end)) = collected(rest, LENGTH) else { continue };
        if has_shape(&word) && check_character(&word) == word.chars().last() {
            found.push(start..start + end);
        }
    }
    found
}

/// Whether a word has the form of a person's tax code, the letters that replace digits in
/// case of homonymy included.
pub fn has_shape(word: &str) -> bool {
    const SHAPE: &[u8; LENGTH] = b"LLLLLLDDMDDLDDDL";
    let word = word.to_uppercase();
    let digit = |byte: u8| byte.is_ascii_digit() || b"LMNPQRSTUV".contains(&byte);
    word.len() == SHAPE.len()
        && word.bytes().zip(SHAPE).all(|(byte, expected)| match expected {
            b'L' => byte.is_ascii_uppercase(),
            b'M' => b"ABCDEHLMPRST".contains(&byte),
            _ => digit(byte),
        })
}

/// The last character that the fifteen before it ask for.
fn check_character(word: &str) -> Option<char> {
    /// What letters from A, and digits from 0, are worth at an odd place.
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let mut sum = 0;
    for (index, character) in word.chars().take(LENGTH - 1).enumerate() {
        let rank = character.to_digit(10).or_else(|| character.to_digit(36).map(|digit| digit - 10))?;
        sum += if index % 2 == 0 { *ODD.get(usize::try_from(rank).ok()?)? } else { rank };
    }
    char::from_digit(sum % 26 + 10, 36).map(|character| character.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_codes_are_recognised_and_other_words_are_not() {
        for code in ["RSSMRA80A01F205X", "rssmra80a01f205x", "RSSMRAUMAMMFNMRX"] {
            assert!(has_shape(code), "{code}");
        }
        for word in ["RSSMRA80A01F205", "RSSMRA80Z01F205X", "AMMINISTRAZIONEX", "1234567890123456", "FUNZIONARIEDEQUA"]
        {
            assert!(!has_shape(word), "{word}");
        }
    }

    #[test]
    fn the_check_character_tells_a_code_from_a_word_of_its_form() {
        for text in ["(rssmra80a01f205x)", "RSS MRA 80A01 F205X.", "VRDGPP13R10B293P"] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        for text in ["RSSMRA80A01F205Y", "XRSSMRA80A01F205X", "RSSMRA80A01F205X1"] {
            assert_eq!(find(text).len(), 0, "{text}");
        }
    }
}
