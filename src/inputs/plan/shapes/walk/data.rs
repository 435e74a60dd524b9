//! Rows of data whose words could be headings.

use super::super::super::source::SourceRow;
use super::super::heading::Heading;
use super::super::vocabulary::Meaning;
use super::Walk;

/// A heading without a doubt.
const CERTAIN: u32 = 90;

impl Walk<'_> {
    /// Whether a row right below the rows of a table is one more of them, whatever its words: another header stands
    /// apart, repeats the one that is read, or is made of nothing but headings.
    pub(super) fn goes_on_with_data(&self, row: &SourceRow) -> bool {
        let Some((_, table)) = self.table.as_ref().filter(|_| !self.is_card) else { return false };
        if table.is_repeated_by(row) {
            return false;
        }
        let of = |meaning| table.column(meaning).and_then(|column| row.cells.get(&column));
        if of(Meaning::Programme).is_some_and(|cell| cell.programme_code().is_ok()) {
            return true;
        }
        let stands_below = self.last_row.is_some_and(|last| row.place.row() == Some(last + 1));
        let filled = || row.cells.values().filter(|cell| !cell.is_blank());
        stands_below && !filled().all(|cell| Heading::of(cell.words()).strength() >= CERTAIN)
    }
}
