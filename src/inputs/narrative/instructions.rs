//! What a text's template says to whoever fills it in. A line of it is known by its sign, in any program, and is never
//! printed.

use super::topics::is_missed;
use crate::domain::Topic;

/// A paragraph that begins with it is an instruction.
const SIGN: char = '▸';

/// The instructions of every template, after the one that says what the text is for.
const COMMON: [&str; 4] = [
    "Le righe che cominciano con ▸ sono istruzioni: non si stampano. Si possono lasciare o togliere.",
    "Scrivere sotto, in parole semplici. Per i titoli usare gli stili «Titolo 1» e «Titolo 2»; elenchi, tabelle, grassetto, \
     corsivo e collegamenti si stampano; immagini e note no.",
    "Nella prima riga di una tabella vanno le intestazioni delle colonne.",
    "Niente nomi di persone, codici fiscali, IBAN, telefoni o caselle personali: il testo si pubblica.",
];
/// What becomes of a text that nobody writes.
const MISSED: &str = "Se il testo non serve, lasciare il file così: la sezione dirà «non disponibile».";
const NOT_MISSED: &str = "Se il testo non serve, lasciare il file così: la relazione non dirà che manca.";

/// Whether a paragraph is an instruction.
pub(super) fn is_instruction(text: &str) -> bool {
    text.trim_start().starts_with(SIGN)
}

/// Whether it is one of ours: another was written by somebody, who should know that it is not printed.
pub(super) fn is_known(text: &str) -> bool {
    let said = text.trim_start().trim_start_matches(SIGN).trim();
    let begins = |known: &&str| said.starts_with(known);
    COMMON.iter().chain(&[MISSED, NOT_MISSED]).any(begins) || purposes().any(|purpose| said.ends_with(purpose))
}

/// The lines of a text's template; `title` is the name of its section.
pub(super) fn lines(topic: Topic, title: &str) -> Vec<String> {
    let first = format!("{SIGN} {title}: {}", purpose(topic));
    let unwritten = if is_missed(topic) { MISSED } else { NOT_MISSED };
    std::iter::once(first).chain(COMMON.into_iter().chain([unwritten]).map(|line| format!("{SIGN} {line}"))).collect()
}

/// What a text is for, and what goes into it.
const fn purpose(topic: Topic) -> &'static str {
    match topic {
        Topic::Summary => {
            "in due o tre frasi, per chi non legge altro: che cosa si è raggiunto nell’anno e che cosa no. Sta sulla prima \
             pagina, sopra gli indici."
        }
        Topic::Context => {
            "il territorio, la popolazione, l’organizzazione, il quadro economico e che cosa nell’anno ha aiutato o \
             ostacolato gli obiettivi. Mezza pagina; i numeri stanno già nelle tabelle del foglio «contesto»."
        }
        Topic::BoardJudgement => {
            "il giudizio complessivo del Nucleo di valutazione sulla performance organizzativa dell’ente, con le parole del suo \
             verbale, numero e data compresi."
        }
        Topic::Individual => {
            "come sono stati valutati dipendenti e responsabili, con quali fasce e con quale differenziazione. Soltanto dati \
             d’insieme: le tabelle vengono dal foglio «individuale»."
        }
        Topic::EqualOpportunities => {
            "pari opportunità, inclusione e accessibilità, bilancio di genere: che cosa si è fatto e con quale risultato \
             (D.Lgs. 150/2009, art. 10, c. 1, lett. b; D.Lgs. 222/2023)."
        }
        Topic::Transparency => {
            "gli obiettivi di prevenzione della corruzione e di trasparenza dell’anno e il loro esito (L. 190/2012, art. 1, \
             c. 8; D.Lgs. 33/2013, art. 10)."
        }
        Topic::Users => {
            "che cosa hanno detto cittadini e utenti: indagini, segnalazioni, reclami, con quante risposte e che cosa è cambiato \
             (D.Lgs. 150/2009, art. 19-bis)."
        }
        Topic::Method => {
            "ciò che chi legge deve sapere del metodo e che le regole stampate non dicono: chi ha raccolto i dati, in quali \
             tempi, quali difficoltà."
        }
        Topic::Mission(_) | Topic::CrossCutting => {
            "il commento ai risultati: che cosa è stato fatto per i cittadini, perché alcuni obiettivi non sono stati raggiunti, \
             che cosa si farà. Poche righe; obiettivi e valori sono già nelle tabelle."
        }
    }
}

fn purposes() -> impl Iterator<Item = &'static str> {
    let mission = Topic::Mission(crate::domain::MissionCode(1));
    let sections = super::topics::SECTIONS.iter().map(|section| section.topic);
    sections.chain([mission]).map(purpose)
}
