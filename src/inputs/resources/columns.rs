//! The columns of a table of budget figures, by the names that accounting programs give them.

use crate::tabular::{Conventions, columns};

columns! {
    /// A column of the table.
    Column Conventions::of_amounts(&[Self::Programme]) => {
        /// Code of the programma, or its number beside a column of the missione.
        Programme = "PROGRAMMA" [
            "PROGRAMMI", "CODICE PROGRAMMA", "COD PROGRAMMA", "MISSIONE PROGRAMMA", "MISSIONE E PROGRAMMA"
        ];
        /// Number of the missione, where it stands apart.
        Mission = "MISSIONE" ["CODICE MISSIONE", "COD MISSIONE", "MISSIONI"];
        /// Stanziato.
        Appropriated = "STANZIATO" [
            "STANZIAMENTO", "STANZIAMENTI", "STANZIAMENTO DEFINITIVO", "STANZIATO DEFINITIVO", "STANZIATO COMPETENZA",
            "PREVISIONE DEFINITIVA", "PREVISIONI DEFINITIVE", "PREVISIONI DEFINITIVE DI COMPETENZA"
        ];
        /// Impegnato.
        Committed = "IMPEGNATO" ["IMPEGNI", "IMPEGNI DI COMPETENZA", "IMPEGNATO COMPETENZA", "IMPEGNO"];
        /// Fondo pluriennale vincolato.
        CarriedForward = "FPV" ["FONDO PLURIENNALE VINCOLATO", "FPV DI SPESA", "DI CUI FPV"];
        /// Pagato in conto competenza.
        Paid = "PAGATO" [
            "PAGAMENTI", "PAGATO COMPETENZA", "PAGATO IN COMPETENZA", "PAGATO IN CONTO COMPETENZA",
            "PAGAMENTI COMPETENZA", "PAGAMENTI IN C COMPETENZA", "PAGAMENTI IN CONTO COMPETENZA"
        ];
        /// Pagato in conto residui.
        ArrearsPaid = "PAGATO RESIDUI" [
            "PAGATO IN CONTO RESIDUI", "PAGATO A RESIDUI", "PAGAMENTI RESIDUI", "PAGAMENTI IN C RESIDUI",
            "PAGAMENTI IN CONTO RESIDUI"
        ];
        /// Residui finali.
        ArrearsLeft = "RESIDUI FINALI" [
            "RESIDUI PASSIVI", "RESIDUI PASSIVI FINALI", "RESIDUI DA RIPORTARE", "RESIDUI PASSIVI DA RIPORTARE"
        ];
    }
}

impl Column {
    /// The columns of amounts, in the order of the *rendiconto*.
    pub const AMOUNTS: [Self; 6] =
        [Self::Appropriated, Self::Committed, Self::CarriedForward, Self::Paid, Self::ArrearsPaid, Self::ArrearsLeft];
    /// The amounts without which section 5 says little.
    pub const REQUIRED: [Self; 3] = [Self::Appropriated, Self::Committed, Self::Paid];
}
