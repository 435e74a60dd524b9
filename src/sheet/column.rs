//! A column, declared once: its header, its width, what its cells say and how they are computed.
//!
//! Guaranteed: everything that depends on where a column stands (header row, widths, letters in
//! formulas, ranges, charts, rules of colour) follows from its place in the list, so that adding
//! or moving one is one edit. Formulas name other columns by key.

use std::borrow::Cow;

use super::cell::Cell;
use super::layout::{Layout, RowCells, Table};

type Value<'c, R> = Box<dyn for<'r> Fn(&'r R) -> Cell<'r> + 'c>;
type FormulaOf<'c, R, K> = Box<dyn Fn(&R, &RowCells<'_, K>) -> Option<String> + 'c>;
type Comment<'c, R> = Box<dyn Fn(&R) -> Option<String> + 'c>;
type FactOf<'c, R> = Box<dyn Fn(&R) -> Option<String> + 'c>;

/// A column of a table whose rows are `R`; `K` are the keys by which formulas name its columns.
pub struct Column<'c, R, K = Unnamed> {
    key: Option<K>,
    header: Cow<'c, str>,
    width: u16,
    value: Value<'c, R>,
    formula: Option<FormulaOf<'c, R, K>>,
    comment: Option<Comment<'c, R>>,
    fact: Option<FactOf<'c, R>>,
    flat: bool,
}

/// The keys of a table none of whose columns is named by anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unnamed {}

impl<'c, R, K> Column<'c, R, K> {
    /// A column with its header, its width in characters and the cell of each row.
    pub fn new(header: impl Into<Cow<'c, str>>, width: u16, value: impl for<'r> Fn(&'r R) -> Cell<'r> + 'c) -> Self {
        let (header, value) = (header.into(), Box::new(value));
        Self { key: None, header, width, value, formula: None, comment: None, fact: None, flat: false }
    }

    /// The key by which formulas, charts and other sheets name the column.
    #[must_use]
    pub fn key(mut self, key: K) -> Self {
        self.key = Some(key);
        self
    }

    /// The formula of which each row's value is the result; a row for which there is none keeps
    /// its value.
    #[must_use]
    pub fn formula<O: Into<Option<String>>>(mut self, formula: impl Fn(&R, &RowCells<'_, K>) -> O + 'c) -> Self {
        self.formula = Some(Box::new(move |row, cells| formula(row, cells).into()));
        self
    }

    /// A comment on the cells of the rows that have one.
    #[must_use]
    pub fn comment(mut self, comment: impl Fn(&R) -> Option<String> + 'c) -> Self {
        self.comment = Some(Box::new(comment));
        self
    }

    /// The name of the published figure that the cell of a row holds, where it holds one.
    #[must_use]
    pub fn fact<O: Into<Option<String>>>(mut self, name: impl Fn(&R) -> O + 'c) -> Self {
        self.fact = Some(Box::new(move |row| name(row).into()));
        self
    }

    /// The height of a row does not follow this column's text.
    #[must_use]
    pub const fn flat(mut self) -> Self {
        self.flat = true;
        self
    }

    /// Its header.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The key that names it, where something does.
    pub const fn named(&self) -> Option<K>
    where
        K: Copy,
    {
        self.key
    }

    /// Its width in characters.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The width in which its texts decide how tall a row is.
    pub(super) fn wrapping_width(&self) -> Option<u16> {
        (!self.flat).then_some(self.width)
    }

    /// What it says of a row, without any formula.
    pub fn value<'r>(&self, row: &'r R) -> Cell<'r> {
        (self.value)(row)
    }

    fn cell<'r>(&self, row: &'r R, cells: &RowCells<'_, K>) -> Cell<'r> {
        let value = self.value(row);
        match self.formula.as_ref().and_then(|formula| formula(row, cells)) {
            Some(formula) => value.live(formula),
            None => value,
        }
    }
}

/// The columns of a table, from left to right.
pub struct Columns<'c, R, K = Unnamed> {
    columns: Vec<Column<'c, R, K>>,
    layout: Layout<K>,
}

impl<'c, R, K: Copy + PartialEq> Columns<'c, R, K> {
    /// The columns in their order.
    pub fn of(columns: impl IntoIterator<Item = Column<'c, R, K>>) -> Self {
        let columns: Vec<_> = columns.into_iter().collect();
        let layout = Layout::of(columns.iter().map(|column| column.key));
        Self { columns, layout }
    }

    /// The columns from left to right.
    pub fn iter(&self) -> impl Iterator<Item = &Column<'c, R, K>> {
        self.columns.iter()
    }

    /// How many there are.
    pub fn count(&self) -> u16 {
        u16::try_from(self.columns.len()).expect("tables have few columns")
    }

    /// The cells of a row, whose number is the one that a spreadsheet counts.
    pub fn cells<'r>(&self, row: &'r R, number: u32) -> Vec<Cell<'r>> {
        let cells = self.layout.row(number);
        self.columns.iter().map(|column| column.cell(row, &cells)).collect()
    }

    /// Whether any column has comments.
    pub(super) fn have_comments(&self) -> bool {
        self.columns.iter().any(|column| column.comment.is_some())
    }

    /// Comments on a row, with the index of their column.
    pub fn comments(&self, row: &R) -> impl Iterator<Item = (u16, String)> {
        let comment = |column: &Column<'c, R, K>| column.comment.as_ref().and_then(|comment| comment(row));
        (0_u16..).zip(&self.columns).filter_map(move |(index, column)| Some((index, comment(column)?)))
    }

    /// The figures in a row, with the index of their column.
    pub fn facts(&self, row: &R) -> impl Iterator<Item = (u16, String)> {
        let fact = |column: &Column<'c, R, K>| column.fact.as_ref().and_then(|name| name(row));
        (0_u16..).zip(&self.columns).filter_map(move |(index, column)| Some((index, fact(column)?)))
    }

    /// The table that these columns make on a sheet, as formulas of any sheet name it: `rows`
    /// rows under a header at row index `header`.
    pub fn table(&self, sheet: impl Into<String>, header: u32, rows: usize) -> Table<K> {
        Table::new(sheet.into(), self.layout.clone(), header, rows)
    }
}

impl<'c, R, K: Copy + PartialEq> IntoIterator for Columns<'c, R, K> {
    type Item = Column<'c, R, K>;
    type IntoIter = std::vec::IntoIter<Column<'c, R, K>>;

    /// The columns, to be joined with others.
    fn into_iter(self) -> Self::IntoIter {
        self.columns.into_iter()
    }
}
