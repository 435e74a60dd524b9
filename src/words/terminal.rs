//! Text that cannot steer a terminal.

/// The text with control characters and direction marks written out, as JSON writes them: so that what was
/// valid JSON stays it, with the same meaning. Lines and tabs stay.
pub fn harmless(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, character)) = next_doubtful(rest) {
        out.push_str(&rest[..at]);
        if steers(character) {
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        } else {
            out.push(character);
        }
        rest = &rest[at + character.len_utf8()..];
    }
    out.push_str(rest);
    out
}

fn steers(character: char) -> bool {
    (character.is_control() && character != '\n' && character != '\t')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The next character whose first byte is that of one that steers. Nearly every byte of what is printed is not, and
/// blocks of such bytes are told at once.
fn next_doubtful(text: &str) -> Option<(usize, char)> {
    const BLOCK: usize = 64;
    // Controls are below a space, 7f, or begin with c2; marks begin with e2.
    let doubtful = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7f | 0xc2 | 0xe2);
    let is_plain = |block: &&[u8]| !block.iter().fold(false, |any, byte| any | doubtful(*byte));
    let plain = text.as_bytes().chunks(BLOCK).take_while(is_plain).map(<[u8]>::len).sum::<usize>();
    let at = plain + text.as_bytes()[plain..].iter().position(|byte| doubtful(*byte))?;
    text[at..].chars().next().map(|character| (at, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_written_out_and_json_keeps_its_meaning() {
        assert_eq!(harmless("a\u{1b}[2J\u{7f}\u{9b}\tb\n"), "a\\u001b[2J\\u007f\\u009b\tb\n");
        let name = "x\u{1b}\u{7f}\u{9b}\u{202e}";
        assert_eq!(harmless("«è» ’\u{2028}–\u{2069}"), "«è» ’\\u2028–\\u2069");
        let long = "è’ e così via; ".repeat(40);
        assert_eq!(harmless(&format!("{long}\u{85}{long}")), format!("{long}\\u0085{long}"));
        let json = harmless(&serde_json::to_string(name).unwrap());
        assert!(!json.chars().any(char::is_control));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
    }
}
