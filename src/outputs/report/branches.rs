//! Elements that begin or end within one branch of a template's block: whether the document is sound would depend on
//! the year's data.

/// The first place, in bytes, at which a branch ends with other elements open than it began with, and what to say.
pub(super) fn unbalanced(source: &str) -> Option<(usize, String)> {
    let mut scan = Scan { depth: 0, blocks: Vec::new() };
    let mut at = 0;
    while let Some(offset) = source.get(at..)?.find(['<', '{']) {
        at += offset;
        let rest = &source[at..];
        let length = if rest.starts_with("{{") {
            let length = expression_length(rest);
            if !scan.expression(&rest[..length]) {
                return Some((
                    at,
                    "il blocco, o un suo ramo, apre o chiude un elemento che non chiude o non apre".to_owned(),
                ));
            }
            length
        } else if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else if rest.starts_with('<') {
            let length = tag_length(rest);
            if !scan.tag(&rest[..length]) {
                return Some((at, "dentro un blocco è chiuso un elemento aperto fuori".to_owned()));
            }
            length
        } else {
            1
        };
        at += length;
    }
    None
}

/// How many elements are open, and how many were where each open block began.
struct Scan {
    depth: usize,
    blocks: Vec<usize>,
}

impl Scan {
    /// Takes an expression; whether the branch that it ends is balanced.
    fn expression(&mut self, expression: &str) -> bool {
        let inside = expression.trim_matches(['{', '}', '~']).trim();
        if inside.starts_with('!') {
            return true;
        }
        if inside.starts_with('#') {
            self.blocks.push(self.depth);
            return true;
        }
        let is_else = inside == "^" || inside == "else" || inside.starts_with("else ");
        let began = match inside.strip_prefix('/') {
            Some(_) => self.blocks.pop(),
            None if is_else => self.blocks.last().copied(),
            None => return true,
        };
        began.is_none_or(|began| began == self.depth)
    }

    /// Takes a tag; whether it leaves alone what was open before the block.
    fn tag(&mut self, tag: &str) -> bool {
        if tag.starts_with("</") {
            self.depth = self.depth.saturating_sub(1);
            return self.blocks.last().is_none_or(|began| self.depth >= *began);
        }
        let opens = tag[1..].starts_with(|letter: char| letter.is_alphabetic()) && !tag.ends_with("/>");
        self.depth += usize::from(opens);
        true
    }
}

/// Bytes of `{{…}}`, `{{{…}}}` or `{{!-- … --}}`.
fn expression_length(text: &str) -> usize {
    let close = if text.starts_with("{{!--") { "--}}" } else { "}}" };
    let end = text.find(close).map_or(text.len(), |end| end + close.len());
    if text[end..].starts_with('}') { end + 1 } else { end }
}

/// Bytes of a tag, the expressions and quoted values in it included.
fn tag_length(text: &str) -> usize {
    let (mut at, mut quote) = (0, None);
    while let Some(letter) = text[at..].chars().next() {
        if text[at..].starts_with("{{") {
            at += expression_length(&text[at..]);
            continue;
        }
        at += letter.len_utf8();
        match (quote, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), other) if open == other => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_branch_closes_what_it_opens() {
        for sound in [
            "<p>{{#if a}}<b>x</b>{{else}}<i>{{y}}</i><br/>{{/if}}</p>",
            "<p {{#if a}}class=\"b\"{{/if}} title=\"a > b\">x</p>",
            "{{#each a}}<p>{{#unless b}}x{{/unless}}</p>{{/each}}",
            "<!-- {{#if a}}<b>{{/if}} --><p/>{{!-- {{#if a}}</b> --}}",
            "{{~#if a~}}<p>x</p>{{~^~}}<p/>{{~/if~}}",
        ] {
            assert_eq!(unbalanced(sound), None, "{sound}");
        }
        for (broken, at) in [
            ("<p>{{#if a}}</p>{{/if}}", "</p>"),
            ("{{#if a}}<p>{{/if}}</p>", "{{/if}}"),
            ("{{#if a}}<p>{{else}}<p>x{{/if}}</p>", "{{else}}"),
        ] {
            assert_eq!(unbalanced(broken).map(|(offset, _)| offset), broken.find(at), "{broken}");
        }
    }
}
