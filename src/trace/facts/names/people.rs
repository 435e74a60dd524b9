//! The names of figures about people: staff, individual performance, what users said.

/// Which of the people of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// Women.
    Women,
    /// Men.
    Men,
    /// All.
    All,
    /// Women in per cent of all.
    WomenShare,
}

impl People {
    const fn label(self) -> &'static str {
        match self {
            Self::Women => "donne",
            Self::Men => "uomini",
            Self::All => "totale",
            Self::WomenShare => "quota di donne",
        }
    }
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
    /// The people in per cent of those of the category.
    Share,
    /// What each has on average.
    Average,
    /// What was paid in per cent of what was set aside.
    PaidShare,
}

/// Which figure of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyFigure {
    /// Answers.
    Answers,
    /// Average.
    Average,
    /// Highest mark.
    OutOf,
}

/// Employees of a category; `None` for all.
pub fn staff(category: Option<&str>, people: People) -> String {
    format!("personale {}, {}", category.unwrap_or("in totale"), people.label())
}

/// Women and men in an office or condition beside the staff.
pub fn gender(body: &str, people: People) -> String {
    format!("genere {body}, {}", people.label())
}

/// What users said of a service.
pub fn survey(service: &str, figure: SurveyFigure) -> String {
    let figure = match figure {
        SurveyFigure::Answers => "risposte",
        SurveyFigure::Average => "media",
        SurveyFigure::OutOf => "punteggio massimo",
    };
    format!("utenti {service}, {figure}")
}

/// A figure of a score band; without a label the total of a category, without a category that of the entity.
pub fn band(category: Option<&str>, label: Option<&str>, figure: BandFigure) -> String {
    let figure = match figure {
        BandFigure::People => "dipendenti",
        BandFigure::Allocated => "premi stanziati",
        BandFigure::Distributed => "premi distribuiti",
        BandFigure::Share => "quota dei dipendenti",
        BandFigure::Average => "premio medio",
        BandFigure::PaidShare => "quota distribuita",
    };
    let (category, label) = (category.unwrap_or("ente"), label.map(|label| format!(" – {label}")));
    format!("performance individuale {category}{}, {figure}", label.unwrap_or_default())
}
