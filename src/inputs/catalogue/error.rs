//! What can be wrong with an entity's own catalogue.

use crate::domain::{MissionCode, ProgrammeCode, column_letters};
use crate::tabular::delimited::OpenQuote;

/// A catalogue that cannot be used: the file, the line and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, riga {line}: {fault}")]
pub struct CatalogueError {
    /// The file, as messages name it.
    pub file: String,
    /// The line, from one.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a line of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The first line does not name a column.
    #[error(
        "manca la colonna «{0}»; servono codice_missione, missione, codice_programma e programma, separate da punto e virgola"
    )]
    Column(&'static str),
    /// No line names a missione.
    #[error("il catalogo non contiene alcuna missione")]
    Nothing,
    /// The code of a missione is none.
    #[error("«{0}» non è il codice di una missione: serve un numero di due cifre, come 01")]
    Mission(String),
    /// The code of a programma is none.
    #[error("«{0}» non è il codice di un programma: serve la forma MM.PP, come 01.02")]
    Programme(String),
    /// A code that lost a zero.
    #[error(
        "«{0}» può voler dire due programmi: il foglio di calcolo ha tolto uno zero; scrivere il codice come testo, con due cifre dopo il punto"
    )]
    Ambiguous(String),
    /// A programma of another missione.
    #[error("il programma {0} non è della missione {1}")]
    OtherMission(ProgrammeCode, MissionCode),
    /// A code without its name.
    #[error("manca il nome di {0}")]
    NoName(String),
    /// A code with two names.
    #[error("{code} ha già il nome «{first}», qui «{second}»")]
    TwoNames {
        /// The code.
        code: String,
        /// Its name in an earlier line.
        first: String,
        /// Its name here.
        second: String,
    },
    /// A quote without its end.
    #[error(
        "le virgolette aperte in {column}{row} {0}: chiuderle o toglierle",
        column = column_letters(.0.column),
        row = .0.row + 1
    )]
    OpenQuote(OpenQuote),
}
