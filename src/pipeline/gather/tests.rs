//! The demonstration's folder, gathered: what every output is made from.

use std::path::PathBuf;

use super::super::cycle::Cycle;
use super::*;
use crate::assessment::assess;
use crate::domain::Topic;

fn seeds() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))
}

fn day() -> NaiveDate {
    "2025-06-20".parse().unwrap()
}

/// The trend of a year's draft.
fn trend(gathered: &Gathered, year: Year) -> Trend {
    let cycle = Cycle::of(gathered, (year, day()), None, None);
    let inputs = cycle.inputs(gathered);
    let (assessment, _) = assess(&inputs);
    gathered.trend(&assessment, &Past::default()).0
}

#[test]
fn every_supplement_of_the_demonstration_is_there() {
    let gathered = gather(Some(&seeds()), Year(2024)).unwrap();
    let Supplements { resources, changes, narratives, score_bands, band_totals, context } = &gathered.supplements;
    assert_eq!(resources.as_ref().unwrap().programmes.len(), 40);
    assert_eq!(changes.len(), 3);
    assert!(changes.iter().all(|change| change.applied && change.act.is_some()));
    assert!(narratives.contains_key(&Topic::EqualOpportunities) && !narratives.contains_key(&Topic::Method));
    assert_eq!((score_bands.len(), band_totals.len()), (12, 4));
    assert!(context.as_ref().unwrap().population.is_some());
    assert!(gathered.findings.iter().all(|finding| !finding.blocks()));
}

#[test]
fn every_file_that_was_read_is_an_input_once() {
    let gathered = gather(Some(&seeds()), Year(2025)).unwrap();
    let files = gathered.folder.files();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths.is_sorted() && paths.windows(2).all(|pair| pair[0] != pair[1]), "{paths:?}");
    for expected in [
        "indicatori/2024.xlsx",
        "indicatori/2025.xlsx",
        "misurazioni/2024/ufficio_tecnico.xlsx",
        "risorse/2025.csv",
        "variazioni/2024.xlsx",
    ] {
        assert!(paths.contains(&expected), "{expected}: {paths:?}");
    }
    // Resources and texts of other years say nothing about this one.
    assert!(!paths.contains(&"risorse/2024.xlsx") && !paths.contains(&"testi/2024/contesto.md"), "{paths:?}");
}

#[test]
fn the_trend_repeats_the_figures_of_the_years_own_reports() {
    let before = gather(Some(&seeds()), Year(2024)).unwrap();
    let cycle = Cycle::of(&before, (Year(2024), day()), Some(day()), None);
    let inputs = cycle.inputs(&before);
    let (final_2024, _) = assess(&inputs);
    let trend = trend(&gather(Some(&seeds()), Year(2025)).unwrap(), Year(2025));
    let years: Vec<Year> = trend.years.iter().map(|entry| entry.year).collect();
    assert_eq!(years, [Year(2024), Year(2025)]);
    assert_eq!(trend.year(Year(2024)), Some(&TrendYear::of(&final_2024, Basis::Recomputed)));
    assert_eq!(trend.year(Year(2023)), None);
}

#[test]
fn years_without_data_are_one_note() {
    for (year, said) in [(2024, "il 2022 e il 2023 risultano"), (2025, "il 2023 risulta")] {
        let gathered = gather(Some(&seeds()), Year(year)).unwrap();
        let note = absent_years(Year(year), &gathered.recomputed(&Past::default())).unwrap();
        assert!(note.message.contains(said), "{note}");
    }
}
