//! CAMPO: which field of an objective or of an indicator a row changes.

use crate::domain::Year;
use crate::words::fold;

/// A field of an objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectiveField {
    Title,
    Purpose,
    Stakeholders,
    PlanText,
    Weight,
    Office,
    Manager,
    /// The mark of a year.
    Year(Year),
    Cancelled,
    Added,
}

/// A field of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IndicatorField {
    Name,
    Kind,
    Bound,
    Unit,
    Baseline,
    BaselineYear,
    Target,
    Weight,
    Office,
    Manager,
    ExpectedSource,
    Cancelled,
    Added,
}

/// What may stand in CAMPO for an objective.
pub(super) const OBJECTIVE_FIELDS: &str = "OBIETTIVI OPERATIVI, FINALITÀ, STAKEHOLDER, INDICATORI DI OUTPUT, PESO, UFFICIO, RESPONSABILE, un anno, \
     annullato, aggiunto";

/// What may stand in CAMPO for an indicator.
pub(super) const INDICATOR_FIELDS: &str = "INDICATORE, TIPO, VERSO, UNITÀ, BASE, ANNO BASE, TARGET, PESO, UFFICIO, RESPONSABILE, FONTE PREVISTA, \
     annullato, aggiunto";

impl ObjectiveField {
    /// Reads CAMPO of a row without an indicator.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match fold(text).as_str() {
            "OBIETTIVI OPERATIVI" | "OBIETTIVO OPERATIVO" | "OBIETTIVO" | "TITOLO" => Self::Title,
            "FINALITA" => Self::Purpose,
            "STAKEHOLDER" | "STAKEHOLDERS" => Self::Stakeholders,
            "INDICATORI DI OUTPUT" | "INDICATORE DI OUTPUT" | "INDICATORE DEL PIANO" => Self::PlanText,
            "PESO" => Self::Weight,
            "UFFICIO" | "SETTORE" => Self::Office,
            "RESPONSABILE" => Self::Manager,
            "ANNULLATO" | "ANNULLATA" | "ANNULLAMENTO" | "STRALCIATO" => Self::Cancelled,
            "AGGIUNTO" | "AGGIUNTA" | "NUOVO" => Self::Added,
            year => Self::Year(Year(year.parse().ok().filter(|year| (1990..=2200).contains(year))?)),
        })
    }
}

impl IndicatorField {
    /// Reads CAMPO of a row with an indicator.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match fold(text).as_str() {
            "INDICATORE" | "DESCRIZIONE INDICATORE" => Self::Name,
            "TIPO" | "TIPO INDICATORE" => Self::Kind,
            "VERSO" => Self::Bound,
            "UNITA" | "UNITA DI MISURA" => Self::Unit,
            "BASE" | "VALORE BASE" => Self::Baseline,
            "ANNO BASE" => Self::BaselineYear,
            "TARGET" | "VALORE TARGET" | "VALORE ATTESO" => Self::Target,
            "PESO" | "PESO INDICATORE" => Self::Weight,
            "UFFICIO" | "SETTORE" => Self::Office,
            "RESPONSABILE" => Self::Manager,
            "FONTE PREVISTA" | "FONTE" => Self::ExpectedSource,
            "ANNULLATO" | "ANNULLATA" | "ANNULLAMENTO" | "STRALCIATO" => Self::Cancelled,
            "AGGIUNTO" | "AGGIUNTA" | "NUOVO" => Self::Added,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_offices_write_them() {
        assert_eq!(ObjectiveField::parse("Finalita'"), Some(ObjectiveField::Purpose));
        assert_eq!(ObjectiveField::parse(" 2025 "), Some(ObjectiveField::Year(Year(2025))));
        assert_eq!(ObjectiveField::parse("annullato"), Some(ObjectiveField::Cancelled));
        assert_eq!(IndicatorField::parse("Unità di misura"), Some(IndicatorField::Unit));
        assert_eq!(IndicatorField::parse("target"), Some(IndicatorField::Target));
        for stranger in ["", "TARGET", "25", "colore"] {
            assert_eq!(ObjectiveField::parse(stranger), None, "{stranger}");
        }
        assert_eq!(IndicatorField::parse("FINALITA'"), None);
    }
}
