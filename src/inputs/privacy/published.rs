//! Which texts of plan, register, supplements and options are published.
//!
//! Texts of sheets, changes and sections are checked where they are read.

use super::{Author, check};
use crate::domain::{Field, FieldOrigin, Indicator, Mission, Objective, Place, Plan, Reasons, Supplements};
use crate::finding::Finding;
use crate::tabular::lost_letter;

/// What the plan's own texts hold; one that a row inherits is told where it stands.
pub fn check_plan(plan: &Plan) -> Vec<Finding> {
    let title = |mission: &Mission| {
        let what = format!("Il titolo della missione {}", mission.code);
        check(&mission.title, &what, Author::Cell, &mission.place)
    };
    let titles = plan.missions.iter().flat_map(title);
    titles.chain(plan.objectives().flat_map(|(_, objective)| of_objective(objective))).collect()
}

fn of_objective(objective: &Objective) -> Vec<Finding> {
    fn own(field: Option<&Field>) -> &str {
        field.filter(|field| field.origin == FieldOrigin::Cell).map_or("", |field| &field.text)
    }
    let texts = [
        (own(objective.direction.as_ref()), "L’indirizzo strategico dell’obiettivo"),
        (own(objective.strategic.as_ref()), "L’obiettivo strategico dell’obiettivo"),
        (&objective.title.text, "Il titolo dell’obiettivo"),
        (&objective.purpose, "La finalità dell’obiettivo"),
        (&objective.stakeholders, "L’elenco degli stakeholder dell’obiettivo"),
        (&objective.indicator.value, "L’indicatore del piano dell’obiettivo"),
        (objective.office.as_deref().unwrap_or_default(), "L’ufficio dell’obiettivo"),
    ];
    let code = &objective.code;
    let told = texts.map(|(text, what)| check(text, &format!("{what} {code}"), Author::Cell, &objective.place));
    told.into_iter().flatten().collect()
}

/// What a register's names, units and offices hold.
pub fn check_register(indicators: &[Indicator]) -> Vec<Finding> {
    let of_row = |row: &Indicator| {
        let texts = [
            (row.name.as_str(), "Il nome dell’indicatore"),
            (row.unit.as_str(), "L’unità dell’indicatore"),
            (row.office.as_deref().unwrap_or_default(), "L’ufficio dell’indicatore"),
        ];
        texts.map(|(text, what)| check(text, &format!("{what} {}", row.code), Author::Cell, &row.place))
    };
    indicators.iter().flat_map(of_row).flatten().collect()
}

/// What the names within context and aggregates of individual performance hold.
pub fn check_supplements(supplements: &Supplements) -> Vec<Finding> {
    let context = supplements.context.iter();
    let staff = context.clone().flat_map(|context| &context.staff);
    let staff = staff.map(|row| (row.name.as_str(), "Il nome della categoria di personale", &row.place));
    let accounts = context.flat_map(|context| &context.accounts);
    let accounts = accounts.map(|(name, amount)| (name.as_str(), "La voce del rendiconto", &amount.place));
    let bands = supplements.score_bands.iter().flat_map(|band| {
        [(band.category.as_str(), "La categoria", &band.place), (band.label.as_str(), "La fascia", &band.place)]
    });
    let texts = staff.chain(accounts).chain(bands);
    texts.flat_map(|(text, what, place)| check(text, what, Author::Cell, place)).collect()
}

/// What the reasons of a run hold, which the cover prints: personal data, and letters that the terminal lost.
pub fn check_reasons(reasons: Reasons<'_>) -> Vec<Finding> {
    let given = [
        (reasons.delay, "Il motivo del ritardo", "--motivo-ritardo"),
        (reasons.correction, "Il motivo della rettifica", "--motivo-rettifica"),
    ];
    let of_reason = |(text, what, option): (Option<&str>, &str, &str)| {
        let (text, place) = (text.unwrap_or_default(), Place::file(format!("opzione {option}")));
        let mut findings = check(text, what, Author::Cell, &place);
        findings.extend(lost_letter(text, &place.file));
        findings
    };
    given.into_iter().flat_map(of_reason).collect()
}
