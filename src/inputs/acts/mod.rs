//! The acts of the year's cycle: when the report was adopted ([`Adoption`]), and dates that cannot be true.
//!
//! Deliberately absent: the clock; the reference date is an argument.

mod adoption;
mod terms;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Act, Change, Measurement, Place, Position, Sourced, Supplements, Year};
use crate::finding::{Code, Finding, codes};
use crate::inputs::config::{Acts, Config, FILE_NAME};
use crate::words::italian;
pub use adoption::Adoption;
pub use terms::Due;

codes! {
    AFTER_REFERENCE = blocking "L001" "atto con una data successiva alla data di riferimento";
    VALIDATED_BEFORE = warning "L002" "validazione anteriore all’adozione della relazione";
    PLAN_APPROVED_LATE = warning "L003" "piano approvato dopo la fine di febbraio";
    ADOPTED_EARLY = blocking "L006" "adozione della relazione con una data anteriore alla fine dell’anno misurato";
    VALIDATED_EARLY = warning "L007" "validazione della relazione con una data anteriore alla fine dell’anno misurato";
    PLAN_UNLIKELY = blocking "L008" "approvazione del piano con una data che non può essere dell’anno misurato";
    EARLY_MINUTES = warning "L004" "verbale del Nucleo con una data che non segue l’anno misurato";
    APPROVAL_UNKNOWN = note "L005" "data di approvazione del piano non indicata: gli atti valgono dal 1º gennaio dell’anno prima";
}

/// What is dated within a year's cycle.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'a> {
    /// The year measured.
    pub year: Year,
    /// The day the document speaks from.
    pub reference: NaiveDate,
    /// Acts of the cycle and of the SMVP.
    pub config: &'a Config,
    /// Changes and the act of the rendiconto.
    pub supplements: &'a Supplements,
    /// Minutes of the board.
    pub measurements: &'a [Measurement],
    /// The files that name acts of the year which the configuration does not, by their key there.
    pub elsewhere: &'a BTreeMap<&'static str, String>,
}

/// Where an act stands: the key of the configuration, or the file that `registra` wrote.
fn place_of(dated: &Dated<'_>, key: &str) -> Place {
    let elsewhere = dated.elsewhere.get(key).map(|file| Place::file(file.as_str()));
    elsewhere.unwrap_or_else(|| at_key(&format!("atti.{}.{key}", dated.year)))
}

/// Years before the measured one in which its plan may have been approved: a DUP is of July of the year before.
const PLAN_YEARS: u16 = 1;

/// Acts of the cycle whose date cannot be: a slip of one digit turns a late adoption into a timely one.
fn unlikely(acts: &Acts, year: Year, key: impl Fn(&str) -> Place) -> Vec<Finding> {
    let over = format!("una data successiva al {}", italian::short_date(year.last_day()));
    let mut findings = Vec::new();
    if let Some(act) = acts.resolution.as_ref().filter(|act| act.date <= year.last_day()) {
        let message =
            format!("L’adozione della relazione ha una data anteriore alla fine del {year}, che essa misura.");
        findings.push(dated_finding(ADOPTED_EARLY, &message, act, key("delibera_giunta")).expected(over.clone()));
    }
    if let Some(act) = acts.validation.as_ref().filter(|act| act.date <= year.last_day()) {
        let message = format!("La validazione della relazione ha una data anteriore alla fine del {year}.");
        findings.push(dated_finding(VALIDATED_EARLY, &message, act, key("validazione")).expected(over));
    }
    let first = Year(year.0.saturating_sub(PLAN_YEARS)).first_day();
    if let Some(act) = acts.plan.as_ref().filter(|act| act.date < first || act.date > year.last_day()) {
        let message = format!("L’approvazione del piano ha una data che non può essere quella del piano del {year}.");
        let expected =
            format!("una data dal {} al {}", italian::short_date(first), italian::short_date(year.last_day()));
        findings.push(dated_finding(PLAN_UNLIKELY, &message, act, key("piano")).expected(expected));
    }
    findings
}

/// Looks at every date of an act.
pub fn check(dated: &Dated<'_>) -> Vec<Finding> {
    let Dated { year, reference, config, supplements, measurements, .. } = *dated;
    let acts = config.acts.get(&year).cloned().unwrap_or_default();
    let key = |name: &str| place_of(dated, name);
    let of_cycle = [
        ("approvazione del piano", acts.plan.clone(), key("piano")),
        ("approvazione del PIAO", acts.integrated_plan.clone(), key("piao")),
        ("approvazione del PEG", acts.management_plan.clone(), key("peg")),
        ("monitoraggio intermedio", acts.monitoring.clone(), key("monitoraggio")),
        ("adozione della relazione", acts.resolution.clone(), key("delibera_giunta")),
        ("validazione della relazione", acts.validation.clone(), key("validazione")),
        ("adozione dello SMVP", config.smvp.clone(), at_key("smvp")),
    ];
    let mut findings: Vec<Finding> = of_cycle
        .into_iter()
        .filter_map(|(what, act, place)| Some((what, Sourced::new(act?, place))))
        .filter_map(|(what, act)| after_reference(what, &act, reference))
        .collect();
    let accounts = supplements.context.as_ref().and_then(|context| context.accounts_act.clone());
    findings.extend(accounts.and_then(|act| after_reference("approvazione del rendiconto", &act, reference)));
    let of_changes = supplements.changes.iter().filter_map(|change| change.act.as_ref());
    findings.extend(of_changes.filter_map(|act| after_reference("variazione", act, reference)));
    for minutes in measurements.iter().filter_map(|row| row.minutes.as_ref()) {
        findings.extend(after_reference("verbale del Nucleo", minutes, reference));
        findings.extend(early_minutes(minutes, year));
    }
    findings.extend(unlikely(&acts, year, key));
    if let (Some(validation), Some(adoption)) = (&acts.validation, &acts.resolution)
        && validation.date < adoption.date
    {
        let expected = format!("una data non anteriore all’adozione, {}", italian::short_date(adoption.date));
        let message = "La validazione ha una data anteriore all’adozione della relazione.";
        findings.push(dated_finding(VALIDATED_BEFORE, message, validation, key("validazione")).expected(expected));
    }
    if let Some(plan) = acts.plan.as_ref().filter(|plan| Due::Plan.days_late(plan, year).is_some()) {
        let message = format!(
            "Il piano è stato approvato dopo la fine di febbraio: gli obiettivi del {year} sono stati assegnati ad anno \
             avanzato."
        );
        let expected = format!("un atto non posteriore al {}", italian::short_date(Due::Plan.day(year)));
        findings.push(dated_finding(PLAN_APPROVED_LATE, &message, plan, key("piano")).expected(expected));
    }
    if acts.plan.is_none() {
        findings.extend(approval_unknown(year, &supplements.changes, measurements));
    }
    findings
}

fn at_key(key: &str) -> Place {
    Place { position: Position::Key(Arc::from(key)), ..Place::file(FILE_NAME) }
}

fn dated_finding(code: Code, message: &str, act: &Act, place: Place) -> Finding {
    Finding::new(code, message).at(place).found(act.written())
}

fn after_reference(what: &str, act: &Sourced<Act>, reference: NaiveDate) -> Option<Finding> {
    (act.value.date > reference).then(|| {
        let reference = italian::short_date(reference);
        let message = format!("L’atto ({what}) ha una data successiva alla data di riferimento, {reference}.");
        let expected = "la data esatta dell’atto, oppure una data di riferimento (--data) non anteriore";
        dated_finding(AFTER_REFERENCE, &message, &act.value, act.place.clone()).expected(expected)
    })
}

/// The board scores a year when it is over; practice differs, so this only warns.
fn early_minutes(minutes: &Sourced<Act>, year: Year) -> Option<Finding> {
    (minutes.value.date <= year.last_day()).then(|| {
        let message = format!("Il verbale del Nucleo ha una data anteriore alla fine del {year}.");
        let expected = format!("un verbale successivo al {}", italian::short_date(year.last_day()));
        dated_finding(EARLY_MINUTES, &message, &minutes.value, minutes.place.clone()).expected(expected)
    })
}

/// Told once, and only where an act depends on it.
fn approval_unknown(year: Year, changes: &[Change], measurements: &[Measurement]) -> Option<Finding> {
    let depends = changes.iter().any(|change| change.act.is_some()) || measurements.iter().any(|row| row.act.is_some());
    depends.then(|| {
        let from = italian::short_date(year.previous().first_day());
        let message = format!(
            "L’atto di approvazione del piano non è indicato: variazioni, rinvii e «non valutabile» valgono se il loro atto \
             non è anteriore al {from}."
        );
        let expected = "numero e data dell’atto che ha approvato il piano";
        Finding::new(APPROVAL_UNKNOWN, message).at(at_key(&format!("atti.{year}.piano"))).expected(expected)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn act(day: &str) -> Act {
        Act { number: "G.C. 62".to_owned(), date: day.parse().unwrap() }
    }

    #[test]
    fn a_slip_of_a_year_is_found_and_the_usual_days_are_not() {
        let codes = |plan: &str, adopted: &str, validated: &str| -> Vec<&str> {
            let [plan, resolution, validation] = [plan, adopted, validated].map(|day| Some(act(day)));
            let acts = Acts { plan, resolution, validation, ..Acts::default() };
            unlikely(&acts, Year(2024), at_key).into_iter().map(|finding| finding.code.id).collect()
        };
        assert!(codes("2023-12-21", "2025-06-19", "2025-07-10").is_empty());
        assert!(codes("2023-07-28", "2025-01-02", "2025-01-02").is_empty());
        assert_eq!(codes("1900-12-21", "2024-06-19", "1990-07-10"), ["L006", "L007", "L008"]);
        assert_eq!(codes("2025-01-10", "2025-06-19", "2025-07-10"), ["L008"]);
    }
}
