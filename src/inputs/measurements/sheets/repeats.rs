//! Indicators with two rows that do not contradict each other: a sheet that was copied has all of them.

use std::collections::BTreeMap;

use crate::domain::{IndicatorCode, Place};
use crate::finding::Finding;
use crate::inputs::measurements::measurement_codes as codes;
use crate::words::italian;

/// How many codes a finding names.
const NAMED: usize = 5;

/// An indicator that has two rows.
#[derive(Debug)]
pub(super) struct Twice {
    pub indicator: IndicatorCode,
    pub first: Place,
    /// The row that repeats it.
    pub second: Place,
}

/// What was met twice, by the files of the two rows.
#[derive(Debug, Default)]
pub(super) struct Repeats(BTreeMap<(String, String), Vec<Twice>>);

impl Repeats {
    pub fn add(&mut self, twice: Twice) {
        let files = (twice.first.file.to_string(), twice.second.file.to_string());
        self.0.entry(files).or_default().push(twice);
    }

    /// One finding for two files, at the first row that repeats another.
    pub fn told(self) -> impl Iterator<Item = Finding> {
        self.0.into_iter().filter_map(|((first_file, _), all)| {
            let Twice { indicator, first, second } = all.first()?;
            let (message, expected) = match all.len() {
                1 => (
                    format!("L’indicatore {indicator} compare due volte, senza contraddizioni."),
                    format!("una sola riga; la prima è {first}"),
                ),
                count => {
                    let named: Vec<&str> = all.iter().take(NAMED).map(|twice| twice.indicator.as_str()).collect();
                    let others =
                        if count > NAMED { format!(" {}", italian::and_others(count - NAMED)) } else { String::new() };
                    (
                        format!(
                            "{count} indicatori compaiono due volte, senza contraddizioni: {}{others}.",
                            named.join(", ")
                        ),
                        format!("una sola riga per ognuno; le prime sono in {first_file}"),
                    )
                }
            };
            Some(Finding::new(codes::REPEATED, message).at(second.clone()).expected(expected))
        })
    }
}
