//! The columns of the register and of the measurement sheets, by the names people give them.
//!
//! Guaranteed: each heading is written in one way and found in many (case, accents,
//! spaces and the usual abbreviations do not count), in any order and below any
//! title rows. Deliberately absent: what the cells mean.

use std::sync::LazyLock;

use crate::words::fold;
use crate::workbook::{Cell, Merge, Sheet};

/// A column of the register or of a measurement sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Permanent code of the indicator, the only key by which rows are joined.
    Indicator,
    /// Code of the objective.
    Objective,
    /// Title of the objective, for the reader.
    Title,
    /// The plan's own wording.
    PlanText,
    /// What is measured.
    Name,
    /// How achievement is computed.
    Kind,
    /// Direction of `mantenimento`.
    Bound,
    /// Unit of measure.
    Unit,
    /// Value at the start.
    Baseline,
    /// Year of the baseline.
    BaselineYear,
    /// Value to reach.
    Target,
    /// Weight among the objective's indicators.
    Weight,
    /// Office that measures.
    Office,
    /// Role that answers for it.
    Manager,
    /// Source foreseen at planning time.
    ExpectedSource,
    /// Declared state.
    State,
    /// Actual value.
    Actual,
    /// Day of observation.
    ObservedOn,
    /// How far the source can be trusted.
    Source,
    /// Evidence, reserved to auditors.
    Evidence,
    /// Cause of the deviation.
    Cause,
    /// What is done about it.
    CorrectiveAction,
    /// Who filled the row in.
    Compiler,
    /// Act of a postponement.
    Act,
    /// Score of the Nucleo di valutazione.
    BoardScore,
    /// Minutes that record the score.
    Minutes,
    /// Free notes.
    Notes,
    /// Hidden fingerprint of what was approved.
    Fingerprint,
    /// What the plan's words hint at; shown to the office, never read.
    Suggestion,
    /// What a row still lacks, as a live formula; never read.
    Completeness,
}

impl Column {
    /// The register's columns, in the order in which they are written.
    pub const REGISTER: [Self; 15] = [
        Self::Indicator,
        Self::Objective,
        Self::Title,
        Self::PlanText,
        Self::Name,
        Self::Kind,
        Self::Bound,
        Self::Unit,
        Self::Baseline,
        Self::BaselineYear,
        Self::Target,
        Self::Weight,
        Self::Office,
        Self::Manager,
        Self::ExpectedSource,
    ];

    /// The columns that an office or the board fills in, in the order in which they are written.
    pub const INPUT: [Self; 12] = [
        Self::State,
        Self::Actual,
        Self::ObservedOn,
        Self::Source,
        Self::Evidence,
        Self::Cause,
        Self::CorrectiveAction,
        Self::Compiler,
        Self::Act,
        Self::BoardScore,
        Self::Minutes,
        Self::Notes,
    ];

    /// All columns of a register, in the order in which they are written: the suggestion stands
    /// beside the words it was read from.
    pub fn register() -> impl Iterator<Item = Self> {
        let beside = |column| (column == Self::PlanText).then_some(Self::Suggestion);
        Self::REGISTER.into_iter().flat_map(move |column| std::iter::once(column).chain(beside(column)))
    }

    /// All columns of a measurement sheet, in the order in which they are written: what a row
    /// lacks stands beside its code, where scrolling does not hide it.
    pub fn sheet() -> impl Iterator<Item = Self> {
        let [code, locked @ ..] = Self::REGISTER;
        [code, Self::Completeness].into_iter().chain(locked).chain(Self::INPUT).chain([Self::Fingerprint])
    }

    /// Every column.
    fn all() -> impl Iterator<Item = Self> {
        Self::sheet().chain([Self::Suggestion])
    }

    /// The heading as we write it, then the other ways in which it is recognised, folded.
    const fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Indicator => ("CODICE INDICATORE", &["COD INDICATORE", "CODICE IND", "COD IND"]),
            Self::Objective => ("CODICE", &["CODICE OBIETTIVO", "COD OBIETTIVO"]),
            Self::Title => ("OBIETTIVO OPERATIVO", &["OBIETTIVI OPERATIVI", "OBIETTIVO", "OB OPERATIVO"]),
            Self::PlanText => ("INDICATORE DEL PIANO", &["INDICATORI DI OUTPUT", "TESTO DEL PIANO"]),
            Self::Name => ("INDICATORE", &["DESCRIZIONE INDICATORE"]),
            Self::Kind => ("TIPO", &["TIPO INDICATORE", "TIPOLOGIA"]),
            Self::Bound => ("VERSO", &[]),
            Self::Unit => ("UNITÀ", &["UNITA DI MISURA", "U M", "UM"]),
            Self::Baseline => ("BASE", &["VALORE BASE", "VALORE INIZIALE"]),
            Self::BaselineYear => ("ANNO BASE", &["ANNO DI BASE"]),
            Self::Target => ("TARGET", &["VALORE TARGET", "VALORE ATTESO"]),
            Self::Weight => ("PESO", &["PESO INDICATORE"]),
            Self::Office => ("UFFICIO", &["SETTORE", "SERVIZIO"]),
            Self::Manager => ("RESPONSABILE", &[]),
            Self::ExpectedSource => ("FONTE PREVISTA", &["FONTE DEI DATI PREVISTA"]),
            Self::State => ("STATO", &[]),
            Self::Actual => ("CONSUNTIVO", &["VALORE CONSUNTIVO", "VALORE A CONSUNTIVO", "VALORE RAGGIUNTO"]),
            Self::ObservedOn => ("DATA RILEVAZIONE", &["DATA DI RILEVAZIONE", "DATA DELLA RILEVAZIONE"]),
            Self::Source => ("FONTE", &["FONTE DEI DATI"]),
            Self::Evidence => ("EVIDENZA", &["EVIDENZE"]),
            Self::Cause => ("CAUSA SCOSTAMENTO", &["CAUSA", "CAUSA DELLO SCOSTAMENTO"]),
            Self::CorrectiveAction => ("AZIONE CORRETTIVA", &["AZIONI CORRETTIVE"]),
            Self::Compiler => ("COMPILATORE", &["COMPILATO DA"]),
            Self::Act => ("ATTO", &["ATTO DI RINVIO", "ESTREMI ATTO"]),
            Self::BoardScore => ("PUNTEGGIO NDV", &["PUNTEGGIO NUCLEO", "PUNTEGGIO OIV"]),
            Self::Minutes => ("VERBALE", &["VERBALE NDV"]),
            Self::Notes => ("NOTE", &[]),
            Self::Fingerprint => ("IMPRONTA", &[]),
            Self::Suggestion => ("SUGGERIMENTO", &[]),
            Self::Completeness => ("COMPLETEZZA", &[]),
        }
    }

    /// The heading as we write it.
    pub const fn heading(self) -> &'static str {
        self.names().0
    }

    fn from_heading(text: &str) -> Option<Self> {
        /// Our own headings, folded once: every cell that may be a header is compared with them.
        static HEADINGS: LazyLock<Vec<(String, Column)>> =
            LazyLock::new(|| Column::all().map(|column| (fold(column.heading()), column)).collect());
        let folded = fold(text);
        let own = HEADINGS.iter().find(|(heading, _)| *heading == folded).map(|(_, column)| *column);
        own.or_else(|| Self::all().find(|column| column.names().1.contains(&folded.as_str())))
    }
}

/// Where a table's columns stand on a sheet.
#[derive(Debug)]
pub struct Layout {
    /// The row of the headings, from zero.
    pub header_row: u32,
    positions: Vec<(Column, u32)>,
    /// Headings that came twice: the first occurrence counts.
    pub repeated: Vec<(Column, u32)>,
}

impl Layout {
    /// Finds the first row that names the indicator's code beside at least one other column.
    pub fn find(sheet: &Sheet) -> Option<Self> {
        sheet.rows().find_map(|(row, cells)| Self::of_row(row, cells))
    }

    /// The row's columns, if it is a header: a repeated header within the data is one too.
    pub fn of_row(row: u32, cells: &[Cell]) -> Option<Self> {
        let mut layout = Self { header_row: row, positions: Vec::new(), repeated: Vec::new() };
        for cell in cells {
            let Some(column) = Column::from_heading(&cell.display()) else { continue };
            let seen = layout.position(column).is_some();
            let list = if seen { &mut layout.repeated } else { &mut layout.positions };
            list.push((column, cell.column));
        }
        let is_header = layout.position(Column::Indicator).is_some() && layout.positions.len() > 1;
        is_header.then_some(layout)
    }

    /// The position of a column, from zero.
    pub fn position(&self, column: Column) -> Option<u32> {
        self.positions.iter().find(|(known, _)| *known == column).map(|(_, position)| *position)
    }

    /// The cell of a column in a row, if there is one that holds something. Cells merged down the
    /// column say the same of all their rows, but for codes and values, which belong to one indicator.
    pub fn cell<'a>(&self, sheet: &'a Sheet, row: u32, column: Column) -> Option<&'a Cell> {
        let own = sheet.cell(row, self.position(column)?);
        let belongs_to_one = matches!(column, Column::Indicator | Column::Actual | Column::BoardScore);
        own.or_else(|| if belongs_to_one { None } else { sheet.merged_value(self.merged_down(sheet, row, column)?) })
    }

    /// The merged range of this column alone that covers a row and rows above it.
    pub fn merged_down(&self, sheet: &Sheet, row: u32, column: Column) -> Option<Merge> {
        let merge = sheet.merge_at(row, self.position(column)?)?;
        (merge.first_column == merge.last_column && merge.first_row < row).then_some(merge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn no_two_columns_answer_to_the_same_name() {
        let mut names: Vec<String> = Column::all()
            .flat_map(|column| column.names().1.iter().map(|&n| n.to_owned()).chain([fold(column.heading())]))
            .collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
