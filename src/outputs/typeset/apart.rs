//! Figures stand apart from what is written beside them: a «1» before «85,18 %» would print a figure that nothing proves.
//!
//! Guaranteed: a digit, a sign or a separator that a reader takes for a part of the figure is refused.

use std::ops::Range;

use roxmltree::Node;

use super::error::TypesetError;
use super::inline::is_inline;
use super::source::wrong;

/// Checks every line of text of a tree whose depth is bounded.
pub(super) fn check(node: Node<'_, '_>) -> Result<(), TypesetError> {
    let mut line = Line::default();
    for child in node.children() {
        if is_inline(child) {
            line.append(child);
        } else {
            std::mem::take(&mut line).check()?;
            check(child)?;
        }
    }
    line.check()
}

/// Text as it is read, and where its figures stand in it.
#[derive(Default)]
struct Line<'a, 'i> {
    text: String,
    figures: Vec<(Range<usize>, Node<'a, 'i>)>,
}

impl<'a, 'i> Line<'a, 'i> {
    fn append(&mut self, node: Node<'a, 'i>) {
        if let Some(text) = node.text().filter(|_| node.is_text()) {
            self.text.push_str(text);
        }
        let start = self.text.len();
        for child in node.children() {
            self.append(child);
        }
        match node.tag_name().name() {
            "br" => self.text.push('\n'),
            "data" if node.has_attribute("value") => self.figures.push((start..self.text.len(), node)),
            _ => {}
        }
    }

    fn check(self) -> Result<(), TypesetError> {
        for (range, node) in &self.figures {
            let (before, figure, after) =
                (&self.text[..range.start], &self.text[range.clone()], &self.text[range.end..]);
            if joins(before, figure) || goes_on(figure, after) {
                let tail =
                    |text: &str| text.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect::<String>();
                let head: String = after.chars().take(2).collect();
                let message = format!(
                    "la cifra «{figure}» ha accanto un segno che la fa leggere «{}{figure}{head}»: in mezzo serve uno spazio",
                    tail(before)
                );
                return Err(wrong(*node, message));
            }
        }
        Ok(())
    }
}

/// Whether what stands before a figure reads as its beginning.
fn joins(before: &str, figure: &str) -> bool {
    let mut back = before.chars().rev();
    let (last, earlier) = (back.next(), back.next());
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let Some(first) = figure.chars().next().filter(|first| first.is_ascii_digit() || is_sign(*first)) else {
        return false;
    };
    match last {
        Some('0'..='9') => true,
        Some('.' | ',' | '\u{a0}' | '\u{202f}') => is_digit(earlier),
        Some(sign) if is_sign(sign) => first.is_ascii_digit() && !earlier.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether a figure reads as if it went on in what stands after it.
fn goes_on(figure: &str, after: &str) -> bool {
    let mut letters = after.chars();
    let (next, later) = (letters.next(), letters.next());
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    is_digit(figure.chars().next_back()) && (is_digit(next) || matches!(next, Some('.' | ',')) && is_digit(later))
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '-' | '+' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_not_completed_by_what_is_typed_beside_it() {
        let checked = |text: &str| {
            let source = format!("<p>{}</p>", text.replace('[', "<data value='f'>").replace(']', "</data>"));
            check(roxmltree::Document::parse(&source).unwrap().root()).map_err(|error| error.to_string())
        };
        for sound in ["indice [85,18 %].", "dal [60]–[80]", "([−3,00])", "n. [66]; [12], [13]", "A-[66]", "[66] 2"]
        {
            assert_eq!(checked(sound), Ok(()), "{sound}");
        }
        for joined in
            ["1[85,18 %]", "−[85,18 %]", "9.[85,18 %]", "3\u{a0}[118]", "<strong>1</strong>[66]", "[66]2", "[66],5"]
        {
            assert!(checked(joined).is_err_and(|error| error.contains("ha accanto")), "{joined}");
        }
    }
}
