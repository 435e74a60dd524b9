//! One sheet from its first row to its last: titles, headers, rows of tables, labels of cards.

mod bare_title;
mod cards;
mod data;
mod habit;
mod not_indicators;
mod opening;
mod outside;
mod part;
mod parts;
mod rows;
mod titles;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::plan_codes;
use super::super::source::{SourceRow, SourceSheet};
use super::super::source_cell::SourceCell;
use super::found::{Context, Found};
use super::objective_line;
use super::table::{Role, Table};
use super::title;
use super::vocabulary::Meaning;
use crate::domain::{Few, Sourced, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use habit::Habit;
use part::Part;

/// A card goes on until a table begins, and two headings are a label with its value.
const FEWEST_COLUMNS_IN_A_CARD: usize = 3;

/// What a sheet gave.
#[derive(Debug, Default)]
pub struct Walked {
    pub found: Vec<Found>,
    /// Indicators in a table of their own, which name their objective by its code.
    pub of_others: Vec<Found>,
    /// The header of each table, by its number.
    pub tables: BTreeMap<usize, Arc<Table>>,
    pub titles: Vec<super::super::mission_title::MissionTitle>,
    /// Findings on rows, which count only if the sheet turns out to hold a plan.
    pub notes: Vec<Finding>,
    /// The year that a heading of results tells, where nothing else does.
    pub year: Option<(Year, String)>,
    /// The number that the next table gets.
    pub next_table: usize,
}

impl Walked {
    /// Adds what another sheet, or another part of it, gave.
    pub fn append(&mut self, mut other: Self) {
        self.found.append(&mut other.found);
        self.of_others.append(&mut other.of_others);
        self.tables.append(&mut other.tables);
        self.titles.append(&mut other.titles);
        self.notes.append(&mut other.notes);
        self.next_table = self.next_table.max(other.next_table);
        self.year = self.year.take().or(other.year);
    }
}

/// Where the reading of a sheet stands.
pub struct Walk<'a> {
    catalogue: &'a Catalogue,
    /// The year of what names none, from the sheet's titles and its name.
    year: Option<Year>,
    context: Context,
    /// The texts of the context that hold for the whole sheet: of its name, of the map.
    of_sheet: Few<Meaning, Sourced<String>>,
    /// What titles have said since the last table or card.
    fresh: BTreeSet<Meaning>,
    /// What titles said above the missione, which the next one does not end.
    above_mission: BTreeSet<Meaning>,
    /// Labels above whatever comes next: the first of a card, or what holds for a table.
    pending: Vec<(Role, SourceCell)>,
    /// What the rows above say in columns where a blank cell means the same again.
    above: Few<Meaning, Sourced<String>>,
    /// The table being read, and its number.
    table: Option<(usize, Arc<Table>)>,
    /// Which columns the table's rows have filled so far.
    habit: Habit,
    /// The part of a card that is being read.
    part: Part,
    /// The last header of indicators, which holds for the next title of an objective as well.
    last_part: Option<Arc<Table>>,
    /// Whether the header of the part stands over another objective, and no row of this one has fit it yet.
    is_inherited: bool,
    /// Whether the rows of the part so far have figures.
    has_figures: bool,
    /// What labels have said of the card before its title: a card that begins with one of them again is another.
    before_title: BTreeSet<Meaning>,
    current: Option<Found>,
    /// The last row that was one of the table's.
    last_row: Option<u32>,
    /// The code that the line over the card gives it, where no label does.
    card_code: Option<SourceCell>,
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
            of_sheet: context.texts.clone(),
            context,
            fresh: BTreeSet::new(),
            above_mission: BTreeSet::new(),
            pending: Vec::new(),
            above: Few::new(),
            table: None,
            habit: Habit::default(),
            part: Part::None,
            last_part: None,
            is_inherited: false,
            has_figures: false,
            before_title: BTreeSet::new(),
            current: None,
            last_row: None,
            card_code: None,
            is_card: false,
            into: Walked { next_table: first_table, ..Walked::default() },
        }
    }

    /// Reads a table within the cell of another, whose objective its indicators are of.
    pub fn read_nested(mut self, sheet: &SourceSheet) -> Walked {
        self.begin_card(sheet.place.clone());
        for (index, row) in sheet.rows.iter().enumerate() {
            // Titles above the outer table stand above the inner one as well.
            if self.part.table().is_some() || Table::of_part(&sheet.rows[index..]).is_some() {
                self.take(row, &sheet.rows[index..]);
            }
        }
        self.into.of_others.extend(self.current.take().filter(|found| !found.indicators.is_empty()));
        self.into
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
            && let Some(height) = self.take_objective_line(row).or_else(|| self.take_in_card(row, from_here))
        {
            return height;
        }
        if let Some(title) = title::of_row(row, self.context.mission, self.catalogue)
            && self.is_a_title_here(&title, from_here)
        {
            self.entitle(title, row);
            return 1;
        }
        if let Some(height) = self.take_objective_line(row) {
            return height;
        }
        let fewest = if self.is_card { FEWEST_COLUMNS_IN_A_CARD } else { 0 };
        let header = || Table::of(from_here).filter(|table| table.roles.len() >= fewest);
        if !self.goes_on_with_data(row)
            && let Some(table) = header()
        {
            let height = table.height;
            self.open(table, row, &from_here[height..]);
            return height;
        }
        if self.heads_objectives(from_here) {
            self.ignore(row);
            return 1;
        }
        // «Indicatore | Unità»: over objectives these are headings, and no label with its value.
        if !self.is_card
            && let Some(height) = self.take_common_header(from_here)
        {
            return height;
        }
        if (self.table.is_none() || self.heads_another_table(from_here)) && self.take_labels(row) {
            return 1;
        }
        if !self.is_card
            && let Some(table) = Table::of_indicators(from_here)
        {
            let height = table.height;
            self.open(table, row, &from_here[height..]);
            return height;
        }
        if let Some(rows) = self.leave_outside(from_here).or_else(|| self.leave_headings(row)) {
            return rows;
        }
        if self.is_banner(row) || self.is_heading_of_another_table(from_here) || !self.take_row(row) {
            self.ignore(row);
        } else {
            self.habit.take(row);
            self.last_row = row.place.row();
        }
        1
    }

    /// Ends the objective that is being read.
    fn close(&mut self) {
        let code = self.card_code.take();
        let Some(mut found) = self.current.take() else { return };
        found.close();
        if let Some(code) = code {
            found.cells.get_or_insert_with(Meaning::Code, || code);
        }
        if objective_line::is_placeholder(found.text(Meaning::Title)) {
            let message = "Riga di un modello da compilare: non importata";
            let note = Finding::new(plan_codes::IGNORED_ROW, message).at(found.place.clone());
            self.into.notes.push(note.found(found.text(Meaning::Title)));
        } else if found.cells.contains_key(&Meaning::Title) {
            self.into.found.push(found);
        } else if !self.is_card && found.cells.contains_key(&Meaning::Code) {
            self.into.of_others.push(found);
        } else if let Some(first) = found.indicators.first().map(|indicator| &indicator.name) {
            let message = "Scheda senza il titolo dell’obiettivo: i suoi indicatori non sono importati";
            let note = Finding::new(plan_codes::STRAY_CELL, message).at(found.place.clone()).found(first);
            self.into.notes.push(note.expected("l’etichetta OBIETTIVO con il titolo accanto"));
        }
    }

    fn ignore(&mut self, row: &SourceRow) {
        let filled = row.beginning();
        let texts: Vec<&str> = filled.map(|(_, cell)| cell.words()).collect();
        let note = Finding::new(plan_codes::IGNORED_ROW, "Riga fuori dalla tabella ignorata").at(row.place.clone());
        self.into.notes.push(note.found(texts.join(" | ")));
    }
}
