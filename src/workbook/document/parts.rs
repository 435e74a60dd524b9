//! A text document as a person reads it: paragraphs and tables in their order.

use std::collections::BTreeSet;
use std::sync::Arc;

/// A text document (Word or Writer).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Paragraphs that hold a text, and tables, in their order.
    pub blocks: Vec<DocumentBlock>,
    /// What stands at the head of its pages, each text once.
    pub running_titles: Vec<String>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentBlock {
    /// A paragraph.
    Paragraph(DocumentParagraph),
    /// A table.
    Table(DocumentTable),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentParagraph {
    /// Its text in pieces of one look each; none is empty.
    pub runs: Vec<Run>,
    /// What it is to the document.
    pub role: Role,
    /// The list it is an item of.
    pub item: Option<Item>,
    /// What a person sees of it otherwise than it is read.
    pub unlike: BTreeSet<Unlike>,
}

/// What a paragraph is to its document, by its style or its outline level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Text.
    #[default]
    Body,
    /// The title of the whole document.
    Title,
    /// A heading of a level, from one.
    Heading(u8),
    /// A line of an index, which only repeats what stands elsewhere.
    Index,
}

/// The place of a paragraph in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Nesting, from zero.
    pub level: u8,
    /// Whether the items are numbered.
    pub ordered: bool,
}

/// A piece of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text; line breaks are `\n`.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// The address that it links to.
    pub link: Option<Arc<str>>,
}

/// How a text looks, as far as it means something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck out.
    pub struck: bool,
}

/// In what the text as read differs from what stands in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unlike {
    /// Tracked changes: insertions are read, deletions are not.
    Revised,
    /// Hidden text: not read.
    HiddenText,
    /// Footnotes and endnotes: neither mark nor text is read.
    Footnote,
    /// Text boxes and shapes: their text is not read.
    TextBox,
}

/// A table; tables within cells are blocks of their cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentTable {
    /// Its rows.
    pub rows: Vec<DocumentRow>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its cells by ascending column; those that a merged cell above covers are among them.
    pub cells: Vec<DocumentCell>,
    /// Whether tracked changes take away rows that stand before this one.
    pub follows_deleted: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCell {
    /// The first column that it takes, from zero.
    pub column: u32,
    /// How many columns it takes.
    pub columns: u32,
    /// How it stands to the rows around it.
    pub height: Height,
    /// What it holds.
    pub blocks: Vec<DocumentBlock>,
}

/// How a cell stands to the rows around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// It begins here and takes so many rows; cells of Word that go on below say so themselves.
    Rows(u32),
    /// It goes on with the cell above.
    Continues,
}

impl DocumentParagraph {
    /// A paragraph of the text in plain letters.
    pub(super) fn plain(text: &str) -> Self {
        let run = Run { text: text.to_owned(), look: Look::default(), link: None };
        Self { runs: vec![run], ..Self::default() }
    }

    /// The text without its looks.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether all that can be seen is bold.
    pub fn is_bold(&self) -> bool {
        self.runs.iter().all(|run| run.look.bold || run.text.trim().is_empty())
    }

    /// Whether any of the text is struck out.
    pub fn is_struck(&self) -> bool {
        self.runs.iter().any(|run| run.look.struck && !run.text.trim().is_empty())
    }
}

impl DocumentTable {
    /// How many columns the widest row takes.
    pub fn width(&self) -> u32 {
        let last = |row: &DocumentRow| row.cells.last().map_or(0, |cell| cell.column + cell.columns);
        self.rows.iter().map(last).max().unwrap_or(0)
    }
}
