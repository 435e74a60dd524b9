//! Header rows: which column holds what, however an office writes and abbreviates it.

use std::collections::BTreeMap;

use super::source::SourceRow;
use super::source_cell::SourceCell;
use super::year_heading::year_of;
use crate::domain::Year;
use crate::words::fold;

/// What a column of the plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Code,
    Direction,
    Strategic,
    Programme,
    Title,
    Purpose,
    Stakeholders,
    Indicator,
    Weight,
    Office,
    Manager,
    /// The canonical workbook's list of the row's inherited cells.
    Inherited,
    /// The office's own code, beside our permanent one.
    OfficeCode,
    /// The title that the objective had in the plan before, where it was another one.
    FormerTitle,
    /// The name that rows of other sheets give to an objective without a code.
    Waiting,
}

impl Column {
    /// The header that the canonical workbook writes and messages name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Code => "CODICE",
            Self::Direction => "INDIRIZZI STRATEGICI",
            Self::Strategic => "OBIETTIVI STRATEGICI",
            Self::Programme => "PROGRAMMI",
            Self::Title => "OBIETTIVI OPERATIVI",
            Self::Purpose => "FINALITA'",
            Self::Stakeholders => "STAKEHOLDER",
            Self::Indicator => "INDICATORI DI OUTPUT",
            Self::Weight => "PESO",
            Self::Office => "UFFICIO",
            Self::Manager => "RESPONSABILE",
            Self::Inherited => "EREDITATI",
            Self::OfficeCode => "CODICE ORIGINE",
            Self::FormerTitle => "TITOLO PRECEDENTE",
            Self::Waiting => "IN ATTESA",
        }
    }

    /// What a header names: whole words, their beginnings, singular or plural.
    pub fn from_heading(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > LONGEST_HEADER {
            return None;
        }
        let label = fold(text);
        let words: Vec<&str> = label.split(' ').collect();
        if words.len() > 5 {
            return None;
        }
        let second =
            |starts: &[&str]| words.get(1).is_some_and(|word| starts.iter().any(|start| word.starts_with(start)));
        match *words.first()? {
            first if abbreviates(first, "OBIETTIV", 1) || matches!(first, "OBB" | "OBJ") => {
                if second(&["STRAT"]) {
                    Some(Self::Strategic)
                } else {
                    let alone = words.len() == 1 && first.starts_with("OBIETTIV");
                    (alone || second(&["OPER", "OP"])).then_some(Self::Title)
                }
            }
            first if first.starts_with("INDIRIZZ") => Some(Self::Direction),
            first if abbreviates(first, "INDIRIZZ", 2) && second(&["STRAT"]) => Some(Self::Direction),
            first if first.starts_with("INDICATOR") || matches!(first, "INDIC" | "INDICAT") => Some(Self::Indicator),
            "IND" if second(&["OUT", "DI"]) => Some(Self::Indicator),
            "PROG" | "PROGR" | "PROGRAMMA" | "PROGRAMMI" => Some(Self::Programme),
            "MISSIONE" | "MISS" if label.contains("PROG") => Some(Self::Programme),
            "COD" | "CODICE" if second(&["PROG"]) => Some(Self::Programme),
            "COD" | "CODICE" if second(&["ORIGIN"]) => Some(Self::OfficeCode),
            "TITOLO" if words == ["TITOLO", "PRECEDENTE"] => Some(Self::FormerTitle),
            "IN" if words == ["IN", "ATTESA"] => Some(Self::Waiting),
            "COD" | "CODICE" if words.len() == 1 || second(&["OB"]) => Some(Self::Code),
            first if abbreviates(first, "FINALIT", 2) => Some(Self::Purpose),
            first if first.starts_with("STAKE") || label.starts_with("PORTATOR") => Some(Self::Stakeholders),
            "PESO" | "PESI" | "PONDERAZIONE" => Some(Self::Weight),
            "UFFICIO" | "UFFICI" | "UFF" | "SETTORE" | "SETT" | "SERVIZIO" | "AREA" => Some(Self::Office),
            // Who answers for it in politics is no manager.
            first if abbreviates(first, "RESPONSABIL", 3) => (!second(&["POLIT"])).then_some(Self::Manager),
            "EREDITATI" => Some(Self::Inherited),
            _ => None,
        }
    }
}

/// The columns of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// Column of the source, from zero, of each kind.
    pub columns: BTreeMap<Column, u32>,
    /// Column of each year.
    pub years: BTreeMap<Year, u32>,
    /// Columns with a header that means nothing to a plan, such as an office's own notes.
    pub foreign: BTreeMap<u32, String>,
}

/// Longest text that is taken for a header; longer ones are content.
const LONGEST_HEADER: usize = 60;

impl Header {
    /// The header that a row is, if it names at least the programmes and the objectives.
    pub fn of_row(row: &SourceRow) -> Option<Self> {
        let mut header = Self { years: years_of(row), ..Self::default() };
        for (&index, cell) in &row.cells {
            if let Some(column) = Column::from_heading(cell.words()) {
                header.columns.entry(column).or_insert(index);
            } else if !cell.is_blank() && year_of(cell).is_none() {
                header.foreign.insert(index, cell.words().to_owned());
            }
        }
        let is_header = [Column::Programme, Column::Title].iter().all(|column| header.columns.contains_key(column));
        is_header.then_some(header)
    }

    /// Whether a row is the header of the canonical workbook.
    pub fn is_ours(row: &SourceRow) -> bool {
        let own = [Column::Inherited, Column::Waiting];
        // Thousands of rows are asked, and most texts are folded in vain: the first letter tells them apart.
        let may_be = |cell: &SourceCell| {
            let first = cell.words().chars().next().map(|first| first.to_ascii_uppercase());
            own.iter().any(|column| first == column.label().chars().next())
        };
        let is_own = |cell: &SourceCell| Column::from_heading(cell.words()).is_some_and(|column| own.contains(&column));
        row.cells.values().any(|cell| may_be(cell) && is_own(cell)) && Self::of_row(row).is_some()
    }

    /// Column of the source that holds a kind.
    pub fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }
}

/// The years that a row names, each with its column; the leftmost of two equal years counts.
pub(super) fn years_of(row: &SourceRow) -> BTreeMap<Year, u32> {
    let mut years = BTreeMap::new();
    for (&index, cell) in &row.cells {
        if let Some(year) = year_of(cell) {
            years.entry(year).or_insert(index);
        }
    }
    years
}

/// Whether a row below a header names nothing but years.
pub(super) fn is_only_years(row: &SourceRow) -> bool {
    let mut cells = row.cells.values().filter(|cell| !cell.is_blank()).peekable();
    // A merged header gives its text to this row as well.
    cells.peek().is_some()
        && cells.all(|cell| year_of(cell).is_some() || Column::from_heading(cell.words()).is_some())
        && !years_of(row).is_empty()
}

/// Whether a word is a stem, a beginning of it of some length, or the stem with any ending.
fn abbreviates(word: &str, stem: &str, shortest: usize) -> bool {
    (word.len() > shortest && stem.starts_with(word)) || (word.starts_with(stem) && word.len() <= stem.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;
    use crate::workbook::Value;

    fn row(texts: &[&str]) -> SourceRow {
        let place = Place::file("f");
        let cells = (0u32..).zip(texts).map(|(column, text)| (column, SourceCell::text(text, place.clone())));
        SourceRow { cells: cells.collect(), place: place.clone() }
    }

    #[test]
    fn headers_are_known_however_an_office_writes_them() {
        let cases = [
            (
                Column::Direction,
                &["<b>INDIRIZZI STRATEGICI</b>", "Indirizzo strategico", "Indirizzi", "IND. STRAT."][..],
            ),
            (Column::Strategic, &["Obiettivi\nstrategici", "OB. STRATEGICO", "OBIETT. STRAT.", "Obb. strategici"]),
            (Column::Programme, &["PROGRAMMI", "Progr.", "Programma", "Cod. programma", "Missione/Programma"]),
            (
                Column::Title,
                &["OBIETTIVI OPERATIVI", "Obiettivi", "Ob. operativo", "OB. OPERAT.", "OBIETTIVO OPERATIVO 2024"],
            ),
            (Column::Purpose, &["FINALITA'", "Finalità", "FINALITÀ"]),
            (Column::Stakeholders, &["STAKEHOLDER", "Stakeholders", "Portatori d’interesse"]),
            (Column::Indicator, &["INDICATORI DI OUTPUT", "Indicatori", "Indicatore", "IND. DI OUTPUT"]),
            (Column::Code, &["CODICE", "Cod.", "Codice obiettivo"]),
            (Column::Weight, &["Peso", "PESO %"]),
            (Column::Manager, &["Responsabile", "RESP."]),
        ];
        for (column, headers) in cases {
            for header in headers {
                assert_eq!(Column::from_heading(&super::super::clean::clean(header).text), Some(column), "{header}");
            }
        }
    }

    #[test]
    fn content_is_no_header() {
        for text in ["Obiettivi raggiunti", "Progettare la viabilità", "Indagini preliminari", "x", "", "Ufficiale"] {
            assert_eq!(Column::from_heading(text), None, "{text}");
        }
        assert_eq!(Header::of_row(&row(&["PROGRAMMI", "FINALITA'", "2024"])), None);
        assert_eq!(Header::of_row(&row(&["01.01", "Obiettivi operativi"])), None);
    }

    #[test]
    fn years_stand_as_text_number_or_date_in_any_order() {
        let mut header = row(&["PROGRAMMI", "OBIETTIVI OPERATIVI", "Annualità 2026", "", ""]);
        let mut number = SourceCell::text("2025", Place::file("f"));
        number.value = Value::Number(2025.into());
        let mut date = SourceCell::text("01/01/2024", Place::file("f"));
        date.value = Value::Date(chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().into());
        header.cells.insert(3, number);
        header.cells.insert(4, date);
        let years = Header::of_row(&header).unwrap().years;
        assert_eq!(years, BTreeMap::from([(Year(2024), 4), (Year(2025), 3), (Year(2026), 2)]));
    }
}
