//! Findings about files: `E001` and following.

use crate::finding::codes;

codes! {
    NO_MEASUREMENTS = blocking "E001" "manca la cartella delle schede di misurazione";
    NO_REGISTER = blocking "E002" "manca il registro degli indicatori dell’anno";
    UNREADABLE = blocking "E003" "file o cartella che non si riesce a leggere";
    NOT_A_WORKBOOK = note "E004" "file ignorato perché non è un foglio di calcolo che qui si legge";
    BROKEN_WORKBOOK = blocking "E005" "foglio di calcolo che non si riesce a leggere";
    TWO_FILES = warning "E006" "due file per lo stesso anno: conta il primo";
    NOT_A_TEXT = note "E007" "file ignorato perché non è un testo (md, docx, odt)";
    NO_NAME = blocking "E008" "nome dell’ente da completare in relazione.toml";
    OUTSIDE = blocking "E009" "collegamento che porta fuori dalla cartella dell’ente: non è letto";
    TOO_LARGE = blocking "E010" "file più grande del limite che l’ente si è dato: non è letto";
    BAD_NAME = blocking "E011" "file non letto perché il suo nome ha caratteri che non si possono scrivere";
    SUBFOLDER = warning "E012" "file non letti perché stanno in una sottocartella";
    NOT_A_YEAR = warning "E013" "file ignorato perché il suo nome non è un anno";
    NOT_A_TEMPLATE = note "E014" "file ignorato perché non è un modello (.hbs) né uno stile (.toml)";
    NOT_FOR_WINDOWS = warning "E015" "nome di file che su Windows non è ammesso";
    NAME_TOO_LONG = blocking "E016" "nome troppo lungo in relazione.toml: tagliato";
    OUT_OF_PLACE = warning "E017" "file o cartella che nessuno legge perché non sta al suo posto";
    OTHER_KIND = warning "E018" "file ignorato perché non è di un formato che nella sua cartella si legge";
    MEANT_BUT_UNREAD = blocking "E019" "file con il nome di un dato della relazione, in un formato o in un posto che qui non si legge";
    UNUSED_TEMPLATE = warning "E020" "modello dell’ente che nessuno usa";
    BESIDE_THE_PLAN = note "E021" "documento accanto al piano che di nessun anno è il piano: non letto";
}
