//! Official names of missioni and programmi (D.Lgs. 118/2011 all. 14): embedded, or from an entity's own file.
//!
//! Guaranteed: a file is taken whole or not at all; what is wrong in it is told with its line.
//! An entity's file replaces the embedded table, it does not add to it: what it leaves out
//! is unknown, so that a code the law dropped can be dropped there as well.
//! Deliberately absent: any judgement on a plan, which is the plan reader's business.

mod catalogue_csv;
mod error;

use std::sync::LazyLock;

use crate::domain::{MissionCode, ProgrammeCode};
use catalogue_csv::Names;
pub use error::{CatalogueError, Fault};

/// The embedded table: `codice_missione;missione;codice_programma;programma`.
pub const EMBEDDED: &str = include_str!("missioni_programmi.csv");

/// Where an entity's folder holds its own table.
pub const FILE_NAME: &str = "catalogo/missioni_programmi.csv";

/// Names of missioni and programmi.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue(Names);

impl Catalogue {
    /// The catalogue of the current law.
    pub fn embedded() -> &'static Self {
        static EMBEDDED_CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
            Catalogue::read(EMBEDDED.as_bytes(), "missioni_programmi.csv").expect("the embedded catalogue is tested")
        });
        &EMBEDDED_CATALOGUE
    }

    /// Reads a table with the columns of [`EMBEDDED`] in any order, separated by `;`, `,` or
    /// tabs, in UTF-8 or as Excel for Windows saves it. A line without a programma names its
    /// missione alone; `1` and `01`, `1.02` and `01.02` are the same. `file` names the file in messages.
    ///
    /// # Errors
    /// [`CatalogueError`] with the first line that cannot be right.
    pub fn read(bytes: &[u8], file: &str) -> Result<Self, CatalogueError> {
        let table = catalogue_csv::table(bytes);
        table.map(Self).map_err(|(line, fault)| CatalogueError { file: file.to_owned(), line, fault })
    }

    /// Official name of a missione.
    pub fn mission(&self, code: MissionCode) -> Option<&str> {
        self.0.missions.get(&code).map(String::as_str)
    }

    /// All missioni with their names, by code.
    pub fn missions(&self) -> impl Iterator<Item = (MissionCode, &str)> {
        self.0.missions.iter().map(|(code, name)| (*code, name.as_str()))
    }

    /// All programmi with their names, by code.
    pub fn programmes(&self) -> impl Iterator<Item = (ProgrammeCode, &str)> {
        self.0.programmes.iter().map(|(code, name)| (*code, name.as_str()))
    }

    /// Official name of a programma.
    pub fn programme(&self, code: ProgrammeCode) -> Option<&str> {
        self.0.programmes.get(&code).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_table_names_every_missione_and_programma() {
        let catalogue = Catalogue::embedded();
        assert_eq!(catalogue.0.missions.len(), 23);
        assert_eq!(catalogue.programme(ProgrammeCode::new(12, 9)), Some("Servizio necroscopico e cimiteriale"));
        assert_eq!(catalogue.mission(MissionCode(20)), Some("Fondi e accantonamenti"));
        assert_eq!(catalogue.programme(ProgrammeCode::new(12, 99)), None);
    }
}
