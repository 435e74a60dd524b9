//! The columns of `variazioni/ANNO.xlsx`.

use crate::tabular::{Conventions, columns};

columns! {
    /// A column of the table of changes.
    Column Conventions { asides: true, ..Conventions::of_amounts(&[Self::Field]) } => {
        /// CODICE of the objective.
        Objective = "CODICE" ["CODICE OBIETTIVO", "COD OBIETTIVO"];
        /// CODICE INDICATORE.
        Indicator = "CODICE INDICATORE" ["COD INDICATORE"];
        /// CAMPO.
        Field = "CAMPO" ["CAMPO MODIFICATO"];
        /// PRIMA.
        Before = "PRIMA" ["VALORE PRIMA", "VALORE PRECEDENTE"];
        /// DOPO.
        After = "DOPO" ["VALORE DOPO", "NUOVO VALORE"];
        /// MOTIVO.
        Reason = "MOTIVO" ["MOTIVAZIONE"];
        /// ATTO.
        Act = "ATTO" ["ESTREMI ATTO", "NUMERO ATTO"];
        /// DATA.
        Date = "DATA" ["DATA ATTO", "DATA DELL ATTO"];
    }
}
