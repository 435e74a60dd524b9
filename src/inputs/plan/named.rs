//! What a plan is called: its titles say so, or the names of its sheets and of its files.

use super::shapes;
use super::source::SourceSheet;
use crate::domain::Plan;
use crate::words::PlanName;

/// Longest title of a plan, in words: what is longer only speaks of plans.
const LONGEST: usize = 14;

/// The name that the titles of its sheets, their tabs or the file's name tell.
pub(super) fn in_sheets(sheets: &[SourceSheet], file: &str) -> Option<PlanName> {
    let is_title = |text: &&str| text.split_whitespace().count() <= LONGEST;
    let titles = sheets.iter().flat_map(shapes::titles).filter(is_title);
    let names = sheets.iter().map(|sheet| &*sheet.name).chain([of_file(file)]);
    titles.chain(names).find_map(PlanName::in_title)
}

/// The name that the office's own file tells, from which a plan of our workbook came.
pub(super) fn in_origins(plan: &Plan) -> Option<PlanName> {
    let of_plan = plan.objectives().flat_map(|(_, objective)| &objective.details.indicators);
    of_plan.map(|indicator| of_file(&indicator.place.file)).find_map(PlanName::in_title)
}

fn of_file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
