//! Which document this is: of whom, for which year, how final.

use chrono::NaiveDate;

use super::Year;

/// What every page, sheet and table says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Name of the entity, such as `Comune di Boffalora sopra Ticino`.
    pub entity: String,
    /// The year measured.
    pub year: Year,
    /// The day the document speaks from; the only clock the program knows.
    pub reference_date: NaiveDate,
    /// Draft or final.
    pub status: Status,
    /// Whether the data are invented: every page and sheet then says DATI DIMOSTRATIVI.
    pub demonstration: bool,
}

/// Draft or final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// *Bozza*: always produced, replaced by the next.
    Draft,
    /// *Definitiva*: written once, numbered from 1.
    Final {
        /// Version number: the `1` of `v1`.
        version: u32,
    },
}

impl Edition {
    /// The marks that must stand on every page and sheet.
    pub fn marks(&self) -> Vec<&'static str> {
        let draft = (self.status == Status::Draft).then_some("BOZZA");
        let demonstration = self.demonstration.then_some("DATI DIMOSTRATIVI");
        draft.into_iter().chain(demonstration).collect()
    }

    /// One line for headers and footers: entity, year, marks.
    pub fn caption(&self) -> String {
        let mut caption = format!("{} – Relazione sulla performance {}", self.entity, self.year);
        for mark in self.marks() {
            caption.push_str(" – ");
            caption.push_str(mark);
        }
        caption
    }
}
