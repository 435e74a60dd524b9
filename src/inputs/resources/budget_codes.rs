//! Findings about budget figures: `R001` and following.

use crate::finding::codes;

codes! {
    NO_TABLE = blocking "R001" "file delle risorse senza la tabella per programma";
    MISSING_COLUMN = blocking "R002" "colonna obbligatoria mancante nelle risorse";
    BAD_PROGRAMME = blocking "R003" "riga di risorse senza un codice di programma leggibile";
    DUPLICATE = blocking "R004" "programma ripetuto nelle risorse";
    BAD_AMOUNT = blocking "R005" "importo illeggibile";
    STRAY_CELL = blocking "R006" "riga di risorse con più celle dell’intestazione";
    WRONG_TOTAL = blocking "R007" "totale scritto nel file diverso dalla somma delle righe";
    UNKNOWN_PROGRAMME = warning "R008" "programma delle risorse sconosciuto alla classificazione";
    /// A warning, because the *rendiconto* may really say so and the report only repeats it.
    OVER_APPROPRIATION = warning "R009" "impegnato e FPV superano lo stanziato";
    /// A warning for the same reason.
    OVER_COMMITMENT = warning "R010" "pagato superiore all’impegnato";
    NEGATIVE = warning "R011" "importo negativo nelle risorse";
    BLANK_AMOUNT = warning "R012" "importo mancante: non è uno zero e i totali restano parziali";
    NO_FIGURES = warning "R013" "programma con obiettivi ma senza risorse nel file";
    REPEATED_COLUMN = warning "R014" "colonna ripetuta nelle risorse: conta la prima che contiene dati";
    HIDDEN_SHEET = warning "R015" "foglio nascosto nelle risorse: non letto";
    UNDERSTOOD = note "R016" "importo interpretato";
    UNKNOWN_TOTAL = note "R017" "riga di totale non riconosciuta: non controllata";
    IGNORED_ROW = note "R018" "riga delle risorse senza codice e senza importi: non letta";
    UNKNOWN_COLUMN = warning "R020" "colonna di importi sconosciuta nelle risorse: non letta";
    SUMMED = note "R021" "programma sommato da più righe";
    NOT_FILLED_IN = warning "R022" "file delle risorse senza nessun importo";
    INHERITED = note "R023" "programma della riga sopra, scritto una volta per blocco";
    ABSENT_COLUMN = note "R019" "colonna facoltativa assente nelle risorse";
}
