//! Findings of the assessment: `A001` and following.

use crate::finding::codes;

codes! {
    NO_INDICATOR = blocking "A001" "obiettivo previsto senza alcun indicatore nel registro";
    /// A warning where the SMVP lets a final be issued all the same.
    NOT_MEASURED = blocking "A002" "indicatore previsto ma non misurato";
    EXCLUDED_WITHOUT_ACT = warning "A003"
        "rinvio o «non valutabile» senza numero e data dell’atto: conta come non misurato";
    CONTRADICTION = blocking "A004" "STATO e CONSUNTIVO si contraddicono";
    NO_VARIATION = blocking "A005" "target uguale al valore base in un indicatore di variazione";
    IMPOSSIBLE_TARGET = blocking "A006" "target non ammesso per il tipo di indicatore";
    MISSING_REFERENCE = blocking "A007" "target o valore base mancante";
    WRONG_TYPE = blocking "A008" "valore di tipo diverso da quello dell’indicatore";
    BAD_WEIGHTS = blocking "A009" "pesi degli indicatori incompleti, negativi, troppo grandi o a somma zero";
    NO_CAUSE = blocking "A010" "scostamento senza causa";
    SELF_REPORT_VALUE = warning "A011"
        "la data della relazione è quella della definitiva: il valore scritto non è usato";
    AWAITING_BOARD = blocking "A012" "indicatore qualitativo in attesa del punteggio del NdV";
    NOT_PLANNED = warning "A013" "indicatore di un obiettivo non previsto per l’anno";
    UNKNOWN_OBJECTIVE = blocking "A014" "il registro nomina un obiettivo che il piano non ha";
    BAD_OBJECTIVE_WEIGHT = blocking "A015" "pesi degli obiettivi incompleti, negativi o troppo grandi";
    IMPLAUSIBLE_DATE = blocking "A016" "data del consuntivo lontana dall’anno misurato, o successiva alla relazione";
    NOTHING_PLANNED = blocking "A017" "il piano non prevede alcun obiettivo per l’anno";
    /// All of it is missing, excluded or in progress.
    NOTHING_MEASURED = blocking "A018" "nulla è misurato: la definitiva non può essere emessa";
    ACT_OUTSIDE_WINDOW = blocking "A019" "atto di rinvio o di «non valutabile» fuori dai termini: non esclude nulla";
    TREND_YEAR_ABSENT = note "A020" "anno dell’andamento triennale senza dati: «n.d.»";
}
