//! The columns of a table of budget figures, by the names that accounting programs give them.

use super::accounting_words::common_words;
use crate::tabular::{Conventions, columns};

columns! {
    /// A column of the table.
    Column Conventions { common_words: Some(common_words), ..Conventions::of_amounts(&[]) } => {
        /// Code of the programma, or its number beside a column of the missione.
        Programme = "PROGRAMMA" [
            "PROGRAMMI", "CODICE PROGRAMMA", "COD PROGRAMMA", "MISSIONE PROGRAMMA", "MISSIONE E PROGRAMMA"
        ];
        /// A code that begins with the programma's and may go on to the macroaggregato.
        Code = "CODICE" ["COD", "CODICI", "CODICE DI BILANCIO", "CODIFICA", "CLASSIFICAZIONE", "CODICE BILANCIO"];
        /// Titolo of the expense, where it stands apart.
        Title = "TITOLO" ["TIT", "TITOLI", "TITOLO DI SPESA", "TITOLO SPESA", "CODICE TITOLO"];
        /// Macroaggregato, where it stands apart.
        Aggregate = "MACROAGGREGATO" ["MACRO", "MACROAGGREGATI", "CODICE MACROAGGREGATO", "TITOLO MACROAGGREGATO"];
        /// Number of the missione, where it stands apart.
        Mission = "MISSIONE" ["CODICE MISSIONE", "COD MISSIONE", "MISSIONI"];
        /// Stanziato.
        Appropriated = "STANZIATO" [
            "STANZIAMENTO", "STANZIAMENTI", "STANZIAMENTO DEFINITIVO", "STANZIATO DEFINITIVO", "STANZIATO COMPETENZA",
            "PREVISIONE DEFINITIVA", "PREVISIONI DEFINITIVE", "PREVISIONI DEFINITIVE DI COMPETENZA",
            "PREVISIONI DEFINITIVE CP", "PREVISIONI DEFINITIVE DI COMPETENZA CP", "PREVISIONI DEFINITIVE COMPETENZA",
            "STANZIAMENTO CP", "STANZIAMENTI CP", "STANZIAMENTO ASSESTATO", "ASSESTATO", "STANZIAMENTO DI COMPETENZA"
        ];
        /// Impegnato.
        Committed = "IMPEGNATO" ["IMPEGNI", "IMPEGNI DI COMPETENZA", "IMPEGNATO COMPETENZA", "IMPEGNO", "IMPEGNI CP", "IMPEGNI I", "IMPEGNI COMPETENZA"];
        /// Fondo pluriennale vincolato.
        CarriedForward = "FPV" ["FONDO PLURIENNALE VINCOLATO", "FPV DI SPESA", "DI CUI FPV", "F P V", "F P V DI SPESA", "FPV CP",
            "FONDO PLURIENNALE VINCOLATO FPV", "DI CUI F P V", "FPV SPESA"];
        /// Pagato in conto competenza.
        Paid = "PAGATO" [
            "PAGAMENTI", "PAGATO COMPETENZA", "PAGATO IN COMPETENZA", "PAGATO IN CONTO COMPETENZA",
            "PAGAMENTI COMPETENZA", "PAGAMENTI IN C COMPETENZA", "PAGAMENTI IN CONTO COMPETENZA", "PAGAMENTI CP",
            "PAGAMENTI IN C COMPETENZA PC", "PAGAMENTI PC", "PAGATO CP", "PAGAMENTI DI COMPETENZA"
        ];
        /// Pagato in conto residui.
        ArrearsPaid = "PAGATO RESIDUI" [
            "PAGATO IN CONTO RESIDUI", "PAGATO A RESIDUI", "PAGAMENTI RESIDUI", "PAGAMENTI IN C RESIDUI",
            "PAGAMENTI IN CONTO RESIDUI", "PAGAMENTI RS", "PAGAMENTI IN C RESIDUI PR", "PAGAMENTI PR", "PAGATO RS"
        ];
        /// Residui finali.
        ArrearsLeft = "RESIDUI FINALI" [
            "RESIDUI PASSIVI", "RESIDUI PASSIVI FINALI", "RESIDUI DA RIPORTARE", "RESIDUI PASSIVI DA RIPORTARE",
            "TOTALE RESIDUI PASSIVI DA RIPORTARE", "RESIDUI AL 31 12", "RESIDUI FINALI RS"
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

#[cfg(test)]
mod tests {
    use super::Column as Own;
    use super::*;
    use crate::tabular::Column as _;

    #[test]
    fn headings_of_accounting_programs_are_known_however_they_are_written() {
        for (column, headings) in [
            (
                Own::Appropriated,
                &["Stanziato (A)", "Stanz. definitivo", "Previsioni definitive (a)", "A) Stanziato"][..],
            ),
            (
                Own::Committed,
                &["Impegnato (B)", "Impegni (I)", "B) Impegnato", "Impegni c/competenza", "Impegnato [b]"],
            ),
            (
                Own::Paid,
                &[
                    "Pagato (C)",
                    "Pagato c/competenza",
                    "Pagamenti c/competenza",
                    "Pagato in c/competenza",
                    "Pagato in conto competenza (D)",
                    "Pagamenti in c/comp.",
                    "Pagato c/comp",
                    "Pagamenti in c.to competenza",
                    "Pagato di competenza 2025 (C)",
                    "Pagato (C) €",
                ],
            ),
            (
                Own::ArrearsPaid,
                &[
                    "Pagato c/residui",
                    "Pagamenti c/residui (E)",
                    "Pagato in c/residui",
                    "Pagato su residui",
                    "Pagam. c/res.",
                ],
            ),
            (Own::ArrearsLeft, &["Residui finali (F)", "Residui passivi (E = B - C)"]),
            (Own::CarriedForward, &["FPV (G)", "F.P.V."]),
            (Own::Aggregate, &["Macroagg.", "Macroaggr.", "Cod. macroagg.", "Macroaggreg.", "MACROAG."]),
            (Own::Mission, &["Miss.", "Cod. miss."]),
            (Own::Programme, &["Progr.", "Prog.", "Cod. progr.", "Miss./Prog."]),
            (Own::Title, &["Tit.", "Titolo spesa", "Cod. tit."]),
        ] {
            for heading in headings {
                let dated = || Own::from_dated_heading(heading).map(|dated| dated.column);
                assert_eq!(Own::from_heading(heading).or_else(dated), Some(column), "{heading}");
            }
        }
        for heading in ["Impegnato residui", "Pagato totale competenza e residui", "Da pagare", "Accertato (B)", "(B)"]
        {
            let dated = || Own::from_dated_heading(heading).map(|dated| dated.column);
            assert_eq!(Own::from_heading(heading).or_else(dated), None, "{heading}");
        }
    }

    #[test]
    fn no_two_columns_share_their_common_words() {
        let own = Own::AMOUNTS.into_iter().chain([Own::Programme, Own::Code, Own::Title, Own::Mission, Own::Aggregate]);
        for column in own {
            let words = common_words(&crate::words::fold(column.heading()));
            assert_eq!(Own::from_heading(&words), Some(column), "{words}");
        }
    }
}
