//! What the report has a place for and nothing was given about: one line each, in one table.
//!
//! Guaranteed: an absence is said and never taken for a zero. Deliberately absent: what the office can do about it,
//! which `controlla` says and not a public document.

use serde::Serialize;

use super::context::ContextView;
use super::individual::IndividualView;
use super::narrative::TextView;

/// A topic without data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Absent {
    tema: &'static str,
    stato: &'static str,
}

/// What is there, by topic.
pub(super) struct Given<'v> {
    pub context: &'v ContextView,
    pub resources: bool,
    pub changes: bool,
    pub trend: bool,
    pub individual: &'v IndividualView,
    pub judgement: bool,
    pub targets: bool,
    pub themes: bool,
    pub payments: bool,
    pub opportunities: bool,
    pub transparency: &'v TextView,
    pub users: bool,
}

impl Given<'_> {
    /// The topics without data, in the order in which their sections would stand.
    pub fn absent(&self) -> Vec<Absent> {
        const NO_TEXT: &str = "testo non disponibile";
        const NO_DATA: &str = "dati non disponibili";
        let lines = [
            (self.context.testo.disponibile, "Contesto dell’ente", NO_TEXT),
            (self.context.disponibile, "Popolazione, personale e rendiconto", NO_DATA),
            (self.judgement, "Giudizio del Nucleo sulla performance organizzativa", NO_TEXT),
            (self.targets, "Target triennali", "il piano non ne indica"),
            (self.themes, "Ambiti trasversali", "il registro non ne segna"),
            (self.payments, "Tempi di pagamento", NO_DATA),
            (self.resources, "Risorse per missione e programma", NO_DATA),
            (self.changes, "Variazioni in corso d’anno", "nessuna variazione registrata"),
            (self.trend, "Andamento triennale", "non disponibile: nessun anno precedente con cui confrontare"),
            (self.individual.disponibile, "Performance individuale", "dati aggregati non disponibili"),
            (self.opportunities, "Pari opportunità e bilancio di genere", NO_TEXT),
            (self.transparency.disponibile, "Anticorruzione e trasparenza", NO_TEXT),
            (self.users, "Utenti", NO_TEXT),
        ];
        lines.into_iter().filter(|(there, ..)| !there).map(|(_, tema, stato)| Absent { tema, stato }).collect()
    }
}
