//! The composed XHTML of a text, as the blocks and runs that a word processor knows.
//!
//! Guaranteed: no text is lost, whatever element it stands in; one that stands in none is a paragraph.

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

/// Where a line ends within a text.
pub(super) const LINE_END: &str = "\n";
/// Elements that stand within a line.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "br", "cite", "code", "data", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "time", "u",
];

fn is_inline(node: Node<'_, '_>) -> bool {
    node.is_text() || INLINE.contains(&node.tag_name().name())
}

/// The blocks of an element, in order; what stands between them within lines is a paragraph.
pub(super) fn read(root: Node<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut loose = Vec::new();
    for node in root.children().filter(|node| node.is_element() || node.is_text()) {
        if is_inline(node) {
            one(node, RunLook::Plain, &mut loose);
            continue;
        }
        blocks.extend(paragraph(&std::mem::take(&mut loose)));
        match node.tag_name().name() {
            "h1" => blocks.push(Block::Heading(1, runs(node))),
            "h2" => blocks.push(Block::Heading(2, runs(node))),
            "h3" | "h4" | "h5" | "h6" => blocks.push(Block::Heading(3, runs(node))),
            "ul" | "ol" => blocks.push(Block::List(of_name(node, &["li"]).map(runs).collect())),
            "table" => blocks.push(table(node)),
            "p" | "aside" => blocks.push(Block::Paragraph(runs(node))),
            _ => blocks.extend(read(node)),
        }
    }
    blocks.extend(paragraph(&loose));
    blocks
}

/// A paragraph, where there is something in it.
fn paragraph(loose: &[Run]) -> Option<Block> {
    let runs = finished(loose);
    (!runs.is_empty()).then_some(Block::Paragraph(runs))
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
    let mut above = rows("thead").into_iter();
    let header = above.next().unwrap_or_default();
    // One row of headings repeats on every page; others are rows.
    let mut body: Vec<_> = above.chain(rows("tbody")).collect();
    body.extend(of_name(node, &["tr"]).map(cells));
    body.extend(rows("tfoot"));
    Block::Table { caption, header, rows: body }
}

fn runs(node: Node<'_, '_>) -> Vec<Run> {
    let mut found = Vec::new();
    collect(node, RunLook::Plain, &mut found);
    finished(&found)
}

/// With its blanks told apart, and without layout at its ends.
fn finished(found: &[Run]) -> Vec<Run> {
    let mut divided = Vec::new();
    for run in found {
        divide(run, &mut divided);
    }
    trim(divided)
}

fn collect(node: Node<'_, '_>, look: RunLook, found: &mut Vec<Run>) {
    let mut was_block = false;
    for child in node.children().filter(|child| child.is_element() || child.is_text()) {
        let is_block = !is_inline(child);
        let is_layout = child.text().is_some_and(is_blank) && child.is_text();
        // A block within a cell or an item has lines of its own.
        if (is_block || was_block) && !is_layout {
            let last = found.iter().rfind(|run| run.text == LINE_END || !is_blank(&run.text));
            if last.is_some_and(|run| run.text != LINE_END) {
                found.push(Run { text: LINE_END.to_owned(), look });
            }
        }
        was_block = is_block || was_block && is_layout;
        one(child, look, found);
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn one(node: Node<'_, '_>, look: RunLook, found: &mut Vec<Run>) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        // Line ends and indents of the template are layout.
        let mut words = String::with_capacity(text.len());
        for character in text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }) {
            if character != ' ' || !words.ends_with(' ') {
                words.push(character);
            }
        }
        found.push(Run { text: words, look });
    } else if node.is_element() {
        match node.tag_name().name() {
            "br" => found.push(Run { text: LINE_END.to_owned(), look }),
            "strong" | "b" => collect(node, RunLook::Strong, found),
            "em" | "i" => collect(node, RunLook::Emphasis, found),
            _ => collect(node, look, found),
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
            run.text = run.text.trim_start_matches(' ').to_owned();
        }
        at_start = if run.text.is_empty() { at_start } else { run.text.ends_with([' ', '\n']) };
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

    #[test]
    fn no_text_is_lost_wherever_it_stands() {
        let xhtml = "<html>Prima <strong>di</strong> <em>tutto</em><h1>T</h1><div>Nel <em>div</em><p>a<br/>b <br/> c</p>dopo</div>\
                     <blockquote><p>citato</p></blockquote><dl><dt>voce</dt><dd>senso</dd></dl>\
                     <ul><li><p>uno</p><p>due</p>tre</li></ul>\
                     <table><thead><tr><th>x</th></tr><tr><th>y</th></tr></thead><tbody><tr><td>1<ul><li>2</li></ul></td></tr>\
                     </tbody><tfoot><tr><td>somma</td></tr></tfoot></table></html>";
        let document = roxmltree::Document::parse(xhtml).unwrap();
        let text = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        let told: Vec<String> = read(document.root_element())
            .iter()
            .map(|block| match block {
                Block::Heading(_, runs) | Block::Paragraph(runs) => text(runs),
                Block::List(items) => items.iter().map(|item| text(item)).collect::<Vec<_>>().join("|"),
                Block::Table { header, rows, .. } => {
                    let rows = std::iter::once(header).chain(rows);
                    rows.map(|row| row.iter().map(|cell| text(cell)).collect::<String>()).collect::<Vec<_>>().join("|")
                }
            })
            .collect();
        let expected = [
            "Prima di tutto",
            "T",
            "Nel div",
            "a\nb \nc",
            "dopo",
            "citato",
            "voce",
            "senso",
            "uno\ndue\ntre",
            "x|y|1\n2|somma",
        ];
        assert_eq!(told, expected);
    }
}
