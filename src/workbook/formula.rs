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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_names_are_told_apart() {
        let found = apart("IF(A1=\"[1]F!A1\";'x\"y'!B2;\"b\")");
        assert_eq!(found.plain, "IF(A1=\";'x\"y'!B2;\")");
        assert_eq!(found.texts, ["[1]F!A1", "b"]);
    }
}
