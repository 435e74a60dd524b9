//! Plans of other shapes than the DUP's table: PEG by settore, PIAO, programme blocks, cards, Gantt charts.
//!
//! Sheets are made ready ([`prepared`]): months and years by their names ([`calendar`], [`ordinal_years`]), labels beside
//! their values ([`stacked`], [`card_titles`]). Headings and labels ([`labels`]) are known by their words
//! ([`vocabulary`], [`phrases`], [`questions`], [`heading`]), over one to three lines ([`lines`], [`table`], [`sets`]), and
//! by the cells below them ([`settle`], [`sample`], [`year_columns`], [`dated`], [`programme_column`]).
//!
//! Every sheet ([`sheets`]), or each of several tables side by side ([`side_by_side`]) or lying on their side
//! ([`transposed`]), is read from top to bottom ([`walk`]): titles between tables hold for what follows ([`title`],
//! [`title_of_plan`], [`office_name`], [`objective_line`], and [`no_objective`] for what is none); an objective may take
//! several rows, one an indicator ([`found`], [`figures`], [`quantities`], [`quantified`]), several in one cell
//! ([`lists`]), or have them in a table apart ([`indicators_apart`]), or stand on the sheet of each year
//! ([`over_years`]). The year is told by headings, titles or names ([`plan_year`], [`years`]); missione and programma
//! are read in any writing ([`classified`], [`classified_title`], [`office_code`]), objectives built ([`build`]), and
//! what was recognised is told ([`recognition`]), and what is said of results ([`remarks`]); a map may say
//! what holds for all ([`constants`]).
//!
//! Guaranteed: what a plan does not say stays absent, never zero and never guessed; an objective
//! whose programme is not told is kept; what each heading was taken for, and how surely, is a finding.
//! Deliberately absent: any judgement on a target, and the office's own percentages of achievement.

mod build;
mod calendar;
pub(super) mod card_titles;
pub(super) mod classified;
mod classified_title;
mod constants;
mod dated;
pub(super) mod figures;
mod found;
pub(super) mod heading;
pub(super) mod headings_read;
mod indicators_apart;
pub(super) mod label_text;
mod labels;
mod lines;
mod lists;
mod no_objective;
mod objective_line;
mod office_and_manager;
mod office_code;
mod office_name;
mod ordinal_years;
mod over_years;
mod phrases;
mod plan_year;
pub(super) mod prepared;
mod programme_column;
mod quantified;
mod quantities;
mod questions;
mod recognition;
pub mod remarks;
mod sample;
mod sets;
mod settle;
mod sheets;
mod side_by_side;
mod stacked;
mod table;
pub(super) mod title;
mod title_of_plan;
mod total_row;
mod transposed;
pub mod vocabulary;
mod walk;
mod year_columns;
pub(super) mod years;

use std::collections::{BTreeMap, BTreeSet};

use super::header::{Column, Header, is_only_years};
use super::kept_places::KeptPlaces;
use super::mission_title::MissionTitle;
use super::objective::{Draft, still_waiting};
use super::source::{Layout, SourceRow, SourceSheet};
use super::told::Told;
use crate::domain::{MissionCode, Unplaced, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use build::Built;
use found::Found;
use table::{Role, Table};
use vocabulary::Meaning;

/// The year that a sheet, or else its file's name, tells.
pub(super) fn year_of(sheet: &SourceSheet, file: &str) -> Option<Year> {
    plan_year::of_sheet(sheet).or_else(|| plan_year::of_file(file)).map(|(year, _)| year)
}

pub(super) use plan_year::titles;
pub(super) use sheets::has_cards;

/// Whether a heading is that of the office's own percentage of achievement.
pub fn is_reached(heading: &str) -> bool {
    heading::Heading::of(heading).is(Meaning::Reached)
}

/// All that a plan of another shape says.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub drafts: Vec<Draft>,
    pub unplaced: Vec<Unplaced>,
    pub years: BTreeSet<Year>,
    pub titles: BTreeMap<MissionCode, MissionTitle>,
}

/// Whether the sheets hold a plan that the DUP's table cannot hold: a header that says more, or none at all.
pub(super) fn is_one(sheets: &[SourceSheet], catalogue: &Catalogue) -> bool {
    if sheets.iter().flat_map(|sheet| &sheet.rows).any(Header::is_ours) {
        return false;
    }
    sheets.iter().any(|sheet| sheet.layout == Layout::Grid && (sheets::is_nested(sheet) || says_more(sheet, catalogue)))
}

fn says_more(sheet: &SourceSheet, catalogue: &Catalogue) -> bool {
    let mut dup: Option<Header> = None;
    for (index, row) in sheet.rows.iter().enumerate() {
        let (from_here, next) = (&sheet.rows[index..], sheet.rows.get(index + 1));
        if let Some(header) = Header::of_row(row) {
            let has_years = !header.years.is_empty() || next.is_some_and(is_only_years);
            // Years that hold values are targets; without years the plan's title says which it is of.
            let is_wide = Table::of(from_here).is_some_and(|mut table| {
                let below = &from_here[table.height..];
                settle::settle(&mut table, below, None, catalogue);
                table.is_wide()
            });
            if is_wide || !has_years {
                return true;
            }
            dup = Some(header);
        } else if Table::begins(from_here) {
            return true;
        } else if let Some(header) = &dup
            && holds_more(header, row, catalogue)
        {
            return true;
        }
    }
    dup.is_none() && has_cards(sheet)
}

/// Whether a line between the rows of the DUP's table says what its columns do not.
fn holds_more(header: &Header, row: &SourceRow, catalogue: &Catalogue) -> bool {
    let column = |meaning: Meaning| match meaning {
        Meaning::Direction => Some(Column::Direction),
        Meaning::Strategic => Some(Column::Strategic),
        Meaning::Office => Some(Column::Office),
        Meaning::Manager => Some(Column::Manager),
        _ => None,
    };
    let is_said = |(meaning, _): &(Meaning, String)| column(*meaning).is_some_and(|own| header.column(own).is_none());
    match title::of_row(row, None, catalogue) {
        Some(title::Title::Holds(texts)) => {
            title::only_text(row).is_none_or(|text| title::is_surely_held(text.words())) && texts.iter().any(is_said)
        }
        Some(title::Title::Programme(_)) => true,
        _ => false,
    }
}

/// Reads a plan of another shape.
pub(super) fn read(
    sheets: &[SourceSheet],
    file: &str,
    told: Told<'_>,
    (catalogue, kept): (&Catalogue, &KeptPlaces),
    findings: &mut Vec<Finding>,
) -> Shaped {
    let mut walked = sheets::walk_all(sheets, file, told, catalogue, findings);
    if let Some(map) = told.map.filter(|_| !walked.found.is_empty()) {
        constants::fill(&mut walked.found, map, findings);
    }
    let mut shaped = Shaped::default();
    for title in walked.titles {
        let known = shaped.titles.entry(title.code).or_insert_with(|| title.clone());
        if known.title.is_empty() {
            *known = title;
        }
    }
    let roles = walked.tables.values().flat_map(|table| table.roles.values());
    shaped.years.extend(roles.filter_map(Role::plan_year));
    let has_programmes = |table: &Table| table.has(Meaning::Programme) || table.has(Meaning::Mission);
    let of_programmes: BTreeSet<usize> =
        walked.tables.iter().filter(|(_, table)| has_programmes(table)).map(|(number, _)| *number).collect();
    let of_table = |found: &Found| -> BTreeSet<Year> {
        let table = walked.tables.get(&found.table);
        table.into_iter().flat_map(|table| table.roles.values().filter_map(Role::plan_year)).collect()
    };
    // An objective that nothing gives a year is of the first that its table's headings name.
    for found in &mut walked.found {
        found.year = found.year.or_else(|| of_table(found).first().copied());
    }
    let first_only: Vec<Finding> =
        walked.found.iter().filter_map(|found| build::first_year_only(found, &of_table(found))).collect();
    findings.extend(first_only);
    for built in build::build(walked.found, told.map, &of_programmes, (catalogue, kept), findings) {
        match built {
            Built::Placed(draft) => {
                shaped.years.extend(&draft.years);
                shaped.drafts.push(*draft);
            }
            Built::Unplaced(objective) => {
                shaped.years.extend(&objective.years);
                shaped.unplaced.push(*objective);
            }
        }
    }
    findings.extend(shaped.unplaced.iter().map(still_waiting));
    shaped
}
