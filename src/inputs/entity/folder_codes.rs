//! Findings about files: `E001` and following.

use crate::finding::codes;

codes! {
    NO_MEASUREMENTS = blocking "E001" "manca la cartella delle schede di misurazione";
    NO_REGISTER = blocking "E002" "manca il registro degli indicatori dell’anno";
    UNREADABLE = blocking "E003" "file che non si riesce a leggere";
    NOT_A_WORKBOOK = note "E004" "file ignorato perché non è un foglio di calcolo";
    BROKEN_WORKBOOK = blocking "E005" "foglio di calcolo che non si riesce a leggere";
    TWO_FILES = warning "E006" "due file per lo stesso anno: conta il primo";
    NOT_A_TEXT = note "E007" "file ignorato perché non è un testo Markdown";
    NO_NAME = blocking "E008" "nome dell’ente da completare in relazione.toml";
}
