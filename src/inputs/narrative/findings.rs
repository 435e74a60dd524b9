//! Findings about narrative texts: `N001` and following.

use crate::finding::Code;

/// A file whose name belongs to no section.
pub const UNKNOWN_FILE: Code = Code::warning("N001", "testo con un nome che non è di nessuna sezione");
/// Texts that are not there.
pub const MISSING: Code = Code::note("N002", "testi mancanti: le sezioni dicono «non disponibile»");
/// Two files for one section.
pub const DUPLICATE: Code = Code::warning("N003", "due testi per la stessa sezione: conta il primo");
/// A file without words.
pub const EMPTY: Code = Code::warning("N004", "testo vuoto");
/// HTML in a text.
pub const HTML: Code = Code::warning("N005", "HTML nel testo: tolto, restano le parole");
/// An image in a text.
pub const IMAGE: Code = Code::warning("N006", "immagine nel testo: tolta, resta la descrizione");
/// Code, footnotes, quotations, rules.
pub const UNSUPPORTED: Code = Code::note("N007", "elemento non previsto nel testo: restano le parole");
/// A link that leads neither to the web nor to a mailbox.
pub const BAD_LINK: Code = Code::warning("N008", "collegamento non ammesso: resta il testo");
/// A heading that skips levels.
pub const HEADING_LEVEL: Code = Code::note("N009", "titolo che saltava un livello: usato il livello successivo");
/// Invisible characters.
pub const HIDDEN_CHARACTERS: Code = Code::warning("N010", "caratteri invisibili tolti dal testo");
/// A text that is not in UTF-8.
pub const WESTERN: Code = Code::note("N011", "testo non in UTF-8: letto come Latin-1");
/// A row of a table with more cells than its header.
pub const LONG_ROW: Code = Code::warning("N012", "riga di tabella con più celle dell’intestazione: le ultime mancano");

/// Every code of this module.
pub const ALL: &[Code] = &[
    UNKNOWN_FILE,
    MISSING,
    DUPLICATE,
    EMPTY,
    HTML,
    IMAGE,
    UNSUPPORTED,
    BAD_LINK,
    HEADING_LEVEL,
    HIDDEN_CHARACTERS,
    WESTERN,
    LONG_ROW,
];
