//! Header lines: one to three rows that together say what each column holds.
//!
//! Every heading may mean several things; the surest reading takes its column first, and what
//! is hidden never wins over what a person sees. Of competing heights of a header that one
//! counts whose columns are surest in sum.

mod second_look;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::super::source::SourceRow;
use super::super::source_cell::SourceCell;
use super::heading::{Heading, LEAST_OF_COLUMN, Reading};
use super::lines::{Lines, continues, is_first_line};
use super::sets;
use super::vocabulary::Meaning;
use crate::domain::Year;
use crate::words::{fold, fold_beginning};

/// What a column, or the value beside a label, holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub meaning: Meaning,
    pub year: Option<Year>,
    /// The heading as it is written.
    pub heading: String,
    pub strength: u32,
    /// The next surest reading of the heading, for those who doubt ours.
    pub other: Option<Reading>,
    /// Which of an objective's indicators a row's columns hold, where a row has several; zero else.
    pub set: u8,
}

impl Role {
    /// What a label or a column without a place in a header holds.
    pub const fn plain(meaning: Meaning, heading: String) -> Self {
        Self { meaning, year: None, heading, strength: 0, other: None, set: 0 }
    }

    /// The year that it makes one of the plan's: a target's or a mark's, not that of a result or a starting value.
    pub fn plan_year(&self) -> Option<Year> {
        self.year.filter(|_| matches!(self.meaning, Meaning::Year | Meaning::Target))
    }
}

/// The columns of a table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Columns whose meaning is known.
    pub roles: BTreeMap<u32, Role>,
    /// Headings that mean nothing to a plan.
    pub unknown: BTreeMap<u32, String>,
    /// Columns that nobody sees.
    pub hidden: BTreeSet<u32>,
    /// How many rows the header takes.
    pub height: usize,
    /// How sure the reading is: the sum of its columns.
    pub score: u32,
    /// The headings of its columns, folded, each between blanks: once for all rows that are held against them.
    folded: OnceLock<BTreeMap<u32, String>>,
}

impl Table {
    /// Whether a row repeats this header: most of its texts stand in it, over the same columns.
    pub fn is_repeated_by(&self, row: &SourceRow) -> bool {
        let filled: Vec<(&u32, &SourceCell)> = row.cells.iter().filter(|(_, cell)| !cell.is_blank()).collect();
        let folded =
            || self.roles.iter().map(|(column, role)| (*column, format!(" {} ", fold(&role.heading)))).collect();
        let headings = self.folded.get_or_init(folded);
        // A target of 5 is no part of «Target 2025».
        let is_another = |(column, cell): &(&u32, &SourceCell)| {
            let heading = headings.get(*column).filter(|_| !cell.is_a_value());
            // What is longer than a heading is no part of it.
            let words = |heading: &str| format!(" {} ", fold_beginning(cell.words(), heading.len()));
            !heading.is_some_and(|heading| heading.contains(&words(heading)))
        };
        // A row of data has said that it is one after half of its cells.
        let enough = filled.len().div_ceil(2);
        filled.iter().copied().filter(is_another).take(enough).count() < enough
    }
}

/// What a header is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seeking {
    Objectives,
    Part,
}

impl Seeking {
    fn is_served_by(self, table: &Table) -> bool {
        use Meaning::{Activity, Formula, Indicator, Month, Title};
        match self {
            Self::Objectives => table.has(Title),
            Self::Part => {
                !table.has(Title) && [Indicator, Formula, Activity, Month].into_iter().any(|part| table.has(part))
            }
        }
    }
}

/// Most rows of a header.
const MOST_LINES: usize = 3;
/// A header needs two columns that are this sure.
const SURE: u32 = 75;
/// Months are columns of a Gantt chart only in company: «SETT» alone is a *settore*.
const FEWEST_MONTHS: usize = 3;

impl Table {
    /// The column of a meaning; the leftmost of several.
    pub fn column(&self, meaning: Meaning) -> Option<u32> {
        self.roles.iter().find(|(_, role)| role.meaning == meaning).map(|(column, _)| *column)
    }

    /// Whether a column has this meaning.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.column(meaning).is_some()
    }

    /// The one year that the headings of objectives, indicators or weights name, with its heading: «Obiettivo 2026».
    pub fn year_of_headings(&self) -> Option<(Year, String)> {
        use Meaning::{Activity, Indicator, IndicatorWeight, Purpose, Title, Unit, Weight};
        let of_plan = [Title, Indicator, Weight, IndicatorWeight, Purpose, Activity, Unit];
        let named = self.roles.values().filter(|role| of_plan.contains(&role.meaning));
        let years: BTreeMap<Year, &str> = named.filter_map(|role| Some((role.year?, role.heading.as_str()))).collect();
        let only = years.first_key_value().filter(|_| years.len() == 1);
        only.map(|(year, heading)| (*year, (*heading).to_owned()))
    }

    /// Whether it has a column for what the DUP's table has none for.
    pub fn is_wide(&self) -> bool {
        use Meaning::{Actual, Base, Due, Formula, IndicatorWeight, Month, Period, Reached, Source, Target, Unit};
        [Target, Base, Actual, Formula, Unit, IndicatorWeight, Month, Period, Due, Source, Reached]
            .into_iter()
            .any(|meaning| self.has(meaning))
    }

    /// The header of objectives that begins with the first of these rows.
    pub fn of(rows: &[SourceRow]) -> Option<Self> {
        Self::surest(rows, Seeking::Objectives)
    }

    /// The header of an objective's indicators or phases, as cards have them.
    pub fn of_part(rows: &[SourceRow]) -> Option<Self> {
        Self::surest(rows, Seeking::Part)
    }

    /// Whether a header of objectives, or of indicators that name theirs, begins with the first of these rows.
    pub fn begins(rows: &[SourceRow]) -> bool {
        rows.first().is_some_and(may_be_header) && (Self::of(rows).is_some() || Self::of_indicators(rows).is_some())
    }

    /// The header of a table of indicators that name their objective by its code.
    pub fn of_indicators(rows: &[SourceRow]) -> Option<Self> {
        use Meaning::{Actual, Base, Code, Formula, Indicator, Target};
        let has = |table: &Self, any: &[Meaning]| any.iter().any(|meaning| table.has(*meaning));
        Self::of_part(rows)
            .filter(|table| table.has(Code) && has(table, &[Indicator, Formula]) && has(table, &[Target, Base, Actual]))
    }

    fn surest(rows: &[SourceRow], seeking: Seeking) -> Option<Self> {
        let first = rows.first()?;
        if !may_be_header(first) {
            return None;
        }
        let mut surest: Option<Self> = None;
        for height in 1..=MOST_LINES.min(rows.len()) {
            if height > 1 && !(is_first_line(first) && continues(&rows[height - 2], &rows[height - 1])) {
                break;
            }
            let table = Self::of_lines(&rows[..height], seeking);
            let is_surer = surest.as_ref().is_none_or(|surest| table.score >= surest.score);
            if table.is_header() && seeking.is_served_by(&table) && is_surer {
                surest = Some(table);
            }
        }
        surest
    }

    /// Whether enough of the headings are known: two of them for sure, and most of them, a third, or what an objective
    /// and its indicator are called.
    fn is_header(&self) -> bool {
        let is_sure = |role: &&Role| role.strength >= SURE;
        let sure = self.roles.values().filter(is_sure).count();
        let names = |meaning| self.roles.values().filter(is_sure).any(|role| role.meaning == meaning);
        let names_both = names(Meaning::Title) && names(Meaning::Indicator);
        sure >= 2 && (self.roles.len() > self.unknown.len() || sure > 2 || names_both)
    }

    fn of_lines(rows: &[SourceRow], seeking: Seeking) -> Self {
        let lines = Lines::of(rows);
        let mut candidates = candidates(&lines);
        let may_be_year = |candidate: &Candidate| candidate.other.is_some_and(|other| other.meaning == Meaning::Year);
        let is_month = |candidate: &&Candidate| candidate.reading.meaning == Meaning::Month && !may_be_year(candidate);
        let months = candidates.iter().filter(is_month).count();
        if months < FEWEST_MONTHS {
            candidates.retain(|candidate| candidate.reading.meaning != Meaning::Month);
        }
        let mut table = Self { height: rows.len(), ..Self::default() };
        for candidate in &candidates {
            table.offer(candidate, &lines);
        }
        if seeking == Seeking::Objectives {
            table.settle_title(&candidates, &lines);
        } else {
            table.settle_indicator();
            table.settle_number();
            table.settle_phases();
        }
        table.settle_second_weight(&candidates, &lines);
        table.settle_second_direction(&candidates, &lines);
        table.hidden = lines.headings.iter().filter(|(_, over)| over.is_hidden).map(|(column, _)| *column).collect();
        let unknown = lines.headings.iter().filter(|(column, _)| !table.roles.contains_key(column));
        table.unknown = unknown.map(|(column, heading)| (*column, heading.text())).collect();
        table.score = table.roles.values().map(|role| role.strength).sum();
        table
    }

    fn offer(&mut self, candidate: &Candidate, lines: &Lines) {
        let Candidate { reading, column, year, set, .. } = *candidate;
        // A weak word such as «valore finale» is no second target beside one that is called so.
        let is_weak = reading.strength < SURE;
        let same = |role: &Role| {
            role.meaning == reading.meaning
                && (role.year == year || is_weak && year.is_none() || !reading.meaning.is_by_year())
                && (role.set == set || !reading.meaning.is_of_indicator())
        };
        // A hidden column is what its heading says, or nothing: it makes up for no visible one.
        let is_second = |role: &Role| role.meaning == reading.meaning;
        if candidate.is_hidden
            && (candidate.other.is_some_and(|other| other.strength > reading.strength)
                || self.roles.values().any(is_second))
        {
            return;
        }
        let is_free =
            !self.roles.contains_key(&column) && (reading.meaning.may_repeat() || !self.roles.values().any(same));
        if reading.strength >= LEAST_OF_COLUMN && is_free {
            self.give(candidate, lines);
        }
    }

    fn give(&mut self, candidate: &Candidate, lines: &Lines) {
        let heading = lines.headings.get(&candidate.column).map(super::lines::Over::text).unwrap_or_default();
        let Reading { meaning, strength } = candidate.reading;
        let other = candidate.other;
        let Candidate { column, year, set, .. } = *candidate;
        let set = if meaning.is_of_indicator() { set } else { 0 };
        self.roles.insert(column, Role { meaning, year, heading, strength, other, set });
    }
}

/// A meaning that a column may have.
#[derive(Debug, Clone)]
struct Candidate {
    is_hidden: bool,
    reading: Reading,
    other: Option<Reading>,
    column: u32,
    year: Option<Year>,
    set: u8,
}

/// All meanings of all columns, in the order in which they are given.
fn candidates(lines: &Lines) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let sets = sets::of(lines);
    for (&column, over) in &lines.headings {
        let Heading { readings, year } = &over.heading;
        let is_hidden = over.is_hidden;
        let set = sets.get(&column).copied().unwrap_or_default();
        candidates.extend(readings.iter().map(|&reading| {
            let other = readings.iter().copied().find(|other| other.meaning != reading.meaning);
            Candidate { is_hidden, reading, other, column, year: *year, set }
        }));
    }
    candidates.sort_by_key(|candidate| (candidate.is_hidden, Reverse(candidate.reading.strength), candidate.column));
    candidates
}

/// Whether a row could be a header at all: several texts, one of them known, and no values.
fn may_be_header(row: &SourceRow) -> bool {
    let filled = || row.cells.values().filter(|cell| !cell.is_blank());
    if filled().any(SourceCell::is_a_value) {
        return false;
    }
    let texts: BTreeSet<&str> = filled().map(SourceCell::words).collect();
    texts.len() >= 2 && texts.iter().any(|text| Heading::of(text).best().is_some())
}
