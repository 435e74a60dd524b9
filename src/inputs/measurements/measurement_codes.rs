//! What can be wrong in a register (I…) or in measurement sheets (M…).

use crate::finding::codes;

codes! {
    NO_REGISTER_TABLE = blocking "I001" "registro senza la tabella degli indicatori";
    REGISTER_COLUMN = blocking "I002" "colonna obbligatoria mancante nel registro";
    REGISTER_CODE = blocking "I003" "codice mancante o non valido nel registro";
    REGISTER_DUPLICATE = blocking "I004" "codice indicatore ripetuto nel registro";
    REGISTER_KIND = blocking "I005" "tipo o verso dell’indicatore mancante o sconosciuto";
    REGISTER_VALUE = blocking "I006" "valore del registro illeggibile o di tipo sbagliato";
    REGISTER_UNDERSTOOD = note "I007" "valore del registro interpretato";
    REGISTER_PLAN_TEXT = warning "I008" "il testo del piano riportato nel registro non è più quello";
    REGISTER_TARGET = warning "I009" "target non ancora scritto nel registro";
    REGISTER_OTHER_OBJECTIVE = blocking "I010" "il codice dell’indicatore è quello di un altro obiettivo";
    REGISTER_NAME = warning "I011" "INDICATORE vuoto nel registro: vale il testo del piano";
    REGISTER_NAMELESS = blocking "I012" "indicatore del registro senza nome";
    REGISTER_OFFICES = warning "I013" "ufficio scritto in due modi nel registro";
    REGISTER_THEME = warning "I014" "ambito del registro sconosciuto: non conta";
    REGISTER_TO_CONFIRM = blocking "I015" "TIPO proposto dal testo del piano e non confermato";
    REGISTER_OTHER_PLAN = warning "I016" "il registro dice altro da ciò che il piano scrive per l’anno";
    REGISTER_OTHER_ACTUAL = warning "I017" "BASE diversa dal consuntivo dell’anno prima";
    REGISTER_OLD_BASE = note "I018" "BASE di un anno che precede l’ultimo consuntivo";
    NO_TABLE = warning "M001" "foglio senza la tabella degli indicatori: non letto";
    MISSING_COLUMN = blocking "M002" "colonna obbligatoria mancante nella scheda";
    MISSING_CAUSE = warning "M003" "colonna della causa di scostamento mancante nella scheda";
    NO_CODE = blocking "M004" "riga compilata senza un codice indicatore valido";
    UNKNOWN_CODE = blocking "M005" "codice indicatore che il registro non ha";
    LOCKED_CHANGED = blocking "M006" "valore bloccato diverso da quello del registro";
    STALE_SHEET = warning "M007" "scheda consegnata prima che cambiassero il piano o il registro";
    REPEATED = note "M008" "indicatore presente più volte senza contraddizioni";
    CONFLICT = blocking "M009" "indicatore presente più volte con valori diversi";
    BAD_VALUE = blocking "M010" "valore illeggibile o di tipo sbagliato";
    UNDERSTOOD = note "M011" "valore interpretato";
    BAD_WORD = blocking "M012" "parola che non è nell’elenco della colonna";
    BAD_ACT = warning "M013" "atto senza numero o senza data leggibili";
    SMALL_PERCENTAGE = warning "M015" "percentuale inferiore a 1: forse una frazione";
    BAD_SCORE = blocking "M016" "punteggio del NdV non ammesso";
    REPEATED_COLUMN = warning "M017" "colonna ripetuta: conta la prima che contiene dati";
    HIDDEN_SHEET = warning "M018" "foglio nascosto con righe di misurazione: letto";
    BAD_DETAIL = warning "M019" "dettaglio della misurazione illeggibile";
    NO_SHEET = blocking "M020" "file senza schede di misurazione";
    IMPLAUSIBLE = warning "M021" "consuntivo poco verosimile";
    OTHER_YEAR = blocking "M022" "scheda di un altro anno: non letta";
    OUTDATED = blocking "M023" "TIPO, VERSO o UNITÀ cambiati nel registro dopo la consegna della scheda";
    BEFORE_CHANGE = note "M030" "la scheda riporta il valore precedente a una variazione";
    CANCELLED_ROW = note "M031" "riga compilata di un indicatore annullato: non valutata";
    TOTAL_ROW = note "M032" "riga di totale in una scheda: non letta";
    SUPERSEDED = note "M033" "riga precedente a un cambiamento del registro: vale quella della scheda nuova";
}
