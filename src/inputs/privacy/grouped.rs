//! Codes of letters and digits as people write them, whole or in groups.

/// Where a letter begins a word, with the text from there.
pub(super) fn beginnings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(index, character)| {
        let begins = character.is_ascii_alphabetic() && !before.is_alphanumeric();
        before = character;
        begins.then(|| (index, &text[index..]))
    })
}

/// So many letters and digits in upper case from the beginning of a text, over single spaces between
/// them, and where they end; nothing where they do not end a word.
pub(super) fn collected(text: &str, length: usize) -> Option<(String, usize)> {
    let mut word = String::with_capacity(length);
    let mut spaced = false;
    for (index, character) in text.char_indices() {
        if word.len() == length {
            return (!character.is_alphanumeric()).then_some((word, index));
        }
        match character {
            _ if character.is_ascii_alphanumeric() => {
                word.push(character.to_ascii_uppercase());
                spaced = false;
            }
            ' ' | '\u{a0}' | '-' if !spaced => spaced = true,
            _ => return None,
        }
    }
    (word.len() == length).then_some((word, text.len()))
}
