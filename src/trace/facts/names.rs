//! The names of what stands beside the results: context, individual performance, rules, deadline, findings.

/// Which of the people of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// Women.
    Women,
    /// Men.
    Men,
    /// All.
    All,
}

/// Which figure of a score band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandFigure {
    /// NUMERO DIPENDENTI.
    People,
    /// PREMI STANZIATI.
    Allocated,
    /// PREMI DISTRIBUITI.
    Distributed,
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

/// Employees of a category; `None` for all.
pub fn staff(category: Option<&str>, people: People) -> String {
    let people = match people {
        People::Women => "donne",
        People::Men => "uomini",
        People::All => "totale",
    };
    format!("personale {}, {people}", category.unwrap_or("in totale"))
}

/// A total of the *rendiconto*.
pub fn account(label: &str) -> String {
    format!("rendiconto, {label}")
}

/// A figure of a score band; without a label the total of a category, without a category that of the entity.
pub fn band(category: Option<&str>, label: Option<&str>, figure: BandFigure) -> String {
    let figure = match figure {
        BandFigure::People => "dipendenti",
        BandFigure::Allocated => "premi stanziati",
        BandFigure::Distributed => "premi distribuiti",
    };
    let (category, label) = (category.unwrap_or("ente"), label.map(|label| format!(" – {label}")));
    format!("performance individuale {category}{}, {figure}", label.unwrap_or_default())
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

/// How many findings there are, by the words of their severity.
pub fn findings(severity: &str) -> String {
    format!("anomalie, {severity}")
}
