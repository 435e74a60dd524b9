//! Findings about the years before: `H001` and following.

use crate::finding::codes;

codes! {
    RECOMPUTED_OTHERWISE = warning "H001" "il ricalcolo di un anno pubblicato dà altre cifre: vale la definitiva";
    FIRST_FORMAT = note "H002" "anno pubblicato con la versione 0.1.0: valgono le sue cifre";
    OTHER_OBJECTIVE = warning "H003" "codice che in un anno precedente era di un altro obiettivo: l’andamento non li unisce";
    NOT_PUBLISHED = note "H004" "anno dell’andamento ricalcolato: non ne risulta una definitiva";
}
