//! The rules of roll-up: M, C, c and x of an objective, the indices of a group.

use super::quotient::{QuotientRule, QuotientWords, Sum};
use super::terms::{IndicatorTerm, ObjectiveTerm};
use crate::domain::{Ratio, Weight};

/// M
pub static OBJECTIVE_MEASURED: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "M = Σ(G·w)/Σw sui misurati",
        method_name: "Obiettivo, sui misurati (M)",
        rules_sheet: ["M", "Σ(G·w)/Σw sui misurati", "Risultato dell’obiettivo sui soli indicatori misurati."],
        origins_sheet: "M = Σ(G·w)/Σw sui misurati",
    },
    above: POINTS,
    below: MEASURED_WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.g(), term.w()],
};

/// C
pub static OBJECTIVE_PRUDENT: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "C = Σ(G·w sui misurati)/Σw sui previsti",
        method_name: "Obiettivo, cautelativo (C)",
        rules_sheet: [
            "C",
            "Σ(G·w) dei misurati / Σw di tutti",
            "Risultato cautelativo: ciò che non è misurato non porta punti.",
        ],
        origins_sheet: "C = Σ(G·w) dei misurati / Σw di tutti i previsti",
    },
    above: POINTS,
    below: PLANNED_WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.g(), term.w()],
};

/// c
pub static OBJECTIVE_COVERAGE: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "c = peso misurato / peso previsto",
        method_name: "Obiettivo, copertura (c)",
        rules_sheet: [
            "c",
            "Σw misurati / Σw previsti",
            "Copertura dell’obiettivo, in percentuale; sotto il tutto non si arrotonda mai a 100, sopra il nulla mai a 0.",
        ],
        origins_sheet: "c = Σw misurati / Σw previsti",
    },
    above: MEASURED_WEIGHT,
    below: PLANNED_WEIGHT,
    per_cent: true,
    inputs: |term| vec![term.g(), term.w()],
};

/// x
pub static OBJECTIVE_EXCLUDED: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "x = peso escluso con atto / peso di tutti gli indicatori",
        method_name: "Obiettivo, peso escluso (x)",
        rules_sheet: [
            "x",
            "Σw esclusi / Σw di tutti",
            "Peso escluso con atto, in percentuale: la copertura non lo vede, perché esce da ogni somma.",
        ],
        origins_sheet: "x = Σw esclusi con atto / Σw di tutti gli indicatori",
    },
    above: EXCLUDED_WEIGHT,
    below: PLANNED_WEIGHT,
    per_cent: true,
    inputs: |term| vec![term.w()],
};

/// x of an objective that an act cancelled.
pub static OBJECTIVE_CANCELLED: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "x = 100, perché l’obiettivo è annullato con atto", ..OBJECTIVE_EXCLUDED.words
    },
    above: EXCLUDED_WEIGHT,
    below: PLANNED_WEIGHT,
    per_cent: true,
    inputs: |_| Vec::new(),
};

/// The highest C that what is not measured still allows.
pub static OBJECTIVE_HIGHEST: QuotientRule<IndicatorTerm> = QuotientRule {
    words: QuotientWords {
        formula: "Σ(G·w)/Σw, con ciò che non è misurato al suo G più alto",
        method_name: "Obiettivo, esito più alto possibile",
        rules_sheet: [
            "Esito più alto",
            "Σ(G·w)/Σw",
            "C che si avrebbe se tutto ciò che manca raggiungesse il grado più alto del suo tipo.",
        ],
        origins_sheet: "Σ(G·w)/Σw, con ciò che non è misurato al suo G più alto",
    },
    above: POINTS,
    below: PLANNED_WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.g(), term.w()],
};

/// *Indice cautelativo*
pub static GROUP_PRUDENT: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "Σ(C·W)/ΣW",
        method_name: "Indice cautelativo",
        rules_sheet: [
            "Indice cautelativo",
            "Σ(C·W)/ΣW",
            "Calcolato direttamente dagli obiettivi, dai valori stampati di C.",
        ],
        origins_sheet: "Σ(C·W)/ΣW",
    },
    above: PRUDENT_POINTS,
    below: WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.c(), term.w()],
};

/// *Indice sui misurati*
pub static GROUP_MEASURED: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "Σ(M·W·c)/Σ(W·c)",
        method_name: "Indice sui misurati",
        rules_sheet: [
            "Indice sui misurati",
            "Σ(M·W·c)/Σ(W·c)",
            "Calcolato dai valori stampati di M; c non è arrotondato.",
        ],
        origins_sheet: "Σ(M·W·c)/Σ(W·c)",
    },
    above: Sum {
        words: "Σ(M·W·c)",
        factors: |term| Some(vec![term.measured?.into(), value(&term.weight), term.coverage.clone()?]),
    },
    below: COVERED_WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.m(), term.covered(), term.w()],
};

/// *Copertura*
pub static GROUP_COVERAGE: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "100·Σ(W·c)/ΣW",
        method_name: "Copertura",
        rules_sheet: [
            "Copertura",
            "100·Σ(W·c)/ΣW",
            "Quanta parte del peso è stata misurata; sotto il tutto non si arrotonda mai a 100, sopra il nulla mai a 0.",
        ],
        origins_sheet: "100·Σ(W·c)/ΣW",
    },
    above: COVERED_WEIGHT,
    below: WEIGHT,
    per_cent: true,
    inputs: |term| vec![term.covered(), term.w()],
};

/// *Peso escluso*
pub static GROUP_EXCLUDED: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "100·Σ(W·x)/ΣW su tutti i previsti",
        method_name: "Peso escluso",
        rules_sheet: [
            "Peso escluso",
            "100·Σ(W·x)/ΣW",
            "Quanta parte del peso di tutti gli obiettivi previsti è esclusa con atto; un obiettivo escluso o annullato vale \
             per intero.",
        ],
        origins_sheet: "100·Σ(W·x)/ΣW su tutti gli obiettivi previsti",
    },
    above: Sum { words: "Σ(W·x)", factors: |term| Some(vec![value(&term.weight), term.excluded.clone()]) },
    below: WEIGHT,
    per_cent: true,
    inputs: |term| vec![term.x(), term.w()],
};

/// The highest index that what is not measured still allows.
pub static GROUP_HIGHEST: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "Σ(C·W)/ΣW, con ciò che non è misurato al suo G più alto",
        method_name: "Esito più alto possibile",
        rules_sheet: [
            "Esito più alto",
            "Σ(C·W)/ΣW",
            "L’indice che si avrebbe se tutto ciò che manca, e ciò che è in corso, raggiungesse il grado più alto.",
        ],
        origins_sheet: "Σ(C·W)/ΣW, con ciò che non è misurato al suo G più alto",
    },
    above: PRUDENT_POINTS,
    below: WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.highest(), term.w()],
};

/// *Indice cautelativo* without the exclusions decided after the year.
pub static GROUP_WITHOUT_LATE_ACTS: QuotientRule<ObjectiveTerm> = QuotientRule {
    words: QuotientWords {
        formula: "Σ(C·W)/ΣW, con gli esclusi dopo il 31 dicembre contati come non misurati",
        method_name: "Cautelativo senza gli atti tardivi",
        rules_sheet: [
            "Cautelativo senza atti tardivi",
            "Σ(C·W)/ΣW",
            "L’indice che si avrebbe se ciò che è stato escluso con un atto successivo al 31 dicembre contasse come non \
             misurato.",
        ],
        origins_sheet: "Σ(C·W)/ΣW, con gli esclusi dopo il 31 dicembre contati come non misurati",
    },
    above: PRUDENT_POINTS,
    below: WEIGHT,
    per_cent: false,
    inputs: |term| vec![term.without_late_acts(), term.w()],
};

/// What people read about the rules, in the order in which method section and sheets list them.
pub fn words() -> [&'static QuotientWords; 11] {
    [
        &OBJECTIVE_MEASURED.words,
        &OBJECTIVE_COVERAGE.words,
        &OBJECTIVE_PRUDENT.words,
        &OBJECTIVE_EXCLUDED.words,
        &OBJECTIVE_HIGHEST.words,
        &GROUP_PRUDENT.words,
        &GROUP_MEASURED.words,
        &GROUP_COVERAGE.words,
        &GROUP_EXCLUDED.words,
        &GROUP_HIGHEST.words,
        &GROUP_WITHOUT_LATE_ACTS.words,
    ]
}

const POINTS: Sum<IndicatorTerm> =
    Sum { words: "Σ(G·w)", factors: |term| Some(vec![term.achievement?.into(), value(&term.weight)]) };
const MEASURED_WEIGHT: Sum<IndicatorTerm> =
    Sum { words: "Σw", factors: |term| term.achievement.map(|_| vec![value(&term.weight)]) };
const PLANNED_WEIGHT: Sum<IndicatorTerm> = Sum { words: "Σw", factors: |term| Some(vec![value(&term.weight)]) };
const EXCLUDED_WEIGHT: Sum<IndicatorTerm> =
    Sum { words: "Σw", factors: |term| term.excluded.then(|| vec![value(&term.weight)]) };
const WEIGHT: Sum<ObjectiveTerm> = Sum { words: "ΣW", factors: |term| Some(vec![value(&term.weight)]) };
const PRUDENT_POINTS: Sum<ObjectiveTerm> =
    Sum { words: "Σ(C·W)", factors: |term| Some(vec![term.prudent?.into(), value(&term.weight)]) };
const COVERED_WEIGHT: Sum<ObjectiveTerm> =
    Sum { words: "Σ(W·c)", factors: |term| Some(vec![value(&term.weight), term.coverage.clone()?]) };

fn value(weight: &Weight) -> Ratio {
    weight.value.into()
}
