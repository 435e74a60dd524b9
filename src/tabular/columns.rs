//! The columns of one kind of table, declared once: names, and what holds for all of them.

use std::fmt::Debug;

use super::heading_words::{
    FINAL, is_of_a_date, is_of_a_part, is_of_before, is_reference, without_brackets, without_references,
};
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
        let named_by = |folded: &str| Self::named(folded.strip_suffix(Self::CONVENTIONS.unit).unwrap_or(folded));
        named_by(&fold(text)).or_else(|| named_by(&fold(&without_references(text)?)))
    }

    /// The column that a heading names beside a year, a day or an aside, as in «Consuntivo 2024», «2024 Consuntivo»
    /// or «Consuntivo (31/12)».
    fn from_dated_heading(text: &str) -> Option<DatedColumn<Self>> {
        let (plain, asides) = without_brackets(text);
        let unit = Self::CONVENTIONS.unit.trim();
        let explains = |aside: &str| {
            let aside = fold(aside);
            is_reference(&aside)
                || aside.trim().is_empty()
                || aside.trim() == unit
                || aside.trim().split(' ').all(is_of_a_date)
        };
        // Where amounts do not differ by them, words in brackets never name another column.
        if !Self::CONVENTIONS.asides && !asides.iter().all(|aside| explains(aside)) {
            return None;
        }
        let (whole, folded) = (fold(text), fold(&plain));
        let is_year = |number: &u16| (1900..2200).contains(number);
        let year = whole.split(' ').rev().find_map(|word| word.parse().ok().filter(is_year));
        let words: Vec<&str> = folded.split(' ').collect();
        let dates = |word: &&str| is_of_a_date(word) || Self::CONVENTIONS.asides && FINAL.contains(word);
        let first = words.iter().position(|word| !dates(word))?;
        let last = words.iter().rposition(|word| !dates(word))?;
        let named = words[first..=last].join(" ");
        let column = Self::named(&named).filter(|_| named != whole)?;
        let is_of_before = asides.iter().any(|aside| is_of_before(&fold(aside)));
        Some(DatedColumn { column, year, is_partial: is_of_a_part(&whole), is_of_before })
    }

    /// The column of a folded name, in the words of the vocabulary or in others that mean the same.
    fn named(folded: &str) -> Option<Self> {
        let Vocabulary { names, in_common_words } = Self::vocabulary();
        let known = names.iter().find(|(name, _)| name == folded);
        let in_others = || {
            let common = (Self::CONVENTIONS.common_words?)(folded);
            in_common_words.iter().find(|(name, _)| *name == common)
        };
        known.or_else(in_others).map(|(_, column)| *column)
    }
}

/// A column that a heading names beside a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedColumn<C> {
    /// The column.
    pub column: C,
    /// The year, where the heading says one.
    pub year: Option<u16>,
    /// Whether the heading is of a part of the year: «Consuntivo (I semestre)», «Consuntivo al 30/06».
    pub is_partial: bool,
    /// Whether it is of a year before: «Consuntivo (anno precedente)».
    pub is_of_before: bool,
}

/// How a kind of table is read.
#[derive(Debug)]
pub struct Conventions<C: 'static> {
    /// The columns without which a row is no header.
    pub key: &'static [C],
    /// What a heading may end with, folded, without naming another column.
    pub unit: &'static str,
    /// Whether words in brackets only explain a heading; where amounts differ by them they do not.
    pub asides: bool,
    /// The column whose cell stands for one that the table lacks; none: the row's first cell.
    pub stand_in: Option<C>,
    /// For how many rows a merged cell speaks.
    pub merges: Merges<C>,
    /// How texts and quotations say a number.
    pub numbers: Notation,
    /// The columns that hold a year, which has no points between its digits.
    pub years: &'static [C],
    /// The words of a folded heading as all that mean the same have them, where people have many for it.
    pub common_words: Option<fn(&str) -> String>,
}

impl<C> Conventions<C> {
    /// Tables of amounts, which need `key`: a heading may end with «(€)» or «euro», and an amount
    /// merged over two rows does not count twice.
    pub const fn of_amounts(key: &'static [C]) -> Self {
        Self {
            key,
            unit: " EURO",
            asides: false,
            stand_in: None,
            merges: Merges::Texts,
            numbers: Notation::Italian,
            years: &[],
            common_words: None,
        }
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
pub struct Vocabulary<C> {
    names: Vec<(String, C)>,
    /// The same, as headings in other words come to be.
    in_common_words: Vec<(String, C)>,
}

impl<C: Copy> Vocabulary<C> {
    /// The vocabulary of columns with their names, our own heading first.
    pub fn of(columns: &[(C, &[&str])], common_words: Option<fn(&str) -> String>) -> Self {
        let own = columns.iter().map(|(column, names)| (fold(names[0]), *column));
        let others = columns.iter().flat_map(|(column, names)| names[1..].iter().map(|name| (fold(name), *column)));
        let names: Vec<(String, C)> = own.chain(others).collect();
        let once = |name: &String| names.iter().filter(|(other, _)| other == name).count() == 1;
        debug_assert!(names.iter().all(|(name, _)| once(name)), "two columns answer to one name");
        let in_common_words = |words: fn(&str) -> String| names.iter().map(|(name, own)| (words(name), *own)).collect();
        Self { in_common_words: common_words.map(in_common_words).unwrap_or_default(), names }
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
                    Names::of(
                        &[$(($name::$column, &[$heading $($(, $other)+)?]),)+],
                        <$name as $crate::tabular::Column>::CONVENTIONS.common_words,
                    )
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
    use super::{Column as _, Conventions, DatedColumn};

    columns! {
        /// Columns of a made-up table.
        Made Conventions::of_amounts(&[Made::Code]) => {
            /// A key.
            Code = "CODICE" ["COD", "C.O.D."];
            /// An amount.
            Amount = "IMPORTO";
        }
    }

    columns! {
        /// Columns of a made-up form.
        Form Conventions { asides: true, ..Conventions::of_amounts(&[Form::Actual]) } => {
            /// What was reached.
            Actual = "CONSUNTIVO" ["CONSUNTIVI"];
        }
    }

    #[test]
    fn a_year_a_day_or_an_aside_names_no_other_column() {
        for (typed, year) in [
            ("CONSUNTIVO (da compilare)", None),
            ("CONSUNTIVO 2024 (n.)", Some(2024)),
            ("Consuntivo 2024 (valore)", Some(2024)),
            ("2024 CONSUNTIVO", Some(2024)),
            ("CONSUNTIVI 2024", Some(2024)),
            ("Consuntivo [al 31/12/2023]", Some(2023)),
            ("Consuntivo (31/12", None),
            ("Consuntivo al 31 dicembre", None),
            ("Consuntivo (gen.-dic. 2024)", Some(2024)),
            ("Consuntivo (anno intero)", None),
            ("Consuntivo (media)", None),
            ("CONSUNTIVO (target raggiunto)", None),
            ("CONSUNTIVO (provvisorio)", None),
            ("Consuntivo (dal target)", None),
            ("Consuntivo finale 2024", Some(2024)),
            ("Consuntivo definitivo", None),
        ] {
            assert_eq!(
                Form::from_dated_heading(typed),
                Some(DatedColumn { column: Form::Actual, year, is_partial: false, is_of_before: false }),
                "{typed}"
            );
        }
        assert!(Form::from_dated_heading("Consuntivo (anno precedente)").is_some_and(|dated| dated.is_of_before));
        for other in ["2024", "", "(n.)", "Consuntivo", "Target (consuntivo)", "Consuntivo previsto"] {
            assert_eq!(Form::from_dated_heading(other), None, "{other}");
        }
        let amount = DatedColumn { column: Made::Amount, year: Some(2024), is_partial: false, is_of_before: false };
        assert_eq!(Made::from_dated_heading("Importo 2024 (€)"), Some(amount));
        for partial in [
            "Consuntivo (I semestre)",
            "CONSUNTIVO (semestrale)",
            "Consuntivo al 30/06/2024",
            "CONSUNTIVO (30/06)",
            "CONSUNTIVO 30/06",
            "CONSUNTIVO (30.6)",
            "Consuntivo 1° semestre",
            "Consuntivo I semestre 2024",
            "Consuntivo (1° sem.)",
            "CONSUNTIVO al 30.09",
            "CONSUNTIVO (al 30 giu.)",
            "Consuntivo giugno",
            "Consuntivo (gennaio-giugno)",
            "Consuntivo (primi 6 mesi)",
            "Consuntivo (dato parziale)",
            "Consuntivo (monitoraggio)",
            "Consuntivo II trimestre",
        ] {
            assert!(Form::from_dated_heading(partial).is_some_and(|dated| dated.is_partial), "{partial}");
        }
        assert_eq!(Made::from_dated_heading("Importo (residui)"), None);
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
