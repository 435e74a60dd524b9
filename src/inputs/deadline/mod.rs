//! The day by which the report must be adopted, read from the plan's own row.
//!
//! Guaranteed: the legal deadline of 30 June (D.Lgs. 150/2009 art. 10 c. 1 lett. b)
//! can be brought forward by the plan but never put off. Deliberately absent: the
//! clock; the reference date is an argument.

mod own_report;
mod sentence;
mod working_days;

use chrono::{Datelike, NaiveDate};

use crate::domain::{FirstFinal, ObjectiveCode, Place, Plan, Position, ReportMeasure, Year};
use crate::finding::{Finding, codes};
use crate::inputs::config;
use crate::words::italian;
pub use own_report::OwnReport;
use own_report::measure_of;
use sentence::{Sentence, sentence_of};

codes! {
    LATER_THAN_LAW = warning "D001" "il piano indica un termine successivo a quello di legge";
    PAST = warning "D002" "il termine di adozione è passato";
    TOO_EARLY = blocking "D003" "l’anno misurato non è ancora finito";
    UNSAID = note "D004" "il piano non dice entro quando adottare la relazione: vale il termine di legge";
}

/// When the report is due, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day that binds.
    pub date: NaiveDate,
    /// Who says so.
    pub source: DeadlineSource,
    /// The plan's row that asks for the report, where there is one.
    pub objective: Option<ObjectiveCode>,
    /// What that row's indicator measures.
    pub measure: ReportMeasure,
}

/// Where a deadline comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeadlineSource {
    /// The plan's own row: its words and their cell.
    Plan {
        /// The sentence that names the deadline.
        words: String,
        /// The cell that holds it.
        place: Place,
    },
    /// `[scadenza]` in the configuration.
    Configuration,
    /// D.Lgs. 150/2009 art. 10.
    Law,
}

impl Deadline {
    /// Days from `reference` to the deadline; negative when it is past.
    pub fn days_left(&self, reference: NaiveDate) -> i64 {
        (self.date - reference).num_days()
    }

    /// Working days from `reference` to the deadline, by the national calendar; negative when it is past.
    pub fn working_days_left(&self, reference: NaiveDate) -> i64 {
        working_days::between(reference, self.date)
    }

    /// What the row of the report measures, by the year's first final.
    pub fn own_report(&self, first: &FirstFinal) -> OwnReport {
        OwnReport::of(self.measure, self.date, first)
    }

    /// How far it is on the day that a document prints, which the words name: they stay true.
    pub fn distance(&self, reference: NaiveDate) -> String {
        let day = italian::long_date(reference);
        let at = italian::with_day("al", &day);
        match self.days_left(reference) {
            0 => format!("il termine scade il giorno stesso della data di riferimento, {day}"),
            1 => format!("{at} manca 1 giorno"),
            left @ 2.. => format!("{at} mancano {left} giorni"),
            past => format!("{at} il termine è passato da {}", italian::count_of(-past, "giorno", "giorni")),
        }
    }

    /// `Al 18 luglio 2025 il termine del 30 giugno 2025 è passato da 18 giorni.`
    pub fn past(&self, reference: NaiveDate) -> String {
        let (at, due) = (italian::with_day("Al", &italian::long_date(reference)), italian::of_day(self.date));
        let days = italian::count_of(-self.days_left(reference), "giorno", "giorni");
        format!("{at} il termine {due} è passato da {days}.")
    }

    /// One sentence for the terminal: how many days are left, or by how many it is past.
    pub fn countdown(&self, reference: NaiveDate) -> String {
        let (date, due) = (italian::long_date(self.date), italian::of_day(self.date));
        match self.days_left(reference) {
            0 => format!("Il termine scade oggi, {date}."),
            1 => format!("Manca 1 giorno al termine {due}."),
            left @ 2.. => format!("Mancano {left} giorni al termine {due}."),
            past => {
                format!("Il termine {due} è passato da {}.", italian::count_of(-past, "giorno", "giorni"))
            }
        }
    }
}

/// Finds the deadline for the report on `year` and what the plan's own row measures.
pub fn find(plan: &Plan, year: Year, configured: Option<config::Deadline>) -> (Deadline, Vec<Finding>) {
    let row = plan
        .objectives()
        .map(|(_, objective)| objective)
        .filter(|objective| objective.is_planned_for(year))
        .find_map(|objective| Some((objective, sentence_of(objective, year)?)));
    let of_plan = row.as_ref().map(|(objective, sentence)| measure_of(objective, &sentence.words));
    let chosen = configured.and_then(|configured| configured.measure);
    let measure = chosen.or(of_plan).unwrap_or(ReportMeasure::Preparation);
    let objective = row.as_ref().map(|(objective, _)| objective.code.clone());
    let sentence = row.map(|(_, sentence)| sentence);
    let (date, source, finding) = due(sentence, configured.and_then(|configured| configured.of(year)), year);
    (Deadline { date, source, objective, measure }, finding.into_iter().collect())
}

/// 30 June of the year after (D.Lgs. 150/2009, art. 10, c. 1, lett. b).
pub fn of_the_law(year: Year) -> NaiveDate {
    NaiveDate::from_ymd_opt(i32::from(year.next().0), 6, 30).expect("30 June exists in every year")
}

/// The day that binds: never later than the law's.
fn due(
    sentence: Option<Sentence>,
    configured: Option<NaiveDate>,
    year: Year,
) -> (NaiveDate, DeadlineSource, Option<Finding>) {
    let legal = of_the_law(year);
    match (configured, sentence) {
        (Some(date), _) if date > legal => {
            let key = Place { position: Position::Key("scadenza".into()), ..Place::file(config::FILE_NAME) };
            let found = later_than_law("La configurazione", date).at(key).found(italian::long_date(date));
            (legal, DeadlineSource::Law, Some(found))
        }
        (Some(date), _) => (date, DeadlineSource::Configuration, None),
        (None, Some(Sentence { words, day, place })) if day > legal => {
            let found = later_than_law("Il piano", day).at(place).found(words);
            (legal, DeadlineSource::Law, Some(found))
        }
        (None, Some(Sentence { words, day, place })) => (day, DeadlineSource::Plan { words, place }, None),
        (None, None) => (legal, DeadlineSource::Law, None),
    }
}

fn later_than_law(who: &str, date: NaiveDate) -> Finding {
    let message = format!("{who} fissa la relazione al {}: vale il termine di legge.", italian::long_date(date));
    Finding::new(LATER_THAN_LAW, message).expected("il 30 giugno dell’anno successivo (D.Lgs. 150/2009 art. 10)")
}

/// The finding for a report that is late, or made within the year measured.
pub fn check(year: Year, reference: NaiveDate, lateness: Option<String>) -> Option<Finding> {
    if reference.year() <= i32::from(year.0) {
        let message = format!("L’anno {year} non è finito il {}.", italian::long_date(reference));
        return Some(Finding::new(TOO_EARLY, message).expected("una data di riferimento dell’anno dopo"));
    }
    lateness.map(|lateness| {
        Finding::new(PAST, lateness).expected(
            "ove previsto dal regolamento dell’ente, i motivi del ritardo vanno comunicati al Dipartimento della funzione \
             pubblica (D.Lgs. 150/2009 art. 10 c. 5)",
        )
    })
}

/// What a plan without a day for the report is told when it is imported.
pub fn unsaid(plan: &Plan) -> Option<Finding> {
    let says = |year: &Year| plan.objectives().any(|(_, objective)| sentence_of(objective, *year).is_some());
    if plan.objectives().next().is_none() || plan.years.iter().any(says) {
        return None;
    }
    let message = "Il piano non dice entro quando adottare la Relazione sulla performance: vale il termine di legge";
    Some(Finding::new(UNSAID, message).expected(
        "un indicatore, un titolo o una descrizione come «adozione della Relazione sulla performance entro il 30 giugno»",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_countdown_counts_both_ways() {
        let date: NaiveDate = "2025-06-30".parse().unwrap();
        let (source, measure) = (DeadlineSource::Law, ReportMeasure::Preparation);
        let deadline = Deadline { date, source, objective: None, measure };
        let said = |reference: &str| deadline.countdown(reference.parse().unwrap());
        assert_eq!(said("2025-06-20"), "Mancano 10 giorni al termine del 30 giugno 2025.");
        assert_eq!(said("2025-06-29"), "Manca 1 giorno al termine del 30 giugno 2025.");
        assert_eq!(said("2025-06-30"), "Il termine scade oggi, 30 giugno 2025.");
        assert_eq!(said("2025-07-18"), "Il termine del 30 giugno 2025 è passato da 18 giorni.");
    }
}
