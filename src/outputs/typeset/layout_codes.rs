//! Findings of typesetting.

use crate::finding::codes;

codes! {
    MISSING_GLYPH = warning "T001" "Carattere assente nei font: al suo posto è stampato □";
    BROKEN_WORD = note "T002" "Parola più larga della sua colonna, spezzata";
    HEADING_LEVEL = note "T003" "Titolo che saltava un livello: usato il livello consentito";
    DANGLING_LINK = warning "T004" "Rimando interno a un punto che non esiste: stampato senza collegamento";
    PICTURE_PARTS = warning "T005" "Stemma con parti che non si possono riprodurre come sono";
    PICTURE_UNREADABLE = warning "T006" "Stemma non leggibile: la copertina ne è priva";
    FIGURE_WITHOUT_NAME = note "T007" "Cifra stampata senza il nome di una cifra della relazione";
    REFUSED_LINK = warning "T008" "Collegamento di un modello che non porta al web né a una casella di posta: stampato senza collegamento";
    TYPED_NUMBER = note "T009" "Numero scritto a mano in un modello: nessuna cifra lo prova";
    UNUSABLE = blocking "T010" "Modello o stile dell’ente che non si può usare";
}
