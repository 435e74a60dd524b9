//! A second look at the words of a whole header: what a column may be that none of the others is.

use super::super::heading::{Heading, LEAST_OF_COLUMN, Reading};
use super::super::lines::Lines;
use super::super::vocabulary::Meaning;
use super::{Candidate, Role, Table};
use crate::words::fold;

/// A heading less sure than this to be an objective's title may be an indicator's.
const SURE_TITLE: u32 = 85;

impl Table {
    /// Where no column is the objective's own, the nearest in meaning is: its description, an action, a project.
    pub(super) fn settle_title(&mut self, candidates: &[Candidate], lines: &Lines) {
        self.settle_measure();
        if self.has(Meaning::Title) || self.roles.len() < 2 {
            return;
        }
        let replaceable = [Meaning::Purpose, Meaning::Activity];
        let is_replaceable = |column| self.roles.get(&column).is_none_or(|role| replaceable.contains(&role.meaning));
        let title = candidates
            .iter()
            .find(|candidate| candidate.reading.meaning == Meaning::Title && is_replaceable(candidate.column));
        if let Some(title) = title {
            self.give(title, lines);
        }
    }

    /// «Obiettivo | Misura | Da raggiungere»: where nothing else is measured, the measure is the indicator.
    fn settle_measure(&mut self) {
        if self.has(Meaning::Indicator) || self.has(Meaning::Formula) {
            return;
        }
        let is_measure = |role: &&mut Role| {
            role.meaning == Meaning::Unit && matches!(fold(&role.heading).as_str(), "MISURA" | "MISURE")
        };
        if let Some(role) = self.roles.values_mut().find(is_measure) {
            role.meaning = Meaning::Indicator;
        }
    }

    /// In a card «Descrizione | Unità di misura | Valore atteso» describes an indicator.
    pub(super) fn settle_indicator(&mut self) {
        use Meaning::{Actual, Base, Formula, Indicator, Purpose, Target, Title, Unit};
        self.settle_measure();
        let has = |meaning| self.has(meaning);
        let has_values =
            has(Target) && (has(Unit) || has(Base) || has(Actual)) || has(Actual) && (has(Unit) || has(Base));
        if has(Indicator) || has(Formula) || !has_values {
            return;
        }
        let describes = |role: &&mut Role| match role.meaning {
            Purpose => true,
            Title => role.strength < SURE_TITLE,
            _ => false,
        };
        if let Some(role) = self.roles.values_mut().find(describes) {
            role.meaning = Indicator;
        }
    }

    /// «Indicatore | Km di piste | n.»: a number's sign to the right of the indicator is its unit, and numbers no rows.
    pub(super) fn settle_number(&mut self) {
        let Some(indicator) = self.column(Meaning::Indicator) else { return };
        let is_unit = |(column, role): &(&u32, &Role)| {
            **column > indicator
                && role.meaning == Meaning::Code
                && matches!(fold(&role.heading).as_str(), "N" | "NR" | "NUM")
        };
        if let Some(column) = self.roles.iter().find(is_unit).map(|(column, _)| *column) {
            self.roles.remove(&column);
        }
    }

    /// In a card «N. | Descrizione attività | Entro il» is a table of phases: nothing of an indicator stands in it.
    pub(super) fn settle_phases(&mut self) {
        use Meaning::{Activity, Actual, Base, Code, Due, Formula, Indicator, Month, Purpose, Target};
        if [Indicator, Formula, Activity, Month, Target, Base, Actual].into_iter().any(|meaning| self.has(meaning)) {
            return;
        }
        let is_listed = self.has(Due) && self.has(Code);
        let reads = |role: &Role| {
            Heading::of(&role.heading)
                .readings
                .iter()
                .any(|reading| reading.meaning == Activity && reading.strength >= LEAST_OF_COLUMN)
        };
        let describes = |role: &&mut Role| role.meaning == Purpose && (is_listed || reads(role));
        if let Some(role) = self.roles.values_mut().find(describes) {
            role.meaning = Activity;
        }
    }

    /// «Area strategica | Obiettivo di valore pubblico»: of two columns of directions without a strategic objective the
    /// right one is that.
    pub(super) fn settle_second_direction(&mut self, candidates: &[Candidate], lines: &Lines) {
        let Some(direction) = self.column(Meaning::Direction).filter(|_| !self.has(Meaning::Strategic)) else { return };
        // «Area strategica» is an office only because another column was the direction.
        let is_weaker = |role: &Role, reading: Reading| role.strength < reading.strength;
        let is_second = |Candidate { reading, column, .. }: &&Candidate| {
            reading.meaning == Meaning::Direction
                && reading.strength >= LEAST_OF_COLUMN
                && *column != direction
                && self.roles.get(column).is_none_or(|role| is_weaker(role, *reading))
        };
        let Some(second) = candidates.iter().find(is_second).cloned() else { return };
        let (left, right) = (direction.min(second.column), direction.max(second.column));
        for (column, meaning) in [(left, Meaning::Direction), (right, Meaning::Strategic)] {
            let reading = Reading { meaning, strength: second.reading.strength };
            self.give(&Candidate { reading, column, ..second.clone() }, lines);
        }
    }

    /// Two columns of weights: the one right of the indicator is the indicator's.
    pub(super) fn settle_second_weight(&mut self, candidates: &[Candidate], lines: &Lines) {
        let (Some(weight), Some(indicator)) = (self.column(Meaning::Weight), self.column(Meaning::Indicator)) else {
            return;
        };
        if self.has(Meaning::IndicatorWeight) {
            return;
        }
        let is_second = |candidate: &&Candidate| {
            candidate.reading.meaning == Meaning::Weight && !self.roles.contains_key(&candidate.column)
        };
        let Some(second) = candidates.iter().find(is_second).cloned() else { return };
        let (left, right) = (weight.min(second.column), weight.max(second.column));
        if left < indicator && indicator < right {
            for (column, meaning) in [(left, Meaning::Weight), (right, Meaning::IndicatorWeight)] {
                let reading = Reading { meaning, strength: second.reading.strength };
                self.give(&Candidate { reading, column, ..second.clone() }, lines);
            }
        }
    }
}
