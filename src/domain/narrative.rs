//! Narrative sections written by the office (`testi/ANNO/*.md`), as a tree of blocks.

use std::collections::BTreeMap;

use super::{GroupCode, MissionCode, Place};

/// Which part of the document a text belongs to. File names: `contesto.md`, `pari_opportunita.md`,
/// `anticorruzione_trasparenza.md`, `utenti.md`, `individuale.md`, `giudizio_nucleo.md`, `metodo.md`,
/// `missione_04.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Section 1: what the office says of the year, in a few sentences.
    Summary,
    /// Section 2: the entity's surroundings.
    Context,
    /// Section 9: comment on individual performance.
    Individual,
    /// Section 10: equal opportunities.
    EqualOpportunities,
    /// Section 10: anti-corruption and transparency.
    Transparency,
    /// Section 10: users' satisfaction.
    Users,
    /// The Nucleo's judgement on the organisational performance as a whole.
    BoardJudgement,
    /// Section 11: additions to the method.
    Method,
    /// Section 4: comment on a missione.
    Mission(MissionCode),
    /// The cross-cutting objectives.
    CrossCutting,
}

impl From<GroupCode> for Topic {
    fn from(code: GroupCode) -> Self {
        match code {
            GroupCode::Mission(code) => Self::Mission(code),
            GroupCode::CrossCutting => Self::CrossCutting,
        }
    }
}

/// The texts of one year by topic; an absent topic prints «non disponibile».
pub type Narratives = BTreeMap<Topic, Narrative>;

/// One text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// The file.
    pub place: Place,
}

/// A block of a narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is the text's own highest and is set below the section's heading.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each item holds blocks.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A table with a header row; every row has as many cells as the header.
    Table {
        /// On which side each column's text stands.
        sides: Vec<Side>,
        /// Header cells.
        header: Vec<Vec<Inline>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
}

/// A term of a list of definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term; several that mean the same are parted by breaks.
    pub term: Vec<Inline>,
    /// What it means.
    pub meaning: Vec<Block>,
}

/// On which side the text of a column stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// Where nothing else is asked.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right, as figures.
    Right,
}

/// A run within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link to an address on the web (`http`, `https`) or a mailbox (`mailto`).
    Link {
        /// The address.
        address: String,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A forced line break.
    Break,
}
