//! Findings about the versions that were published before.

use crate::finding::codes;

codes! {
    BROKEN_FINAL = blocking "Y001" "la definitiva già pubblicata non si può leggere";
    CHANGED_WITHOUT_ACT = blocking "Y002" "target, base, tipo o peso diverso da quello della versione già pubblicata, senza una variazione";
    COMPARED_IN_PART = warning "Y003" "la versione già pubblicata registra target e pesi soltanto in parte";
    UNREADABLE_PAST = blocking "Y004" "cartella o file di ciò che è già pubblicato che non si può leggere";
}
