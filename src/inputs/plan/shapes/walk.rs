//! One sheet from its first row to its last: titles, headers, rows of tables, labels of cards.

mod cards;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::plan_codes;
use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::found::{Context, Found};
use super::table::{Role, Table};
use super::title::{self, Title};
use super::vocabulary::Meaning;
use super::year_columns;
use crate::domain::{Sourced, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;

/// A card goes on until a table begins, and two headings are a label with its value.
const FEWEST_COLUMNS_IN_A_CARD: usize = 3;

/// What a sheet gave.
#[derive(Debug, Default)]
pub struct Walked {
    pub found: Vec<Found>,
    /// The header of each table, by its number.
    pub tables: BTreeMap<usize, Arc<Table>>,
    pub titles: Vec<super::super::mission_title::MissionTitle>,
    /// Findings on rows, which count only if the sheet turns out to hold a plan.
    pub notes: Vec<Finding>,
    /// The number that the next table gets.
    pub next_table: usize,
}

impl Walked {
    /// Adds what another sheet gave; its notes have been told.
    pub fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
        self.tables.append(&mut other.tables);
        self.titles.append(&mut other.titles);
    }
}

/// Where the reading of a sheet stands.
pub struct Walk<'a> {
    catalogue: &'a Catalogue,
    /// The year of what names none, from the sheet's titles and its name.
    year: Option<Year>,
    context: Context,
    /// Labels above whatever comes next: the first of a card, or what holds for a table.
    pending: Vec<(Role, SourceCell)>,
    /// What the rows above say in columns where a blank cell means the same again.
    above: BTreeMap<Meaning, Sourced<String>>,
    /// The table being read, and its number.
    table: Option<(usize, Arc<Table>)>,
    /// The header of a part of a card.
    part: Option<Arc<Table>>,
    current: Option<Found>,
    /// Whether the current objective is a card's.
    is_card: bool,
    into: Walked,
}

impl<'a> Walk<'a> {
    /// A walk that starts with what the sheet's name says; its tables are numbered from `first_table`.
    pub fn new(catalogue: &'a Catalogue, year: Option<Year>, context: Context, first_table: usize) -> Self {
        Self {
            catalogue,
            year,
            context,
            pending: Vec::new(),
            above: BTreeMap::new(),
            table: None,
            part: None,
            current: None,
            is_card: false,
            into: Walked { next_table: first_table, ..Walked::default() },
        }
    }

    /// Reads all rows.
    pub fn read(mut self, sheet: &SourceSheet) -> Walked {
        let rows = &sheet.rows;
        let mut index = 0;
        while let Some(row) = rows.get(index) {
            index += self.take(row, &rows[index..]);
        }
        self.close();
        self.into
    }

    /// Takes a row; how many rows are done with.
    fn take(&mut self, row: &SourceRow, from_here: &[SourceRow]) -> usize {
        if self.is_card
            && let Some(height) = self.take_in_card(row, from_here)
        {
            return height;
        }
        if let Some(title) = title::of_row(row, self.context.mission, self.catalogue)
            && self.is_a_title_here(&title, row)
        {
            self.entitle(title, row);
            return 1;
        }
        let fewest = if self.is_card { FEWEST_COLUMNS_IN_A_CARD } else { 0 };
        if let Some(table) = Table::of(from_here).filter(|table| table.roles.len() >= fewest) {
            let height = table.height;
            self.open(table, row, &from_here[height..]);
            return height;
        }
        if self.table.is_none() && self.take_labels(row) {
            return 1;
        }
        if self.is_banner(row) || !self.take_row(row) {
            self.ignore(row);
        }
        1
    }

    /// One text over most of a table's columns is a line between its rows.
    fn is_banner(&self, row: &SourceRow) -> bool {
        let (Some(text), Some((_, table))) = (title::only_text(row), &self.table) else { return false };
        let Some((first, last)) = text.spread else { return false };
        table.roles.range(first..=last).count() * 2 > table.roles.len()
    }

    /// Within a table, a name of an office in the column of titles is an objective's title.
    fn is_a_title_here(&self, title: &Title, row: &SourceRow) -> bool {
        let (Title::Holds(..), Some((_, table))) = (title, &self.table) else { return true };
        let column = row.cells.iter().find(|(_, cell)| !cell.is_blank()).map(|(column, cell)| (*column, cell.spread));
        match column {
            Some((_, Some((first, last)))) => last > first,
            Some((column, None)) => !table.roles.contains_key(&column),
            None => true,
        }
    }

    fn entitle(&mut self, title: Title, row: &SourceRow) {
        match title {
            Title::Total => return self.ignore(row),
            Title::Card => {
                self.hold_pending();
                self.close();
                self.begin_card(row.place.clone());
                return;
            }
            Title::Mission(title, programme) => {
                self.close();
                self.context = Context { mission: Some(title.code), programme, ..Context::default() };
                self.into.titles.push(title);
            }
            Title::Programme(programme) => {
                self.close();
                self.context.mission = Some(programme.mission);
                self.context.programme = Some(programme);
            }
            Title::Holds(meaning, text) => {
                self.close();
                self.context.texts.insert(meaning, Sourced::new(text, row.place.clone()));
            }
        }
        // Below a title another header follows, or the same columns go on.
        self.above.clear();
        self.is_card = false;
        self.part = None;
    }

    fn open(&mut self, mut table: Table, row: &SourceRow, below: &[SourceRow]) {
        self.hold_pending();
        year_columns::settle(&mut table, below);
        for (column, name) in &table.unknown {
            let message = format!(
                "La colonna «{name}» non è riconosciuta: i suoi testi restano tra le altre notizie dell’obiettivo"
            );
            self.into.notes.push(Finding::new(plan_codes::FOREIGN_COLUMN, message).at(row.place.clone()));
            let heading = name.clone();
            let role = Role { meaning: Meaning::Notes, year: None, heading, strength: 0, other: None };
            table.roles.insert(*column, role);
        }
        let table = Arc::new(table);
        self.close();
        self.above.clear();
        (self.is_card, self.part) = (false, None);
        self.into.tables.insert(self.into.next_table, Arc::clone(&table));
        self.table = Some((self.into.next_table, table));
        self.into.next_table += 1;
    }

    /// Ends the objective that is being read.
    fn close(&mut self) {
        let is_one = |found: &Found| found.cells.contains_key(&Meaning::Title);
        self.into.found.extend(self.current.take().filter(is_one));
    }

    /// A row below a header; false if it says nothing to it.
    fn take_row(&mut self, row: &SourceRow) -> bool {
        let table = match (&self.part, &self.table) {
            (Some(part), _) if self.is_card => Arc::clone(part),
            (_, Some((_, table))) => Arc::clone(table),
            _ => return self.is_card && self.take_loose(row),
        };
        let own = |(column, role)| row.cells.get(column).filter(|cell| !cell.is_blank()).map(|cell| (role, cell));
        let cells: Vec<(&Role, &SourceCell)> = table.roles.iter().filter_map(own).collect();
        if !self.is_card && begins_objective(&cells, self.current.as_ref()) {
            self.close();
            self.begin_objective(&cells, row);
        } else if !self.is_card {
            self.take_what_holds(&cells);
        }
        match &mut self.current {
            Some(found) if self.is_card || says_of_objective(&cells) => {
                found.take_row(&cells, &mut self.into.notes);
                true
            }
            _ => false,
        }
    }

    fn begin_objective(&mut self, cells: &[(&Role, &SourceCell)], row: &SourceRow) {
        self.take_what_holds(cells);
        let title = cells.iter().find(|(role, _)| role.meaning == Meaning::Title);
        let place = title.map_or(&row.place, |(_, cell)| &cell.place).clone();
        let number = self.table.as_ref().map_or(0, |(number, _)| *number);
        let found = Found::new(self.context.clone(), number, self.year, place);
        let is_marked_by_year = self.table.as_ref().is_some_and(|(_, table)| table.has(Meaning::Year));
        self.current = Some(Found { above: self.above.clone(), is_marked_by_year, ..found });
    }

    /// Remembers what a blank cell below would mean again.
    fn take_what_holds(&mut self, cells: &[(&Role, &SourceCell)]) {
        for (role, cell) in cells.iter().filter(|(role, _)| role.meaning.holds_below()) {
            let is_new = self.above.get(&role.meaning).is_none_or(|above| above.value != cell.words());
            // A strategic objective is of its direction, a manager of an office.
            match role.meaning {
                Meaning::Direction if is_new => _ = self.above.remove(&Meaning::Strategic),
                Meaning::Office if is_new => _ = self.above.remove(&Meaning::Manager),
                _ => {}
            }
            self.above.insert(role.meaning, Sourced::new(cell.words().to_owned(), cell.place.clone()));
        }
    }

    fn ignore(&mut self, row: &SourceRow) {
        let filled = row.cells.iter().filter(|(column, cell)| !cell.is_blank() && cell.begins_at(**column));
        let texts: Vec<&str> = filled.map(|(_, cell)| cell.words()).collect();
        let note = Finding::new(plan_codes::IGNORED_ROW, "Riga fuori dalla tabella ignorata").at(row.place.clone());
        self.into.notes.push(note.found(texts.join(" | ")));
    }
}

/// Whether a row of a table begins an objective: it names one, and not the one above again.
fn begins_objective(cells: &[(&Role, &SourceCell)], current: Option<&Found>) -> bool {
    let own = |meaning| {
        cells.iter().find(|(role, cell)| role.meaning == meaning && !cell.is_from_above).map(|(_, cell)| cell.words())
    };
    let is_unreadable = |(role, cell): &(&Role, &SourceCell)| role.meaning == Meaning::Title && cell.is_unreadable();
    if cells.iter().any(is_unreadable) {
        return true;
    }
    let Some(title) = own(Meaning::Title).filter(|title| title.contains(char::is_alphanumeric)) else { return false };
    let Some(current) = current else { return true };
    if current.text(Meaning::Title) != title {
        return true;
    }
    own(Meaning::Code).is_some_and(|code| code != current.text(Meaning::Code))
}

/// Whether a row says anything that can only be said of an objective or its indicators.
fn says_of_objective(cells: &[(&Role, &SourceCell)]) -> bool {
    let is_said =
        |meaning: Meaning| !meaning.holds_below() && !matches!(meaning, Meaning::Mission | Meaning::Programme);
    cells.iter().any(|(role, cell)| is_said(role.meaning) && !cell.is_from_above)
}
