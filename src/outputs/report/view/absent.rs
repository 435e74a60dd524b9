//! What the report has a place for and nothing was given about: one line each, in one table.
//!
//! Guaranteed: an absence is said and never taken for a zero. Deliberately absent: what the office can do about it,
//! which `controlla` says and not a public document.

use serde::Serialize;

use super::optional::Optional;

/// A topic without data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Absent {
    tema: &'static str,
    stato: &'static str,
}

/// The topics without data, in the order in which their sections would stand.
pub(super) fn absent(given: &Optional) -> Vec<Absent> {
    const NO_TEXT: &str = "testo non disponibile";
    const NO_DATA: &str = "dati non disponibili";
    let lines = [
        (given.contesto.testo.disponibile, "Contesto dell’ente", NO_TEXT),
        (given.contesto.disponibile, "Popolazione, personale e rendiconto", NO_DATA),
        (given.organizzativa.giudizio.disponibile, "Giudizio del Nucleo sulla performance organizzativa", NO_TEXT),
        (!given.triennali.righe.is_empty(), "Target triennali", "il piano non ne indica"),
        (!given.ambiti.is_empty(), "Ambiti trasversali", "il registro non ne segna"),
        (!given.pagamenti.voci.is_empty(), "Tempi di pagamento", NO_DATA),
        (given.risorse.disponibile, "Risorse per missione e programma", NO_DATA),
        (given.variazioni.disponibile, "Variazioni in corso d’anno", "nessuna variazione registrata"),
        (
            given.andamento.disponibile,
            "Andamento triennale",
            "non disponibile: nessun anno precedente con cui confrontare",
        ),
        (given.individuale.disponibile, "Performance individuale", "dati aggregati non disponibili"),
        (given.opportunita, "Pari opportunità e bilancio di genere", NO_TEXT),
        (given.anticorruzione.disponibile, "Anticorruzione e trasparenza", NO_TEXT),
        (given.valutazione_utenti, "Utenti", NO_TEXT),
    ];
    lines.into_iter().filter(|(there, ..)| !there).map(|(_, tema, stato)| Absent { tema, stato }).collect()
}
