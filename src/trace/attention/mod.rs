//! What an auditor should ask about: the signals of a year, each with its cell.
//!
//! Guaranteed: every kind of [`crate::signals`] is looked for, whatever the configuration says of it; the order is that
//! of the kinds, then of the document. Deliberately absent: judgements. A signal says what to ask, never that
//! something is wrong.

mod acts;
mod causes;
mod material;
mod rules;
mod shares;
mod sources;
#[cfg(test)]
mod tests;
mod values;
mod weights;

pub use material::Material;
pub use sources::SourceShare;

use crate::signals::{Signal, SignalKind};

/// Every signal of a year.
pub fn signals(material: &Material<'_>) -> Vec<Signal> {
    SignalKind::ALL.iter().flat_map(|kind| of_kind(*kind, material)).collect()
}

fn of_kind(kind: SignalKind, material: &Material<'_>) -> Vec<Signal> {
    let find = match kind {
        SignalKind::ZeroWeight => weights::zero,
        SignalKind::WorseTarget => values::worse_target,
        SignalKind::HighAchievement => values::high_achievement,
        SignalKind::ManyYesNo => values::many_yes_no,
        SignalKind::ObservedElsewhen => values::observed_elsewhen,
        SignalKind::LateChange => acts::late_change,
        SignalKind::ChangeAfterYear => acts::after_year,
        SignalKind::ChangeBeforePlan => acts::before_plan,
        SignalKind::YearRemoved => acts::year_removed,
        SignalKind::SameAsLastYear => values::same_as_last_year,
        SignalKind::RepeatedValue => values::repeated,
        SignalKind::FractionTarget => values::fraction_target,
        SignalKind::ShortCause => causes::short,
        SignalKind::RepeatedCause => causes::repeated,
        SignalKind::SelfDeclared => shares::self_declared,
        SignalKind::ExcludedWeight => weights::excluded,
        SignalKind::RulesChanged => rules::changed,
        SignalKind::NoSmvpAct => rules::no_smvp_act,
        SignalKind::LateAssignment => acts::late_assignment,
        SignalKind::LittleDifference => shares::little_difference,
    };
    find(&material.of(kind))
}
