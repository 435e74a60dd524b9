//! The header of a table of objectives: what its columns hold, and what is told of them.

use std::sync::Arc;

use super::super::super::plan_codes;
use super::super::super::source::SourceRow;
use super::super::dated;
use super::super::programme_column;
use super::super::settle;
use super::super::table::{Role, Table};
use super::super::vocabulary::Meaning;
use super::Walk;
use super::habit::Habit;
use super::part::Part;
use crate::domain::Few;
use crate::finding::Finding;

impl Walk<'_> {
    /// Begins the table whose header stands in this row.
    pub(super) fn open(&mut self, mut table: Table, row: &SourceRow, below: &[SourceRow]) {
        self.hold_pending();
        let of_results = || {
            let dated = [Meaning::Actual, Meaning::Month];
            let results = table.roles.values().filter(|role| dated.contains(&role.meaning));
            results.filter_map(|role| Some((role.year?, role.heading.clone()))).max()
        };
        if self.year.is_none()
            && let Some((year, words)) = table.year_of_headings().or_else(of_results)
        {
            // Else the year of which the results are, or the months.
            self.year = Some(year);
            self.into.year.get_or_insert((year, words));
        }
        settle::settle(&mut table, below, self.year, self.catalogue);
        if self.context.mission.is_none() {
            programme_column::settle_running_number(&mut table, below);
        }
        self.tell_early_results(&table, row);
        for (column, name) in &table.unknown {
            let message = format!(
                "La colonna «{name}» non è riconosciuta: i suoi testi restano tra le altre notizie dell’obiettivo"
            );
            self.into.notes.push(Finding::new(plan_codes::FOREIGN_COLUMN, message).at(row.place.clone()));
            table.roles.insert(*column, Role::plain(Meaning::Notes, name.clone()));
        }
        let table = Arc::new(table);
        self.close();
        self.stand_over_table();
        self.habit = Habit::default();
        self.above = Few::new();
        (self.is_card, self.part) = (false, Part::None);
        self.into.tables.insert(self.into.next_table, Arc::clone(&table));
        self.table = Some((self.into.next_table, table));
        self.into.next_table += 1;
    }

    /// A result of a day before the year's end is kept beside the objective, and told.
    fn tell_early_results(&mut self, table: &Table, row: &SourceRow) {
        let is_early = |role: &&Role| role.meaning == Meaning::Notes && dated::is_early_result(&role.heading);
        for role in table.roles.values().filter(is_early) {
            let message = format!(
                "La colonna «{}» ha valori di un giorno prima della fine dell’anno: non sono il risultato dell’anno, e \
                 restano tra le altre notizie dell’obiettivo",
                role.heading
            );
            self.into.notes.push(Finding::new(plan_codes::FOREIGN_COLUMN, message).at(row.place.clone()));
        }
    }
}
