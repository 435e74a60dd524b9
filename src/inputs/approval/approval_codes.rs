//! Findings about plan and register as approved: `K001` and following.

use crate::finding::codes;

codes! {
    BROKEN = blocking "K001" "file dell’approvazione diverso da come il programma l’ha scritto";
    OTHER_ACT = blocking "K002" "atto di approvazione diverso da quello di relazione.toml";
    NOT_AS_APPROVED = blocking "K003" "piano o registro diversi da come approvati, senza una variazione";
    OTHER_PERSON = note "K004" "ufficio o responsabile diversi da come approvati";
    SAVED_AGAIN = note "K005" "file diverso da quello approvato, con gli stessi codici, indicatori, target e pesi";
}
