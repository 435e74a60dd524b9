//! Where the columns of a table stand: every letter, range and block that a formula writes.

use crate::domain::column_letters;

/// The order of a table's columns, by key; a column that nothing names has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout<K>(Vec<Option<K>>);

impl<K: Copy + PartialEq> Layout<K> {
    pub(super) fn of(keys: impl Iterator<Item = Option<K>>) -> Self {
        Self(keys.collect())
    }

    /// The cells of the row that a spreadsheet counts as `number`.
    pub const fn row(&self, number: u32) -> RowCells<'_, K> {
        RowCells { layout: self, number }
    }

    fn index(&self, key: K) -> u16 {
        let index = self.0.iter().position(|own| *own == Some(key));
        u16::try_from(index.expect("a table has the columns that its formulas name")).expect("tables have few columns")
    }

    fn letters(&self, key: K) -> String {
        column_letters(self.index(key).into())
    }

    /// Indices of the named columns, ascending.
    fn indices(&self, keys: &[K]) -> Vec<u16> {
        let mut indices: Vec<u16> = keys.iter().map(|key| self.index(*key)).collect();
        indices.sort_unstable();
        indices
    }

    fn ends(&self, keys: &[K]) -> (String, String) {
        let indices = self.indices(keys);
        let letters = |index: Option<&u16>| column_letters(u32::from(*index.expect("a block has columns")));
        (letters(indices.first()), letters(indices.last()))
    }
}

/// The cells of one row, as formulas of the same sheet name them.
#[derive(Debug, Clone, Copy)]
pub struct RowCells<'l, K> {
    layout: &'l Layout<K>,
    number: u32,
}

impl<K: Copy + PartialEq> RowCells<'_, K> {
    /// `L6`
    pub fn of(&self, key: K) -> String {
        format!("{}{}", self.layout.letters(key), self.number)
    }

    /// `$L6`
    pub fn pinned(&self, key: K) -> String {
        format!("${}", self.of(key))
    }

    /// The smallest block that has all these columns, such as `L6:P6`.
    pub fn block(&self, keys: &[K]) -> String {
        let (first, last) = self.layout.ends(keys);
        format!("{first}{number}:{last}{number}", number = self.number)
    }

    /// These columns and no others, neighbours together, such as `I6:M6,O6`.
    pub fn spans(&self, keys: &[K]) -> String {
        let mut spans: Vec<(u16, u16)> = Vec::new();
        for index in self.layout.indices(keys) {
            match spans.last_mut() {
                Some((_, last)) if *last + 1 == index => *last = index,
                _ => spans.push((index, index)),
            }
        }
        let cell = |index: u16| format!("{}{}", column_letters(index.into()), self.number);
        let span = |(first, last): (u16, u16)| {
            if first == last { cell(first) } else { format!("{}:{}", cell(first), cell(last)) }
        };
        spans.into_iter().map(span).collect::<Vec<_>>().join(",")
    }
}

/// A table on a sheet. A table without data keeps one blank row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<K> {
    sheet: String,
    layout: Layout<K>,
    header: u32,
    last: u32,
}

impl<K: Copy + PartialEq> Table<K> {
    pub(super) fn new(sheet: String, layout: Layout<K>, header: u32, rows: usize) -> Self {
        let rows = u32::try_from(rows.max(1)).unwrap_or(u32::MAX);
        Self { sheet, layout, header, last: header.saturating_add(rows) }
    }

    /// The same table with one row more, as a line of totals under it makes it.
    #[must_use]
    pub const fn with_total(mut self) -> Self {
        self.last += 1;
        self
    }

    /// The whole column, as other sheets name it: `Obiettivi!$L$6:$L$26`.
    pub fn range(&self, key: K) -> String {
        format!("{}!{}", quoted(&self.sheet), self.own_range(key))
    }

    /// The whole column, as its own sheet names it: `$L$6:$L$26`.
    pub fn own_range(&self, key: K) -> String {
        let letters = self.layout.letters(key);
        format!("${letters}${}:${letters}${}", self.first_row() + 1, self.last + 1)
    }

    /// The cell of the row at `index`, as other sheets name it: `Obiettivi!L6`.
    pub fn cell(&self, key: K, index: usize) -> String {
        format!("{}!{}", quoted(&self.sheet), self.row(index).of(key))
    }

    /// The same, whatever cell it is copied to: `Obiettivi!$L$6`.
    pub fn fixed_cell(&self, key: K, index: usize) -> String {
        format!("{}!${}${}", quoted(&self.sheet), self.layout.letters(key), self.number(index))
    }

    /// The cells of the row at `index`.
    pub fn row(&self, index: usize) -> RowCells<'_, K> {
        self.layout.row(self.number(index))
    }

    /// The smallest block of all rows that has all these columns, such as `L6:V26`.
    pub fn block(&self, keys: &[K]) -> String {
        let (first, last) = self.layout.ends(keys);
        format!("{first}{}:{last}{}", self.first_row() + 1, self.last + 1)
    }

    /// Its sheet.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// Index of a column, from zero, for what is no formula: charts and rules of colour.
    pub fn index(&self, key: K) -> u16 {
        self.layout.index(key)
    }

    /// Index of the header row, from zero.
    pub const fn header_row(&self) -> u32 {
        self.header
    }

    /// Index of the first row, from zero.
    pub const fn first_row(&self) -> u32 {
        self.header + 1
    }

    /// Index of the last row, from zero.
    pub const fn last_row(&self) -> u32 {
        self.last
    }

    /// The number, as a spreadsheet counts, of the row at `index` in the table.
    pub fn number(&self, index: usize) -> u32 {
        self.first_row() + 1 + u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// A link to the row at `index`.
    pub fn link(&self, index: usize) -> String {
        format!("internal:{}!A{}", quoted(&self.sheet), self.number(index))
    }
}

/// The name of a sheet as formulas write it.
pub fn quoted(sheet: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || character == '_';
    if sheet.chars().all(plain) { sheet.to_owned() } else { format!("'{}'", sheet.replace('\'', "''")) }
}
