//! The table of budget figures: programmi, and the totals of missioni and entity.

use super::schema::RESOURCES;
use super::tables::{Table, printed};
use crate::assessment::{Assessment, BudgetFigures};
use crate::domain::{MissionCode, ProgrammeBudget, Resources};

/// The table; without budget figures it has no rows.
pub(super) fn table(resources: Option<&Resources>, assessment: &Assessment<'_>) -> Table {
    let mut rows = Vec::new();
    let Some(Resources { programmes, .. }) = resources else { return Table { schema: &RESOURCES, rows } };
    rows.push(row("ente", "ente", "", programmes));
    for group in programmes.chunk_by(|left, right| left.programme.mission == right.programme.mission) {
        let mission = group[0].programme.mission;
        rows.push(row(&mission.to_string(), "missione", title(mission, assessment), group));
        for entry in group {
            let name = assessment.catalogue.programme(entry.programme).unwrap_or_default();
            rows.push(row(&entry.programme.to_string(), "programma", name, std::slice::from_ref(entry)));
        }
    }
    Table { schema: &RESOURCES, rows }
}

fn row(code: &str, level: &str, name: &str, entries: &[ProgrammeBudget]) -> Vec<String> {
    let figures = BudgetFigures::total(entries).columns();
    [code, level, name].map(str::to_owned).into_iter().chain(figures.map(printed)).collect()
}

/// The plan's title, or the official one of a missione without objectives.
fn title<'t>(code: MissionCode, assessment: &Assessment<'t>) -> &'t str {
    let own = assessment.missions.iter().find(|mission| mission.code == code).map(|mission| mission.title);
    own.or_else(|| assessment.catalogue.mission(code)).unwrap_or_default()
}
