//! Whose each finding and each gap is.
//!
//! A finding belongs to the office whose indicator stands in its row, else to the office
//! that alone filled in its file; what belongs to nobody goes into one workbook more, so
//! that no finding is lost on the way back.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Assessment, assessment_codes as codes};
use crate::domain::Place;
use crate::finding::Finding;
use crate::trace::progress::{Completeness, Missing, by_office};

/// What goes back to one office.
#[derive(Debug, Clone, Default)]
pub(super) struct Return<'a> {
    pub findings: Vec<&'a Finding>,
    pub missing: Vec<Missing>,
}

/// One entry for each office that has something to do; `None` collects what belongs to no office.
pub(super) fn by_addressee<'a>(
    assessment: &Assessment<'_>,
    findings: &'a [Finding],
) -> BTreeMap<Option<String>, Return<'a>> {
    let offices = Offices::of(assessment);
    let mut returns: BTreeMap<Option<String>, Return<'a>> = BTreeMap::new();
    for Completeness { name, missing, .. } in by_office(assessment) {
        if !missing.is_empty() {
            returns.entry(name).or_default().missing = missing;
        }
    }
    // A blank cell stands in the other sheet already; plan and configuration are not an office's.
    let is_gap = |finding: &Finding| [codes::NOT_MEASURED.id, codes::AWAITING_BOARD.id].contains(&finding.code.id);
    for finding in findings.iter().filter(|finding| !is_gap(finding)) {
        let Some(place) = &finding.place else { continue };
        if offices.knows(&place.file) {
            returns.entry(offices.of_place(place)).or_default().findings.push(finding);
        }
    }
    for entry in returns.values_mut() {
        entry.findings.sort_by_key(|finding| std::cmp::Reverse(finding.code.severity));
    }
    returns
}

/// Whose each row and file is.
pub(super) struct Offices<'a> {
    rows: BTreeMap<(&'a str, Option<&'a str>, u32), Option<&'a str>>,
    files: BTreeMap<&'a str, BTreeSet<Option<&'a str>>>,
}

impl<'a> Offices<'a> {
    /// Those of the register’s and the sheets’ rows.
    pub fn of(assessment: &'a Assessment<'_>) -> Self {
        let mut offices = Self { rows: BTreeMap::new(), files: BTreeMap::new() };
        for (_, objective) in assessment.objectives() {
            for result in &objective.indicators {
                let office = result.indicator.office.as_deref().or(objective.office);
                offices.add(&result.indicator.place, office);
                if let Some(measurement) = result.measurement {
                    offices.add(&measurement.place, office);
                }
            }
        }
        offices
    }

    fn add(&mut self, place: &'a Place, office: Option<&'a str>) {
        if let Some(row) = place.row() {
            self.rows.insert((&place.file, place.sheet.as_deref(), row), office);
        }
        self.files.entry(&place.file).or_default().insert(office);
    }

    /// Whether offices work in this file.
    fn knows(&self, file: &str) -> bool {
        self.files.contains_key(file) || file.starts_with("misurazioni/")
    }

    /// The office whose a place is.
    pub fn of_place(&self, place: &Place) -> Option<String> {
        let by_row = place.row().and_then(|row| self.rows.get(&(&*place.file, place.sheet.as_deref(), row)).copied());
        let alone = || self.files.get(&*place.file).filter(|offices| offices.len() == 1)?.first().copied();
        by_row.or_else(alone).flatten().map(str::to_owned)
    }
}
