//! The texts that stand over each column, from the topmost line of a header to the lowest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::mission_title;
use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, Reading, add};
use super::vocabulary::Meaning;

/// What stands over the columns of a table.
pub struct Lines {
    /// By column.
    pub headings: BTreeMap<u32, Over>,
}

/// What stands over one column.
pub struct Over {
    /// From the top; equal neighbours once.
    parts: Vec<String>,
    /// Whether nobody sees the column.
    pub is_hidden: bool,
    /// What it means.
    pub heading: Heading,
}

impl Lines {
    /// The texts over each column of these rows.
    pub fn of(rows: &[SourceRow]) -> Self {
        let filled = |row: &SourceRow| {
            row.cells.iter().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| *column).collect::<Vec<_>>()
        };
        let columns: BTreeSet<u32> = rows.iter().flat_map(filled).collect();
        Self { headings: columns.into_iter().map(|column| (column, Over::of(column, rows))).collect() }
    }
}

impl Over {
    fn of(column: u32, rows: &[SourceRow]) -> Self {
        let mut over = Self { parts: Vec::new(), is_hidden: false, heading: Heading::default() };
        for (index, row) in rows.iter().enumerate() {
            let own = row.cells.get(&column).filter(|cell| !cell.is_blank());
            over.is_hidden |= own.is_some_and(|cell| cell.is_hidden);
            let cell = own.or_else(|| group_over(row, column, rows.get(index + 1)?));
            if let Some(cell) = cell
                && over.parts.last().is_none_or(|last| last != cell.words())
            {
                over.parts.push(cell.words().to_owned());
            }
        }
        over.heading = over.meant();
        over
    }

    /// The whole of it, on one line.
    pub fn text(&self) -> String {
        self.parts.join(" ")
    }

    /// The heading of its group and what stands below that, where it has several lines.
    pub fn group(&self) -> Option<(&str, &str)> {
        match self.parts.as_slice() {
            [group, .., own] => Some((group, own)),
            _ => None,
        }
    }

    /// What it means: all lines together, the lower ones, or the last alone, whichever is surest.
    fn meant(&self) -> Heading {
        let mut surest = Heading::default();
        let mut below = Vec::new();
        for from in 0..self.parts.len() {
            let heading = Heading::of(&self.parts[from..].join(" "));
            let year = surest.year.or(heading.year);
            // A lower line that is only a year, or a part of one, says nothing else than which.
            let is_of_values = |reading: Reading| reading.meaning.is_by_year() && reading.strength >= LEAST_OF_COLUMN;
            let adds_nothing = heading.is(Meaning::Year) && surest.best().is_some()
                || heading.is(Meaning::Month) && surest.best().is_some_and(is_of_values);
            if heading.strength() > surest.strength() && !adds_nothing {
                surest = heading;
            } else if from > 0 {
                below.push(heading.readings);
            }
            surest.year = year;
        }
        // «DURATA» over «2025», «2026»: the marks of years.
        if let [.., last] = self.parts.as_slice()
            && surest.is(Meaning::Period)
            && Heading::of(last).is(Meaning::Year)
        {
            return Heading::of(last);
        }
        if let [first, .., last] = self.parts.as_slice()
            && surest.is(Meaning::Year)
        {
            // «TARGET» over «2025».
            let group = Heading::of(first);
            if group.best().is_some_and(|reading| reading.meaning.is_by_year()) {
                return Heading { year: Heading::of(last).year, ..group };
            }
        }
        // «INDICATORE» over «Valore 2024»: the lower line may be what no column is otherwise.
        for readings in below {
            add(
                &mut surest.readings,
                readings.into_iter().filter(|reading| reading.meaning != Meaning::Year).collect(),
            );
        }
        surest.readings.sort_by_key(|reading| Reverse(reading.strength));
        surest
    }
}

/// The heading of a group stands over its first column and holds for those to the right.
fn group_over<'r>(row: &'r SourceRow, column: u32, below: &SourceRow) -> Option<&'r SourceCell> {
    let is_filled = |column: &u32| below.cells.get(column).is_some_and(|cell| !cell.is_blank() && !cell.is_from_above);
    if !is_filled(&column) {
        return None;
    }
    let (left, cell) = row.cells.range(..column).rev().find(|(_, cell)| !cell.is_blank())?;
    // A merged heading shows in all of its columns: it ends where it no longer does.
    (cell.spread.is_none() && is_filled(left)).then_some(cell)
}

/// Whether a row goes on with the header above it: it stands right below, is no title, and has
/// nothing in it but headings and what is merged from above.
pub fn continues(above: &SourceRow, row: &SourceRow) -> bool {
    let stands_below = above.place.row().is_none_or(|line| row.place.row() == Some(line + 1));
    let repeats =
        |column: &u32, cell: &SourceCell| above.cells.get(column).is_some_and(|over| over.words() == cell.words());
    let mut own = row.cells.iter().filter(|(column, cell)| !cell.is_blank() && !repeats(column, cell)).peekable();
    stands_below
        && mission_title::of_row(row).is_none()
        && own.peek().is_some()
        && own.all(|(_, cell)| is_heading(cell))
}

/// Whether most of a row's texts are headings, as a header's first line has them.
pub fn is_first_line(row: &SourceRow) -> bool {
    let filled = || row.cells.values().filter(|cell| !cell.is_blank());
    filled().filter(|cell| is_heading(cell)).count() * 2 > filled().count()
}

fn is_heading(cell: &SourceCell) -> bool {
    !cell.is_a_value() && Heading::of(cell.words()).strength() >= LEAST_OF_COLUMN
}
