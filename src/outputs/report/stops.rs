//! One full stop where a sentence ends with a text that has its own.
//!
//! A template writes `{{finalita}}.` and the text may end with a stop, with «n.d.» or with another
//! abbreviation; which, no template can know. Guaranteed: an ellipsis of three dots stays one.

/// The document with every stop removed that follows `.`, `!`, `?` or `…` at the end of a sentence.
pub(super) fn single_stops(xhtml: &str) -> String {
    let mut out = String::with_capacity(xhtml.len());
    // The last two characters that are seen.
    let mut seen = [' '; 2];
    let mut in_tag = false;
    let mut rest = xhtml.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                out.push(character);
                continue;
            }
            _ => {}
        }
        if in_tag {
            out.push(character);
            continue;
        }
        let ends = rest.peek().is_none_or(|next| next.is_whitespace() || matches!(next, '<' | '"' | ')'));
        let is_second = character == '.' && matches!(seen[1], '.' | '!' | '?' | '…') && seen[0] != '.';
        if is_second && ends {
            continue;
        }
        out.push(character);
        seen = [seen[1], character];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::single_stops;

    #[test]
    fn a_sentence_ends_once() {
        for (given, one) in [
            ("<p>copertura n.d.. Poi</p>", "<p>copertura n.d. Poi</p>"),
            ("<p>Ufficio Tecn.. <b>Peso.</b> 1.</p>", "<p>Ufficio Tecn. <b>Peso.</b> 1.</p>"),
            ("<p><i>Ridurre i tempi.</i>. Indirizzo</p>", "<p><i>Ridurre i tempi.</i> Indirizzo</p>"),
            ("<p>Perché?. Così!.</p>", "<p>Perché? Così!</p>"),
            ("<p>e così via... poi</p>", "<p>e così via... poi</p>"),
            ("<p>a..b, ../c</p>", "<p>a..b, ../c</p>"),
            ("<p>Senza punto. Poi</p>", "<p>Senza punto. Poi</p>"),
        ] {
            assert_eq!(single_stops(given), one);
        }
    }
}
