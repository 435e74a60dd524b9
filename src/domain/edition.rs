//! Which document this is: of whom, for which year, how final.

use chrono::NaiveDate;

use super::{Act, Year};

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

/// The licence under which the data are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Licence {
    /// Its name in the list of SPDX.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where it is explained.
    pub address: &'static str,
}

/// The open licences that an entity may choose (`AgID`, *Linee guida sui dati aperti*); the first one holds where
/// it says nothing.
pub const LICENCES: [Licence; 3] = [
    Licence {
        id: "CC-BY-4.0",
        title: "Creative Commons Attribuzione 4.0 Internazionale",
        address: "https://creativecommons.org/licenses/by/4.0/deed.it",
    },
    Licence {
        id: "CC0-1.0",
        title: "Creative Commons Zero 1.0 Universale",
        address: "https://creativecommons.org/publicdomain/zero/1.0/deed.it",
    },
    Licence {
        id: "IODL-2.0",
        title: "Italian Open Data License 2.0",
        address: "https://www.dati.gov.it/content/italian-open-data-license-v20",
    },
];

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

/// The reasons that are given with a final.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reasons<'a> {
    /// Why it is late (D.Lgs. 150/2009, art. 10, c. 5), where it is.
    pub delay: Option<&'a str>,
    /// Why a later version takes the place of an earlier one.
    pub correction: Option<&'a str>,
}

/// The first final of a year. The plan's own objective is measured by it, whatever corrections follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstFinal {
    /// Its reference date.
    pub date: NaiveDate,
    /// The act of adoption that it knew.
    pub adoption: Option<Act>,
}

/// The final that a document follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// Its number: the `1` of `v1`.
    pub version: u32,
    /// Its reference date.
    pub date: NaiveDate,
    /// The first final of the year: it, or one before it.
    pub first: FirstFinal,
}

/// Which step of the report's cycle the plan's own row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportMeasure {
    /// *Predisposizione*: the report is made ready.
    Preparation,
    /// *Adozione*, *approvazione*: the Giunta adopts it.
    Adoption,
}

impl ReportMeasure {
    /// The words of `[scadenza] misura`.
    pub const WORDS: [(&'static str, Self); 2] = [("predisposizione", Self::Preparation), ("adozione", Self::Adoption)];

    /// As the method section says it.
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Preparation => {
                "la predisposizione della relazione, cioè la data di riferimento della prima definitiva"
            }
            Self::Adoption => {
                "l’adozione della relazione, cioè la data del primo atto di adozione o, finché non è noto, la data di \
                 riferimento della prima definitiva"
            }
        }
    }
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
