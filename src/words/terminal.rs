//! Text that cannot steer a terminal.

/// The text with control characters and direction marks written out, as JSON writes them: so that what was
/// valid JSON stays it, with the same meaning. Lines and tabs stay.
pub fn harmless(text: &str) -> String {
    use std::fmt::Write as _;
    // Nearly every character of what is printed is printable ASCII.
    let steers = |c: char| {
        !matches!(c, ' '..='~')
            && ((c.is_control() && c != '\n' && c != '\t')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}'))
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, character)) = rest.char_indices().find(|(_, character)| steers(*character)) {
        out.push_str(&rest[..at]);
        let _ = write!(out, "\\u{:04x}", u32::from(character));
        rest = &rest[at + character.len_utf8()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_written_out_and_json_keeps_its_meaning() {
        assert_eq!(harmless("a\u{1b}[2J\u{7f}\u{9b}\tb\n"), "a\\u001b[2J\\u007f\\u009b\tb\n");
        let name = "x\u{1b}\u{7f}\u{9b}\u{202e}";
        let json = harmless(&serde_json::to_string(name).unwrap());
        assert!(!json.chars().any(char::is_control));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), name);
    }
}
