//! Findings about changes during the year: `V001` and following.

use crate::finding::Code;

/// The file holds no table of changes.
pub const NO_TABLE: Code = Code::blocking("V001", "file delle variazioni senza la tabella");
/// A required column is not there.
pub const MISSING_COLUMN: Code = Code::blocking("V002", "colonna mancante nelle variazioni");
/// The row names no objective or indicator of the year.
pub const UNKNOWN_CODE: Code = Code::blocking("V003", "variazione di un obiettivo o indicatore sconosciuto");
/// CAMPO is no field that can change.
pub const UNKNOWN_FIELD: Code = Code::blocking("V004", "campo della variazione sconosciuto");
/// PRIMA is not what stands.
pub const OTHER_BEFORE: Code = Code::blocking("V005", "PRIMA diverso da ciò che sta nel piano o nel registro");
/// DOPO cannot be read as the field asks for.
pub const BAD_AFTER: Code = Code::blocking("V006", "DOPO illeggibile o di tipo sbagliato");
/// No act.
pub const NO_ACT: Code = Code::blocking("V007", "variazione senza atto");
/// The act was adopted after the year was over.
pub const LATE_ACT: Code = Code::warning("V008", "atto di variazione successivo al 31 dicembre dell’anno");
/// No reason.
pub const NO_REASON: Code = Code::warning("V009", "variazione senza motivo");
/// PRIMA and DOPO are the same.
pub const NO_EFFECT: Code = Code::note("V010", "variazione senza effetto: PRIMA e DOPO sono uguali");
/// ATTO and DATA name different days.
pub const TWO_DATES: Code = Code::warning("V011", "ATTO e DATA indicano giorni diversi");
/// A cell that cannot be read.
pub const BAD_CELL: Code = Code::blocking("V012", "cella illeggibile nelle variazioni");
/// A value understood although typed in another form.
pub const UNDERSTOOD: Code = Code::note("V013", "valore interpretato nelle variazioni");
/// An objective or indicator cannot be added or cancelled.
pub const NOT_POSSIBLE: Code = Code::blocking("V014", "aggiunta o annullamento impossibile");

/// Every code of this module.
pub const ALL: &[Code] = &[
    NO_TABLE,
    MISSING_COLUMN,
    UNKNOWN_CODE,
    UNKNOWN_FIELD,
    OTHER_BEFORE,
    BAD_AFTER,
    NO_ACT,
    LATE_ACT,
    NO_REASON,
    NO_EFFECT,
    TWO_DATES,
    BAD_CELL,
    UNDERSTOOD,
    NOT_POSSIBLE,
];
