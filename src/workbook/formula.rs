//! The texts that stand in a formula, apart from the rest of it: what `"[1]Foglio!A1"` names is no cell.

/// Stands for a text in a formula.
pub(super) const TEXT: char = '"';

/// A formula taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Apart {
    /// The formula with [`TEXT`] in place of each of its texts.
    pub plain: String,
    /// The texts, in their order.
    pub texts: Vec<String>,
}

/// Takes a formula apart; quotes within the quoted name of a sheet or file begin no text.
pub(super) fn apart(formula: &str) -> Apart {
    let mut apart = Apart { plain: String::new(), texts: Vec::new() };
    let (mut text, mut in_name) = (None::<String>, false);
    for letter in formula.chars() {
        match (&mut text, letter) {
            (Some(_), '"') => apart.texts.extend(text.take()),
            (Some(open), other) => open.push(other),
            (None, '"') if !in_name => {
                apart.plain.push(TEXT);
                text = Some(String::new());
            }
            (None, other) => {
                in_name ^= other == '\'';
                apart.plain.push(other);
            }
        }
    }
    apart
}

/// The name of another file as people write it, at the end of a path or an address: percent signs decoded, quotes
/// that are doubled within a quoted name single.
pub(super) fn file_name(target: &str) -> String {
    let name = target.rsplit(['/', '\\']).next().unwrap_or_default();
    decoded(name).unwrap_or_else(|| name.to_owned()).replace("''", "'").replace('\'', "’")
}

/// The text that percent signs spell (RFC 3986, 2.1); none where they spell no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(b'%');
                rest = behind;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_people_write_it() {
        for (target, name) in [
            ("file:///c:/dati/contabilit%C3%A0%20l%27%27anno%202024.xlsx", "contabilità l’anno 2024.xlsx"),
            ("..\\dati\\bilancio 2024.xls", "bilancio 2024.xls"),
            ("100%.ods", "100%.ods"),
            ("citt%E0.ods", "citt%E0.ods"),
        ] {
            assert_eq!(file_name(target), name);
        }
    }

    #[test]
    fn texts_and_names_are_told_apart() {
        let found = apart("IF(A1=\"[1]F!A1\";'x\"y'!B2;\"b\")");
        assert_eq!(found.plain, "IF(A1=\";'x\"y'!B2;\")");
        assert_eq!(found.texts, ["[1]F!A1", "b"]);
    }
}
