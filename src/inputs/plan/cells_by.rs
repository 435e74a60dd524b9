//! The few cells of a row by what they mean. A tree would make room for eleven in each row, and large plans have tens
//! of thousands of rows.

use super::source_cell::SourceCell;

/// Cells by column or by year, in that order.
#[derive(Debug, Clone)]
pub(super) struct CellsBy<K>(Box<[(K, SourceCell)]>);

impl<K> FromIterator<(K, SourceCell)> for CellsBy<K> {
    /// From ascending keys.
    fn from_iter<I: IntoIterator<Item = (K, SourceCell)>>(cells: I) -> Self {
        Self(cells.into_iter().collect())
    }
}

impl<K: PartialEq> CellsBy<K> {
    pub fn get(&self, key: &K) -> Option<&SourceCell> {
        self.iter().find(|(own, _)| *own == key).map(|(_, cell)| cell)
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut SourceCell> {
        self.iter_mut().find(|(own, _)| *own == key).map(|(_, cell)| cell)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &SourceCell)> {
        self.0.iter().map(|(key, cell)| (key, cell))
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut SourceCell)> {
        self.0.iter_mut().map(|(key, cell)| (&*key, cell))
    }

    pub fn values(&self) -> impl Iterator<Item = &SourceCell> {
        self.0.iter().map(|(_, cell)| cell)
    }
}
