//! Where a value was read: the root of provenance and of every finding.

use std::fmt;
use std::sync::Arc;

/// A spot in an input file, precise enough for an officer to put the finger on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path of the file relative to the entity's folder, with `/` separators.
    pub file: Arc<str>,
    /// Name of the sheet, for workbooks.
    pub sheet: Option<Arc<str>>,
    /// The spot within the sheet or the text.
    pub position: Position,
}

/// A spot within a sheet or a text file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// The file or the sheet as a whole.
    Whole,
    /// A cell; row and column count from zero and print as `C6`.
    Cell {
        /// Row, from zero.
        row: u32,
        /// Column, from zero.
        column: u32,
    },
    /// A table of a text document as a whole; the sheet's name says which.
    Table,
    /// A heading above a table of a text document.
    AboveTable,
    /// A cell of a table of a text document; row and column count from zero and print from one.
    TableCell {
        /// Row, from zero.
        row: u32,
        /// Column, from zero.
        column: u32,
    },
    /// A paragraph of a text document, from one; those of tables count as well.
    Paragraph(u32),
    /// A line of a text file, from one.
    Line(u32),
    /// A key of a configuration file, such as `soglie.raggiunto`.
    Key(Arc<str>),
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), sheet: None, position: Position::Whole }
    }

    /// A sheet as a whole.
    pub fn sheet(file: impl Into<Arc<str>>, sheet: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), sheet: Some(sheet.into()), position: Position::Whole }
    }

    /// A table of a text document as a whole.
    pub fn table(file: impl Into<Arc<str>>, table: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), sheet: Some(table.into()), position: Position::Table }
    }

    /// The headings above the same table.
    #[must_use]
    pub fn above_table(&self) -> Self {
        Self { position: Position::AboveTable, ..self.clone() }
    }

    /// The same file and sheet or table, at another cell (row and column from zero).
    #[must_use]
    pub fn at_cell(&self, row: u32, column: u32) -> Self {
        let position = match self.position {
            Position::Table | Position::TableCell { .. } => Position::TableCell { row, column },
            Position::AboveTable => Position::AboveTable,
            Position::Whole | Position::Cell { .. } | Position::Paragraph(_) | Position::Line(_) | Position::Key(_) => {
                Position::Cell { row, column }
            }
        };
        Self { position, ..self.clone() }
    }

    /// The same text document, at a paragraph counted from one.
    #[must_use]
    pub fn at_paragraph(&self, paragraph: u32) -> Self {
        Self { position: Position::Paragraph(paragraph), ..self.clone() }
    }

    /// Row of the cell, from zero, in its sheet or table.
    pub fn row(&self) -> Option<u32> {
        self.cell().map(|(row, _)| row)
    }

    /// Column of the cell, from zero, in its sheet or table.
    pub fn column(&self) -> Option<u32> {
        self.cell().map(|(_, column)| column)
    }

    const fn cell(&self) -> Option<(u32, u32)> {
        match self.position {
            Position::Cell { row, column } | Position::TableCell { row, column } => Some((row, column)),
            Position::Whole
            | Position::Table
            | Position::AboveTable
            | Position::Paragraph(_)
            | Position::Line(_)
            | Position::Key(_) => None,
        }
    }

    /// The same file, at a line counted from one.
    #[must_use]
    pub fn at_line(&self, line: u32) -> Self {
        Self { position: Position::Line(line), ..self.clone() }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole | Self::Table => Ok(()),
            Self::AboveTable => f.write_str("titolo sopra la tabella"),
            Self::TableCell { row, column } => write!(f, "riga {}, colonna {}", row + 1, column + 1),
            Self::Cell { row, column } => write!(f, "{}{}", column_letters(*column), row + 1),
            Self::Paragraph(paragraph) => write!(f, "paragrafo {paragraph}"),
            Self::Line(line) => write!(f, "riga {line}"),
            Self::Key(key) => f.write_str(key),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            match self.position {
                Position::Table | Position::AboveTable | Position::TableCell { .. } => write!(f, ", {sheet}")?,
                Position::Whole
                | Position::Cell { .. }
                | Position::Paragraph(_)
                | Position::Line(_)
                | Position::Key(_) => {
                    write!(f, ", foglio «{sheet}»")?;
                }
            }
        }
        match &self.position {
            Position::Whole | Position::Table => Ok(()),
            Position::Cell { .. } => write!(f, ", cella {}", self.position),
            Position::AboveTable | Position::TableCell { .. } | Position::Paragraph(_) | Position::Line(_) => {
                write!(f, ", {}", self.position)
            }
            Position::Key(key) => write!(f, ", chiave «{key}»"),
        }
    }
}

/// The letters of a spreadsheet column: 0 → `A`, 25 → `Z`, 26 → `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).expect("a remainder of 26 fits a byte")));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The spreadsheet column, from zero, that one to three letters name: `A` → 0, `aa` → 26.
pub fn column_of_letters(letters: &str) -> Option<u32> {
    let are_letters = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let add = |sum: u32, letter: u8| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    (are_letters && (1..=3).contains(&letters.len())).then(|| letters.bytes().fold(0, add) - 1)
}

/// A value together with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value as read and typed.
    pub value: T,
    /// The cell, line or key that holds it.
    pub place: Place,
}

impl<T> Sourced<T> {
    /// Binds a value to its place.
    pub const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(column_of_letters(&letters.to_lowercase()), Some(column));
        }
    }

    #[test]
    fn what_is_no_column_has_no_number() {
        for none in ["", "ABCD", "A1", "è"] {
            assert_eq!(column_of_letters(none), None, "{none}");
        }
    }

    #[test]
    fn a_place_reads_as_an_officer_would_say_it() {
        let place = Place::sheet("piano/piano.xlsx", "Missione 01").at_cell(5, 2);
        assert_eq!(place.to_string(), "piano/piano.xlsx, foglio «Missione 01», cella C6");
        assert_eq!(Place::file("piano.txt").at_line(6).to_string(), "piano.txt, riga 6");
        let table = Place::table("piano.docx", "tabella 3");
        assert_eq!(table.at_cell(4, 1).to_string(), "piano.docx, tabella 3, riga 5, colonna 2");
        assert_eq!(table.above_table().at_cell(0, 0).to_string(), "piano.docx, tabella 3, titolo sopra la tabella");
        assert_eq!(table.to_string(), "piano.docx, tabella 3");
    }
}
