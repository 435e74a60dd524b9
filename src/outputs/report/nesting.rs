//! How deep a template nests, judged before the library reads it: its parser and its trees call themselves for
//! each level, and a stack that overflows ends the program without a word.
//!
//! Guaranteed: what passes nests a few levels, whatever the text says. Deliberately absent: whether blocks are
//! closed by their own names, which the library tells.

use super::TemplateError;

/// Blocks within blocks, each `{{else if}}` of a block among them; the built-in templates need a dozen.
const DEEPEST_BLOCKS: usize = 64;
/// Brackets within brackets of one expression; fields need none.
const DEEPEST_BRACKETS: usize = 4;

/// Checks a template's text.
///
/// # Errors
/// The first block or bracket that is too deep, with its line and column.
pub(super) fn check(file: &str, source: &str) -> Result<(), TemplateError> {
    let deep = |at: usize, message: String| {
        let before = &source[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Err(TemplateError { file: file.to_owned(), line, column, message })
    };
    let (mut from, mut open) = (0, Vec::new());
    while let Some(found) = source[from..].find("{{") {
        let at = from + found;
        let expression = &source[at..];
        let end = end_of(expression);
        from = at + end;
        let words = expression[..end].trim_matches(|c: char| matches!(c, '{' | '}' | '~') || c.is_whitespace());
        if words.starts_with('!') {
            continue;
        }
        if brackets(words) > DEEPEST_BRACKETS {
            return deep(
                at,
                format!("parentesi annidate oltre {DEEPEST_BRACKETS} livelli: scrivere i campi senza parentesi"),
            );
        }
        match (step(words), open.last_mut()) {
            (Step::Opens, _) => open.push(1),
            (Step::Continues, Some(levels)) => *levels += 1,
            (Step::Closes, _) => drop(open.pop()),
            (Step::Continues, None) | (Step::None, _) => continue,
        }
        let depth: usize = open.iter().sum();
        if depth > DEEPEST_BLOCKS {
            return deep(
                at,
                format!("blocchi annidati oltre {DEEPEST_BLOCKS} livelli: dividere il modello in modelli parziali"),
            );
        }
    }
    Ok(())
}

/// What an expression does to the blocks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Opens,
    /// `{{else if}}`: one more block within the same closing.
    Continues,
    Closes,
    None,
}

fn step(words: &str) -> Step {
    if words.starts_with('#') {
        Step::Opens
    } else if words.starts_with('/') {
        Step::Closes
    } else if let Some(rest) = words.strip_prefix("else").or_else(|| words.strip_prefix('^')) {
        if rest.trim().is_empty() { Step::None } else { Step::Continues }
    } else {
        Step::None
    }
}

/// Where the expression that a text begins with ends.
fn end_of(expression: &str) -> usize {
    let is_long_comment = expression.trim_start_matches(['{', '~']).starts_with("!--");
    let long = if is_long_comment { expression.find("--}}").map(|end| end + 4) } else { None };
    long.or_else(|| expression.find("}}").map(|end| end + 2)).unwrap_or(expression.len())
}

/// How deep brackets of any kind nest.
fn brackets(words: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in words.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_without_end_is_told_where_it_goes_too_deep() {
        let blocks = |count: usize| format!("<p>\n{}x{}</p>", "{{#if a}}".repeat(count), "{{/if}}".repeat(count));
        assert_eq!(check("a.hbs", &blocks(DEEPEST_BLOCKS)), Ok(()));
        for (text, line, column) in [
            (blocks(3000), 2, 9 * DEEPEST_BLOCKS + 1),
            (format!("{{{{#if a}}}}\n{}{{{{/if}}}}", "{{else if a}}".repeat(3000)), 2, 13 * (DEEPEST_BLOCKS - 1) + 1),
            (format!("\n\n  {{{{a {}b", "(".repeat(3000)), 3, 3),
            (format!("{{{{a {}1{}}}}}", "[".repeat(3000), "]".repeat(3000)), 1, 1),
            (format!("{{{{!-- }}}}\n{}", "{{#if a}}".repeat(3000)), 2, 9 * DEEPEST_BLOCKS + 1),
        ] {
            let error = check("a.hbs", &text).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{error}");
        }
        // One after the other is no nesting, nor is what a comment holds.
        assert_eq!(check("a.hbs", &"{{#if a}}{{else if b}}x{{else}}y{{/if}}".repeat(3000)), Ok(()));
        assert_eq!(check("a.hbs", &format!("{{{{!-- {} --}}}}", "{{#if a}}".repeat(3000))), Ok(()));
        assert_eq!(check("a.hbs", &"{{/if}}".repeat(3000)), Ok(()));
    }
}
