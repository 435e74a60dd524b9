//! Every total of the report with the three places where it stands.
//!
//! Guaranteed: what the report prints is read back from its own words, and what the open data
//! say from the bytes of the CSV. Deliberately absent: the sheet that shows them.

use rust_decimal::Decimal;

use super::budget::{self, FIGURES, Made};
use super::material::Material;
use super::sheets::{DIRECTIONS, GroupKey, PROGRAMMES, RESOURCES, SUMMARY};
use super::{groups, resources};
use crate::assessment::{BudgetFigures, RollUp};
use crate::dossier::Dossier;
use crate::outputs::opendata::{Published, groups as published_groups};
use crate::sheet::{NOT_AVAILABLE, Table};
use crate::words::italian;

/// A total and the three places where it stands.
pub(super) struct Line {
    pub subject: String,
    pub figure: &'static str,
    pub section: String,
    /// The words of the report.
    pub printed: String,
    /// The cell of this workbook, with its sheet.
    pub cell: String,
    /// The value that the cell carries.
    pub annex: Option<Decimal>,
    pub file: &'static str,
    pub published: Option<Decimal>,
}

/// A figure of a group: its name, its column in a table of groups and in the CSV, its value and
/// how the report writes it.
struct GroupFigure {
    name: &'static str,
    column: GroupKey,
    published: &'static str,
    of: fn(&RollUp) -> Option<Decimal>,
    written: fn(Decimal) -> String,
}

const fn index(
    name: &'static str,
    column: GroupKey,
    published: &'static str,
    of: fn(&RollUp) -> Option<Decimal>,
) -> GroupFigure {
    GroupFigure { name, column, published, of, written: italian::per_cent }
}

const fn count(
    name: &'static str,
    column: GroupKey,
    published: &'static str,
    of: fn(&RollUp) -> Option<Decimal>,
) -> GroupFigure {
    GroupFigure { name, column, published, of, written: |count| count.to_string() }
}

const INDICES: [GroupFigure; 3] = [
    index("Indice cautelativo %", GroupKey::Prudent, published_groups::PRUDENT, |total| total.prudent.value),
    index("Indice sui misurati %", GroupKey::Measured, published_groups::MEASURED, |total| total.measured.value),
    index("Copertura %", GroupKey::Coverage, published_groups::COVERAGE, |total| total.coverage.value),
];

const WEIGHT_AND_COUNTS: [GroupFigure; 8] = [
    GroupFigure {
        name: "Peso totale ΣW",
        column: GroupKey::Weight,
        published: published_groups::WEIGHT,
        of: |total| Some(total.weight),
        written: italian::number,
    },
    count("Obiettivi previsti", GroupKey::Planned, published_groups::PLANNED, |total| {
        Some(total.counts.planned.into())
    }),
    count("Raggiunti", GroupKey::Achieved, published_groups::ACHIEVED, |total| Some(total.counts.achieved.into())),
    count("Parzialmente raggiunti", GroupKey::Partly, published_groups::PARTLY, |total| {
        Some(total.counts.partly.into())
    }),
    count("Non raggiunti", GroupKey::NotAchieved, published_groups::NOT_ACHIEVED, |total| {
        Some(total.counts.not_achieved.into())
    }),
    count("Non misurati", GroupKey::NotMeasured, published_groups::NOT_MEASURED, |total| {
        Some(total.counts.not_measured.into())
    }),
    count("Esclusi con atto", GroupKey::Excluded, published_groups::EXCLUDED, |total| {
        Some(total.counts.excluded.into())
    }),
    count("In corso", GroupKey::InProgress, published_groups::IN_PROGRESS, |total| {
        Some(total.counts.in_progress.into())
    }),
];

/// What programmi and *indirizzi* print.
const ONLY_INDICES: &[&[GroupFigure]] = &[&INDICES];
/// What entity and missioni print.
const INDICES_AND_COUNTS: &[&[GroupFigure]] = &[&INDICES, &WEIGHT_AND_COUNTS];

/// How many totals there are, and how many of them do not tie.
pub(super) fn outcome(material: &Material<'_>) -> (usize, usize) {
    let lines = lines(material);
    (lines.len(), lines.iter().filter(|line| !line.ties()).count())
}

impl Line {
    /// The value that the printed words say.
    pub fn report(&self) -> Option<Decimal> {
        number_in(&self.printed)
    }

    pub fn ties(&self) -> bool {
        self.report() == self.annex && self.report() == self.published
    }
}

/// Every total that the report prints.
pub(super) fn lines(&Material { ref dossier, sections, .. }: &Material<'_>) -> Vec<Line> {
    let assessment = dossier.assessment;
    let published = Published::of(dossier);
    let missions = &assessment.missions;
    let [summary, programmes, directions] = [SUMMARY, PROGRAMMES, DIRECTIONS].map(|sheet| groups::table(sheet, 1));
    let mut lines = Vec::new();
    let mut group = |subject: &str,
                     key: &str,
                     section: &[&str],
                     figures: &[&[GroupFigure]],
                     total: &RollUp,
                     (table, index): Row| {
        let section = sections.titles(section);
        lines.extend(figures.iter().copied().flatten().map(|figure| {
            let value = (figure.of)(total);
            Line {
                subject: subject.to_owned(),
                figure: figure.name,
                section: section.clone(),
                printed: value.map_or_else(|| NOT_AVAILABLE.to_owned(), figure.written),
                cell: table.cell(figure.column, index),
                annex: value,
                file: Published::INDICES,
                published: published.number(Published::INDICES, key, figure.published),
            }
        }));
    };
    group("Ente", "ente", &["sintesi"], INDICES_AND_COUNTS, &assessment.entity, (&summary, missions.len()));
    for (index, mission) in missions.iter().enumerate() {
        let code = mission.code.to_string();
        let section = &["sintesi", "risultati"];
        group(&format!("Missione {code}"), &code, section, INDICES_AND_COUNTS, &mission.total, (&summary, index));
    }
    for (index, programme) in missions.iter().flat_map(|mission| &mission.programmes).enumerate() {
        // The report leaves out programmi that the year does not plan.
        if programme.total.counts.planned > 0 {
            let code = programme.code.to_string();
            let section = &["risultati"];
            group(&format!("Programma {code}"), &code, section, ONLY_INDICES, &programme.total, (&programmes, index));
        }
    }
    for (index, direction) in assessment.directions.iter().enumerate() {
        let key = published_groups::direction_code(index + 1);
        let section = &["albero"];
        group(&format!("Indirizzo {}", index + 1), &key, section, ONLY_INDICES, &direction.total, (&directions, index));
    }
    lines.extend(budget_lines(dossier, &published, &sections.titles(&["risorse"])));
    lines
}

/// A row of a table of groups.
type Row<'t> = (&'t Table<GroupKey>, usize);

fn budget_lines(dossier: &Dossier<'_>, published: &Published, section: &str) -> Vec<Line> {
    let Some(resources) = &dossier.supplements.resources else { return Vec::new() };
    let missions = resources::missions(Some(resources));
    let table = budget::table(RESOURCES, missions.len());
    let mut lines = Vec::new();
    let mut group = |subject: String, key: &str, figures: BudgetFigures, index: usize| {
        lines.extend(FIGURES.iter().map(|figure| {
            let value = (figure.of)(&figures);
            let written = match figure.made {
                Made::Share { .. } => italian::per_cent,
                Made::Read { .. } => italian::two_places,
            };
            Line {
                subject: subject.clone(),
                figure: figure.header,
                section: section.to_owned(),
                printed: value.map_or_else(|| NOT_AVAILABLE.to_owned(), written),
                cell: table.cell(figure.key, index),
                annex: value,
                file: Published::RESOURCES,
                published: published.number(Published::RESOURCES, key, figure.published),
            }
        }));
    };
    group("Ente".to_owned(), "ente", BudgetFigures::total(&resources.programmes), missions.len());
    for (index, mission) in missions.into_iter().enumerate() {
        let figures = BudgetFigures::total(resources.of_mission(mission));
        group(format!("Missione {mission}"), &mission.to_string(), figures, index);
    }
    lines
}

/// The number that Italian words for a figure say: `1.234,50 %` → 1234.50.
fn number_in(printed: &str) -> Option<Decimal> {
    let plain: String = printed
        .trim_end_matches(['%', '\u{a0}'])
        .chars()
        .filter(|character| *character != '.')
        .map(|character| match character {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_words_are_read_back() {
        for (words, value) in [("83,50\u{a0}%", Some("83.50")), ("−1.234.567,80", Some("-1234567.80")), ("n.d.", None)]
        {
            assert_eq!(number_in(words), value.map(|value| value.parse().unwrap()), "{words}");
        }
    }

    #[test]
    fn a_value_that_differs_is_seen() {
        let line = |published| Line {
            subject: "Ente".to_owned(),
            figure: "Copertura %",
            section: "1 Sintesi".to_owned(),
            printed: "83,50\u{a0}%".to_owned(),
            cell: "Sommario!F6".to_owned(),
            annex: Some(Decimal::new(8350, 2)),
            file: Published::INDICES,
            published,
        };
        assert!(line(Some(Decimal::new(8350, 2))).ties());
        assert!(!line(Some(Decimal::new(8351, 2))).ties());
        assert!(!line(None).ties(), "an empty field is no zero and no equal");
    }
}
