//! Quotients of sums: each is one [`QuotientRule`], which says what it sums above and below the line, what it
//! lists as its inputs and what people read about it.
//!
//! Guaranteed: all are evaluated by the same lines, once, and exactly. The rules themselves stand in
//! [`super::roll_up_rules`].

use std::sync::Arc;

use super::terms::Input;
use crate::domain::Ratio;

/// Σ/Σ over terms, with both sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotient<T: 'static> {
    /// What is summed.
    pub rule: &'static QuotientRule<T>,
    /// Over what, in the document's order.
    pub terms: Arc<[T]>,
    /// The sum above the line.
    pub above: Ratio,
    /// The sum below the line.
    pub below: Ratio,
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
    /// What lists show of a term.
    pub(super) inputs: fn(&T) -> Vec<Input<'_>>,
}

/// A sum of products.
#[derive(Debug)]
pub struct Sum<T> {
    /// In symbols.
    pub words: &'static str,
    /// The factors of a term's product, in the order in which they are multiplied; `None` where it adds nothing.
    pub factors: fn(&T) -> Option<Factors>,
}

/// The factors of a product.
pub type Factors = Vec<Ratio>;

impl<T> Sum<T> {
    fn over(&self, terms: &[T]) -> Ratio {
        terms.iter().filter_map(self.factors).map(|factors| factors.into_iter().product()).sum()
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

    /// The quotient, in per cent where it is told so; `None` where the sum below the line is zero.
    pub(super) fn exact(&self) -> Option<Ratio> {
        if self.rule.per_cent { self.above.per_cent_of(&self.below) } else { self.fraction() }
    }

    /// The quotient as it enters other sums.
    pub fn fraction(&self) -> Option<Ratio> {
        self.above.over(&self.below)
    }

    /// The inputs of every term.
    pub(super) fn inputs(&self) -> Vec<Input<'_>> {
        self.terms.iter().flat_map(self.rule.inputs).collect()
    }
}
