//! The names of what stands beside the results: context, individual performance, rules, deadline, findings.

mod people;

use crate::assessment::Subject;
use crate::domain::{ObjectiveCode, PaymentItem, Theme, Year};
use crate::finding::Severity;
pub use people::{BandFigure, People, SurveyFigure, band, gender, staff, survey};

/// Which value of a change of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSide {
    /// PRIMA.
    Before,
    /// DOPO.
    After,
}

/// Which figure of an office's measuring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkFigure {
    /// Indicators planned.
    Planned,
    /// Those measured.
    Measured,
    /// First day of observation.
    First,
    /// Last day of observation.
    Last,
}

/// Which figure of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeFigure {
    /// Objectives.
    Objectives,
    /// Indicators.
    Indicators,
    /// Indicators of the first class.
    Achieved,
}

/// How many missioni the year has.
pub fn missions() -> String {
    "ente, missioni".to_owned()
}

/// How many objectives of the first class are at the full result.
pub fn fully_achieved() -> String {
    "ente, raggiunti pienamente".to_owned()
}

/// How many objectives count in the indices.
pub fn counting() -> String {
    "ente, obiettivi che contano".to_owned()
}

/// How many of them are measured whole.
pub fn measured_whole() -> String {
    "ente, obiettivi misurati per intero".to_owned()
}

/// What coverage leaves of the weight.
pub fn unmeasured() -> String {
    "ente, non misurato".to_owned()
}

/// The days between the deadline and what stands beside it: the adoption, or the reference date.
pub fn days_from_deadline() -> String {
    "giorni dal termine".to_owned()
}

/// How many objectives the plan had before the year's changes.
pub fn before_changes() -> String {
    "ente, obiettivi del piano prima delle variazioni".to_owned()
}

/// How many times an act took an objective out of the year.
pub fn cancellations() -> String {
    "ente, annullamenti con atto".to_owned()
}

/// How many times an act brought one in.
pub fn additions() -> String {
    "ente, aggiunte con atto".to_owned()
}

/// The share of the measured indicators that rest on an office's own word.
pub fn self_declared() -> String {
    "ente, dati autodichiarati".to_owned()
}

/// The measured indicators for which no source is given.
pub fn without_source() -> String {
    "ente, dati senza fonte".to_owned()
}

/// Residents.
pub fn population() -> String {
    "contesto, residenti".to_owned()
}

/// A time of payment, or what belongs to it.
pub fn payment(item: PaymentItem) -> String {
    format!("pagamenti, {}", item.label().to_lowercase())
}

/// What the law asks of a time of payment.
pub fn payment_bound(item: PaymentItem) -> String {
    format!("{}, termine di legge", payment(item))
}

/// The first and the last day on which the entity measured.
pub fn observed() -> [String; 2] {
    ["ente, prima rilevazione".to_owned(), "ente, ultima rilevazione".to_owned()]
}

/// The day on which payment times were asked for.
pub fn payments_day() -> String {
    "pagamenti, data di rilevazione".to_owned()
}

/// How an office measured.
pub fn work(office: Option<&str>, figure: WorkFigure) -> String {
    let figure = match figure {
        WorkFigure::Planned => "indicatori previsti",
        WorkFigure::Measured => "indicatori misurati",
        WorkFigure::First => "prima rilevazione",
        WorkFigure::Last => "ultima rilevazione",
    };
    format!("{}, {figure}", Subject::Office(office.map(str::to_owned)))
}

/// How many objectives or indicators are marked with a theme.
pub fn theme(theme: Theme, figure: ThemeFigure) -> String {
    let figure = match figure {
        ThemeFigure::Objectives => "obiettivi",
        ThemeFigure::Indicators => "indicatori",
        ThemeFigure::Achieved => "indicatori raggiunti",
    };
    format!("ambito {}, {figure}", theme.label())
}

/// The plan's target of an indicator for a year; the indicator by its number among the objective's.
pub fn planned_target(objective: &ObjectiveCode, number: usize, year: Year) -> String {
    format!("{}, target del piano {number}, {year}", Subject::Objective(objective.clone()))
}

/// A total of the *rendiconto*.
pub fn account(label: &str) -> String {
    format!("rendiconto, {label}")
}

/// The day by which the report is due.
pub fn deadline() -> String {
    "termine di adozione".to_owned()
}

/// The day the document speaks from.
pub fn reference_date() -> String {
    "data di riferimento".to_owned()
}

/// A rule of scoring, by its key in the configuration.
pub fn rule(key: &str) -> String {
    format!("regole, {key}")
}

/// With what a value of a change begins.
const CHANGE_OF_PLAN: &str = "variazione ";
/// With what a value of an earlier version begins.
const OF_VERSION: &str = "versione ";

/// A value of a change of the plan; of the same field of the same code only the first has no number.
pub fn change_of_plan(code: &str, field: &str, number: usize, side: ChangeSide) -> String {
    let which = if number > 1 { format!(" ({number})") } else { String::new() };
    let side = match side {
        ChangeSide::Before => "prima",
        ChangeSide::After => "dopo",
    };
    format!("{CHANGE_OF_PLAN}{code} {field}{which}, {side}")
}

/// Whether a figure is a value of a change of the plan.
pub fn is_change_of_plan(name: &str) -> bool {
    name.starts_with(CHANGE_OF_PLAN)
}

/// What an earlier version had published of a figure.
pub fn of_version(version: u32, figure: &str) -> String {
    format!("{OF_VERSION}{version}, {figure}")
}

/// Whether a figure is what an earlier version had published.
pub fn is_of_version(name: &str) -> bool {
    name.starts_with(OF_VERSION)
}

/// How many findings there are of a severity, in words for people.
pub fn findings(severity: Severity) -> String {
    let of_severity = match severity {
        Severity::Blocking => "bloccanti",
        Severity::Warning => "avvisi",
        Severity::Note => "note",
    };
    format!("anomalie, {of_severity}")
}
