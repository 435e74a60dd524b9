//! The columns of `individuale/ANNO.xlsx`.

use crate::tabular;

/// A column of the table of score bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// CATEGORIA.
    Category,
    /// FASCIA, its label.
    Band,
    /// Lowest score of the band.
    From,
    /// Highest score of the band.
    To,
    /// NUMERO DIPENDENTI.
    People,
    /// PREMI STANZIATI.
    Allocated,
    /// PREMI DISTRIBUITI.
    Distributed,
}

impl tabular::Column for Column {
    const ALL: &'static [Self] =
        &[Self::Category, Self::Band, Self::From, Self::To, Self::People, Self::Allocated, Self::Distributed];
    const KEY: &'static [Self] = &[Self::Category];

    fn names(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Category => ("CATEGORIA", &["AREA", "CATEGORIE", "PERSONALE"]),
            Self::Band => ("FASCIA", &["FASCIA DI PUNTEGGIO", "FASCE", "FASCIA DI VALUTAZIONE"]),
            Self::From => ("DA", &["PUNTEGGIO DA", "FASCIA DA", "MINIMO"]),
            Self::To => ("A", &["PUNTEGGIO A", "FASCIA A", "MASSIMO"]),
            Self::People => ("NUMERO DIPENDENTI", &["N DIPENDENTI", "DIPENDENTI", "NUMERO", "UNITA"]),
            Self::Allocated => ("PREMI STANZIATI", &["STANZIATO", "PREMIO STANZIATO", "PREMI STANZIATO"]),
            Self::Distributed => {
                ("PREMI DISTRIBUITI", &["DISTRIBUITO", "PREMIO DISTRIBUITO", "PREMI EROGATI", "EROGATO"])
            }
        }
    }
}
