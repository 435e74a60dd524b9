//! The composed XHTML of a text, as the blocks and runs that a word processor knows.

use roxmltree::Node;

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading and its level; the first level is the title.
    Heading(usize, Vec<Run>),
    Paragraph(Vec<Run>),
    List(Vec<Vec<Run>>),
    Table {
        caption: Vec<Run>,
        header: Vec<Vec<Run>>,
        rows: Vec<Vec<Vec<Run>>>,
    },
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub look: RunLook,
}

/// How a stretch looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunLook {
    Plain,
    Strong,
    Emphasis,
    /// What a person still writes.
    Blank,
}

/// The blocks of an element, in order.
pub(super) fn read(root: Node<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in root.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "h1" => blocks.push(Block::Heading(1, runs(node))),
            "h2" => blocks.push(Block::Heading(2, runs(node))),
            "h3" | "h4" => blocks.push(Block::Heading(3, runs(node))),
            "ul" | "ol" => blocks.push(Block::List(of_name(node, &["li"]).map(runs).collect())),
            "table" => blocks.push(table(node)),
            "p" | "aside" => blocks.push(Block::Paragraph(runs(node))),
            _ => blocks.extend(read(node)),
        }
    }
    blocks
}

fn of_name<'n, 'd: 'n>(node: Node<'n, 'd>, names: &'n [&str]) -> impl Iterator<Item = Node<'n, 'd>> {
    node.children().filter(|child| names.contains(&child.tag_name().name()))
}

fn table(node: Node<'_, '_>) -> Block {
    let cells = |row: Node<'_, '_>| -> Vec<Vec<Run>> { of_name(row, &["th", "td"]).map(runs).collect() };
    let rows = |part: &str| -> Vec<Vec<Vec<Run>>> {
        of_name(node, &[part])
            .flat_map(|part| part.children())
            .filter(|row| row.has_tag_name("tr"))
            .map(cells)
            .collect()
    };
    let caption = of_name(node, &["caption"]).next().map(runs).unwrap_or_default();
    let header = rows("thead").into_iter().next().unwrap_or_default();
    let mut body = rows("tbody");
    body.extend(of_name(node, &["tr"]).map(cells));
    Block::Table { caption, header, rows: body }
}

fn runs(node: Node<'_, '_>) -> Vec<Run> {
    let mut found = Vec::new();
    collect(node, RunLook::Plain, &mut found);
    let mut divided = Vec::new();
    for run in &found {
        divide(run, &mut divided);
    }
    trim(divided)
}

fn collect(node: Node<'_, '_>, look: RunLook, found: &mut Vec<Run>) {
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            // Line ends and indents of the template are layout.
            let spaced: String = text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }).collect();
            let mut words = String::with_capacity(spaced.len());
            for character in spaced.chars() {
                if character != ' ' || !words.ends_with(' ') {
                    words.push(character);
                }
            }
            found.push(Run { text: words, look });
        } else if child.is_element() {
            let look = match child.tag_name().name() {
                "strong" => RunLook::Strong,
                "em" => RunLook::Emphasis,
                _ => look,
            };
            collect(child, look, found);
        }
    }
}

/// What stands in square brackets is a blank.
fn divide(run: &Run, divided: &mut Vec<Run>) {
    let mut rest = run.text.as_str();
    while let Some((before, blank, after)) = bracketed(rest) {
        divided.push(Run { text: before.to_owned(), look: run.look });
        divided.push(Run { text: blank.to_owned(), look: RunLook::Blank });
        rest = after;
    }
    divided.push(Run { text: rest.to_owned(), look: run.look });
}

fn bracketed(text: &str) -> Option<(&str, &str, &str)> {
    let from = text.find('[')?;
    let until = from + text[from..].find(']')? + 1;
    Some((&text[..from], &text[from..until], &text[until..]))
}

fn trim(mut runs: Vec<Run>) -> Vec<Run> {
    let mut at_start = true;
    for run in &mut runs {
        if at_start {
            run.text = run.text.trim_start().to_owned();
        }
        at_start = if run.text.is_empty() { at_start } else { run.text.ends_with(' ') };
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_told_apart_and_layout_is_no_text() {
        let xhtml =
            "<html><h1>T</h1><p>\n  Esito: <strong>[valida]</strong> <data value=\"x\">3</data>\n  fine.\n</p></html>";
        let document = roxmltree::Document::parse(xhtml).unwrap();
        let blocks = read(document.root_element());
        let Block::Paragraph(runs) = &blocks[1] else { panic!("{blocks:?}") };
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "Esito: [valida] 3 fine.");
        let blank: Vec<&str> =
            runs.iter().filter(|run| run.look == RunLook::Blank).map(|run| run.text.as_str()).collect();
        assert_eq!(blank, ["[valida]"]);
    }
}
