//! Cleaning of one cell: tags out, entities decoded, white space collapsed, invisible characters removed.
//!
//! Cleaning is repeated until nothing changes, so that a text cleaned once stays as it
//! is when the canonical workbook is read back. Only tags that word processors leave
//! behind are tags: «<5 giorni>» is a text.

use crate::words::invisible::without_invisible;

const INLINE_TAGS: [&str; 14] =
    ["a", "b", "i", "u", "em", "strong", "span", "font", "sup", "sub", "s", "small", "mark", "o:p"];
const BLOCK_TAGS: [&str; 8] = ["br", "p", "div", "li", "ul", "ol", "td", "tr"];

/// Longest tag and longest entity that are looked for, in characters.
const LONGEST_TAG: usize = 400;
const LONGEST_ENTITY: usize = 12;

/// A cleaned text and what was done to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cleaned {
    /// The text as the plan keeps it.
    pub text: String,
    /// Whether tags, entities or inner white space changed.
    pub reshaped: bool,
    /// Whether control, zero-width or bidirectional characters were removed.
    pub had_hidden: bool,
}

/// Cleans the text of a cell.
pub(super) fn clean(raw: &str) -> Cleaned {
    let trimmed = raw.trim();
    if is_plain(trimmed) {
        return Cleaned { text: trimmed.to_owned(), ..Cleaned::default() };
    }
    let mut visible = without_invisible(trimmed).into_owned();
    let mut had_hidden = visible != trimmed;
    let before = visible.trim().to_owned();
    let mut text = before.clone();
    loop {
        let next = collapse(&decode_entities(&without_tags(&text)));
        // An entity may have hidden a character as well.
        visible = without_invisible(&next).into_owned();
        had_hidden |= visible != next;
        if visible == text {
            break;
        }
        text = visible;
    }
    let reshaped = text != before;
    Cleaned { text, reshaped, had_hidden }
}

/// Whether there is nothing to clean in a trimmed text of one line, as most cells hold: no letter that ASCII does not
/// have, no tag, no entity, single blanks.
fn is_plain(text: &str) -> bool {
    let is_clean = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'<' | b'&');
    text.bytes().all(is_clean) && !text.contains("  ")
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        if let Some((length, is_block)) = tag_at(from) {
            if is_block {
                out.push(' ');
            }
            rest = &from[length..];
        } else {
            out.push('<');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Length of the tag at the start of a text, and whether it separates words.
fn tag_at(text: &str) -> Option<(usize, bool)> {
    let end = position_of('>', text, LONGEST_TAG)?;
    let inside = text[1..end].trim_start_matches('/');
    let name: String =
        inside.chars().take_while(|c| c.is_ascii_alphabetic() || *c == ':').collect::<String>().to_ascii_lowercase();
    let after = inside[name.len()..].chars().next();
    if !after.is_none_or(|character| character.is_whitespace() || character == '/') {
        return None;
    }
    let is_block = BLOCK_TAGS.contains(&name.as_str());
    (is_block || INLINE_TAGS.contains(&name.as_str())).then_some((end + 1, is_block))
}

fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let named = position_of(';', from, LONGEST_ENTITY).and_then(|end| Some((end, entity(&from[1..end])?)));
        if let Some((end, character)) = named {
            out.push(character);
            rest = &from[end + 1..];
        } else {
            out.push('&');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Position of a character among the first of a text; looking further would make long
/// texts of stray signs slow.
fn position_of(wanted: char, text: &str, within: usize) -> Option<usize> {
    text.char_indices().take(within).find(|&(_, character)| character == wanted).map(|(index, _)| index)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = number
            .strip_prefix(['x', 'X'])
            .map_or_else(|| number.parse().ok(), |hexadecimal| u32::from_str_radix(hexadecimal, 16).ok());
        return char::from_u32(code?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "agrave" => 'à',
        "egrave" => 'è',
        "eacute" => 'é',
        "igrave" => 'ì',
        "ograve" => 'ò',
        "ugrave" => 'ù',
        "Agrave" => 'À',
        "Egrave" => 'È',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "euro" => '€',
        "deg" => '°',
        "laquo" => '«',
        "raquo" => '»',
        _ => return None,
    })
}

fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_entities_and_spaces_go_and_the_words_stay() {
        let text = |raw: &str| clean(raw).text;
        assert_eq!(text("<b>LEGALITA' &amp; TRASPARENZA</b> Garantire"), "LEGALITA' & TRASPARENZA Garantire");
        assert_eq!(text("<b>PARTECIPAZIONE</b> <b>Rafforzare</b>"), "PARTECIPAZIONE Rafforzare");
        assert_eq!(text("uno<br/>due\n tre\u{a0} quattro"), "uno due tre quattro");
        assert_eq!(text("<span style=\"x\">testo</span>"), "testo");
        assert_eq!(text("&amp;amp; &#xE0; &#224;"), "& à à");
        assert_eq!(text("in\u{202e}verso\u{200b}\u{7}"), "inverso");
    }

    #[test]
    fn what_only_looks_like_a_tag_or_an_entity_stays() {
        for same in ["tempi < 5 e > 3", "<5 giorni>", "A&B; C", "R&D", "<bozza>", "100 %", "E' \"così\""] {
            assert_eq!(clean(same), Cleaned { text: same.to_owned(), ..Cleaned::default() });
        }
    }

    #[test]
    fn repairs_are_told_and_trimming_is_none() {
        assert_eq!(clean("  testo\n"), Cleaned { text: "testo".to_owned(), ..Cleaned::default() });
        assert!(clean("due  spazi").reshaped);
        assert!(!clean("due  spazi").had_hidden);
        assert!(clean("a\u{200b}b").had_hidden);
        assert!(!clean("a\u{200b}b").reshaped);
    }

    proptest::proptest! {
        #[test]
        fn a_clean_text_stays_as_it_is(raw in ".{0,60}|(<b>|</b>|&amp;|&lt;|b&gt;| |x|\u{200b}|&#32;){0,12}") {
            let once = clean(&raw).text;
            proptest::prop_assert_eq!(clean(&once), Cleaned { text: once, ..Cleaned::default() });
        }
    }
}
