//! Tokens of a file → the paths it names, as they are written.

use super::tokens::Token;

/// What a file says about modules and items.
#[derive(Debug, Default, Clone)]
pub struct Named {
    /// Modules declared with `mod name;`.
    pub children: Vec<String>,
    /// What `use` brings in: the name it has here and the path; `*` for everything.
    pub imports: Vec<Import>,
    /// Paths of two or more segments in the code outside `use`.
    pub inline: Vec<Vec<String>>,
    /// Every word of the code outside `use`.
    pub words: Vec<String>,
}

/// One leaf of a `use`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The name it has in this file.
    pub name: String,
    /// The path as written, from `crate`, `super`, `self` or a name in scope.
    pub path: Vec<String>,
    /// Whether it is handed on with `pub`.
    pub handed_on: bool,
}

/// Reads what the tokens of a file name.
pub fn named(tokens: &[Token]) -> Named {
    let mut found = Named::default();
    let mut at = 0;
    while at < tokens.len() {
        let item = &tokens[at..];
        let length = match item[0].as_str() {
            "use" => {
                let end = item.iter().position(|token| token == ";").unwrap_or(item.len());
                let handed_on = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
                leaves(&item[1..end], &[], handed_on, &mut found.imports);
                end
            }
            "mod" if item.get(2).is_some_and(|token| token == ";") => {
                found.children.push(item[1].clone());
                2
            }
            word if is_word(word) => {
                let path = path_at(item);
                found.words.push(path[0].clone());
                let length = 2 * path.len() - 1;
                if path.len() > 1 {
                    found.inline.push(path);
                }
                length
            }
            _ => 1,
        };
        at += length;
    }
    found
}

/// The path that begins with the first token, one segment if nothing follows.
fn path_at(tokens: &[Token]) -> Vec<String> {
    let mut path = vec![tokens[0].clone()];
    while let [sign, word, ..] = &tokens[2 * path.len() - 1..] {
        if sign != "::" || !is_word(word) {
            break;
        }
        path.push(word.clone());
    }
    path
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The leaves of a `use` tree below a prefix.
fn leaves(tree: &[Token], prefix: &[String], handed_on: bool, found: &mut Vec<Import>) {
    let mut path = prefix.to_vec();
    let mut rest = tree;
    while let [word, after @ ..] = rest {
        match (word.as_str(), after) {
            ("{", _) => {
                for branch in branches(&rest[1..rest.len() - 1]) {
                    leaves(branch, &path, handed_on, found);
                }
                return;
            }
            ("::", _) => rest = after,
            ("as", [alias, ..]) => {
                found.push(Import { name: alias.clone(), path, handed_on });
                return;
            }
            ("self", _) if !path.is_empty() => rest = after,
            _ => {
                path.push(word.clone());
                rest = after;
            }
        }
    }
    if let Some(name) = path.last() {
        found.push(Import { name: name.clone(), path, handed_on });
    }
}

/// The parts between the commas outside braces.
fn branches(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0;
    let parts = tokens.split(|token| {
        depth += i32::from(token == "{") - i32::from(token == "}");
        token == "," && depth == 0
    });
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn trees_are_taken_apart() {
    let tokens = super::tokens::all("pub use a::{self, b::{C as D, *}}; mod e; fn f() { e::g(super::h::I) }");
    let named = named(&tokens);
    let imports: Vec<_> = named.imports.iter().map(|import| (import.name.as_str(), import.path.join("::"))).collect();
    assert_eq!(imports, [("a", "a".into()), ("D", "a::b::C".into()), ("*", "a::b::*".into())]);
    assert!(named.imports.iter().all(|import| import.handed_on));
    assert_eq!(named.children, ["e"]);
    assert_eq!(named.inline, [vec!["e", "g"], vec!["super", "h", "I"]]);
}
