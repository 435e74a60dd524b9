//! Quotients of sums: M, C and c of an objective, the three indices of a group.
//!
//! Each is one [`QuotientRule`]: what it sums above and below the line, what it lists as its inputs and
//! what people read about it. All are evaluated by the same lines, once.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::terms::{IndicatorTerm, Input, ObjectiveTerm};

/// Σ/Σ over terms, with both sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient<T: 'static> {
    /// What is summed.
    pub rule: &'static QuotientRule<T>,
    /// Over what, in the document's order.
    pub terms: Arc<[T]>,
    /// The sum above the line.
    pub above: Decimal,
    /// The sum below the line.
    pub below: Decimal,
}

/// What people read about a rule of roll-up.
#[derive(Debug)]
pub struct QuotientWords {
    /// The formula: method section, `spiega` and provenance.
    pub formula: &'static str,
    /// Its name in the method section.
    pub method_name: &'static str,
    /// Its row in the sheet *Regole*: name, formula, how it is to be read.
    pub rules_sheet: [&'static str; 3],
    /// The formula in the sheet *Provenienza*.
    pub origins_sheet: &'static str,
}

/// A rule of roll-up.
#[derive(Debug)]
pub struct QuotientRule<T> {
    /// What people read about it.
    pub words: QuotientWords,
    /// What is summed above the line.
    pub above: Sum<T>,
    /// What is summed below the line.
    pub below: Sum<T>,
    /// Whether the quotient is told in per cent.
    pub per_cent: bool,
    inputs: fn(&T) -> Vec<Input<'_>>,
}

/// A sum of products.
#[derive(Debug)]
pub struct Sum<T> {
    /// In symbols.
    pub words: &'static str,
    /// The factors of a term's product, in the order in which they are multiplied; `None` where it adds nothing.
    pub factors: fn(&T) -> Option<Factors>,
}

/// Up to three factors.
pub type Factors = [Option<Decimal>; 3];

impl<T> Sum<T> {
    fn over(&self, terms: &[T]) -> Decimal {
        let product = |factors: Factors| factors.into_iter().flatten().product::<Decimal>();
        terms.iter().filter_map(self.factors).map(product).sum()
    }
}

impl<T> PartialEq for QuotientRule<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl<T> Eq for QuotientRule<T> {}

impl<T> Quotient<T> {
    /// Sums the terms.
    pub(super) fn of(rule: &'static QuotientRule<T>, terms: &Arc<[T]>) -> Self {
        let (above, below) = (rule.above.over(terms), rule.below.over(terms));
        Self { rule, terms: Arc::clone(terms), above, below }
    }

    /// The quotient; `None` where the sum below the line is zero.
    pub(super) fn exact(&self) -> Option<Decimal> {
        let above = if self.rule.per_cent { self.above.checked_mul(Decimal::ONE_HUNDRED)? } else { self.above };
        above.checked_div(self.below)
    }

    /// The inputs of every term.
    pub(super) fn inputs(&self) -> Vec<Input<'_>> {
        self.terms.iter().flat_map(self.rule.inputs).collect()
    }
}

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
        origins_sheet: "C = Σ(G·w) dei misurati / Σw di tutti i pianificati",
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
        rules_sheet: ["c", "Σw misurati / Σw pianificati", "Copertura dell’obiettivo, da 0 a 1."],
        origins_sheet: "c = Σw misurati / Σw pianificati",
    },
    above: MEASURED_WEIGHT,
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
    above: Sum { words: "Σ(C·W)", factors: |term| Some([Some(term.prudent), Some(term.weight.value), None]) },
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
        factors: |term| Some([Some(term.measured?), Some(term.weight.value), Some(term.coverage)]),
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
        rules_sheet: ["Copertura", "100·Σ(W·c)/ΣW", "Quanta parte del peso è stata misurata."],
        origins_sheet: "100·Σ(W·c)/ΣW",
    },
    above: COVERED_WEIGHT,
    below: WEIGHT,
    per_cent: true,
    inputs: |term| vec![term.covered(), term.w()],
};

const POINTS: Sum<IndicatorTerm> =
    Sum { words: "Σ(G·w)", factors: |term| Some([Some(term.achievement?), Some(term.weight.value), None]) };
const MEASURED_WEIGHT: Sum<IndicatorTerm> =
    Sum { words: "Σw", factors: |term| term.achievement.map(|_| [Some(term.weight.value), None, None]) };
const PLANNED_WEIGHT: Sum<IndicatorTerm> =
    Sum { words: "Σw", factors: |term| Some([Some(term.weight.value), None, None]) };
const WEIGHT: Sum<ObjectiveTerm> = Sum { words: "ΣW", factors: |term| Some([Some(term.weight.value), None, None]) };
const COVERED_WEIGHT: Sum<ObjectiveTerm> =
    Sum { words: "Σ(W·c)", factors: |term| Some([Some(term.weight.value), Some(term.coverage), None]) };
