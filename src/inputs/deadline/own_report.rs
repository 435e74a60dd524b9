//! What the plan's own objective measures: the report itself, done by a day.

use chrono::NaiveDate;

use crate::domain::{FirstFinal, Objective, ReportMeasure, Source};
use crate::words::fold;

/// The day on which the step was done, and whether that was by the deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnReport {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is not later than the deadline.
    pub in_time: bool,
    /// What says so.
    pub source: Source,
}

/// What a row of the plan asks for: the sentence with the deadline decides, then the rest of the row.
/// A row that names no step asks for the report to be made ready.
pub(super) fn measure_of(row: &Objective, sentence: &str) -> ReportMeasure {
    let texts = [sentence, &row.indicator.value, &row.title.text, &row.purpose];
    texts.into_iter().find_map(named).unwrap_or(ReportMeasure::Preparation)
}

/// The step that a text names; where it names both, the last one is the one that must be done in time.
fn named(text: &str) -> Option<ReportMeasure> {
    const ADOPTED: [&str; 3] = ["ADOZION", "ADOTT", "APPROVA"];
    const PREPARED: [&str; 4] = ["PREDISPO", "REDAZION", "REDATT", "ELABORA"];
    let folded = fold(text);
    let names = |stems: &[&str]| folded.split(' ').any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    if names(&ADOPTED) {
        Some(ReportMeasure::Adoption)
    } else if names(&PREPARED) {
        Some(ReportMeasure::Preparation)
    } else {
        None
    }
}

impl OwnReport {
    /// The day that the first final of the year gives. Neither the date nor the act of a correction counts.
    pub fn of(measure: ReportMeasure, due: NaiveDate, first: &FirstFinal) -> Self {
        let adoption = first.adoption.as_ref().filter(|_| measure == ReportMeasure::Adoption);
        let (day, source) = match adoption {
            Some(act) => (act.date, Source::Adoption(act.clone())),
            None => (first.date, Source::FirstFinal),
        };
        Self { day, in_time: day <= due, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Act;

    #[test]
    fn the_row_says_which_step_it_asks_for() {
        for (text, step) in [
            ("Predisposizione relazione performance entro il mese di giugno", Some(ReportMeasure::Preparation)),
            ("Adozione della relazione sulla performance entro giugno", Some(ReportMeasure::Adoption)),
            ("Relazione sulla performance approvata dalla Giunta entro giugno", Some(ReportMeasure::Adoption)),
            ("Predisposizione e approvazione della relazione", Some(ReportMeasure::Adoption)),
            ("Relazione sulla performance entro giugno", None),
        ] {
            assert_eq!(named(text), step, "{text}");
        }
    }

    #[test]
    fn the_first_adoption_counts_where_the_row_asks_for_adoption() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let act = Act { number: "G.C. 90".to_owned(), date: day("2025-08-15") };
        let first = |adoption: Option<&Act>| FirstFinal { date: day("2025-06-20"), adoption: adoption.cloned() };
        let own = |measure, adoption| OwnReport::of(measure, day("2025-06-30"), &first(adoption));
        let prepared = OwnReport { day: day("2025-06-20"), in_time: true, source: Source::FirstFinal };
        assert_eq!(own(ReportMeasure::Preparation, Some(&act)), prepared);
        assert_eq!(own(ReportMeasure::Adoption, None), prepared);
        let late = OwnReport { day: day("2025-08-15"), in_time: false, source: Source::Adoption(act.clone()) };
        assert_eq!(own(ReportMeasure::Adoption, Some(&act)), late);
    }
}
