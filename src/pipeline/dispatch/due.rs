//! What each office has to do, and the files that it does it with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::Measurement;
use crate::finding::{Finding, Severity};
use crate::outputs::annexes::{Correction, corrections};
use crate::outputs::letters::Attachment;
use crate::pipeline::PipelineError;
use crate::pipeline::look::Looked;
use crate::trace::progress::{Missing, Owing};

/// What an office has to do.
pub(super) struct Due {
    /// Its name; none for what belongs to no office.
    pub office: Option<String>,
    /// Its indicators.
    pub planned: usize,
    /// Those without a value, as `stato` counts them, whoever has to give it.
    pub missing: Vec<Missing>,
    /// What it has to put right, or to look at.
    pub wrong: Vec<Finding>,
    /// Its sheets, or its workbook of corrections.
    pub attachments: Vec<Attachment>,
    /// Which of the two.
    pub attached: Attached,
    /// The day by which sheets come back, where the entity has set one.
    pub by: Option<NaiveDate>,
}

/// What is attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attached {
    /// Sheets to fill in.
    Sheets,
    /// The workbook that says what is missing and wrong.
    Corrections,
}

impl Due {
    /// Whether something is still owed: a value, or a cell that stops the final. What may well be right as it is is
    /// shown and not owed.
    pub fn owes(&self) -> bool {
        self.owed() > 0 || self.wrong.iter().any(Finding::blocks)
    }

    /// How many of the missing values it is the office's to give.
    pub fn owed(&self) -> usize {
        owed(&self.missing)
    }

    /// One for each office, by name. An office that has written nothing yet gets its sheets, one that has, or whose
    /// file cannot be read, gets what is left to do.
    pub fn of_all(looked: &Looked<'_>, by: Option<NaiveDate>) -> Result<Vec<Self>, PipelineError> {
        let mut corrections: BTreeMap<Option<String>, Correction<'_>> =
            corrections(looked.assessment, looked.findings, None, looked.edition)?
                .into_iter()
                .map(|correction| (correction.office.clone(), correction))
                .collect();
        let (mut sheets, begun) = (sheets(looked), begun(looked));
        let due = looked.progress.offices.iter().map(|office| {
            let correction = corrections.remove(&office.name);
            let wrong = correction.iter().flat_map(|correction| &correction.findings);
            let wrong: Vec<Finding> = wrong
                .filter(|finding| finding.code.severity > Severity::Note)
                .map(|&finding| finding.clone())
                .collect();
            let sheets = sheets.remove(&office.name).unwrap_or_default();
            let missing = office.missing.clone();
            let has_something = owed(&missing) > 0 || !wrong.is_empty();
            let corrections = correction
                .filter(|_| {
                    has_something && (begun.contains(&office.name.as_deref()) || sheets.is_empty() && !wrong.is_empty())
                })
                .map(|correction| correction.workbook);
            let (attachments, attached) = match corrections {
                Some(book) => (vec![Attachment::of_file(book.path, book.bytes)], Attached::Corrections),
                None => (sheets, Attached::Sheets),
            };
            Self { office: office.name.clone(), planned: office.planned, missing, wrong, attachments, attached, by }
        });
        Ok(due.collect())
    }
}

fn owed(missing: &[Missing]) -> usize {
    missing.iter().filter(|missing| missing.owing == Owing::Office).count()
}

/// The offices that have begun: something stands in their cells, be it what cannot be read.
fn begun<'l>(looked: &'l Looked<'_>) -> BTreeSet<Option<&'l str>> {
    let results = looked.assessment.objectives().flat_map(|(_, objective)| {
        objective.indicators.iter().map(move |result| (objective.office_of(result), result.measurement))
    });
    results.filter(|(_, row)| row.is_some_and(Measurement::is_begun)).map(|(office, _)| office).collect()
}

/// The sheets in which each office has rows.
fn sheets(looked: &Looked<'_>) -> BTreeMap<Option<String>, Vec<Attachment>> {
    let mut files: BTreeMap<Option<String>, BTreeSet<&str>> = BTreeMap::new();
    for (_, objective) in looked.assessment.objectives() {
        for result in &objective.indicators {
            let file = result.measurement.map(|row| &*row.place.file);
            files.entry(objective.office_of(result).map(str::to_owned)).or_default().extend(file);
        }
    }
    let attachment = |path: &str| {
        let file = looked.gathered.folder.sheets.iter().find(|sheet| sheet.path == path)?;
        let name = Path::new(path).file_name()?.to_string_lossy().into_owned();
        Some(Attachment::of_file(name, file.bytes.clone()))
    };
    let attachments = |paths: BTreeSet<&str>| paths.into_iter().filter_map(attachment).collect();
    files.into_iter().map(|(office, paths)| (office, attachments(paths))).collect()
}
