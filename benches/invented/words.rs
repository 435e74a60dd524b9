//! Words that plans are made of.

use super::random::Random;

const VERBS: [&str; 8] =
    ["Garantire", "Migliorare", "Completare", "Potenziare", "Semplificare", "Digitalizzare", "Rinnovare", "Mantenere"];
const THINGS: [&str; 12] = [
    "l’accesso ai servizi dello sportello",
    "la manutenzione delle strade comunali",
    "la raccolta differenziata",
    "l’assistenza scolastica e la mensa",
    "la sicurezza urbana e la videosorveglianza",
    "la gestione del patrimonio immobiliare",
    "i servizi della biblioteca civica",
    "il verde pubblico e gli impianti sportivi",
    "la riscossione dei tributi",
    "l’efficienza energetica degli edifici",
    "il sostegno alle famiglie fragili",
    "la pianificazione urbanistica",
];
const ENDS: [&str; 6] = [
    "con tempi certi per cittadini e imprese",
    "riducendo i costi di gestione",
    "in collaborazione con le associazioni del territorio",
    "anche attraverso strumenti digitali",
    "secondo gli standard di qualità approvati",
    "nel rispetto dei vincoli di bilancio",
];
const MEASURED: [&str; 8] = [
    "Pratiche concluse nei termini",
    "Interventi eseguiti sul totale di quelli previsti",
    "Tempo medio di risposta alle istanze",
    "Ore di apertura settimanale",
    "Utenti che hanno usato il servizio",
    "Segnalazioni risolte",
    "Incontri tenuti con i portatori di interesse",
    "Spesa impegnata per il servizio",
];
const OFFICES: [&str; 9] = [
    "Affari generali",
    "Ragioneria",
    "Tributi",
    "Lavori pubblici",
    "Urbanistica",
    "Servizi sociali",
    "Polizia locale",
    "Cultura e sport",
    "Demografici",
];

/// The title of an objective, which no other has.
pub fn title(random: &mut Random, number: u32) -> String {
    format!("{} {} (intervento {number})", random.one_of(&VERBS), random.one_of(&THINGS))
}

/// A sentence or two.
pub fn purpose(random: &mut Random) -> String {
    let sentence = |random: &mut Random| {
        format!("{} {}, {}.", random.one_of(&VERBS), random.one_of(&THINGS), random.one_of(&ENDS))
    };
    let first = sentence(random);
    if random.between(0, 2) == 0 { format!("{first} {}", sentence(random)) } else { first }
}

/// What is measured.
pub fn measured(random: &mut Random) -> String {
    (*random.one_of(&MEASURED)).to_owned()
}

/// An office.
pub fn office(random: &mut Random) -> String {
    (*random.one_of(&OFFICES)).to_owned()
}
