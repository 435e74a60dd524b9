//! Official names of missioni and programmi (D.Lgs. 118/2011 all. 14), embedded.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::domain::{MissionCode, ProgrammeCode};

/// The embedded table: `codice_missione;missione;codice_programma;programma`.
pub const EMBEDDED: &str = include_str!("missioni_programmi.csv");

/// Names of missioni and programmi.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    missions: BTreeMap<MissionCode, String>,
    programmes: BTreeMap<ProgrammeCode, String>,
}

impl Catalogue {
    /// The catalogue of the current law.
    pub fn embedded() -> &'static Self {
        static EMBEDDED_CATALOGUE: LazyLock<Catalogue> =
            LazyLock::new(|| Catalogue::parse(EMBEDDED).expect("the embedded catalogue is tested"));
        &EMBEDDED_CATALOGUE
    }

    /// Reads the table; lines without a programme name the missione alone.
    ///
    /// # Errors
    /// The number of the first line that does not have four fields and valid codes.
    pub fn parse(table: &str) -> Result<Self, usize> {
        let mut catalogue = Self::default();
        for (index, line) in table.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
            catalogue.add_line(line).ok_or(index + 1)?;
        }
        Ok(catalogue)
    }

    fn add_line(&mut self, line: &str) -> Option<()> {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let [mission, title, programme, name] = fields[..] else { return None };
        self.missions.insert(mission.parse().ok()?, title.to_owned());
        if !programme.is_empty() {
            self.programmes.insert(programme.parse().ok()?, name.to_owned());
        }
        Some(())
    }

    /// Official name of a missione.
    pub fn mission(&self, code: MissionCode) -> Option<&str> {
        self.missions.get(&code).map(String::as_str)
    }

    /// Official name of a programma.
    pub fn programme(&self, code: ProgrammeCode) -> Option<&str> {
        self.programmes.get(&code).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_table_names_every_missione_and_programma() {
        let catalogue = Catalogue::parse(EMBEDDED).unwrap();
        assert_eq!(catalogue.missions.len(), 23);
        assert_eq!(catalogue.programme(ProgrammeCode::new(12, 9)), Some("Servizio necroscopico e cimiteriale"));
        assert_eq!(catalogue.mission(MissionCode(20)), Some("Fondi e accantonamenti"));
        assert_eq!(catalogue.programme(ProgrammeCode::new(12, 99)), None);
    }
}
