//! What can be wrong in a register (I…) or in measurement sheets (M…).

use crate::finding::Code;

/// A workbook in the place of the register holds no table of indicators.
pub const NO_REGISTER_TABLE: Code = Code::blocking("I001", "registro senza la tabella degli indicatori");
/// A required column of the register is not there.
pub const REGISTER_COLUMN: Code = Code::blocking("I002", "colonna obbligatoria mancante nel registro");
/// A register row whose code cannot be used.
pub const REGISTER_CODE: Code = Code::blocking("I003", "codice mancante o non valido nel registro");
/// Two register rows with the same code.
pub const REGISTER_DUPLICATE: Code = Code::blocking("I004", "codice indicatore ripetuto nel registro");
/// TIPO or VERSO that no rule knows.
pub const REGISTER_KIND: Code = Code::blocking("I005", "tipo o verso dell’indicatore mancante o sconosciuto");
/// A value of the register that cannot be read.
pub const REGISTER_VALUE: Code = Code::blocking("I006", "valore del registro illeggibile o di tipo sbagliato");
/// A value of the register understood although typed in another form.
pub const REGISTER_UNDERSTOOD: Code = Code::note("I007", "valore del registro interpretato");
/// The register copies another wording than the plan's.
pub const REGISTER_PLAN_TEXT: Code =
    Code::warning("I008", "il testo del piano riportato nel registro non è più quello");
/// A row of the register that still waits for its target.
pub const REGISTER_TARGET: Code = Code::warning("I009", "target non ancora scritto nel registro");

/// A sheet without the table of indicators.
pub const NO_TABLE: Code = Code::warning("M001", "foglio senza la tabella degli indicatori: non letto");
/// A required column of a measurement sheet is not there.
pub const MISSING_COLUMN: Code = Code::blocking("M002", "colonna obbligatoria mancante nella scheda");
/// A column that a complete sheet has is not there.
pub const MISSING_CAUSE: Code = Code::warning("M003", "colonna della causa di scostamento mancante nella scheda");
/// A row without a usable code.
pub const NO_CODE: Code = Code::blocking("M004", "riga compilata senza un codice indicatore valido");
/// A code that the register does not have.
pub const UNKNOWN_CODE: Code = Code::blocking("M005", "codice indicatore che il registro non ha");
/// A locked value came back different from the register.
pub const LOCKED_CHANGED: Code = Code::blocking("M006", "valore bloccato diverso da quello del registro");
/// The sheet was made from another wording of the plan or another target.
pub const STALE_SHEET: Code = Code::warning("M007", "scheda prodotta da un piano o da un registro diverso");
/// The same indicator twice, without contradiction.
pub const REPEATED: Code = Code::note("M008", "indicatore presente più volte senza contraddizioni");
/// The same indicator twice, with different values.
pub const CONFLICT: Code = Code::blocking("M009", "indicatore presente più volte con valori diversi");
/// A cell that cannot be read as what its column asks for.
pub const BAD_VALUE: Code = Code::blocking("M010", "valore illeggibile o di tipo sbagliato");
/// A cell understood although typed in another form.
pub const UNDERSTOOD: Code = Code::note("M011", "valore interpretato");
/// A word that is not in the column's list.
pub const BAD_WORD: Code = Code::blocking("M012", "parola che non è nell’elenco della colonna");
/// An act without a number or a date.
pub const BAD_ACT: Code = Code::warning("M013", "atto senza numero o senza data leggibili");
/// An indicator of the register that no sheet has.
pub const NO_ROW: Code = Code::warning("M014", "indicatore del registro che non compare in nessuna scheda");
/// A share below 1 where per cent are expected.
pub const SMALL_PERCENTAGE: Code = Code::warning("M015", "percentuale inferiore a 1: forse una frazione");
/// A score of the board outside 0–100, or for another kind of indicator.
pub const BAD_SCORE: Code = Code::blocking("M016", "punteggio del NdV non ammesso");
/// A heading that stands twice.
pub const REPEATED_COLUMN: Code = Code::warning("M017", "colonna ripetuta: conta la prima");
/// A hidden sheet with measurements in it.
pub const HIDDEN_SHEET: Code = Code::warning("M018", "foglio nascosto con righe di misurazione: letto");
/// A dependent detail that cannot be read, without effect on the result.
pub const BAD_DETAIL: Code = Code::warning("M019", "dettaglio della misurazione illeggibile");
/// A workbook without a single measurement sheet.
pub const NO_SHEET: Code = Code::blocking("M020", "file senza schede di misurazione");
/// A locked cell that repeats the register as it was before a change during the year.
pub const BEFORE_CHANGE: Code = Code::note("M030", "la scheda riporta il valore precedente a una variazione");

/// An indicator's code names another objective than its row.
pub const REGISTER_OTHER_OBJECTIVE: Code =
    Code::blocking("I010", "il codice dell’indicatore è quello di un altro obiettivo");

/// Every code of this module.
pub const ALL: &[Code] = &[
    NO_REGISTER_TABLE,
    REGISTER_COLUMN,
    REGISTER_CODE,
    REGISTER_DUPLICATE,
    REGISTER_KIND,
    REGISTER_VALUE,
    REGISTER_UNDERSTOOD,
    REGISTER_PLAN_TEXT,
    REGISTER_TARGET,
    REGISTER_OTHER_OBJECTIVE,
    NO_TABLE,
    MISSING_COLUMN,
    MISSING_CAUSE,
    NO_CODE,
    UNKNOWN_CODE,
    LOCKED_CHANGED,
    STALE_SHEET,
    REPEATED,
    CONFLICT,
    BAD_VALUE,
    UNDERSTOOD,
    BAD_WORD,
    BAD_ACT,
    NO_ROW,
    SMALL_PERCENTAGE,
    BAD_SCORE,
    REPEATED_COLUMN,
    HIDDEN_SHEET,
    BAD_DETAIL,
    NO_SHEET,
    BEFORE_CHANGE,
];
