//! Candidates and those drawn from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::risk::{Reason, Risk, reasons};
use super::strata::{Claim, Heft, Stratum, places};
use crate::assessment::{Assessment, ObjectiveResult, ProgrammeResult, State};
use crate::digest::hex_digest;
use crate::domain::Change;
use crate::signals::Signal;

/// How many objectives are drawn, if there are as many.
pub const SIZE: usize = 10;

/// An objective that may be drawn: at least one of its indicators is measured.
#[derive(Debug, Clone)]
pub struct Candidate<'m> {
    /// Its programma.
    pub programme: &'m ProgrammeResult<'m>,
    /// Its result.
    pub result: &'m ObjectiveResult<'m>,
    /// Its points of risk.
    pub reasons: BTreeSet<Reason>,
    /// Where it is drawn from.
    pub stratum: Stratum,
    /// SHA-256 of `seed|code`, in lower-case hexadecimal.
    pub key: String,
    /// Whether it is drawn.
    pub drawn: bool,
}

/// A draw.
#[derive(Debug, Clone)]
pub struct Sample<'m> {
    /// What it was drawn with.
    pub seed: String,
    /// All that could be drawn, by stratum, then by key.
    pub candidates: Vec<Candidate<'m>>,
}

impl<'m> Sample<'m> {
    /// Draws with a seed.
    pub fn draw(assessment: &'m Assessment<'m>, signals: &[Signal], changes: &[Change], seed: &str) -> Self {
        let programmes = assessment.missions.iter().flat_map(|mission| &mission.programmes);
        let rows = programmes.flat_map(|programme| programme.objectives.iter().map(move |row| (programme, row)));
        let rows: Vec<_> = rows.filter(|(_, row)| is_candidate(row)).collect();
        let total: Decimal = rows.iter().map(|(_, row)| row.weight.value).sum();
        let count = Decimal::from(rows.len());
        let mut candidates: Vec<Candidate<'m>> = rows
            .into_iter()
            .map(|(programme, result)| {
                let reasons = reasons(result, signals, changes, assessment.rules);
                let heavy = result.weight.value.saturating_mul(count) >= total;
                let heft = if heavy { Heft::Heavy } else { Heft::Light };
                let stratum = Stratum { risk: Risk::of(reasons.len()), heft };
                let key = key(seed, result.objective.code.as_str());
                Candidate { programme, result, reasons, stratum, key, drawn: false }
            })
            .collect();
        candidates.sort_by(|left, right| (left.stratum, &left.key).cmp(&(right.stratum, &right.key)));
        let mut left = places_of(&candidates);
        for candidate in &mut candidates {
            let places = left.entry(candidate.stratum).or_default();
            candidate.drawn = *places > 0;
            *places = places.saturating_sub(1);
        }
        Self { seed: seed.to_owned(), candidates }
    }

    /// Those drawn, by stratum, then by key.
    pub fn drawn(&self) -> impl Iterator<Item = &Candidate<'m>> {
        self.candidates.iter().filter(|candidate| candidate.drawn)
    }
}

fn is_candidate(row: &ObjectiveResult<'_>) -> bool {
    row.indicators.iter().any(|indicator| indicator.state == State::Measured)
}

/// How many are drawn from each stratum.
fn places_of(candidates: &[Candidate<'_>]) -> BTreeMap<Stratum, usize> {
    let mut claims: BTreeMap<Stratum, Claim> = BTreeMap::new();
    for candidate in candidates {
        let claim = claims.entry(candidate.stratum).or_insert(Claim { weight: Decimal::ZERO, size: 0 });
        let factor = Decimal::from(candidate.stratum.risk.factor());
        claim.weight = claim.weight.saturating_add(candidate.result.weight.value.saturating_mul(factor));
        claim.size += 1;
    }
    let given = places(&claims.values().copied().collect::<Vec<_>>(), SIZE);
    claims.into_keys().zip(given).collect()
}

fn key(seed: &str, code: &str) -> String {
    hex_digest(format!("{seed}|{code}").as_bytes())
}

/// The seed of the printed sample: SHA-256 of one line for each objective that may be drawn, `code;weight;C`, by
/// ascending code. No text, name or blank line of an input is part of it.
pub fn printed_seed(assessment: &Assessment<'_>) -> String {
    let rows = assessment.objectives().map(|(_, row)| row).filter(|row| is_candidate(row));
    let lines: BTreeMap<&str, String> = rows.map(|row| (row.objective.code.as_str(), line(row))).collect();
    hex_digest(lines.into_values().collect::<String>().as_bytes())
}

/// `01.02-03;1;62.50`, with a line feed.
fn line(row: &ObjectiveResult<'_>) -> String {
    let mut line = format!("{};{};", row.objective.code, row.weight.value.normalize());
    match row.prudent.value {
        Some(value) => writeln!(line, "{value:.2}"),
        None => writeln!(line, "n.d."),
    }
    .expect("writing to a string does not fail");
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::annexes::sample::Sample as Plan;

    fn codes(sample: &Sample<'_>) -> Vec<String> {
        sample.drawn().map(|candidate| candidate.result.objective.code.to_string()).collect()
    }

    #[test]
    fn the_key_is_what_sha256sum_says() {
        // printf 'seme|01.01-01' | sha256sum
        let expected = "e3a1513690498ba4"; // the beginning of the digest
        assert_eq!(&key("seme", "01.01-01")[..16], expected);
    }

    #[test]
    fn another_seed_draws_others_and_the_same_seed_the_same() {
        Plan::of(120).assessed(|dossier, _| {
            let draw = |seed| codes(&Sample::draw(dossier.assessment, &[], &[], seed));
            assert_eq!(draw("a").len(), SIZE);
            assert_eq!(draw("a"), draw("a"));
            assert_ne!(draw("a"), draw("b"));
        });
    }

    #[test]
    fn every_stratum_is_drawn_from_and_a_signal_raises_the_risk() {
        Plan::of(120).assessed(|dossier, _| {
            let sample = Sample::draw(dossier.assessment, &[], &[], "7");
            let strata: BTreeSet<Stratum> = sample.candidates.iter().map(|candidate| candidate.stratum).collect();
            let drawn: BTreeSet<Stratum> = sample.drawn().map(|candidate| candidate.stratum).collect();
            assert!(strata.len() > 2, "{strata:?}");
            assert_eq!(strata, drawn);
        });
    }

    #[test]
    fn a_small_plan_is_drawn_whole() {
        Plan::of(8).assessed(|dossier, _| {
            let sample = Sample::draw(dossier.assessment, &[], &[], "a");
            assert!(sample.candidates.len() < SIZE && sample.candidates.iter().all(|candidate| candidate.drawn));
        });
    }

    #[test]
    fn the_printed_seed_follows_results_and_nothing_else() {
        let seed = |plan: &Plan| plan.assessed(|dossier, _| printed_seed(dossier.assessment));
        let mut plan = Plan::of(30);
        let before = seed(&plan);
        for measurement in &mut plan.measurements {
            measurement.notes = Some("\n\n".to_owned());
        }
        assert_eq!(seed(&plan), before);
        plan.measurements.retain(|row| row.indicator.as_str() != plan.indicators[0].code.as_str());
        assert_ne!(seed(&plan), before);
    }
}
