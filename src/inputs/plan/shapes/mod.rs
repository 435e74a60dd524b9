//! Plans of other shapes than the DUP's table: PEG by settore, PIAO, programme blocks, cards, Gantt charts.
//!
//! Headings and labels are known by their words ([`vocabulary`], [`heading`]), over one to three
//! lines ([`lines`], [`table`]); titles between tables and labels above them hold for what
//! follows ([`title`], [`walk`]); an objective may take several rows, one an indicator ([`found`]);
//! missione and programma are read in any writing ([`classified`]) and objectives built ([`build`]).
//!
//! Guaranteed: what a plan does not say stays absent, never zero and never guessed; an objective
//! whose programme is not told is kept; what each heading was taken for, and how surely, is a finding.
//! Deliberately absent: any judgement on a target, and the office's own percentages of achievement.

mod build;
mod classified;
pub(super) mod figures;
mod found;
pub(super) mod heading;
mod lines;
mod plan_year;
mod recognition;
mod sheets;
mod table;
mod title;
pub mod vocabulary;
mod walk;
mod year_columns;
pub(super) mod years;

use std::collections::{BTreeMap, BTreeSet};

use super::header::Header;
use super::mission_title::MissionTitle;
use super::objective::{Draft, still_waiting};
use super::source::{Layout, SourceSheet};
use super::told::Told;
use crate::domain::{MissionCode, Unplaced, Year};
use crate::finding::Finding;
use crate::inputs::catalogue::Catalogue;
use build::Built;
use table::Table;
use vocabulary::Meaning;

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
pub(super) fn is_one(sheets: &[SourceSheet]) -> bool {
    sheets.iter().any(|sheet| {
        let mut has_header = false;
        let mut says_more = false;
        for (index, row) in sheet.rows.iter().enumerate() {
            let is_dup = Header::of_row(row).is_some();
            let table = Table::of(&sheet.rows[index..]);
            has_header |= is_dup;
            says_more |= table.is_some_and(|table| !is_dup || table.is_wide());
        }
        sheet.layout == Layout::Grid && (says_more || !has_header && sheets::has_cards(sheet))
    })
}

/// Reads a plan of another shape.
pub(super) fn read(
    sheets: &[SourceSheet],
    file: &str,
    told: Told<'_>,
    catalogue: &Catalogue,
    findings: &mut Vec<Finding>,
) -> Shaped {
    let walked = sheets::walk_all(sheets, file, told, catalogue, findings);
    let mut shaped = Shaped::default();
    for title in walked.titles {
        let known = shaped.titles.entry(title.code).or_insert_with(|| title.clone());
        if known.title.is_empty() {
            *known = title;
        }
    }
    let roles = walked.tables.values().flat_map(|table| table.roles.values());
    // The year of a starting value is no year of the plan.
    shaped.years.extend(roles.filter(|role| role.meaning != Meaning::Base).filter_map(|role| role.year));
    for built in build::build(walked.found, told.map, catalogue, findings) {
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
