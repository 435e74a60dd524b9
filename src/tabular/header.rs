//! The row that names the columns.

use super::columns::{Column, DatedColumn};
use crate::domain::Place;
use crate::finding::{Code, Finding};
use crate::words::{fold, likeness};
use crate::workbook::{Cell, Sheet};

/// A word this short says little of a column.
const SHORTEST_SHARED: usize = 4;
/// How alike two words are that differ by an ending or a slip.
const ALIKE: f64 = 0.75;

/// Where a table's columns stand on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<C> {
    /// The row of the headings, from zero.
    pub row: u32,
    /// Columns with their positions, from zero.
    positions: Vec<(C, u32)>,
    /// Headings that came twice: the first occurrence counts.
    repeated: Vec<(C, u32)>,
    /// Headings of another time than the file's year, and of which: other columns.
    of_other_times: Vec<(C, u32, &'static str)>,
    /// The last position that has a heading, known or not.
    pub last: u32,
}

/// The year of the folder or the name of a file, as in `misurazioni/2024/tecnico.xlsx`.
fn year_of(file: &str) -> Option<u16> {
    let is_year = |part: &&str| part.len() == 4 && part.starts_with("20") && part.bytes().all(|b| b.is_ascii_digit());
    file.split(['/', '.', '_', '-', ' ']).rfind(is_year)?.parse().ok()
}

impl<C: Column> Header<C> {
    /// Finds the first row that names the key columns beside at least one other.
    pub fn find(sheet: &Sheet) -> Option<Self> {
        sheet.rows().find_map(|(row, cells)| Self::of_row(sheet, row, cells))
    }

    /// The row's columns, if it is a header: one repeated within the data is one too.
    pub fn of_row(sheet: &Sheet, row: u32, cells: &[Cell]) -> Option<Self> {
        let last = cells.last().map_or(0, |cell| cell.column);
        let mut header = Self { row, positions: Vec::new(), repeated: Vec::new(), of_other_times: Vec::new(), last };
        for cell in cells {
            let Some(column) = C::from_heading(&cell.display()) else { continue };
            let seen = header.position(column).is_some();
            let list = if seen { &mut header.repeated } else { &mut header.positions };
            list.push((column, cell.column));
        }
        if !header.positions.is_empty() {
            header.add_dated(cells, year_of(&sheet.place.file));
        }
        let has_key = C::CONVENTIONS.key.iter().all(|key| header.position(*key).is_some());
        header.prefer_filled(sheet);
        (has_key && header.positions.len() + header.of_other_times.len() > 1).then_some(header)
    }

    /// The rows below the header, without the headers repeated among them.
    pub fn rows_below<'s>(&self, sheet: &'s Sheet) -> impl Iterator<Item = (u32, &'s [Cell])> {
        let first = self.row;
        sheet.rows().filter(move |(row, cells)| *row > first && Self::of_row(sheet, *row, cells).is_none())
    }

    /// Columns that only a heading with a date names: «Consuntivo 2024» in a file of another year is another column.
    fn add_dated(&mut self, cells: &[Cell], year_of_file: Option<u16>) {
        for cell in cells {
            let Some(DatedColumn { column, year, is_partial, is_of_before }) = C::from_dated_heading(&cell.display())
            else {
                continue;
            };
            let of_this_year = year.is_none() || year_of_file.is_none() || year == year_of_file;
            if C::from_heading(&cell.display()).is_some() {
                continue;
            }
            if !of_this_year || is_of_before {
                self.of_other_times.push((column, cell.column, "di un altro anno"));
            } else if is_partial {
                self.of_other_times.push((column, cell.column, "di una parte dell’anno"));
            } else if self.position(column).is_none() {
                self.positions.push((column, cell.column));
            } else {
                self.repeated.push((column, cell.column));
            }
        }
    }

    /// Of a column that came more than once, the first in which something stands counts.
    fn prefer_filled(&mut self, sheet: &Sheet) {
        if self.repeated.is_empty() {
            return;
        }
        let row = self.row;
        let is_filled = |column: u32| {
            let below = sheet.rows().filter(|(below, _)| *below > row);
            below.flat_map(|(_, cells)| cells).any(|cell| cell.column == column && !cell.display().trim().is_empty())
        };
        for (column, position) in &mut self.positions {
            if is_filled(*position) {
                continue;
            }
            let filled = self.repeated.iter_mut().find(|(own, other)| own == column && is_filled(*other));
            if let Some((_, other)) = filled {
                std::mem::swap(position, other);
            }
        }
    }

    /// The positions of all columns, from zero.
    pub fn positions(&self) -> impl Iterator<Item = u32> {
        self.positions.iter().map(|(_, position)| *position)
    }

    /// The positions of headings that came twice, from zero: they do not count.
    pub fn repeated_positions(&self) -> impl Iterator<Item = u32> {
        self.repeated.iter().map(|(_, position)| *position)
    }

    /// The position of a column, from zero.
    pub fn position(&self, column: C) -> Option<u32> {
        self.positions.iter().find(|(known, _)| *known == column).map(|(_, position)| *position)
    }

    /// A finding for each of `wanted` that the table lacks; `table` begins it, such as «Nelle risorse».
    pub fn report_lacking(
        &self,
        sheet: &Sheet,
        table: &str,
        wanted: impl IntoIterator<Item = (C, Code)>,
    ) -> impl Iterator<Item = Finding> {
        wanted.into_iter().filter(|(column, _)| self.position(*column).is_none()).map(move |(column, code)| {
            let near = self.near(sheet, column);
            let finding = Finding::new(code, format!("{table} manca la colonna {}.", column.heading()))
                .expected(format!("una colonna con l’intestazione {}", column.heading()));
            let other_time = self.of_other_times.iter().find(|(other, ..)| *other == column);
            let heading = other_time.and_then(|(_, position, when)| Some((sheet.cell(self.row, *position)?, when)));
            match heading {
                Some((heading, when)) => {
                    let message = format!("{} Quella che c’è è {when}.", finding.message);
                    let place = sheet.place_of(self.row, heading.column);
                    Finding { message, ..finding }.at(place).found(heading.display())
                }
                None => match near.first() {
                    Some((place, _)) => {
                        let near: Vec<&str> = near.iter().map(|(_, heading)| heading.as_str()).collect();
                        finding.at(place.clone()).found(near.join("; "))
                    }
                    None => finding.at(sheet.place_of(self.row, 0)),
                },
            }
        })
    }

    /// The headings that name no column and come near to one: they share a long word with it, or are written almost so.
    fn near(&self, sheet: &Sheet, column: C) -> Vec<(Place, String)> {
        let wanted = fold(column.heading());
        let is_near = |heading: &str| {
            let mut words = wanted.split(' ').filter(|word| word.len() >= SHORTEST_SHARED);
            words.any(|word| heading.split(' ').any(|own| likeness(own, word) >= ALIKE))
                || likeness(heading, &wanted) >= ALIKE
        };
        let others = sheet.cells.iter().filter(|cell| cell.row == self.row);
        let others = others.filter(|cell| !self.is_known(cell.column) && is_near(&fold(&cell.display())));
        others.map(|cell| (sheet.place_of(self.row, cell.column), cell.display().trim().to_owned())).collect()
    }

    /// Whether the heading at a position names a column, first or again.
    fn is_known(&self, position: u32) -> bool {
        self.positions().chain(self.repeated_positions()).any(|known| known == position)
    }

    /// A finding for each heading that came twice; `ends` ends it, after «La colonna X».
    pub fn report_repeated(&self, sheet: &Sheet, code: Code, ends: &str) -> impl Iterator<Item = Finding> {
        self.repeated.iter().map(move |(column, position)| {
            Finding::new(code, format!("La colonna {} {ends}.", column.heading()))
                .at(sheet.place_of(self.row, *position))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::{Conventions, columns};
    use super::*;
    use crate::workbook::Value;

    columns! {
        /// Columns of a made-up form.
        Form Conventions { asides: true, ..Conventions::of_amounts(&[Form::Code]) } => {
            /// A key.
            Code = "CODICE";
            /// What was reached.
            Actual = "CONSUNTIVO";
            /// Why not.
            Cause = "CAUSA SCOSTAMENTO";
        }
    }

    #[test]
    fn a_missing_column_names_the_headings_near_it() {
        let lacking = |headings: &[&str]| {
            let cell = |(column, text): (u32, &&str)| Cell {
                row: 2,
                column,
                value: Value::Text((*text).to_owned()),
                shown: None,
            };
            let cells = (0u32..).zip(headings).map(cell).collect();
            let sheet = Sheet::new("F", Place::sheet("misurazioni/2024/a.xlsx", "F"), true, cells);
            let header = Header::<Form>::find(&sheet).unwrap();
            let code = crate::tabular::table_codes::TOO_LONG;
            let found: Vec<_> = header.report_lacking(&sheet, "Qui", [(Form::Cause, code)]).collect();
            found.into_iter().map(|one| (one.place.unwrap().position.to_string(), one.found)).collect::<Vec<_>>()
        };
        let near = |cell: &str, heading: &str| vec![(cell.to_owned(), Some(heading.to_owned()))];
        assert_eq!(lacking(&["CODICE", "CONSUNTIVO", "Causa scostamento (se sotto il target)"]), []);
        assert_eq!(
            lacking(&["CODICE", "CONSUNTIVO", "Ufficio", "Cause dello scost."]),
            near("D3", "Cause dello scost.")
        );
        assert_eq!(lacking(&["CODICE", "CONSUNTIVO", "Ufficio"]), [("A3".to_owned(), None)]);
    }
}
