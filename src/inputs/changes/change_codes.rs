//! Findings about changes during the year: `V001` and following.

use crate::finding::codes;

codes! {
    NO_TABLE = blocking "V001" "file delle variazioni senza la tabella";
    MISSING_COLUMN = blocking "V002" "colonna mancante nelle variazioni";
    UNKNOWN_CODE = blocking "V003" "variazione di un obiettivo o indicatore sconosciuto";
    UNKNOWN_FIELD = blocking "V004" "campo della variazione sconosciuto";
    OTHER_BEFORE = blocking "V005" "PRIMA diverso da ciò che sta nel piano o nel registro";
    BAD_AFTER = blocking "V006" "DOPO illeggibile o di tipo sbagliato";
    NO_ACT = blocking "V007" "variazione senza atto";
    NO_REASON = warning "V009" "variazione senza motivo";
    NO_EFFECT = note "V010" "variazione senza effetto: PRIMA e DOPO sono uguali";
    TWO_DATES = warning "V011" "ATTO e DATA indicano giorni diversi";
    BAD_CELL = blocking "V012" "cella illeggibile nelle variazioni";
    UNDERSTOOD = note "V013" "valore interpretato nelle variazioni";
    NOT_POSSIBLE = blocking "V014" "aggiunta o annullamento impossibile";
    OUTSIDE_WINDOW = blocking "V015" "atto di variazione anteriore all’approvazione del piano o successivo al 31 dicembre";
}
