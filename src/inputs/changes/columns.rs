//! The columns of `variazioni/ANNO.xlsx`.

use crate::tabular;

/// A column of the table of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// CODICE of the objective.
    Objective,
    /// CODICE INDICATORE.
    Indicator,
    /// CAMPO.
    Field,
    /// PRIMA.
    Before,
    /// DOPO.
    After,
    /// MOTIVO.
    Reason,
    /// ATTO.
    Act,
    /// DATA.
    Date,
}

impl tabular::Column for Column {
    const ALL: &'static [Self] = &[
        Self::Objective,
        Self::Indicator,
        Self::Field,
        Self::Before,
        Self::After,
        Self::Reason,
        Self::Act,
        Self::Date,
    ];
    const KEY: &'static [Self] = &[Self::Field];

    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Objective => ("CODICE", &["CODICE OBIETTIVO", "COD OBIETTIVO"]),
            Self::Indicator => ("CODICE INDICATORE", &["COD INDICATORE"]),
            Self::Field => ("CAMPO", &["CAMPO MODIFICATO"]),
            Self::Before => ("PRIMA", &["VALORE PRIMA", "VALORE PRECEDENTE"]),
            Self::After => ("DOPO", &["VALORE DOPO", "NUOVO VALORE"]),
            Self::Reason => ("MOTIVO", &["MOTIVAZIONE"]),
            Self::Act => ("ATTO", &["ESTREMI ATTO", "NUMERO ATTO"]),
            Self::Date => ("DATA", &["DATA ATTO", "DATA DELL ATTO"]),
        }
    }
}
