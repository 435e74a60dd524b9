//! Codes of findings on sheets of any kind, whatever they mean.

use crate::finding::codes;

codes! {
    HIDDEN_CELLS = warning "F001" "righe o colonne nascoste con dati: lette";
    STRUCK_OUT = warning "F002" "testo barrato: letto come gli altri";
    FROM_ANOTHER_FILE = warning "F003" "valore che una formula prende da un altro file";
    NO_CELLS = note "F004" "foglio senza celle: non letto";
    INVISIBLE = note "F005" "caratteri invisibili tolti";
    NOT_ITS_NAME = note "F006" "file di un tipo diverso da quello che il nome dice";
    ILLEGIBLE = warning "F007" "carattere illeggibile (U+FFFD): stampato □";
    NOT_UTF8 = warning "F008" "file di testo non in UTF-8: letto nella codifica che sembra avere";
    REVISED = warning "F009" "revisioni non accettate: letti gli inserimenti, non le cancellazioni";
    HIDDEN_TEXT = warning "F010" "testo nascosto: non letto";
    FOOTNOTES = note "F011" "note a piè di pagina: non lette";
    TEXT_BOXES = warning "F012" "caselle di testo: non lette";
    TOO_LONG = warning "F013" "testo più lungo di quanto una cella può contenere: tagliato";
    LOST_SHEET = blocking "F015" "foglio che il file nomina e non contiene: il file è danneggiato";
    BARRED = note "F014" "testo separato da barre verticali: letto come una tabella";
}
