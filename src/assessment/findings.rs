//! Findings of the assessment: `A001` and following.

use crate::finding::Code;

/// An objective planned for the year has no indicator in the register.
pub const NO_INDICATOR: Code = Code::blocking("A001", "obiettivo previsto senza alcun indicatore nel registro");
/// A planned indicator has no value. A warning where the SMVP lets a final be issued all the same.
pub const NOT_MEASURED: Code = Code::blocking("A002", "indicatore previsto ma non misurato");
/// A postponement or a *non valutabile* without an act.
pub const EXCLUDED_WITHOUT_ACT: Code =
    Code::warning("A003", "rinvio o «non valutabile» senza numero e data dell’atto: conta come non misurato");
/// STATO and CONSUNTIVO contradict each other.
pub const CONTRADICTION: Code = Code::blocking("A004", "STATO e CONSUNTIVO si contraddicono");
/// Target equal to the baseline.
pub const NO_VARIATION: Code = Code::blocking("A005", "target uguale al valore base in un indicatore di variazione");
/// A target that the kind of indicator does not allow.
pub const IMPOSSIBLE_TARGET: Code = Code::blocking("A006", "target non ammesso per il tipo di indicatore");
/// A target or a baseline that the kind needs is blank.
pub const MISSING_REFERENCE: Code = Code::blocking("A007", "target o valore base mancante");
/// A value of another type than the indicator's.
pub const WRONG_TYPE: Code = Code::blocking("A008", "valore di tipo diverso da quello dell’indicatore");
/// Weights of an objective's indicators partly blank, negative or summing to zero.
pub const BAD_WEIGHTS: Code = Code::blocking("A009", "pesi degli indicatori incompleti, negativi o a somma zero");
/// A deviation without its cause. Blocking in a final.
pub const NO_CAUSE: Code = Code::warning("A010", "scostamento senza causa");
/// The office wrote a date for the report's own publication.
pub const SELF_REPORT_VALUE: Code =
    Code::warning("A011", "la data della relazione è quella della definitiva: il valore scritto non è usato");
/// A qualitative indicator still awaits the board.
pub const AWAITING_BOARD: Code = Code::blocking("A012", "indicatore qualitativo in attesa del punteggio del NdV");
/// The plan does not mark the objective for the year, yet the register measures it.
pub const NOT_PLANNED: Code = Code::warning("A013", "indicatore di un obiettivo non previsto per l’anno");
/// The register names an objective that the plan does not have.
pub const UNKNOWN_OBJECTIVE: Code = Code::blocking("A014", "il registro nomina un obiettivo che il piano non ha");
/// A weight in the plan that is negative.
pub const BAD_OBJECTIVE_WEIGHT: Code = Code::blocking("A015", "peso dell’obiettivo negativo");
/// A year of the trend without data.
pub const TREND_YEAR_ABSENT: Code = Code::note("A020", "anno dell’andamento triennale senza dati: «n.d.»");

/// A date that cannot be one of the year's cycle.
pub const IMPLAUSIBLE_DATE: Code =
    Code::blocking("A016", "data del consuntivo lontana dall’anno misurato, o successiva alla relazione");
/// The plan foresees nothing for the year.
pub const NOTHING_PLANNED: Code = Code::blocking("A017", "il piano non prevede alcun obiettivo per l’anno");

/// Every code of this stage.
pub const ALL: &[Code] = &[
    NO_INDICATOR,
    NOT_MEASURED,
    EXCLUDED_WITHOUT_ACT,
    CONTRADICTION,
    NO_VARIATION,
    IMPOSSIBLE_TARGET,
    MISSING_REFERENCE,
    WRONG_TYPE,
    BAD_WEIGHTS,
    NO_CAUSE,
    SELF_REPORT_VALUE,
    AWAITING_BOARD,
    NOT_PLANNED,
    UNKNOWN_OBJECTIVE,
    BAD_OBJECTIVE_WEIGHT,
    IMPLAUSIBLE_DATE,
    NOTHING_PLANNED,
    TREND_YEAR_ABSENT,
];
