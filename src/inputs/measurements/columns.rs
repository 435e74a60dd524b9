//! The columns of the register and of the measurement sheets, each declared once.
//!
//! Guaranteed: each heading is written in one way and found in many (case, accents,
//! spaces and the usual abbreviations do not count), in any order and below any
//! title rows. Deliberately absent: what the cells mean.

use crate::tabular::{Conventions, Merges, Notation, columns};

/// Who fills a column in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The register, whose columns the sheets repeat, locked.
    Register,
    /// The register alone: what it says of an indicator has no part in measuring it.
    Mark,
    /// The office that measures.
    Office,
    /// The Nucleo di valutazione.
    Board,
    /// The program, for itself.
    Hidden,
    /// The program, for the office; never read.
    Computed,
}

/// What the writer of a column must know.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Who fills it in.
    pub group: Group,
    /// Width in characters.
    pub width: u16,
}

impl Group {
    const fn wide(self, width: u16) -> Form {
        Form { group: self, width }
    }
}

use Group::{Board, Computed, Hidden, Mark, Office, Register};

columns! {
    /// A column of the register or of a measurement sheet; those of a group are written in this order.
    Column: Form, CONVENTIONS => {
        /// Permanent code of the indicator, the only key by which rows are joined.
        Indicator = "CODICE INDICATORE" ["COD INDICATORE", "CODICE IND", "COD IND"], Register.wide(14);
        /// Code of the objective.
        Objective = "CODICE" ["CODICE OBIETTIVO", "COD OBIETTIVO"], Register.wide(12);
        /// Title of the objective, for the reader.
        Title = "OBIETTIVO OPERATIVO" ["OBIETTIVI OPERATIVI", "OBIETTIVO", "OB OPERATIVO"], Register.wide(32);
        /// The plan's own wording.
        PlanText = "INDICATORE DEL PIANO" ["INDICATORI DI OUTPUT", "TESTO DEL PIANO"], Register.wide(40);
        /// What is measured.
        Name = "INDICATORE" ["DESCRIZIONE INDICATORE"], Register.wide(32);
        /// How achievement is computed.
        Kind = "TIPO" ["TIPO INDICATORE", "TIPOLOGIA"], Register.wide(12);
        /// Direction of `mantenimento`.
        Bound = "VERSO", Register.wide(12);
        /// Unit of measure.
        Unit = "UNITÀ" ["UNITA DI MISURA", "U M", "UM"], Register.wide(12);
        /// Value at the start.
        Baseline = "BASE" ["VALORE BASE", "VALORE INIZIALE"], Register.wide(12);
        /// Year of the baseline.
        BaselineYear = "ANNO BASE" ["ANNO DI BASE"], Register.wide(9);
        /// Value to reach.
        Target = "TARGET" ["VALORE TARGET", "VALORE ATTESO"], Register.wide(12);
        /// Weight among the objective's indicators.
        Weight = "PESO" ["PESO INDICATORE"], Register.wide(9);
        /// Office that measures.
        Office = "UFFICIO" ["SETTORE", "SERVIZIO"], Register.wide(22);
        /// Role that answers for it.
        Manager = "RESPONSABILE", Register.wide(22);
        /// Source foreseen at planning time.
        ExpectedSource = "FONTE PREVISTA" ["FONTE DEI DATI PREVISTA"], Register.wide(12);
        /// The themes that cross the plan, one or more.
        Theme = "AMBITO" ["AMBITI", "TEMA", "TEMI TRASVERSALI"], Mark.wide(22);
        /// Declared state.
        State = "STATO", Office.wide(12);
        /// Actual value.
        Actual = "CONSUNTIVO" ["CONSUNTIVI", "VALORE CONSUNTIVO", "VALORI CONSUNTIVI", "VALORE A CONSUNTIVO", "VALORE RAGGIUNTO"], Office.wide(14);
        /// Day of observation.
        ObservedOn = "DATA RILEVAZIONE" ["DATA DI RILEVAZIONE", "DATA DELLA RILEVAZIONE"], Office.wide(14);
        /// How far the source can be trusted.
        Source = "FONTE" ["FONTE DEI DATI"], Office.wide(14);
        /// Evidence, reserved to auditors.
        Evidence = "EVIDENZA" ["EVIDENZE"], Office.wide(34);
        /// Cause of the deviation.
        Cause = "CAUSA SCOSTAMENTO" ["CAUSA", "CAUSA DELLO SCOSTAMENTO"], Office.wide(32);
        /// What is done about it.
        CorrectiveAction = "AZIONE CORRETTIVA" ["AZIONI CORRETTIVE"], Office.wide(34);
        /// Who filled the row in.
        Compiler = "COMPILATORE" ["COMPILATO DA"], Office.wide(22);
        /// Act of a postponement.
        Act = "ATTO" ["ATTO DI RINVIO", "ESTREMI ATTO"], Office.wide(22);
        /// Score of the Nucleo di valutazione.
        BoardScore = "PUNTEGGIO NDV" ["PUNTEGGIO NUCLEO", "PUNTEGGIO OIV"], Board.wide(12);
        /// Minutes that record the score.
        Minutes = "VERBALE" ["VERBALE NDV"], Board.wide(22);
        /// Free notes.
        Notes = "NOTE", Office.wide(40);
        /// Hidden fingerprint of what was approved.
        Fingerprint = "IMPRONTA", Hidden.wide(12);
        /// What the plan's words hint at; shown to the office, and read only for what is still to be confirmed.
        Suggestion = "SUGGERIMENTO", Computed.wide(28);
        /// Where the plan's own file holds the values of a row that it fills in; never read.
        Origin = "ORIGINE NEL PIANO", Computed.wide(40);
        /// What a row still lacks, as a live formula; never read.
        Completeness = "COMPLETEZZA", Computed.wide(18);
    }
}

/// A code, a value or a score merged with the row above would be that of two indicators.
const CONVENTIONS: Conventions<Column> = Conventions {
    key: &[Column::Indicator],
    unit: "",
    asides: true,
    stand_in: Some(Column::Indicator),
    merges: Merges::DownBut(&[Column::Indicator, Column::Actual, Column::BoardScore]),
    numbers: Notation::Shown,
    years: &[Column::BaselineYear],
    common_words: None,
};

impl Column {
    /// The columns that some fill in, in the order in which they are written.
    pub fn of(groups: &'static [Group]) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|column| groups.contains(&column.form().group))
    }

    /// Whether what the heading names is feminine: «UNITÀ … è diversa».
    pub fn is_feminine(self) -> bool {
        const NOUNS: [&str; 7] = ["UNITÀ", "BASE", "FONTE", "DATA", "EVIDENZA", "CAUSA", "AZIONE"];
        self.heading().split(' ').next().is_some_and(|noun| NOUNS.contains(&noun))
    }

    /// Whether an office or the board fills the column in.
    pub fn is_input(self) -> bool {
        matches!(self.form().group, Office | Board)
    }

    /// All columns of a register, in the order in which they are written: the suggestion stands
    /// beside the words it was read from.
    pub fn register() -> impl Iterator<Item = Self> {
        let beside = |column| (column == Self::PlanText).then_some(Self::Suggestion);
        Self::of(&[Register, Mark]).flat_map(move |column| std::iter::once(column).chain(beside(column)))
    }

    /// What an office looks at and fills in, on screen and on paper together: what a row lacks stands beside its
    /// code, where scrolling does not hide it.
    pub const AT_HAND: [Self; 8] = [
        Self::Indicator,
        Self::Completeness,
        Self::Title,
        Self::Name,
        Self::Unit,
        Self::Target,
        Self::Actual,
        Self::Cause,
    ];

    /// All columns of a measurement sheet, in the order in which they are written: those at hand, what else is filled
    /// in, and what only repeats the register.
    pub fn sheet() -> impl Iterator<Item = Self> {
        let others = Self::of(&[Office, Board]).chain(Self::of(&[Register])).chain(Self::of(&[Hidden]));
        Self::AT_HAND.into_iter().chain(others.filter(|column| !Self::AT_HAND.contains(column)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabular::Column as _;

    #[test]
    fn a_heading_is_found_however_it_is_typed() {
        for (typed, column) in [
            ("Codice indicatore", Column::Indicator),
            ("<b>UNITA'</b>", Column::Unit),
            ("Unità di  misura", Column::Unit),
            ("Causa\nscostamento", Column::Cause),
            ("Cod. indicatore", Column::Indicator),
        ] {
            assert_eq!(Column::from_heading(typed), Some(column), "{typed}");
        }
        assert_eq!(Column::from_heading("COMMENTO DEL SINDACO"), None);
    }
}
