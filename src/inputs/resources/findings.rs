//! Findings about budget figures: `R001` and following.

use crate::finding::Code;

/// The file holds no table of budget figures.
pub const NO_TABLE: Code = Code::blocking("R001", "file delle risorse senza la tabella per programma");
/// A required column is not there.
pub const MISSING_COLUMN: Code = Code::blocking("R002", "colonna obbligatoria mancante nelle risorse");
/// A row with amounts whose programma cannot be read.
pub const BAD_PROGRAMME: Code = Code::blocking("R003", "riga di risorse senza un codice di programma leggibile");
/// A programma that stands twice.
pub const DUPLICATE: Code = Code::blocking("R004", "programma ripetuto nelle risorse");
/// An amount that cannot be read.
pub const BAD_AMOUNT: Code = Code::blocking("R005", "importo illeggibile");
/// A row with more cells than the header.
pub const STRAY_CELL: Code = Code::blocking("R006", "riga di risorse con più celle dell’intestazione");
/// A total in the file that is not the sum of its rows.
pub const WRONG_TOTAL: Code = Code::blocking("R007", "totale scritto nel file diverso dalla somma delle righe");
/// A programma that the classification does not have.
pub const UNKNOWN_PROGRAMME: Code = Code::warning("R008", "programma delle risorse sconosciuto alla classificazione");
/// Commitments and FPV beyond the appropriation. A warning, because the *rendiconto* may
/// really say so and the report only repeats it.
pub const OVER_APPROPRIATION: Code = Code::warning("R009", "impegnato e FPV superano lo stanziato");
/// Payments beyond the commitments; a warning for the same reason.
pub const OVER_COMMITMENT: Code = Code::warning("R010", "pagato superiore all’impegnato");
/// A negative amount.
pub const NEGATIVE: Code = Code::warning("R011", "importo negativo nelle risorse");
/// A blank amount.
pub const BLANK_AMOUNT: Code = Code::warning("R012", "importo mancante: non è uno zero e i totali restano parziali");
/// A programma with objectives but without budget figures.
pub const NO_FIGURES: Code = Code::warning("R013", "programma con obiettivi ma senza risorse nel file");
/// A heading that stands twice.
pub const REPEATED_COLUMN: Code = Code::warning("R014", "colonna ripetuta nelle risorse: conta la prima");
/// A hidden sheet.
pub const HIDDEN_SHEET: Code = Code::warning("R015", "foglio nascosto nelle risorse: non letto");
/// An amount understood although typed in another form.
pub const UNDERSTOOD: Code = Code::note("R016", "importo interpretato");
/// A row of totals whose scope is not known.
pub const UNKNOWN_TOTAL: Code = Code::note("R017", "riga di totale non riconosciuta: non controllata");
/// A row without code and amounts.
pub const IGNORED_ROW: Code = Code::note("R018", "riga delle risorse senza codice e senza importi: non letta");
/// A column of amounts that a complete table has is not there.
pub const ABSENT_COLUMN: Code = Code::note("R019", "colonna facoltativa assente nelle risorse");

/// Every code of this module.
pub const ALL: &[Code] = &[
    NO_TABLE,
    MISSING_COLUMN,
    BAD_PROGRAMME,
    DUPLICATE,
    BAD_AMOUNT,
    STRAY_CELL,
    WRONG_TOTAL,
    UNKNOWN_PROGRAMME,
    OVER_APPROPRIATION,
    OVER_COMMITMENT,
    NEGATIVE,
    BLANK_AMOUNT,
    NO_FIGURES,
    REPEATED_COLUMN,
    HIDDEN_SHEET,
    UNDERSTOOD,
    UNKNOWN_TOTAL,
    IGNORED_ROW,
    ABSENT_COLUMN,
];
