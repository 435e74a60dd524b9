//! Findings about personal data in texts: `G001` and following.

use crate::finding::codes;

codes! {
    TAX_CODE = warning "G001" "codice fiscale in un testo che sarà pubblicato";
    IBAN = warning "G002" "IBAN in un testo che sarà pubblicato";
    /// A note in a narrative, where the entity's own mailbox may be an offer to citizens.
    EMAIL = warning "G003" "indirizzo e-mail in un testo che sarà pubblicato (nota nei testi narrativi)";
    TELEPHONE = warning "G004" "numero di telefono in un testo che sarà pubblicato";
}
