//! Whose each finding and each gap is.
//!
//! A finding about a sheet belongs to the office whose indicator stands in its row, else to the office whose name
//! its file bears, or that has most of its rows; what belongs to nobody goes into one workbook more, so that no
//! finding is lost on the way back. Plan, register, configuration and the folder of the sheets are no office's: what is
//! to be put right there is told to whoever keeps them, by `controlla`.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Assessment, IndicatorResult, assessment_codes as codes};
use crate::domain::Place;
use crate::finding::{Code, Finding, Severity};
use crate::inputs::measurements::measurement_codes::{CONFLICT, OTHER_YEAR, OUTDATED, STALE_SHEET, UNKNOWN_CODE};
use crate::trace::progress::{Completeness, Missing, Owing, by_office};
use crate::words::file_name;

/// What is wrong in a sheet and is put right by whoever keeps the register and the folder of the sheets.
const OF_THE_KEEPER: [Code; 4] = [OTHER_YEAR, OUTDATED, STALE_SHEET, UNKNOWN_CODE];

/// Where the sheets of the offices stand.
const SHEETS: &str = "misurazioni/";

/// What goes back to one office.
#[derive(Debug, Default)]
pub(super) struct Return<'a> {
    pub wrong: Vec<Wrong<'a>>,
    pub missing: Vec<Gap<'a>>,
}

/// Something to correct, with the indicator of its row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrong<'a> {
    pub finding: &'a Finding,
    pub result: Option<&'a IndicatorResult<'a>>,
}

/// A value to write, with its indicator.
#[derive(Debug)]
pub(super) struct Gap<'a> {
    pub missing: Missing,
    pub result: Option<&'a IndicatorResult<'a>>,
    /// What stands in the cell and is no value.
    pub written: Option<&'a str>,
}

/// One entry for each office that has something to do; `None` collects what belongs to no office.
pub(super) fn by_addressee<'a>(
    assessment: &'a Assessment<'a>,
    findings: &'a [Finding],
) -> BTreeMap<Option<String>, Return<'a>> {
    let offices = Offices::of(assessment);
    let mut returns: BTreeMap<Option<String>, Return<'a>> = BTreeMap::new();
    let results = || assessment.objectives().flat_map(|(_, objective)| &objective.indicators);
    let disputes = findings.iter().filter(|finding| finding.code == CONFLICT);
    let disputed: BTreeSet<&str> = disputes
        .filter_map(|finding| Some(offices.result_at(finding.place.as_ref()?)?.indicator.code.as_str()))
        .collect();
    for Completeness { name, missing, .. } in by_office(assessment) {
        // Of two values that contradict each other the finding says both: no cell is to be filled in.
        let is_disputed = |missing: &Missing| missing.is_unreadable && disputed.contains(missing.code.as_str());
        // What stands in the cell and is no value is to be corrected, which the other sheet says, and says what stands there.
        let is_told =
            |missing: &Missing| missing.is_unreadable && findings.iter().any(|own| stops(own, &missing.place));
        let is_to_do =
            |missing: &Missing| missing.owing != Owing::Planner && !is_disputed(missing) && !is_told(missing);
        let missing: Vec<Missing> = missing.into_iter().filter(is_to_do).collect();
        if !missing.is_empty() {
            let gap = |missing: Missing| {
                let result = results().find(|result| result.indicator.code.as_str() == missing.code);
                let about = |finding: &&Finding| finding.place.as_ref() == Some(&missing.place);
                let written = findings.iter().filter(about).find_map(|finding| finding.found.as_deref());
                Gap { missing, result, written }
            };
            returns.entry(name).or_default().missing = missing.into_iter().map(gap).collect();
        }
    }
    // A blank cell stands in the other sheet already.
    let is_gap = |finding: &Finding| [codes::NOT_MEASURED.id, codes::AWAITING_BOARD.id].contains(&finding.code.id);
    for finding in findings.iter().filter(|finding| !is_gap(finding)) {
        let Some(place) = &finding.place else { continue };
        if place.file.starts_with(SHEETS) && !OF_THE_KEEPER.contains(&finding.code) {
            let wrong = Wrong { finding, result: offices.result_at(place) };
            returns.entry(offices.of_place(place)).or_default().wrong.push(wrong);
        }
    }
    for entry in returns.values_mut() {
        entry.wrong.sort_by_key(|wrong| std::cmp::Reverse(wrong.finding.code.severity));
    }
    returns
}

/// Whether a finding about a cell stops the final.
fn stops(finding: &Finding, place: &Place) -> bool {
    finding.blocks() && finding.place.as_ref() == Some(place)
}

/// How many things that stop the final each office has to put right or to explain, beside the values that it owes.
pub fn owed(assessment: &Assessment<'_>, findings: &[Finding]) -> BTreeMap<Option<String>, usize> {
    let blocking = |entry: Return<'_>| entry.wrong.iter().filter(|wrong| wrong.finding.blocks()).count();
    by_addressee(assessment, findings).into_iter().map(|(office, entry)| (office, blocking(entry))).collect()
}

/// The office of a row and its indicator.
type Row<'a> = (Option<&'a str>, &'a IndicatorResult<'a>);

/// Whose each row and file is.
pub(super) struct Offices<'a> {
    rows: BTreeMap<(&'a str, Option<&'a str>, u32), Row<'a>>,
    /// How many rows of each file are whose.
    files: BTreeMap<&'a str, BTreeMap<Option<&'a str>, usize>>,
}

impl Return<'_> {
    /// Whether there is nothing to do: what is only to be known is told by `controlla`.
    pub fn is_of_notes_alone(&self) -> bool {
        self.missing.is_empty() && self.wrong.iter().all(|wrong| wrong.finding.code.severity == Severity::Note)
    }
}

impl<'a> Offices<'a> {
    /// Those of the register’s and the sheets’ rows.
    pub fn of(assessment: &'a Assessment<'a>) -> Self {
        let mut offices = Self { rows: BTreeMap::new(), files: BTreeMap::new() };
        for (_, objective) in assessment.objectives() {
            for result in &objective.indicators {
                let office = objective.office_of(result);
                offices.add(&result.indicator.place, office, result);
                for place in result.measurement.iter().flat_map(|row| row.rows()) {
                    offices.add(place, office, result);
                }
            }
        }
        offices
    }

    fn add(&mut self, place: &'a Place, office: Option<&'a str>, result: &'a IndicatorResult<'a>) {
        if let Some(row) = place.row() {
            self.rows.insert((&place.file, place.sheet.as_deref(), row), (office, result));
        }
        *self.files.entry(&place.file).or_default().entry(office).or_default() += 1;
    }

    fn row(&self, place: &Place) -> Option<Row<'a>> {
        self.rows.get(&(&*place.file, place.sheet.as_deref(), place.row()?)).copied()
    }

    /// The indicator of a place’s row.
    fn result_at(&self, place: &Place) -> Option<&'a IndicatorResult<'a>> {
        self.row(place).map(|(_, result)| result)
    }

    /// The office whose a place is.
    pub fn of_place(&self, place: &Place) -> Option<String> {
        let office = match self.row(place) {
            Some((office, _)) => office,
            None => self.named_in(&place.file).or_else(|| self.most_of(&place.file)),
        };
        office.map(str::to_owned)
    }

    /// The office that has more rows of a file than all others together: one may have added a row of another's.
    fn most_of(&self, file: &str) -> Option<&'a str> {
        let offices = self.files.get(file)?;
        let all: usize = offices.values().sum();
        offices.iter().find(|(_, rows)| **rows * 2 > all).and_then(|(office, _)| *office)
    }

    /// The office whose name a file bears; of several the longest.
    fn named_in(&self, path: &str) -> Option<&'a str> {
        let file = path.rsplit('/').next().unwrap_or(path);
        let known = self.files.values().flat_map(|offices| offices.keys()).copied().flatten();
        known.filter(|office| file_name::is_of_office(file, office)).max_by_key(|office| office.len())
    }
}
