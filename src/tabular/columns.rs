//! The columns of one kind of table, declared once: names, and what holds for all of them.

use std::fmt::Debug;

use crate::words::fold;

/// The columns of one kind of table; [`columns!`](crate::tabular::columns) declares them.
pub trait Column: Copy + Eq + Debug + 'static {
    /// What holds for all columns of the table.
    const CONVENTIONS: Conventions<Self>;

    /// The names by which the columns are found.
    fn vocabulary() -> &'static Vocabulary<Self>;

    /// The heading as we write it.
    fn heading(self) -> &'static str;

    /// The column that a heading names.
    fn from_heading(text: &str) -> Option<Self> {
        let folded = fold(text);
        let named = folded.strip_suffix(Self::CONVENTIONS.unit).unwrap_or(&folded);
        Self::named(named)
    }

    /// The column that a heading names beside a year or a day, as in «Consuntivo 2024» or «Consuntivo
    /// (31/12)», with the year where it says one.
    fn from_dated_heading(text: &str) -> Option<(Self, Option<u16>)> {
        let folded = fold(text);
        let mut words: Vec<&str> = folded.split(' ').collect();
        let mut year = None;
        while let Some(last) = words.last().filter(|last| is_of_a_date(last)) {
            year = year.or_else(|| last.parse().ok().filter(|number| (1900..2200).contains(number)));
            words.pop();
        }
        let named = words.join(" ");
        (named.len() < folded.len()).then(|| Self::named(&named).map(|column| (column, year))).flatten()
    }

    /// The column of a folded name.
    fn named(folded: &str) -> Option<Self> {
        Self::vocabulary().0.iter().find(|(name, _)| name == folded).map(|(_, column)| *column)
    }
}

/// Whether a folded word at the end of a heading only dates it.
fn is_of_a_date(word: &str) -> bool {
    let is_number = matches!(word.len(), 1 | 2 | 4) && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || matches!(word, "AL" | "DEL" | "ANNO" | "NEL" | "DICEMBRE")
}

/// How a kind of table is read.
#[derive(Debug)]
pub struct Conventions<C: 'static> {
    /// The columns without which a row is no header.
    pub key: &'static [C],
    /// What a heading may end with, folded, without naming another column.
    pub unit: &'static str,
    /// The column whose cell stands for one that the table lacks; none: the row's first cell.
    pub stand_in: Option<C>,
    /// For how many rows a merged cell speaks.
    pub merges: Merges<C>,
    /// How texts and quotations say a number.
    pub numbers: Notation,
}

impl<C> Conventions<C> {
    /// Tables of amounts, which need `key`: a heading may end with «(€)» or «euro», and an amount
    /// merged over two rows does not count twice.
    pub const fn of_amounts(key: &'static [C]) -> Self {
        Self { key, unit: " EURO", stand_in: None, merges: Merges::Texts, numbers: Notation::Italian }
    }
}

/// For which cells a merged range speaks.
#[derive(Debug)]
pub enum Merges<C: 'static> {
    /// A text is that of all rows and columns of its range; a value belongs to its first cell.
    Texts,
    /// Cells merged down one column say the same of all their rows, but for these columns, which
    /// belong to one row; what is merged over several columns speaks for its first cell.
    DownBut(&'static [C]),
}

/// How a number is written where a text is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// As the spreadsheet shows it.
    Shown,
    /// As an officer writes it: the decimal comma whatever the cell's format.
    Italian,
}

/// The names of a table's columns, folded: our own headings, then the other ways to say them.
#[derive(Debug)]
pub struct Vocabulary<C>(Vec<(String, C)>);

impl<C: Copy> Vocabulary<C> {
    /// The vocabulary of columns with their names, our own heading first.
    pub fn of(columns: &[(C, &[&str])]) -> Self {
        let own = columns.iter().map(|(column, names)| (fold(names[0]), *column));
        let others = columns.iter().flat_map(|(column, names)| names[1..].iter().map(|name| (fold(name), *column)));
        let names: Vec<(String, C)> = own.chain(others).collect();
        let once = |name: &String| names.iter().filter(|(other, _)| other == name).count() == 1;
        debug_assert!(names.iter().all(|(name, _)| once(name)), "two columns answer to one name");
        Self(names)
    }
}

/// Declares the columns of a table: each with its heading, the other ways in which people write
/// it, and, where the table has a form, what else its writer must know.
macro_rules! columns {
    (
        $(#[$doc:meta])* $name:ident $conventions:expr => {
            $($(#[$what:meta])* $column:ident = $heading:literal $([$($other:literal),+])?;)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$what])* $column,)+ }

        impl $name {
            /// The heading as we write it.
            pub const fn heading(self) -> &'static str {
                match self { $(Self::$column => $heading,)+ }
            }
        }

        impl $crate::tabular::Column for $name {
            const CONVENTIONS: $crate::tabular::Conventions<Self> = $conventions;

            fn vocabulary() -> &'static $crate::tabular::Vocabulary<Self> {
                type Names = $crate::tabular::Vocabulary<$name>;
                static NAMES: std::sync::LazyLock<Names> = std::sync::LazyLock::new(|| {
                    Names::of(&[$(($name::$column, &[$heading $($(, $other)+)?]),)+])
                });
                &NAMES
            }

            fn heading(self) -> &'static str {
                Self::heading(self)
            }
        }
    };
    (
        $(#[$doc:meta])* $name:ident: $form:ty, $conventions:expr => {
            $($(#[$what:meta])* $column:ident = $heading:literal $([$($other:literal),+])?, $value:expr;)+
        }
    ) => {
        $crate::tabular::columns! {
            $(#[$doc])* $name $conventions => {
                $($(#[$what])* $column = $heading $([$($other),+])?;)+
            }
        }

        impl $name {
            /// Every column, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$column),+];

            /// What the column's writer must know.
            pub const fn form(self) -> $form {
                match self { $(Self::$column => $value,)+ }
            }
        }
    };
}
pub(crate) use columns;

#[cfg(test)]
mod tests {
    use super::{Column as _, Conventions};

    columns! {
        /// Columns of a made-up table.
        Made Conventions::of_amounts(&[Made::Code]) => {
            /// A key.
            Code = "CODICE" ["COD", "C.O.D."];
            /// An amount.
            Amount = "IMPORTO";
        }
    }

    #[test]
    fn a_heading_is_found_by_all_its_names_and_no_other() {
        for (typed, column) in [
            ("Codice", Some(Made::Code)),
            ("cod.", Some(Made::Code)),
            ("C O D", Some(Made::Code)),
            ("Importo (euro)", Some(Made::Amount)),
            ("Importo €", Some(Made::Amount)),
            ("Importi", None),
            ("", None),
        ] {
            assert_eq!(Made::from_heading(typed), column, "{typed}");
        }
    }
}
