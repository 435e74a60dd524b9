//! Findings about files: `E001` and following.

use crate::finding::Code;

/// The year's folder of measurement sheets is not there.
pub const NO_MEASUREMENTS: Code = Code::blocking("E001", "manca la cartella delle schede di misurazione");
/// The year's register is not there.
pub const NO_REGISTER: Code = Code::blocking("E002", "manca il registro degli indicatori dell’anno");
/// A file could not be read from the disk.
pub const UNREADABLE: Code = Code::blocking("E003", "file che non si riesce a leggere");
/// A file that is no workbook lies among the sheets.
pub const NOT_A_WORKBOOK: Code = Code::note("E004", "file ignorato perché non è un foglio di calcolo");
/// A file with a workbook's name that cannot be read as one.
pub const BROKEN_WORKBOOK: Code = Code::blocking("E005", "foglio di calcolo che non si riesce a leggere");
/// Two files for one input.
pub const TWO_FILES: Code = Code::warning("E006", "due file per lo stesso anno: conta il primo");
/// A file that is no Markdown lies among the texts.
pub const NOT_A_TEXT: Code = Code::note("E007", "file ignorato perché non è un testo Markdown");

/// The entity's name is the one that a new folder starts with.
pub const NO_NAME: Code = Code::blocking("E008", "nome dell’ente da completare in relazione.toml");

/// Every code of this module.
pub const ALL: &[Code] =
    &[NO_MEASUREMENTS, NO_REGISTER, UNREADABLE, NOT_A_WORKBOOK, BROKEN_WORKBOOK, TWO_FILES, NOT_A_TEXT, NO_NAME];
