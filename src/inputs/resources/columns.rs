//! The columns of a table of budget figures, by the names that accounting programs give them.

use crate::tabular;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Code of the programma, or its number beside a column of the missione.
    Programme,
    /// Number of the missione, where it stands apart.
    Mission,
    /// Stanziato.
    Appropriated,
    /// Impegnato.
    Committed,
    /// Fondo pluriennale vincolato.
    CarriedForward,
    /// Pagato in conto competenza.
    Paid,
    /// Pagato in conto residui.
    ArrearsPaid,
    /// Residui finali.
    ArrearsLeft,
}

impl Column {
    /// The columns of amounts, in the order of the *rendiconto*.
    pub const AMOUNTS: [Self; 6] =
        [Self::Appropriated, Self::Committed, Self::CarriedForward, Self::Paid, Self::ArrearsPaid, Self::ArrearsLeft];
    /// The amounts without which section 5 says little.
    pub const REQUIRED: [Self; 3] = [Self::Appropriated, Self::Committed, Self::Paid];
}

impl tabular::Column for Column {
    const ALL: &'static [Self] = &[
        Self::Programme,
        Self::Mission,
        Self::Appropriated,
        Self::Committed,
        Self::CarriedForward,
        Self::Paid,
        Self::ArrearsPaid,
        Self::ArrearsLeft,
    ];
    const KEY: &'static [Self] = &[Self::Programme];

    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Programme => (
                "PROGRAMMA",
                &["PROGRAMMI", "CODICE PROGRAMMA", "COD PROGRAMMA", "MISSIONE PROGRAMMA", "MISSIONE E PROGRAMMA"],
            ),
            Self::Mission => ("MISSIONE", &["CODICE MISSIONE", "COD MISSIONE", "MISSIONI"]),
            Self::Appropriated => (
                "STANZIATO",
                &[
                    "STANZIAMENTO",
                    "STANZIAMENTI",
                    "STANZIAMENTO DEFINITIVO",
                    "STANZIATO DEFINITIVO",
                    "STANZIATO COMPETENZA",
                    "PREVISIONE DEFINITIVA",
                    "PREVISIONI DEFINITIVE",
                    "PREVISIONI DEFINITIVE DI COMPETENZA",
                ],
            ),
            Self::Committed => ("IMPEGNATO", &["IMPEGNI", "IMPEGNI DI COMPETENZA", "IMPEGNATO COMPETENZA", "IMPEGNO"]),
            Self::CarriedForward => ("FPV", &["FONDO PLURIENNALE VINCOLATO", "FPV DI SPESA", "DI CUI FPV"]),
            Self::Paid => (
                "PAGATO",
                &[
                    "PAGAMENTI",
                    "PAGATO COMPETENZA",
                    "PAGATO IN COMPETENZA",
                    "PAGATO IN CONTO COMPETENZA",
                    "PAGAMENTI COMPETENZA",
                    "PAGAMENTI IN C COMPETENZA",
                    "PAGAMENTI IN CONTO COMPETENZA",
                ],
            ),
            Self::ArrearsPaid => (
                "PAGATO RESIDUI",
                &[
                    "PAGATO IN CONTO RESIDUI",
                    "PAGATO A RESIDUI",
                    "PAGAMENTI RESIDUI",
                    "PAGAMENTI IN C RESIDUI",
                    "PAGAMENTI IN CONTO RESIDUI",
                ],
            ),
            Self::ArrearsLeft => (
                "RESIDUI FINALI",
                &["RESIDUI PASSIVI", "RESIDUI PASSIVI FINALI", "RESIDUI DA RIPORTARE", "RESIDUI PASSIVI DA RIPORTARE"],
            ),
        }
    }
}
