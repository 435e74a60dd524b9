//! Findings about narrative texts: `N001` and following.

use crate::finding::codes;

codes! {
    UNKNOWN_FILE = warning "N001" "testo con un nome che non è di nessuna sezione";
    MISSING = note "N002" "testi mancanti: il documento li dice «non disponibili»";
    DUPLICATE = warning "N003" "due testi per la stessa sezione: conta il primo";
    EMPTY = warning "N004" "testo vuoto";
    HTML = warning "N005" "HTML nel testo: tolto, restano le parole";
    IMAGE = warning "N006" "immagine nel testo: tolta, resta la descrizione";
    UNSUPPORTED = note "N007" "elemento non previsto nel testo: restano le parole";
    BAD_LINK = warning "N008" "collegamento non ammesso: resta il testo";
    HEADING_LEVEL = note "N009" "titolo che saltava un livello: usato il livello successivo";
    HIDDEN_CHARACTERS = warning "N010" "caratteri invisibili tolti dal testo";
    WESTERN = note "N011" "testo non in UTF-8: letto nella codifica che sembra avere";
    LONG_ROW = warning "N012" "riga di tabella con più celle dell’intestazione: le ultime mancano";
    UNREADABLE = blocking "N013" "testo che non si riesce a leggere";
    OWN_INSTRUCTION = warning "N014" "testo dell’ufficio in una riga di istruzioni (▸): non stampato";
}
