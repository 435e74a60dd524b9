//! Every figure that a report publishes, once, under its name: value, rule, and the cells it comes from.
//!
//! Document, annexes and open data publish these figures; the proof (`outputs::proof`) reads the
//! finished files and finds them there; `provenienza.json` and `spiega` show their derivations.
//! Guaranteed: a figure that is printed under a name has its derivation here. Deliberately absent:
//! where a figure stands.

mod awards;
mod budget;
pub mod changes;
mod derived;
mod extras;
mod fact;
mod groups;
mod indicators;
mod inputs;
pub mod late;
pub mod names;
mod objectives;
mod process;
mod surroundings;
mod trend;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::assessment::Subject;
use crate::dossier::Dossier;
pub use fact::{Fact, FactValue, Form, number_in, plain_spaces};
pub use inputs::{FactInput, Inputs};
pub use process::as_printed;

/// All figures of a year, by name.
#[derive(Debug, Default)]
pub struct Facts<'f> {
    all: Vec<Fact<'f>>,
    index: BTreeMap<String, usize>,
    /// Where a name stands for a second figure: a code that the plan or the register gives twice.
    twins: BTreeMap<String, Vec<usize>>,
}

impl<'f> Facts<'f> {
    /// The figures of a dossier, from the indicators up to the entity, then what stands beside.
    pub fn of(dossier: &Dossier<'f>) -> Self {
        let mut facts = Self::default();
        let assessment = dossier.assessment;
        for mission in &assessment.missions {
            for programme in &mission.programmes {
                for row in &programme.objectives {
                    for indicator in &row.indicators {
                        facts.add(indicators::of(indicator, assessment.rules));
                    }
                    facts.add(objectives::of(row, assessment.rules));
                }
                if let Some(code) = programme.code.programme() {
                    let subject = Subject::Programme(code);
                    facts.add(groups::of(&subject, &programme.total, programme.objectives.iter(), assessment.rules));
                }
            }
            let subject = mission.subject();
            let objectives = mission.programmes.iter().flat_map(|programme| &programme.objectives);
            facts.add(groups::of(&subject, &mission.total, objectives, assessment.rules));
        }
        let all = || assessment.objectives().map(|(_, row)| row);
        for group in &assessment.directions {
            let own =
                all().filter(|row| row.objective.direction.as_ref().map(|text| &text.text) == group.name.as_ref());
            facts.add(groups::of(&Subject::Direction(group.name.clone()), &group.total, own, assessment.rules));
        }
        for group in &assessment.offices {
            let own = all().filter(|row| row.office == group.name.as_deref());
            facts.add(groups::of(&Subject::Office(group.name.clone()), &group.total, own, assessment.rules));
        }
        facts.add(groups::of(&Subject::Entity, &assessment.entity, all(), assessment.rules));
        facts.add(budget::of(dossier));
        facts.add(trend::of(dossier));
        facts.add(extras::of(dossier));
        facts.add(dossier.supplements.context.iter().flat_map(|context| surroundings::of(context, assessment.year)));
        facts.add(awards::of(dossier.supplements));
        facts.add(process::of(assessment));
        facts.add(late::of(dossier));
        facts.add(changes::of(&dossier.supplements.changes));
        facts
    }

    /// With others beside.
    #[must_use]
    pub fn with(mut self, others: impl IntoIterator<Item = Fact<'static>>) -> Self {
        self.add(others.into_iter().collect::<Vec<_>>());
        self
    }

    fn add(&mut self, facts: impl IntoIterator<Item = Fact<'f>>) {
        for fact in facts {
            let at = self.all.len();
            match self.index.entry(fact.name.clone()) {
                Entry::Vacant(free) => drop(free.insert(at)),
                Entry::Occupied(first) if self.all[*first.get()] == fact => continue,
                Entry::Occupied(_) => self.twins.entry(fact.name.clone()).or_default().push(at),
            }
            self.all.push(fact);
        }
    }

    /// Where the first figure of a name stands among all of them.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// The first figure of a name, with its position.
    pub fn first(&self, name: &str) -> Option<(usize, &Fact<'f>)> {
        let position = self.position(name)?;
        Some((position, &self.all[position]))
    }

    /// The figures of a name: one, but where a code is given twice.
    pub fn of_name(&self, name: &str) -> impl Iterator<Item = &Fact<'f>> {
        let first = self.index.get(name);
        let twins = self.twins.get(name);
        first.into_iter().chain(twins.into_iter().flatten()).map(|at| &self.all[*at])
    }

    /// A figure by its name.
    pub fn get(&self, name: &str) -> Option<&Fact<'f>> {
        self.first(name).map(|(_, fact)| fact)
    }

    /// Whether there are figures of a subject.
    pub fn has_subject(&self, subject: &str) -> bool {
        let first = format!("{subject}, ");
        self.index.range(first.clone()..).next().is_some_and(|(name, _)| name.starts_with(&first))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Fact<'f>> {
        self.all.iter()
    }
}
