//! Findings about context and individual performance: `C001` and following.

use crate::finding::Code;

/// `contesto/ANNO.toml` that cannot be read.
pub const BAD_CONTEXT: Code = Code::blocking("C001", "file del contesto illeggibile o con chiavi sbagliate");
/// A total of the *rendiconto* that is not the sum of the programmi.
pub const ACCOUNTS_DIFFER: Code = Code::warning("C002", "totale del rendiconto diverso dalla somma delle risorse");
/// Names of people in the file of individual performance.
pub const PERSONAL_DATA: Code =
    Code::blocking("C003", "dati personali nel file della performance individuale: nulla è letto");
/// No table of score bands.
pub const NO_TABLE: Code = Code::blocking("C004", "file della performance individuale senza la tabella delle fasce");
/// A required column is not there.
pub const MISSING_COLUMN: Code = Code::blocking("C005", "colonna mancante nella performance individuale");
/// A cell that cannot be read.
pub const BAD_VALUE: Code = Code::blocking("C006", "valore illeggibile nella performance individuale");
/// A band that stands twice.
pub const DUPLICATE: Code = Code::blocking("C007", "fascia ripetuta nella stessa categoria");
/// Awards distributed beyond those allocated.
pub const OVER_ALLOCATION: Code = Code::warning("C008", "premi distribuiti superiori agli stanziati");
/// A band without people that has awards.
pub const AWARDS_WITHOUT_PEOPLE: Code = Code::warning("C009", "premi distribuiti in una fascia senza dipendenti");
/// Cells that are not printed.
pub const SUPPRESSED: Code = Code::note("C010", "celle non pubblicate per riservatezza");
/// A blank category inherited.
pub const INHERITED: Code = Code::note("C011", "categoria ereditata dalla riga precedente");
/// A row of totals.
pub const TOTAL_ROW: Code = Code::note("C012", "riga di totale nella performance individuale: non letta");
/// A value understood although typed in another form.
pub const UNDERSTOOD: Code = Code::note("C013", "valore interpretato nella performance individuale");

/// Every code of this module.
pub const ALL: &[Code] = &[
    BAD_CONTEXT,
    ACCOUNTS_DIFFER,
    PERSONAL_DATA,
    NO_TABLE,
    MISSING_COLUMN,
    BAD_VALUE,
    DUPLICATE,
    OVER_ALLOCATION,
    AWARDS_WITHOUT_PEOPLE,
    SUPPRESSED,
    INHERITED,
    TOTAL_ROW,
    UNDERSTOOD,
];
