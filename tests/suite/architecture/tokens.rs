//! Rust text → words and signs, without comments, literals and what only tests compile.
//!
//! Deliberately absent: macros' expansions and conditions other than `#[cfg(test)]`; the crate has none that matter.

/// An identifier, or a sign: `::` is one sign, others are one character each.
pub type Token = String;

/// The tokens of a source file that are part of the program.
pub fn of_program(source: &str) -> Vec<Token> {
    without_tests(&all(source))
}

/// Every token of a source file; a literal leaves nothing.
pub fn all(source: &str) -> Vec<Token> {
    let mut rest = source;
    let mut tokens: Vec<Token> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest),
            '\'' => character(rest),
            'r' if raw_quotes(rest).is_some() => raw(rest),
            _ if first.is_alphanumeric() || first == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                // The prefix of a byte string is part of its literal.
                if !(matches!(&rest[..length], "b" | "br") && rest[length..].starts_with(['"', '\'', '#'])) {
                    tokens.push(rest[..length].to_owned());
                }
                length
            }
            ':' if rest.starts_with("::") => {
                tokens.push("::".to_owned());
                2
            }
            _ => {
                if !first.is_whitespace() {
                    tokens.push(first.to_string());
                }
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// Length of the string literal that the text begins with.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Length of the character literal or lifetime that the text begins with.
fn character(text: &str) -> usize {
    let mut rest = text.chars().skip(1);
    match (rest.next(), rest.next()) {
        (Some('\\'), Some(escaped)) => {
            let from = 2 + escaped.len_utf8();
            from + text[from..].find('\'').map_or(0, |end| end + 1)
        }
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        // A lifetime: its name is no path.
        _ => 1 + text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - 1),
    }
}

/// The number of `#` of a raw string, if the text begins with one.
fn raw_quotes(text: &str) -> Option<usize> {
    let after = text[1..].trim_start_matches('#');
    after.starts_with('"').then(|| text.len() - 1 - after.len())
}

/// Length of the raw string that the text begins with.
fn raw(text: &str) -> usize {
    let quotes = raw_quotes(text).expect("the caller looked");
    let start = 2 + quotes;
    let end = format!("\"{}", "#".repeat(quotes));
    text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
}

/// The tokens without the items marked `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].iter().take(MARK.len()).eq(MARK.iter()) {
            at += MARK.len() + item_length(&tokens[at + MARK.len()..]);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// How many tokens an item has: up to a `;`, a `,` or the end of a body in braces, all outside brackets; a variant or
/// an arm may also end with what it stands in.
fn item_length(tokens: &[Token]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => return at,
            ")" | "]" => depth -= 1,
            "}" => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            ";" | "," if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[test]
fn literals_comments_and_tests_name_nothing() {
    let source = "use crate::a::B; // crate::c\n/// [`crate::d`]\nfn f<'a>(x: &'a str) -> char { g(\"crate::e\", r#\"crate::\"h\"#, '\\'', b\"x\"); '\"' }\n\
                  #[cfg(test)]\n#[expect(x)]\nmod tests { use crate::i; }\n#[cfg(test)]\nmod other;\nfn last() {}";
    assert_eq!(
        of_program(source).join(" "),
        "use crate :: a :: B ; fn f < > ( x : & str ) -> char { g ( , , , ) ; } fn last ( ) { }".replace("->", "- >")
    );
}
