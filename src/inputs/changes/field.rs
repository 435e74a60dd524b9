//! CAMPO: which field of an objective or of an indicator a row changes.

use crate::domain::Year;
use crate::inputs::{measurements, plan};
use crate::tabular::Column as _;
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

/// The columns of the plan that may change.
const OF_THE_PLAN: [(plan::Column, ObjectiveField); 7] = [
    (plan::Column::Title, ObjectiveField::Title),
    (plan::Column::Purpose, ObjectiveField::Purpose),
    (plan::Column::Stakeholders, ObjectiveField::Stakeholders),
    (plan::Column::Indicator, ObjectiveField::PlanText),
    (plan::Column::Weight, ObjectiveField::Weight),
    (plan::Column::Office, ObjectiveField::Office),
    (plan::Column::Manager, ObjectiveField::Manager),
];

/// The columns of the register that may change.
const OF_THE_REGISTER: [(measurements::Column, IndicatorField); 11] = [
    (measurements::Column::Name, IndicatorField::Name),
    (measurements::Column::Kind, IndicatorField::Kind),
    (measurements::Column::Bound, IndicatorField::Bound),
    (measurements::Column::Unit, IndicatorField::Unit),
    (measurements::Column::Baseline, IndicatorField::Baseline),
    (measurements::Column::BaselineYear, IndicatorField::BaselineYear),
    (measurements::Column::Target, IndicatorField::Target),
    (measurements::Column::Weight, IndicatorField::Weight),
    (measurements::Column::Office, IndicatorField::Office),
    (measurements::Column::Manager, IndicatorField::Manager),
    (measurements::Column::ExpectedSource, IndicatorField::ExpectedSource),
];

fn is_cancelled(folded: &str) -> bool {
    matches!(folded, "ANNULLATO" | "ANNULLATA" | "ANNULLAMENTO" | "STRALCIATO")
}

fn is_added(folded: &str) -> bool {
    matches!(folded, "AGGIUNTO" | "AGGIUNTA" | "NUOVO")
}

impl ObjectiveField {
    /// Reads CAMPO of a row without an indicator: a year, or a column of the plan by any of its names.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        if is_cancelled(&folded) {
            return Some(Self::Cancelled);
        }
        if is_added(&folded) {
            return Some(Self::Added);
        }
        if let Ok(year) = folded.parse() {
            return Some(year).filter(|year| (1990..=2200).contains(year)).map(|year| Self::Year(Year(year)));
        }
        let column = match folded.as_str() {
            "TITOLO" => plan::Column::Title,
            // The register's own name for what the plan calls an indicator.
            "INDICATORE DEL PIANO" => plan::Column::Indicator,
            _ => plan::Column::from_heading(text)?,
        };
        OF_THE_PLAN.iter().find(|(known, _)| *known == column).map(|(_, field)| *field)
    }

    /// The column of the plan that changes; none where it is a year, or the objective itself.
    pub fn column(self) -> Option<plan::Column> {
        OF_THE_PLAN.iter().find(|(_, field)| *field == self).map(|(column, _)| *column)
    }

    /// What may stand in CAMPO for an objective.
    pub fn known() -> String {
        format!("{}, un anno, annullato, aggiunto", Self::headings().collect::<Vec<_>>().join(", "))
    }

    /// The columns of the plan, as people write them.
    pub fn headings() -> impl Iterator<Item = &'static str> {
        OF_THE_PLAN.into_iter().map(|(column, _)| match column {
            plan::Column::Purpose => "FINALITÀ",
            other => other.label(),
        })
    }
}

impl IndicatorField {
    /// Reads CAMPO of a row with an indicator: a column of the register by any of its names.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        if is_cancelled(&folded) {
            return Some(Self::Cancelled);
        }
        if is_added(&folded) {
            return Some(Self::Added);
        }
        let column = match measurements::Column::from_heading(text)? {
            // The register knows one source only, the one foreseen.
            measurements::Column::Source => measurements::Column::ExpectedSource,
            other => other,
        };
        OF_THE_REGISTER.iter().find(|(known, _)| *known == column).map(|(_, field)| *field)
    }

    /// The column of the register that changes; none where it is the indicator itself.
    pub fn column(self) -> Option<measurements::Column> {
        OF_THE_REGISTER.iter().find(|(_, field)| *field == self).map(|(column, _)| *column)
    }

    /// What may stand in CAMPO for an indicator.
    pub fn known() -> String {
        format!("{}, annullato, aggiunto", Self::headings().collect::<Vec<_>>().join(", "))
    }

    /// The columns of the register.
    pub fn headings() -> impl Iterator<Item = &'static str> {
        OF_THE_REGISTER.into_iter().map(|(column, _)| column.heading())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_offices_write_them() {
        assert_eq!(ObjectiveField::parse("Finalita'"), Some(ObjectiveField::Purpose));
        assert_eq!(ObjectiveField::parse("Indicatore del piano"), Some(ObjectiveField::PlanText));
        assert_eq!(IndicatorField::parse("Fonte"), Some(IndicatorField::ExpectedSource));
        assert_eq!(ObjectiveField::parse(" 2025 "), Some(ObjectiveField::Year(Year(2025))));
        assert_eq!(ObjectiveField::parse("annullato"), Some(ObjectiveField::Cancelled));
        assert_eq!(IndicatorField::parse("Unità di misura"), Some(IndicatorField::Unit));
        assert_eq!(IndicatorField::parse("target"), Some(IndicatorField::Target));
        for stranger in ["", "TARGET", "25", "colore", "CODICE", "PROGRAMMI", "2201"] {
            assert_eq!(ObjectiveField::parse(stranger), None, "{stranger}");
        }
        for stranger in ["", "CODICE INDICATORE", "CONSUNTIVO", "2024"] {
            assert_eq!(IndicatorField::parse(stranger), None, "{stranger}");
        }
        for (column, field) in OF_THE_PLAN {
            assert_eq!(ObjectiveField::parse(column.label()), Some(field));
        }
        for (column, field) in OF_THE_REGISTER {
            assert_eq!(IndicatorField::parse(column.heading()), Some(field));
        }
        let known = "OBIETTIVI OPERATIVI, FINALITÀ, STAKEHOLDER, INDICATORI DI OUTPUT, PESO, UFFICIO, RESPONSABILE, \
                     un anno, annullato, aggiunto";
        assert_eq!(ObjectiveField::known(), known);
        let known = "INDICATORE, TIPO, VERSO, UNITÀ, BASE, ANNO BASE, TARGET, PESO, UFFICIO, RESPONSABILE, FONTE \
                     PREVISTA, annullato, aggiunto";
        assert_eq!(IndicatorField::known(), known);
        assert_eq!(IndicatorField::parse("FINALITA'"), None);
    }
}
