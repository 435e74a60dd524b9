//! The columns of `individuale/ANNO.xlsx`.

use crate::tabular::{Conventions, columns};

columns! {
    /// A column of the table of score bands.
    Column Conventions::of_amounts(&[Self::Category]) => {
        /// CATEGORIA.
        Category = "CATEGORIA" ["AREA", "CATEGORIE", "PERSONALE"];
        /// FASCIA, its label.
        Band = "FASCIA" ["FASCIA DI PUNTEGGIO", "FASCE", "FASCIA DI VALUTAZIONE"];
        /// Lowest score of the band.
        From = "DA" ["PUNTEGGIO DA", "FASCIA DA", "MINIMO"];
        /// Highest score of the band.
        To = "A" ["PUNTEGGIO A", "FASCIA A", "MASSIMO"];
        /// NUMERO DIPENDENTI.
        People = "NUMERO DIPENDENTI" ["N DIPENDENTI", "DIPENDENTI", "NUMERO", "UNITA"];
        /// PREMI STANZIATI.
        Allocated = "PREMI STANZIATI" ["STANZIATO", "PREMIO STANZIATO", "PREMI STANZIATO"];
        /// PREMI DISTRIBUITI.
        Distributed = "PREMI DISTRIBUITI" ["DISTRIBUITO", "PREMIO DISTRIBUITO", "PREMI EROGATI", "EROGATO"];
    }
}
