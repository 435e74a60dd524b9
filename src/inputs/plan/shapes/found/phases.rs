//! The phases of an objective: each with its own months, days, weight and people, which are not the objective's.

use super::super::super::source_cell::SourceCell;
use super::super::super::year_mark;
use super::super::heading::Heading;
use super::super::table::Role;
use super::super::vocabulary::Meaning;
use super::{Found, unreadable};
use crate::domain::Sourced;
use crate::finding::Finding;
use crate::tabular::dates::month_of;
use crate::words::fold;

impl Found {
    /// Takes a row of a card's phases: one text with all that it says.
    pub fn take_phase(&mut self, cells: &[(&Role, &SourceCell)], findings: &mut Vec<Finding>) {
        let (own, broken): (Vec<_>, Vec<_>) = cells.iter().copied().partition(|(_, cell)| !cell.is_unreadable());
        findings.extend(broken.into_iter().map(|(role, cell)| unreadable(role, cell)));
        let is_named = own.iter().any(|(role, cell)| role.meaning != Meaning::Month && !cell.is_from_above);
        if is_named {
            self.keep_phase(&own);
        } else {
            for (role, cell) in own {
                self.take(role, cell, findings);
            }
        }
    }

    /// Takes the phase that a row of a table names, if it says more of it than its name; gives back the other cells.
    pub(super) fn take_phase_of_table<'c>(
        &mut self,
        cells: &[(&'c Role, &'c SourceCell)],
    ) -> Vec<(&'c Role, &'c SourceCell)> {
        let is_its = |(role, cell): &&(&Role, &SourceCell)| {
            matches!(role.meaning, Meaning::Activity | Meaning::Month) && !cell.is_from_above && !cell.is_unreadable()
        };
        let (own, rest): (Vec<_>, Vec<_>) = cells.iter().copied().partition(|cell| is_its(&cell));
        let names = |(role, _): &(&Role, &SourceCell)| role.meaning == Meaning::Activity && !is_said_of_phase(role);
        let says_more = |(role, _): &(&Role, &SourceCell)| role.meaning == Meaning::Month || is_said_of_phase(role);
        if !own.iter().any(names) || !own.iter().any(says_more) {
            return cells.to_vec();
        }
        self.keep_phase(&own);
        rest
    }

    fn keep_phase(&mut self, cells: &[(&Role, &SourceCell)]) {
        let is_month = |role: &Role| role.meaning == Meaning::Month;
        let Some((role, first)) = cells.iter().find(|(role, _)| !is_month(role)) else { return };
        let beside = cells.iter().filter(|(own, _)| !is_month(own) && own.heading != role.heading);
        let mut said: Vec<String> = beside.map(|(role, cell)| format!("{}: {}", role.heading, cell.words())).collect();
        let month = |(role, cell): &(&Role, &SourceCell)| match year_mark::read(cell) {
            Some(true) => Some(month_in(&role.heading).to_owned()),
            Some(false) => None,
            // A share of progress.
            None => Some(format!("{} {}", month_in(&role.heading), cell.words())),
        };
        let months: Vec<String> = cells.iter().filter(|(role, _)| is_month(role)).filter_map(month).collect();
        if !months.is_empty() {
            said.push(format!("mesi: {}", months.join(", ")));
        }
        let mut text = first.words().to_owned();
        if !said.is_empty() {
            text = format!("{text} – {}", said.join("; "));
        }
        if self.known_others.insert((role.heading.clone(), text.clone())) {
            self.others.push((role.heading.clone(), Sourced::new(text, first.place.clone())));
        }
    }
}

/// «Cronoprogramma Gen»: the month under the heading of its group.
fn month_in(heading: &str) -> &str {
    let last = heading.rsplit(' ').next().unwrap_or(heading);
    if month_of(&fold(last)).is_some() { last } else { heading }
}

/// «Peso attività», «Scadenza fase»: what a column says of a phase, and not its name.
fn is_said_of_phase(role: &Role) -> bool {
    let is_of =
        |meaning| matches!(meaning, Meaning::Weight | Meaning::IndicatorWeight | Meaning::Due | Meaning::Manager);
    Heading::of(&role.heading).readings.iter().any(|reading| is_of(reading.meaning))
}
