//! Names of the sheets, and the keys of the columns that other sheets and formulas name.

use crate::assessment::BudgetItem;

/// Entity and missioni of the summary, programmi of a missione, first sheet of every other workbook.
pub(super) const SUMMARY: &str = "Sommario";
/// Programmi of the summary.
pub(super) const PROGRAMMES: &str = "Programmi";
/// *Indirizzi strategici* of the summary.
pub(super) const DIRECTIONS: &str = "Indirizzi";
/// Offices of the summary.
pub(super) const OFFICES: &str = "Uffici";
/// Objectives, of a missione or of all.
pub(super) const OBJECTIVES: &str = "Obiettivi";
/// Indicators of a missione.
pub(super) const INDICATORS: &str = "Indicatori";
/// What has no value.
pub(super) const LEFT_OUT: &str = "Non misurati";
/// Budget figures of a missione; of the missioni in the summary.
pub(super) const RESOURCES: &str = "Risorse";
/// Budget figures of the programmi in the summary.
pub(super) const PROGRAMME_RESOURCES: &str = "Risorse per programma";
/// Entity and missioni over the years.
pub(super) const TREND: &str = "Andamento";
/// Objectives over the years.
pub(super) const OBJECTIVE_TREND: &str = "Andamento obiettivi";
/// Totals in report, annexes and open data.
/// Where every value comes from.
pub(super) const PROVENANCE: &str = "Provenienza";
/// The scoring rules.
pub(super) const RULES: &str = "Regole";

/// Columns of a sheet of objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectiveKey {
    Code,
    Mission,
    Programme,
    Direction,
    Office,
    /// The state in words.
    State,
    /// W of every objective.
    Weight,
    /// W of the objectives that count.
    CountedWeight,
    /// Σw of its indicators that count.
    PlannedWeight,
    /// Σw of its indicators with a figure.
    MeasuredWeight,
    /// Σw of all its indicators.
    AllWeight,
    /// Σw of its indicators that an act excludes.
    ExcludedWeight,
    /// x
    Excluded,
    /// W of the objectives planned for the year.
    InPlanWeight,
    /// W·x
    ExcludedPoints,
    /// M
    Measured,
    /// c
    Coverage,
    /// C
    Prudent,
    /// Class or state in words.
    Class,
    /// C·W
    PrudentPoints,
    /// W·c
    CoveredWeight,
    /// M·W·c
    MeasuredPoints,
}

/// Columns of the sheet of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IndicatorKey {
    /// Code of its objective.
    Objective,
    /// b
    Baseline,
    /// t
    Target,
    /// v
    Actual,
    /// The state in words.
    State,
    /// w
    Weight,
    /// w of the indicators that count.
    CountedWeight,
    /// The achievement before it is clamped.
    Raw,
    /// G
    Achievement,
    /// Class in words.
    Class,
    /// G·w
    Points,
    /// v − t
    Deviation,
}

/// Columns of a table of groups of objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupKey {
    Code,
    Name,
    Weight,
    Prudent,
    Measured,
    Coverage,
    ExcludedShare,
    Class,
    Planned,
    Achieved,
    Partly,
    NotAchieved,
    Incomplete,
    NotMeasured,
    Excluded,
    InProgress,
}

/// Columns of a table of budget figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BudgetKey {
    Code,
    Item(BudgetItem),
}
