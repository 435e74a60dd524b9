//! Findings about context and individual performance: `C001` and following.

use crate::finding::codes;

codes! {
    BAD_CONTEXT = blocking "C001" "file del contesto illeggibile o con chiavi sbagliate";
    ACCOUNTS_DIFFER = warning "C002" "totale del rendiconto diverso dalla somma delle risorse";
    PERSONAL_DATA = blocking "C003" "dati personali nel file della performance individuale: nulla è letto";
    NO_TABLE = blocking "C004" "file della performance individuale senza la tabella delle fasce";
    MISSING_COLUMN = blocking "C005" "colonna mancante nella performance individuale";
    BAD_VALUE = blocking "C006" "valore illeggibile nella performance individuale";
    DUPLICATE = blocking "C007" "fascia ripetuta nella stessa categoria";
    OVER_ALLOCATION = warning "C008" "premi distribuiti superiori agli stanziati";
    AWARDS_WITHOUT_PEOPLE = warning "C009" "premi distribuiti in una fascia senza dipendenti";
    SUPPRESSED = note "C010" "celle non pubblicate per riservatezza";
    INHERITED = note "C011" "categoria ereditata dalla riga precedente";
    TOTAL_ROW = note "C012" "riga di totale nella performance individuale: non letta";
    NO_CONTEXT_TABLE = blocking "C014" "file del contesto senza la tabella";
    BAD_CELL = blocking "C015" "riga o valore illeggibile nel foglio del contesto";
    UNKNOWN_ITEM = blocking "C016" "voce sconosciuta fra i tempi di pagamento";
    BAD_SURVEY = warning "C017" "media degli utenti fuori dalla sua scala: non letta";
    UNDERSTOOD = note "C013" "valore interpretato nella performance individuale";
}
