//! An objective while its rows or its card are being read.

mod of_all;
mod of_indicator;
mod phases;
mod rows;

use std::collections::BTreeSet;

use super::super::source_cell::SourceCell;
use super::super::{plan_codes, year_mark};
use super::classified;
use super::remarks::remark;
use super::table::Role;
use super::vocabulary::Meaning;
use super::years::years;
use crate::domain::{Few, MissionCode, Place, PlanIndicator, ProgrammeCode, Sourced, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;

/// What title lines, names of sheets and labels above a table say of everything below them.
#[derive(Debug, Clone, Default)]
pub struct Context {
    pub mission: Option<MissionCode>,
    pub programme: Option<ProgrammeCode>,
    /// Whether it is under the title of the cross-cutting objectives.
    pub is_cross_cutting: bool,
    /// Texts that hold for all objectives below: offices, managers, strategic objectives.
    pub texts: Few<Meaning, Sourced<String>>,
}

impl Context {
    /// Takes what a label or a map says of everything below.
    pub fn hold(&mut self, meaning: Meaning, text: Sourced<String>, catalogue: &Catalogue) {
        match meaning {
            Meaning::Mission => self.mission = classified::mission_of(&text.value, catalogue),
            Meaning::Programme => {
                self.programme = classified::programme_of(&text.value, self.mission, catalogue);
                self.mission = self.programme.map(|programme| programme.mission).or(self.mission);
            }
            meaning => _ = self.texts.insert(meaning, text),
        }
    }
}

/// An objective with its cells by meaning.
#[derive(Debug, Clone)]
pub struct Found {
    pub context: Context,
    /// What the rows above say in columns where a blank cell means the same again.
    pub above: Few<Meaning, Sourced<String>>,
    /// Running number of the table or the cards that it is of.
    pub table: usize,
    /// The year of values whose column names none.
    pub year: Option<Year>,
    /// The first cell of each meaning.
    pub cells: Few<Meaning, SourceCell>,
    /// Years that are marked for the objective, or named as its duration.
    pub years: BTreeSet<Year>,
    /// The year that the row being read says in a column of its own.
    pub row_year: Option<Year>,
    /// Whether its table has a column for the mark of each year.
    pub is_marked_by_year: bool,
    pub indicators: Vec<PlanIndicator>,
    /// Weights, each with the number of the indicator in whose row it stands.
    pub weights: Vec<(usize, SourceCell)>,
    /// The weight that a label of its card says before any indicator: others are the indicators'.
    pub own_weight: Option<SourceCell>,
    pub months: Vec<String>,
    pub others: Vec<(String, Sourced<String>)>,
    /// What they say, by which a text is told from one that is there: an objective may have thousands of rows.
    pub known_others: BTreeSet<(String, String)>,
    /// Deadlines and sources that a card says before or below all of its indicators, and so of each.
    pub of_all: Vec<(Role, SourceCell)>,
    /// Whether a label named the last indicator, and not a row.
    pub is_labelled: bool,
    /// How many rows name the objective anew.
    pub namings: usize,
    pub place: Place,
}

impl Found {
    /// An objective of which nothing is known but where it stands.
    pub fn new(context: Context, table: usize, year: Option<Year>, place: Place) -> Self {
        Self {
            context,
            above: Few::new(),
            table,
            year,
            cells: Few::new(),
            years: BTreeSet::new(),
            row_year: None,
            is_marked_by_year: false,
            indicators: Vec::new(),
            weights: Vec::new(),
            own_weight: None,
            months: Vec::new(),
            others: Vec::new(),
            known_others: BTreeSet::new(),
            of_all: Vec::new(),
            is_labelled: false,
            namings: 0,
            place,
        }
    }

    /// Whether nothing is known but its title and its code.
    pub fn is_titled_only(&self) -> bool {
        let is_known = |meaning: &Meaning| matches!(meaning, Meaning::Title | Meaning::Code);
        self.cells.contains_key(&Meaning::Title) && self.cells.keys().all(is_known) && self.indicators.is_empty()
    }

    /// The text of a meaning; empty if there is none.
    pub fn text(&self, meaning: Meaning) -> &str {
        self.cells.get(&meaning).map_or("", SourceCell::words)
    }

    /// Begins an indicator.
    pub fn name_indicator(&mut self, cell: &SourceCell) {
        self.indicators.push(indicator(cell.words().to_owned(), cell.place.clone()));
    }

    /// Takes one cell by what its heading or label means.
    pub fn take(&mut self, role: &Role, cell: &SourceCell, findings: &mut Vec<Finding>) {
        use Meaning as M;
        if cell.is_unreadable() && role.meaning != M::Title {
            findings.push(unreadable(role, cell));
            return;
        }
        match role.meaning {
            M::Mission
            | M::Programme
            | M::Code
            | M::Direction
            | M::Strategic
            | M::Title
            | M::Purpose
            | M::Stakeholders
            | M::Office
            | M::Manager => self.keep(role, cell),
            M::Weight if cell.is_from_above => {}
            M::Weight => self.weights.push((self.indicators.len().saturating_sub(1), cell.clone())),
            M::Year => self.mark(role, cell, findings),
            M::Month => match year_mark::read(cell) {
                Some(true) if !self.months.contains(&role.heading) => self.months.push(role.heading.clone()),
                Some(_) => {}
                // A share of progress, the name of a phase.
                None => self.other(role, cell),
            },
            M::Period => {
                self.years.extend(years(cell.words()));
                self.other(role, cell);
            }
            M::Indicator => {}
            M::Formula
            | M::Unit
            | M::IndicatorWeight
            | M::Base
            | M::BaseYear
            | M::Target
            | M::Actual
            | M::Due
            | M::Source => self.take_of_indicator(role, cell),
            M::Reached | M::Activity | M::Dimension | M::Notes => self.other(role, cell),
        }
    }

    fn mark(&mut self, role: &Role, cell: &SourceCell, findings: &mut Vec<Finding>) {
        let Some(year) = role.year else {
            if self.row_year.is_none() {
                self.other(role, cell);
            }
            return;
        };
        match year_mark::read(cell) {
            Some(true) => _ = self.years.insert(year),
            Some(false) => {}
            None => findings.push(
                Finding::new(
                    plan_codes::YEAR_MARK,
                    format!("Segno non riconosciuto nella colonna {year}: l’obiettivo non risulta previsto"),
                )
                .at(cell.place.clone())
                .found(year_mark::quoted(cell))
                .expected("x se l’obiettivo è previsto, altrimenti vuota"),
            ),
        }
    }

    /// The first text of a meaning counts; another one in a row below is kept beside it.
    fn keep(&mut self, role: &Role, cell: &SourceCell) {
        match self.cells.get(&role.meaning) {
            None => _ = self.cells.insert(role.meaning, cell.clone()),
            Some(first) if cell.is_from_above || first.words() == cell.words() => {}
            Some(_) => self.other(role, cell),
        }
    }

    /// Keeps a text that no stage uses.
    pub fn other(&mut self, role: &Role, cell: &SourceCell) {
        if cell.is_from_above {
            return;
        }
        // The same reason again is that of another result.
        let is_of_row = remark(&role.heading).is_some() && !self.indicators.is_empty();
        if self.known_others.insert((role.heading.clone(), cell.words().to_owned())) || is_of_row {
            self.others.push((role.heading.clone(), Sourced::new(cell.words().to_owned(), cell.place.clone())));
        }
    }
}

/// An error or a formula without a value is told, and never taken for a blank.
pub fn unreadable(role: &Role, cell: &SourceCell) -> Finding {
    let message = format!("Cella «{}» non leggibile: formula senza valore o errore", role.heading);
    Finding::new(plan_codes::UNREADABLE, message)
        .at(cell.place.clone())
        .found(cell.words())
        .expected("aprire e salvare il file con il foglio di calcolo, o scrivere il testo al posto della formula")
}

const fn indicator(name: String, place: Place) -> PlanIndicator {
    PlanIndicator {
        name,
        formula: None,
        unit: None,
        base: None,
        base_year: None,
        targets: Few::new(),
        actuals: Few::new(),
        weight: None,
        source: None,
        due: None,
        bound: None,
        as_written: None,
        place,
    }
}
