//! The themes that cross the plan, with the objectives and indicators that the register marks with each.

use crate::assessment::{Assessment, ObjectiveResult};
use crate::domain::{Class, Theme};

/// A theme and what is marked with it.
#[derive(Debug)]
pub struct Themed<'r, 'a> {
    /// The theme.
    pub theme: Theme,
    /// The objectives planned for the year that have such indicators, in the document's order.
    pub objectives: Vec<&'r ObjectiveResult<'a>>,
    /// How many indicators there are.
    pub indicators: usize,
    /// Those whose result is in the first class.
    pub achieved: usize,
}

/// Every theme, those without indicators too; none where the register marks nothing.
pub fn by_theme<'r, 'a>(assessment: &'r Assessment<'a>) -> Vec<Themed<'r, 'a>> {
    let themes = Theme::ALL.map(|theme| {
        let mut themed = Themed { theme, objectives: Vec::new(), indicators: 0, achieved: 0 };
        for (_, row) in assessment.objectives().filter(|(_, row)| row.state.is_planned()) {
            let own = || row.indicators.iter().filter(|own| own.indicator.themes.contains(&theme));
            themed.indicators += own().count();
            themed.achieved += own().filter(|own| own.class == Some(Class::Achieved)).count();
            themed.objectives.extend(own().next().map(|_| row));
        }
        themed
    });
    if themes.iter().all(|themed| themed.indicators == 0) { Vec::new() } else { themes.into() }
}
