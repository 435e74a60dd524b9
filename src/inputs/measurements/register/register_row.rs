//! A row of the register as it is written: blank where the office has still to decide.

use rust_decimal::Decimal;

use crate::domain::{Indicator, IndicatorCode, Kind, Objective, ObjectiveCode, Quantity, SourceKind, Theme, Year};
use crate::inputs::measurements::columns::Column;
use crate::sheet::{Cell, Look};

/// A row to write. Unlike an [`Indicator`] it may still lack its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Permanent code.
    pub code: IndicatorCode,
    /// The objective it measures.
    pub objective: ObjectiveCode,
    /// The plan's own wording.
    pub plan_text: String,
    /// What is measured; blank until decided.
    pub name: String,
    /// How achievement is computed.
    pub kind: Option<Kind>,
    /// Unit of measure.
    pub unit: String,
    /// Value at the start.
    pub baseline: Option<Quantity>,
    /// Year of the baseline.
    pub baseline_year: Option<Year>,
    /// Value to reach.
    pub target: Option<Quantity>,
    /// Weight among the objective's indicators.
    pub weight: Option<Decimal>,
    /// Office that measures.
    pub office: Option<String>,
    /// Role that answers for it.
    pub manager: Option<String>,
    /// Source foreseen.
    pub expected_source: Option<String>,
    /// The themes that it is marked with.
    pub themes: Vec<Theme>,
    /// What the office has to confirm of a row that the plan itself fills in.
    pub to_confirm: Vec<String>,
    /// The cells of the plan that hold its values.
    pub origin: Option<String>,
}

impl From<&Indicator> for RegisterRow {
    fn from(indicator: &Indicator) -> Self {
        Self {
            code: indicator.code.clone(),
            objective: indicator.objective.clone(),
            plan_text: indicator.plan_text.clone(),
            name: indicator.name.clone(),
            kind: Some(indicator.kind.value),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.as_ref().map(|baseline| baseline.value),
            baseline_year: indicator.baseline_year,
            target: indicator.target.as_ref().map(|target| target.value),
            weight: indicator.weight.as_ref().map(|weight| weight.value),
            office: indicator.office.clone(),
            manager: indicator.manager.clone(),
            expected_source: indicator.expected_source.clone(),
            themes: indicator.themes.clone(),
            to_confirm: Vec::new(),
            origin: None,
        }
    }
}

impl RegisterRow {
    /// The first row of an objective without indicators: everything but the plan's words is blank. INDICATORE begins
    /// with them, to be put right; UFFICIO with the plan's office, else with who answers for the objective.
    pub(super) fn starting(objective: &Objective) -> Self {
        Self {
            code: IndicatorCode::numbered(&objective.code, 1),
            objective: objective.code.clone(),
            plan_text: objective.indicator.value.clone(),
            name: name_of(&objective.indicator.value),
            kind: None,
            unit: String::new(),
            baseline: None,
            baseline_year: None,
            target: None,
            weight: None,
            office: objective.office.clone().or_else(|| objective.manager.clone()),
            manager: objective.manager.clone(),
            expected_source: None,
            themes: Vec::new(),
            to_confirm: Vec::new(),
            origin: None,
        }
    }
}

/// The longest name made of the plan's words, in characters.
const LONGEST_NAME: usize = 120;

/// The plan's words as the name of an indicator: in one line, without bullets, cut after a word.
pub fn name_of(plan_text: &str) -> String {
    let bare = |line: &str| line.trim_start_matches(|c: char| "•·▪◦*–—- ".contains(c)).trim().to_owned();
    let lines: Vec<String> = plan_text.split(['\n', '•']).map(bare).filter(|line| !line.is_empty()).collect();
    let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
    let whole = lines.join("; ").split_whitespace().collect::<Vec<_>>().join(" ");
    if whole.chars().count() <= LONGEST_NAME {
        return whole;
    }
    let mut name = String::new();
    for word in words {
        if name.chars().count() + word.chars().count() + 2 > LONGEST_NAME {
            break;
        }
        name.push_str(word);
        name.push(' ');
    }
    if name.is_empty() {
        name = whole.chars().take(LONGEST_NAME - 1).collect();
    }
    format!("{}…", name.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// What a row of the register writes in a column that it shares with the sheets.
pub fn row_cell<'r>(row: &'r RegisterRow, title: &'r str, column: Column) -> Cell<'r> {
    match column {
        Column::Indicator => Cell::text(row.code.as_str()),
        Column::Objective => Cell::text(row.objective.as_str()),
        Column::Title => Cell::text(title),
        Column::PlanText => Cell::text(&row.plan_text),
        Column::Name => Cell::text(&row.name),
        Column::Kind => Cell::optional(row.kind.map(Kind::label)),
        Column::Bound => Cell::optional(row.kind.and_then(Kind::bound)),
        Column::Unit => Cell::text(&row.unit),
        Column::Baseline => Cell::quantity(row.baseline),
        Column::BaselineYear => row.baseline_year.map_or(Cell::Blank, |year| Cell::Number(year.0.into(), Look::Year)),
        Column::Target => Cell::quantity(row.target),
        Column::Weight => row.weight.map_or(Cell::Blank, Cell::number),
        Column::Office => Cell::optional(row.office.as_deref()),
        Column::Manager => Cell::optional(row.manager.as_deref()),
        Column::ExpectedSource => Cell::optional(row.expected_source.as_deref()),
        Column::Theme if !row.themes.is_empty() => {
            Cell::text(row.themes.iter().map(|theme| theme.label()).collect::<Vec<_>>().join(", "))
        }
        _ => Cell::Blank,
    }
}

/// The words offered for FONTE and FONTE PREVISTA.
pub fn source_words() -> Vec<&'static str> {
    SourceKind::ALL.iter().map(|source| source.label()).collect()
}
